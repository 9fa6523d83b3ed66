package com.smartap.connector.sap.s4;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.support.Json;
import com.smartap.model.Money;
import com.smartap.spi.ConnectorProtocolException;
import com.smartap.spi.erp.ErpPurchaseOrder;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** Turns purchase orders of V2 and V4 into SmartAP's. */
final class PurchaseOrderMapper {
    private static final int PRICE_DECIMALS = 6;

    private PurchaseOrderMapper() {}

    static ErpPurchaseOrder purchaseOrder(ObjectNode row) {
        String id = SapId.shown(Json.requireText("A_PurchaseOrder", row, "PurchaseOrder"));
        String what = "purchase order " + id;
        Currency currency = currency(what, row);
        List<ObjectNode> items = items(row);
        BigDecimal total = BigDecimal.ZERO;
        List<ErpPurchaseOrder.Line> lines = new ArrayList<>();
        for (ObjectNode item : items) {
            Amounts amounts = Amounts.of(what, item);
            total = total.add(amounts.net(currency));
            lines.add(line(lines.size() + 1, item, amounts));
        }
        boolean toBill = items.stream().anyMatch(item -> !ODataValue.flag(item, "IsFinallyInvoiced"));
        return new ErpPurchaseOrder(
                id,
                id,
                SapId.shown(Json.text(row, "Supplier").orElse("")),
                !isDeleted(row) && !ODataValue.flag(row, "ReleaseIsNotCompleted") && (toBill || items.isEmpty()),
                ODataValue.day(what, row, "PurchaseOrderDate").orElse(null),
                Money.rounded(total, currency, RoundingMode.HALF_UP),
                lines,
                modifiedAt(what, row));
    }

    /** The items that were not deleted, in the order of their numbers. */
    static List<ObjectNode> items(ObjectNode order) {
        if (order.path("to_PurchaseOrderItem").has("__deferred")) {
            throw new ConnectorProtocolException("SAP did not expand the items of a purchase order", null, null);
        }
        List<ObjectNode> items = new ArrayList<>(ODataValue.children(order, "to_PurchaseOrderItem"));
        if (items.isEmpty()) {
            items.addAll(ODataValue.children(order, "_PurchaseOrderItem"));
        }
        items.removeIf(PurchaseOrderMapper::isDeleted);
        items.sort(Comparator.comparing(item -> SapId.stored(id(item))));
        return items;
    }

    /** The number of an item, such as 10. */
    static String id(ObjectNode item) {
        return SapId.shown(Json.requireText("A_PurchaseOrderItem", item, "PurchaseOrderItem"));
    }

    /** Only the code L is a deletion; S blocks. Both take an order out of billing. */
    private static boolean isDeleted(ObjectNode row) {
        return Json.text(row, "PurchasingDocumentDeletionCode")
                .or(() -> Json.text(row, "PurchaseOrderDeletionCode"))
                .isPresent();
    }

    static Optional<String> account(ObjectNode item) {
        List<ObjectNode> assignments = new ArrayList<>(ODataValue.children(item, "to_AccountAssignment"));
        if (assignments.isEmpty()) {
            assignments.addAll(ODataValue.children(item, "_PurOrdAccountAssignment"));
        }
        return assignments.stream()
                .filter(assignment -> !ODataValue.flag(assignment, "IsDeleted"))
                .flatMap(assignment -> Json.text(assignment, "GLAccount").stream())
                .map(SapId::shown)
                .findFirst();
    }

    private static ErpPurchaseOrder.Line line(int number, ObjectNode item, Amounts amounts) {
        boolean done = ODataValue.flag(item, "IsFinallyInvoiced");
        return new ErpPurchaseOrder.Line(
                id(item),
                number,
                Json.text(item, "SupplierMaterialNumber")
                        .or(() -> Json.text(item, "Material"))
                        .orElse(null),
                Json.text(item, "PurchaseOrderItemText").orElse(null),
                amounts.quantity(),
                amounts.unitPrice(),
                null, // receipts are material documents
                done ? amounts.quantity() : null,
                account(item).orElse(null),
                Json.text(item, "TaxCode").orElse(null));
    }

    private static Currency currency(String what, ObjectNode row) {
        String code = Json.requireText(what, row, "DocumentCurrency");
        try {
            return Money.currency(code);
        } catch (IllegalArgumentException e) {
            throw new ConnectorProtocolException("%s: %s".formatted(what, e.getMessage()), null, e);
        }
    }

    private static Instant modifiedAt(String what, ObjectNode row) {
        return ODataValue.moment(what, row, "LastChangeDateTime")
                .or(() -> ODataValue.moment(what, row, "CreationDate"))
                .orElse(Instant.EPOCH);
    }

    /**
     * What an item costs.
     *
     * @param quantity in the order's unit; 1 for items that have only an amount
     * @param numerator so many of the price's unit are in
     * @param denominator so many of the order's unit
     * @param price for {@code per} of the price's unit
     */
    record Amounts(
            BigDecimal quantity, BigDecimal numerator, BigDecimal denominator, BigDecimal price, BigDecimal per) {
        static Amounts of(String what, ObjectNode item) {
            BigDecimal price = Json.decimal(what, item, "NetPriceAmount").orElse(BigDecimal.ZERO);
            BigDecimal quantity = Json.decimal(what, item, "OrderQuantity").orElse(BigDecimal.ZERO);
            if (quantity.signum() == 0) {
                BigDecimal limit = Json.decimal(what, item, "ExpectedOverallLimitAmount")
                        .filter(amount -> amount.signum() > 0)
                        .orElse(price);
                return new Amounts(BigDecimal.ONE, BigDecimal.ONE, BigDecimal.ONE, limit, BigDecimal.ONE);
            }
            return new Amounts(
                    trimmed(quantity),
                    positive(what, item, "OrderPriceUnitToOrderUnitNmrtr"),
                    positive(what, item, "OrdPriceUnitToOrderUnitDnmntr"),
                    price,
                    positive(what, item, "NetPriceQuantity"));
        }

        /** Of one of the order's unit. */
        BigDecimal unitPrice() {
            return trimmed(
                    price.multiply(numerator).divide(per.multiply(denominator), PRICE_DECIMALS, RoundingMode.HALF_UP));
        }

        BigDecimal net(Currency currency) {
            return quantity.multiply(numerator)
                    .multiply(price)
                    .divide(per.multiply(denominator), Money.decimals(currency), RoundingMode.HALF_UP);
        }

        /** So much in the price's unit, to three decimals as SAP has it. */
        BigDecimal inPriceUnit(BigDecimal ordered) {
            return ordered.multiply(numerator).divide(denominator, 3, RoundingMode.HALF_UP);
        }

        private static BigDecimal positive(String what, ObjectNode item, String field) {
            return Json.decimal(what, item, field)
                    .filter(value -> value.signum() > 0)
                    .orElse(BigDecimal.ONE);
        }

        private static BigDecimal trimmed(BigDecimal value) {
            BigDecimal bare = value.stripTrailingZeros();
            return bare.scale() < 0 ? bare.setScale(0) : bare;
        }
    }
}

package com.smartap.connector.xero;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.support.Json;
import com.smartap.model.Money;
import com.smartap.spi.ConnectorProtocolException;
import com.smartap.spi.erp.ErpPurchaseOrder;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;

/** Turns Xero's PurchaseOrder into a purchase order. Xero counts neither received nor billed quantities. */
final class PurchaseOrderMapper {
    private static final int PRICE_DECIMALS = 6;
    private final Currency homeCurrency;

    PurchaseOrderMapper(Currency homeCurrency) {
        this.homeCurrency = homeCurrency;
    }

    ErpPurchaseOrder purchaseOrder(ObjectNode row) {
        String id = Json.requireText("PurchaseOrder", row, "PurchaseOrderID");
        String what = "PurchaseOrder " + id;
        return new ErpPurchaseOrder(
                id,
                Json.text(row, "PurchaseOrderNumber").orElse(id),
                Json.requireText(what, row.path("Contact"), "ContactID"),
                isOpen(row),
                XeroDates.day(what, row, "Date"),
                money(what, row, "Total", homeCurrency),
                lines(what, row),
                XeroDates.updated(what, row));
    }

    /** Drafts are not placed yet; what is billed or deleted will not be billed any more. */
    static boolean isOpen(ObjectNode order) {
        return List.of("SUBMITTED", "AUTHORISED")
                .contains(Json.text(order, "Status").orElse("AUTHORISED").toUpperCase(Locale.ROOT));
    }

    /** An amount in the record's own currency, or else in the organisation's. */
    static Money money(String what, JsonNode row, String field, Currency homeCurrency) {
        Currency named = VendorMapper.currency(what, row, "CurrencyCode");
        return amount(what, row, field, named == null ? homeCurrency : named);
    }

    /** An amount in a currency. */
    static Money amount(String what, JsonNode row, String field, Currency currency) {
        BigDecimal amount = Json.decimal(what, row, field)
                .orElseThrow(() -> new ConnectorProtocolException("%s has no %s".formatted(what, field), null, null));
        try {
            return Money.of(amount, currency);
        } catch (IllegalArgumentException e) {
            throw new ConnectorProtocolException("%s: %s: %s".formatted(what, field, e.getMessage()), null, e);
        }
    }

    private static List<ErpPurchaseOrder.Line> lines(String what, ObjectNode row) {
        boolean inclusive = Json.text(row, "LineAmountTypes").orElse("").equalsIgnoreCase("Inclusive");
        List<ErpPurchaseOrder.Line> lines = new ArrayList<>();
        for (JsonNode node : row.path("LineItems")) {
            int position = lines.size() + 1;
            String line = what + " line " + position;
            if (Json.decimal(line, node, "Quantity").isPresent()
                    || Json.decimal(line, node, "UnitAmount").isPresent()
                    || Json.decimal(line, node, "LineAmount").isPresent()) {
                lines.add(line(line, node, position, inclusive));
            }
        }
        return lines;
    }

    private static ErpPurchaseOrder.Line line(String what, JsonNode node, int position, boolean inclusive) {
        BigDecimal quantity = Json.decimal(what, node, "Quantity")
                .filter(value -> value.signum() != 0)
                .orElse(BigDecimal.ONE);
        return new ErpPurchaseOrder.Line(
                Json.text(node, "LineItemID").orElse(String.valueOf(position)),
                position,
                Json.text(node, "ItemCode").orElse(null),
                Json.text(node, "Description").orElse(null),
                quantity,
                price(what, node, quantity, inclusive),
                null,
                null,
                Json.text(node, "AccountCode").orElse(null),
                Json.text(node, "TaxType").orElse(null));
    }

    /** The price before tax and after discount: the one that is printed, unless it holds either. */
    private static BigDecimal price(String what, JsonNode node, BigDecimal quantity, boolean inclusive) {
        BigDecimal printed = Json.decimal(what, node, "UnitAmount").orElse(null);
        BigDecimal amount = Json.decimal(what, node, "LineAmount").orElse(null);
        boolean discounted = Json.decimal(what, node, "DiscountRate")
                .filter(rate -> rate.signum() != 0)
                .isPresent();
        if (printed != null && (amount == null || !inclusive && !discounted)) {
            return printed;
        }
        if (amount == null) {
            return BigDecimal.ZERO;
        }
        BigDecimal tax = inclusive ? Json.decimal(what, node, "TaxAmount").orElse(BigDecimal.ZERO) : BigDecimal.ZERO;
        BigDecimal net = amount.subtract(tax).divide(quantity, PRICE_DECIMALS, RoundingMode.HALF_UP);
        return net.stripTrailingZeros().scale() <= 2 ? net.setScale(2, RoundingMode.UNNECESSARY) : net;
    }
}

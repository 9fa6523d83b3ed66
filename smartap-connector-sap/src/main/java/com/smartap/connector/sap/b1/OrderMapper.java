package com.smartap.connector.sap.b1;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.support.Json;
import com.smartap.spi.ConnectorProtocolException;
import com.smartap.spi.erp.ErpPurchaseOrder;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Turns a purchase order of Business One into ours. What is no longer open of a line went into a goods receipt, or into
 * an invoice that received the goods itself: so it is what was received. How much of it was billed, the order does not
 * say.
 */
final class OrderMapper {
    private static final BigDecimal HUNDRED = new BigDecimal(100);
    private final B1Settings settings;

    OrderMapper(B1Settings settings) {
        this.settings = settings;
    }

    /**
     * An order.
     *
     * @param billable whether it may be billed from open goods receipts, though it is closed itself
     */
    ErpPurchaseOrder order(ObjectNode row, boolean billable) {
        String entry = Json.requireText("PurchaseOrder", row, "DocEntry");
        String what = "PurchaseOrder " + entry;
        Currency currency = B1Values.currency(what, row, settings.currencies());
        boolean foreign = B1Values.isForeign(what, row);
        return new ErpPurchaseOrder(
                entry,
                Json.text(row, "DocNum").orElse(entry),
                Json.requireText(what, row, "CardCode"),
                isOpen(row) || billable,
                B1Values.date(what, row, "DocDate").orElse(null),
                B1Values.money(what, row, foreign ? "DocTotalFc" : "DocTotal", currency),
                lines(what, row, foreign),
                B1Values.changed(what, row).atZone(settings.zone()).toInstant());
    }

    static boolean isOpen(JsonNode row) {
        return B1Values.is(row, "DocumentStatus", "bost_Open") && !B1Values.isYes(row, "Cancelled");
    }

    /** Whether a document is of services, whose lines have only an amount. */
    static boolean isService(JsonNode row) {
        return B1Values.is(row, "DocType", "dDocument_Service");
    }

    private static List<ErpPurchaseOrder.Line> lines(String what, ObjectNode row, boolean foreign) {
        List<ErpPurchaseOrder.Line> lines = new ArrayList<>();
        boolean service = isService(row);
        for (JsonNode node : row.path("DocumentLines")) {
            String number = Json.requireText(what, node, "LineNum");
            String where = what + " line " + number;
            lines.add(new ErpPurchaseOrder.Line(
                    number,
                    lineNumber(where, number),
                    Json.text(node, "ItemCode").orElse(null),
                    Json.text(node, "ItemDescription").orElse(null),
                    service ? BigDecimal.ONE : quantity(where, node),
                    service ? amount(where, node, foreign) : price(where, node),
                    service || B1Values.isYes(row, "Cancelled") ? null : received(where, node),
                    null,
                    Json.text(node, "AccountCode").orElse(null),
                    Json.text(node, "TaxCode")
                            .or(() -> Json.text(node, "VatGroup"))
                            .orElse(null)));
        }
        return lines;
    }

    /** Business One counts from 0, and people from 1. */
    private static int lineNumber(String where, String number) {
        try {
            return Math.addExact(Integer.parseInt(number), 1);
        } catch (ArithmeticException | NumberFormatException e) {
            throw new ConnectorProtocolException("%s: LineNum is not a number".formatted(where), null, e);
        }
    }

    static BigDecimal quantity(String where, JsonNode node) {
        return Json.decimal(where, node, "Quantity").orElse(BigDecimal.ZERO);
    }

    private static @Nullable BigDecimal received(String where, JsonNode node) {
        return Json.decimal(where, node, "RemainingOpenQuantity")
                .map(open -> quantity(where, node).subtract(open).max(BigDecimal.ZERO))
                .orElse(null);
    }

    /** The price after discount, in the order's currency. */
    private static BigDecimal price(String where, JsonNode node) {
        BigDecimal before = Json.decimal(where, node, "UnitPrice").orElse(null);
        Optional<BigDecimal> after = Json.decimal(where, node, "Price");
        BigDecimal discount = Json.decimal(where, node, "DiscountPercent").orElse(BigDecimal.ZERO);
        if (before == null) {
            return after.orElse(BigDecimal.ZERO);
        }
        if (discount.signum() == 0) {
            return before;
        }
        return after.filter(price -> price.signum() != 0)
                .orElseGet(() -> before.multiply(HUNDRED.subtract(discount)).divide(HUNDRED, MathContext.DECIMAL64));
    }

    private static BigDecimal amount(String where, JsonNode node, boolean foreign) {
        Optional<BigDecimal> own = foreign ? Json.decimal(where, node, "RowTotalFC") : Optional.empty();
        return own.or(() -> Json.decimal(where, node, "LineTotal"))
                .or(() -> Json.decimal(where, node, "UnitPrice"))
                .orElse(BigDecimal.ZERO);
    }
}

package com.smartap.connector.quickbooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.support.Json;
import com.smartap.model.Money;
import com.smartap.spi.ConnectorProtocolException;
import com.smartap.spi.erp.ErpPurchaseOrder;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns QuickBooks' PurchaseOrder into a purchase order. */
final class PurchaseOrderMapper {
    private static final int SHARE_DECIMALS = 6;
    private final Currency homeCurrency;

    PurchaseOrderMapper(Currency homeCurrency) {
        this.homeCurrency = homeCurrency;
    }

    ErpPurchaseOrder purchaseOrder(ObjectNode row) {
        String id = Json.requireText("PurchaseOrder", row, "Id");
        String what = "PurchaseOrder " + id;
        return new ErpPurchaseOrder(
                id,
                Json.text(row, "DocNumber").orElse(id),
                Json.requireText(what, row.path("VendorRef"), "value"),
                isOpen(row),
                date(what, row, "TxnDate"),
                money(what, row, "TotalAmt", homeCurrency),
                lines(what, row.path("Line"), row.path("LinkedTxn").isEmpty()),
                ChangedRecords.modifiedAt(what, row));
    }

    private static boolean isOpen(ObjectNode row) {
        return Json.text(row, "POStatus")
                .map(status -> !status.equalsIgnoreCase("Closed"))
                .orElseGet(() -> !row.path("ManuallyClosed").asBoolean());
    }

    /** An amount in the record's own currency, or else in the company's. */
    static Money money(String what, ObjectNode row, String field, Currency homeCurrency) {
        Currency named = VendorMapper.currency(what, row);
        BigDecimal amount = Json.decimal(what, row, field)
                .orElseThrow(() -> new ConnectorProtocolException("%s has no %s".formatted(what, field), null, null));
        try {
            return Money.of(amount, named == null ? homeCurrency : named);
        } catch (IllegalArgumentException e) {
            throw new ConnectorProtocolException("%s: %s: %s".formatted(what, field, e.getMessage()), null, e);
        }
    }

    private static List<ErpPurchaseOrder.Line> lines(String what, JsonNode nodes, boolean unlinked) {
        List<ErpPurchaseOrder.Line> lines = new ArrayList<>();
        for (JsonNode node : nodes) {
            String type = node.path("DetailType").asText();
            if (type.equals("ItemBasedExpenseLineDetail") || type.equals("AccountBasedExpenseLineDetail")) {
                String path = what + " line " + (lines.size() + 1);
                lines.add(line(path, node, node.path(type), lines.size() + 1, unlinked));
            }
        }
        return lines;
    }

    /** A line by quantity and price; or, with only an amount, one unit of that price, received in parts of it. */
    private static ErpPurchaseOrder.Line line(
            String what, JsonNode node, JsonNode detail, int position, boolean unlinked) {
        BigDecimal amount = Json.decimal(what, node, "Amount").orElse(BigDecimal.ZERO);
        BigDecimal quantity = Json.decimal(what, detail, "Qty")
                .filter(value -> value.signum() != 0)
                .orElse(null);
        BigDecimal received = Json.decimal(what, node, "Received").orElse(null);
        if (quantity == null && received != null) {
            received = amount.signum() == 0 ? null : received.divide(amount, SHARE_DECIMALS, RoundingMode.HALF_UP);
        }
        BigDecimal price = quantity == null ? amount : price(what, detail, amount, quantity);
        return new ErpPurchaseOrder.Line(
                Json.requireText(what, node, "Id"),
                node.path("LineNum").asInt(position),
                Json.text(detail.path("ItemRef"), "name")
                        .or(() -> Json.text(detail.path("ItemRef"), "value"))
                        .orElse(null),
                Json.text(node, "Description").orElse(null),
                quantity == null ? BigDecimal.ONE : quantity,
                price,
                received,
                billed(node, received, unlinked),
                Json.text(detail.path("AccountRef"), "value").orElse(null),
                Json.text(detail.path("TaxCodeRef"), "value").orElse(null));
    }

    /** QuickBooks names the bills of an order without quantities, so all that it says is that there are none. */
    private static @Nullable BigDecimal billed(JsonNode line, @Nullable BigDecimal received, boolean unlinked) {
        boolean none = unlinked && line.path("LinkedTxn").isEmpty() && (received == null || received.signum() == 0);
        return none ? BigDecimal.ZERO : null;
    }

    private static BigDecimal price(String what, JsonNode detail, BigDecimal amount, BigDecimal quantity) {
        return Json.decimal(what, detail, "UnitPrice")
                .orElseGet(() -> amount.divide(quantity, SHARE_DECIMALS, RoundingMode.HALF_UP));
    }

    /** A calendar date; a time behind it says nothing. */
    static @Nullable LocalDate date(String what, JsonNode row, String field) {
        String text = Json.text(row, field).orElse(null);
        try {
            return text == null ? null : LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text);
        } catch (DateTimeException e) {
            throw new ConnectorProtocolException("%s: %s (%s) is not a date".formatted(what, field, text), null, e);
        }
    }
}

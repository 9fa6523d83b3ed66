package com.smartap.connector.netsuite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.support.Json;
import com.smartap.spi.ConnectorProtocolException;
import com.smartap.spi.erp.ErpGoodsReceipt;
import com.smartap.spi.erp.ErpPurchaseOrder;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Turns rows of {@code transaction} and {@code transactionline} into orders and receipts. The ledger's signs differ by kind
 * of transaction and release, so quantities are taken without sign and amounts so that the lines sum up to something
 * positive.
 */
final class OrderMapper {
    private static final int PRICE_DECIMALS = 8;
    private final Currencies currencies;
    private final Stamps stamps;

    OrderMapper(Currencies currencies, Stamps stamps) {
        this.currencies = currencies;
        this.stamps = stamps;
    }

    ErpPurchaseOrder order(ObjectNode row) {
        String id = Json.requireText("purchase order", row, "id");
        String what = "purchase order " + id;
        List<ErpPurchaseOrder.Line> lines = lines(what, row.path("lines"));
        return new ErpPurchaseOrder(
                id,
                Json.text(row, "tranid").orElse(id),
                Json.requireText(what, row, "entity"),
                isOpen(row),
                stamps.day(what, row, "trandate"),
                currencies.money(what, row, "foreigntotal"),
                lines,
                stamps.moment(what, row, "lastmodifieddate"));
    }

    /** Pending receipt, partly received or pending bill: those may be billed. The name says more than the letter. */
    static boolean isOpen(JsonNode row) {
        String letter = Json.text(row, "status").orElse("");
        letter = letter.substring(letter.lastIndexOf(':') + 1).strip();
        String name = Json.text(row, "statusname")
                .orElse(letter.length() > 1 ? letter : "")
                .toLowerCase(Locale.ROOT);
        if (!name.isEmpty()) {
            return name.contains("pending receipt")
                    || name.contains("partially received")
                    || name.contains("pending bill");
        }
        return List.of("B", "D", "E", "F").contains(letter);
    }

    private static List<ErpPurchaseOrder.Line> lines(String what, JsonNode rows) {
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode row : rows) {
            sum = sum.add(Json.decimal(what, row, "foreignamount").orElse(BigDecimal.ZERO));
        }
        List<ErpPurchaseOrder.Line> lines = new ArrayList<>();
        for (JsonNode row : rows) {
            lines.add(line(what + " line " + (lines.size() + 1), row, sum.signum() < 0, lines.size() + 1));
        }
        return lines;
    }

    /** A line by quantity and price; or, with only an amount, one unit of that price. */
    private static ErpPurchaseOrder.Line line(String what, JsonNode row, boolean negated, int position) {
        BigDecimal amount = Json.decimal(what, row, "foreignamount").orElse(BigDecimal.ZERO);
        BigDecimal signed = negated ? amount.negate() : amount;
        BigDecimal given = quantity(what, row, "quantity");
        boolean counted =
                given != null && given.signum() != 0 && Json.text(row, "item").isPresent();
        BigDecimal quantity = given == null || !counted ? BigDecimal.ONE : given;
        BigDecimal price = counted ? price(what, row, signed, quantity) : signed;
        return new ErpPurchaseOrder.Line(
                Json.requireText(what, row, "id"),
                position,
                Json.text(row, "itemname").or(() -> Json.text(row, "item")).orElse(null),
                Json.text(row, "memo").orElse(null),
                quantity,
                price,
                counted ? quantity(what, row, "quantityshiprecv") : null,
                counted || Json.text(row, "quantitybilled").isPresent() ? quantity(what, row, "quantitybilled") : null,
                Json.text(row, "expenseaccount").orElse(null),
                Json.text(row, "taxcode").orElse(null));
    }

    private static BigDecimal price(String what, JsonNode row, BigDecimal amount, BigDecimal quantity) {
        return Json.decimal(what, row, "rate")
                .orElseGet(() -> amount.divide(quantity, PRICE_DECIMALS, RoundingMode.HALF_UP));
    }

    private static @Nullable BigDecimal quantity(String what, JsonNode row, String field) {
        return Json.decimal(what, row, field).map(BigDecimal::abs).orElse(null);
    }

    ErpGoodsReceipt receipt(ObjectNode row) {
        String id = Json.requireText("item receipt", row, "id");
        String what = "item receipt " + id;
        LocalDate day = stamps.day(what, row, "trandate");
        if (day == null) {
            throw new ConnectorProtocolException(what + " has no trandate", null, null);
        }
        List<ErpGoodsReceipt.Line> lines = new ArrayList<>();
        for (JsonNode line : row.path("lines")) {
            lines.add(new ErpGoodsReceipt.Line(
                    Json.requireText(what, line, "id"),
                    Json.text(line, "previousdoc").orElse(null),
                    Json.text(line, "previousline").orElse(null),
                    Json.text(line, "itemname")
                            .or(() -> Json.text(line, "item"))
                            .orElse(null),
                    Json.text(line, "memo").orElse(null),
                    Json.decimal(what, line, "quantity").map(BigDecimal::abs).orElse(BigDecimal.ZERO)));
        }
        return new ErpGoodsReceipt(
                id,
                Json.text(row, "tranid").orElse(id),
                Json.text(row, "entity").orElse(null),
                day,
                VendorMapper.isTrue(row, "voided"),
                lines,
                stamps.moment(what, row, "lastmodifieddate"));
    }
}

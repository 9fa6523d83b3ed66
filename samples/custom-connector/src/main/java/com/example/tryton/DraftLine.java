package com.example.tryton;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.support.Json;
import com.smartap.model.Money;
import com.smartap.spi.erp.Bill;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * A line of a draft.
 *
 * @param amount what Tryton makes of quantity and price; negative on credit notes
 * @param tax the id of its tax; null for none
 */
record DraftLine(
        String description,
        BigDecimal quantity,
        BigDecimal price,
        Money amount,
        BillFacts.Coding coding,
        @Nullable Long tax) {
    private static final int FREE_QUANTITY_DECIMALS = 2;

    /** The line with its quantity and price if they make up its amount; else with what comes closest. */
    static DraftLine of(Bill.Line line, boolean credit, BillFacts.Coding coding, int priceDecimals) {
        Money amount = line.amount();
        BigDecimal quantity = line.quantity() == null ? BigDecimal.ZERO : line.quantity();
        BigDecimal price = line.unitPrice();
        boolean ordered = coding.orderLine() != null;
        if (quantity.signum() != 0 && (price == null || !fits(quantity, price, amount, priceDecimals))) {
            price = amount.amount().divide(quantity, priceDecimals, RoundingMode.HALF_UP);
        }
        boolean whole = quantity.signum() == 0
                || price == null
                || !ordered
                        && (decimals(quantity) > FREE_QUANTITY_DECIMALS
                                || !fits(quantity, price, amount, priceDecimals));
        BigDecimal count = whole || price == null ? BigDecimal.ONE : quantity;
        BigDecimal each = whole || price == null ? amount.amount() : price;
        BigDecimal signed = credit ? count.negate() : count;
        String text = line.description() == null ? "" : line.description().strip();
        return new DraftLine(text, signed, each, product(signed, each, amount), coding, coding.tax());
    }

    /** A line of one, without a tax. */
    static DraftLine extra(String description, Money amount, long account) {
        boolean negative = amount.isNegative();
        return new DraftLine(
                description,
                negative ? BigDecimal.ONE.negate() : BigDecimal.ONE,
                amount.abs().amount(),
                amount,
                BillFacts.Coding.of(account),
                null);
    }

    ObjectNode values(ObjectNode invoice, long company) {
        ObjectNode values = Json.object()
                .put("type", "line")
                .put("invoice_type", "in")
                .put("description", description)
                .put("quantity", quantity)
                .put("account", coding.account());
        values.set("unit_price", Values.decimal(price));
        values.put("company", company);
        values.set("currency", invoice.path("currency"));
        values.set("party", invoice.path("party"));
        BillFacts.OrderLine ordered = coding.orderLine();
        if (ordered != null) {
            values.put("origin", "purchase.line," + ordered.id());
            if (ordered.product() != null) {
                values.put("product", ordered.product());
            }
            if (ordered.unit() != null) {
                values.put("unit", ordered.unit());
            }
        }
        if (tax != null) {
            values.set(
                    "taxes",
                    Domain.all(Domain.list().add("add").add(Domain.list().add(tax))));
        }
        return values;
    }

    private static boolean fits(BigDecimal quantity, BigDecimal price, Money amount, int priceDecimals) {
        return decimals(price) <= priceDecimals
                && product(quantity, price, amount).equals(amount);
    }

    /** Rounds as Tryton does. */
    private static Money product(BigDecimal quantity, BigDecimal price, Money like) {
        return Money.rounded(quantity.multiply(price), like.currency(), RoundingMode.HALF_EVEN);
    }

    private static int decimals(BigDecimal value) {
        return Math.max(0, value.stripTrailingZeros().scale());
    }
}

package com.smartap.capture.internal.learn;

import com.smartap.model.invoice.InvoiceLine;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What a cell of a table of lines says. */
enum LineRole {
    /** What was delivered. */
    DESCRIPTION("description"),
    /** The item number. */
    SKU("item number"),
    /** How many. */
    QUANTITY("quantity"),
    /** Of what measure. */
    UNIT("unit"),
    /** Price of one. */
    UNIT_PRICE("unit price"),
    /** What the line costs. */
    AMOUNT("amount");

    /** Those that are numbers. */
    static final List<LineRole> NUMBERS = List.of(QUANTITY, UNIT_PRICE, AMOUNT);

    private final String shown;

    LineRole(String shown) {
        this.shown = shown;
    }

    /** For people. */
    String shown() {
        return shown;
    }

    /** The number of a line in this role. */
    Optional<BigDecimal> number(InvoiceLine line) {
        return Optional.ofNullable(
                switch (this) {
                    case QUANTITY -> line.quantity();
                    case UNIT_PRICE -> line.unitPrice();
                    case AMOUNT -> line.amount();
                    default -> null;
                });
    }

    /** The text of a line in this role; empty if it has none. */
    String text(InvoiceLine line) {
        String text = switch (this) {
            case DESCRIPTION -> line.description();
            case SKU -> line.sku();
            case UNIT -> line.unit();
            default -> null;
        };
        return text == null ? "" : text;
    }
}

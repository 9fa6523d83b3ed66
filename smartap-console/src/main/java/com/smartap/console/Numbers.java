package com.smartap.console;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Reads numbers as people type them: a point for decimals, commas or blanks between thousands. */
final class Numbers {
    private static final Pattern GROUPED = Pattern.compile("[+-]?\\d{1,3}([, ]\\d{3})+(\\.\\d{1,10})?");
    private static final Pattern PLAIN = Pattern.compile("[+-]?\\d{1,15}(\\.\\d{1,10})?");

    private Numbers() {}

    /**
     * Reads a number.
     *
     * @throws IllegalArgumentException if it is none, or could be meant in two ways, such as {@code 1,5}
     */
    static BigDecimal parse(String typed) {
        String text = typed.strip();
        if (GROUPED.matcher(text).matches()) {
            text = text.replaceAll("[, ]", "");
        }
        if (!PLAIN.matcher(text).matches()) {
            throw new IllegalArgumentException("\"%s\" is not a number such as 1234.50".formatted(typed));
        }
        return new BigDecimal(text);
    }
}

package com.smartap.archive.internal.assemble;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Writes operators of page content: a pattern in which each {@code #} stands for a number. */
final class Drawing {
    private static final int DECIMALS = 5;

    private final StringBuilder out = new StringBuilder();

    /** Adds an operator and ends its line. */
    Drawing op(String pattern, float... numbers) {
        int next = 0;
        for (int i = 0; i < pattern.length(); i++) {
            char character = pattern.charAt(i);
            if (character == '#') {
                out.append(number(numbers[next++]));
            } else {
                out.append(character);
            }
        }
        out.append('\n');
        return this;
    }

    /** Adds text as it is and ends its line. */
    Drawing line(String text) {
        out.append(text).append('\n');
        return this;
    }

    private static String number(float value) {
        return BigDecimal.valueOf(value)
                .setScale(DECIMALS, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    @Override
    public String toString() {
        return out.toString();
    }
}

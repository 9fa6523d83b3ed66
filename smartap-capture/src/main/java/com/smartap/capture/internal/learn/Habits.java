package com.smartap.capture.internal.learn;

import org.jspecify.annotations.Nullable;

/**
 * How a vendor writes values, where its documents leave it open.
 *
 * @param decimalMark {@code .} or {@code ,}; null if it makes no difference
 * @param monthFirst whether the month stands before the day; null if it makes no difference
 */
record Habits(@Nullable String decimalMark, @Nullable Boolean monthFirst) {
    static final Habits UNKNOWN = new Habits(null, null);

    Habits {
        if (decimalMark != null && !decimalMark.equals(".") && !decimalMark.equals(",")) {
            throw new IllegalArgumentException("the decimal mark must be . or ,");
        }
    }
}

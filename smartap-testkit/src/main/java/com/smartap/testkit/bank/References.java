package com.smartap.testkit.bank;

import java.time.Instant;
import java.util.Locale;

/**
 * Makes the bank's references: a letter, the moment at which the bank opened, a number. Sixteen characters at the most,
 * since some formats carry no more; a bank that is opened anew does not give old ones again.
 */
final class References {
    private final String opened;

    References(Instant opened) {
        this.opened =
                Long.toString(opened.getEpochSecond(), Character.MAX_RADIX).toUpperCase(Locale.ROOT);
    }

    String file(int number) {
        return "F%s%06d".formatted(opened, number);
    }

    String payment(int number) {
        return "P%s%08d".formatted(opened, number);
    }

    String batch(int number) {
        return "B%s%08d".formatted(opened, number);
    }

    String statement(int number) {
        return "S%s%06d".formatted(opened, number);
    }

    String answer(String prefix, int number) {
        return "%s%s%06d".formatted(prefix, opened, number);
    }
}

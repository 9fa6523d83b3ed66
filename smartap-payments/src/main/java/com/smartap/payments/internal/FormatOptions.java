package com.smartap.payments.internal;

import com.smartap.spi.payment.PaymentOrder;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The options of an order that begin with a format's own prefix; what is wrong with them becomes problems. */
public final class FormatOptions {
    private final Map<String, String> options;
    private final OrderReview review;

    /**
     * Refuses options of the prefix that are unknown, since most of them are misspelt.
     *
     * @param prefix such as {@code pain.}
     */
    public FormatOptions(PaymentOrder order, String prefix, Set<String> known, OrderReview review) {
        options = order.options();
        this.review = review;
        for (String name : new TreeSet<>(options.keySet())) {
            if (name.startsWith(prefix) && !known.contains(name)) {
                review.problem(
                        null,
                        "options." + name,
                        "is not an option of this format. Known are: " + String.join(", ", new TreeSet<>(known)));
            }
        }
    }

    /** Whether an option is given. */
    public boolean has(String name) {
        return options.containsKey(name);
    }

    /** The value of an option. */
    public String text(String name, String byDefault) {
        return options.getOrDefault(name, byDefault);
    }

    /** The value of an option that has to match an expression. */
    public String matching(String name, String byDefault, String expression, String expected) {
        String value = text(name, byDefault);
        if (!value.matches(expression)) {
            problem(name, value, expected);
            return byDefault;
        }
        return value;
    }

    /** One of several values, in any case. */
    public String choice(String name, String byDefault, String... allowed) {
        String value = text(name, byDefault);
        for (String one : allowed) {
            if (one.toLowerCase(Locale.ROOT).equals(value.toLowerCase(Locale.ROOT))) {
                return one;
            }
        }
        problem(name, value, "one of " + String.join(", ", allowed));
        return byDefault;
    }

    /** {@code true} or {@code false}. */
    public boolean flag(String name, boolean byDefault) {
        return choice(name, Boolean.toString(byDefault), "true", "false").equals("true");
    }

    /** A number between limits. */
    public int number(String name, int byDefault, int least, int most) {
        String value = text(name, Integer.toString(byDefault));
        if (value.matches("[0-9]{1,8}")) {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        }
        problem(name, value, "a number from %d to %d".formatted(least, most));
        return byDefault;
    }

    /** A time zone. */
    public ZoneId zone(String name, String byDefault) {
        String value = text(name, byDefault);
        try {
            return ZoneId.of(value);
        } catch (DateTimeException e) {
            problem(name, value, "a time zone such as Europe/Berlin");
            return ZoneId.of(byDefault);
        }
    }

    /** Says what is wrong with the value of an option. */
    public void problem(String name, String value, String expected) {
        review.problem(null, "options." + name, "(%s) must be %s".formatted(value, expected));
    }
}

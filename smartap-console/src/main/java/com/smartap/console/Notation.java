package com.smartap.console;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a document writes numbers and dates, found out from its own texts: {@code 1.234,56} tells its decimal mark and
 * {@code 31/01/2026} the order of day and month. What no text settles stays open, and is asked for instead of guessed.
 *
 * @param decimals the decimal mark; null while open
 * @param order the order of day and month in dates of numbers; null while open
 */
record Notation(@Nullable Mark decimals, @Nullable Order order) {
    /** A document that tells nothing. */
    static final Notation OPEN = new Notation(null, null);

    private static final Pattern AMOUNT = Pattern.compile("(?<![\\d.,/-])\\d[\\d.,'’ ]*([.,])\\d{2}(?![\\d.,/])");
    private static final Pattern DATE = Pattern.compile("(?<!\\d)(\\d{1,2})([./-])(\\d{1,2})\\2(\\d{4}|\\d{2})(?!\\d)");

    /** A decimal mark. */
    enum Mark {
        POINT,
        COMMA
    }

    /** Which comes first. */
    enum Order {
        DAY_FIRST,
        MONTH_FIRST
    }

    /** What texts of one document tell: the majority of its amounts and of its dates that can be read in one way only. */
    static Notation of(Collection<String> texts) {
        int commas = 0;
        int days = 0;
        for (String text : texts) {
            Matcher amount = AMOUNT.matcher(text);
            while (amount.find()) {
                commas += amount.group(1).equals(",") ? 1 : -1;
            }
            Matcher date = DATE.matcher(text);
            while (date.find()) {
                int first = Integer.parseInt(date.group(1));
                int second = Integer.parseInt(date.group(3));
                boolean dayFirst = second <= 12 && (first > 12 || date.group(2).equals("."));
                days += dayFirst && first <= 31 ? 1 : first <= 12 && second > 12 && second <= 31 ? -1 : 0;
            }
        }
        return new Notation(
                commas == 0 ? null : commas > 0 ? Mark.COMMA : Mark.POINT,
                days == 0 ? null : days > 0 ? Order.DAY_FIRST : Order.MONTH_FIRST);
    }

    /** The notation that a form was sent with; anything else is open. */
    static Notation parse(@Nullable String text) {
        String sent = text == null ? "" : text;
        Mark mark = null;
        Order order = null;
        for (String word : sent.split(" ")) {
            for (Mark known : Mark.values()) {
                mark = known.name().equals(word) ? known : mark;
            }
            for (Order known : Order.values()) {
                order = known.name().equals(word) ? known : order;
            }
        }
        return new Notation(mark, order);
    }

    /** This notation, with what another one knows where this is open. */
    Notation or(Notation other) {
        return new Notation(decimals == null ? other.decimals : decimals, order == null ? other.order : order);
    }

    /**
     * A date as printed or typed.
     *
     * @throws IllegalArgumentException if it is none, or one in two ways; the message says what to write instead
     */
    LocalDate date(String text) {
        return PrintedDate.read(text, order);
    }

    /**
     * A number as it stands in the document.
     *
     * @throws IllegalArgumentException if it is none; the message says what to write instead
     */
    BigDecimal printed(String text) {
        return Numbers.printed(text, decimals);
    }

    /**
     * A number as somebody typed it: a single point is always the decimal mark, as in the values that the form shows.
     *
     * @throws IllegalArgumentException if it is none, or one in two ways; the message says what to write instead
     */
    BigDecimal typed(String text) {
        return Numbers.typed(text, decimals);
    }

    /** For the form's hidden field, such as {@code COMMA DAY_FIRST}; a dash for what is open. */
    @Override
    public String toString() {
        return (decimals == null ? "-" : decimals) + " " + (order == null ? "-" : order);
    }
}

package com.smartap.console;

import com.smartap.model.Money;
import java.util.Locale;
import java.util.Map;

/**
 * The one place that decides what value a text stands for, whether somebody typed it, pasted it or clicked its words on
 * the page. Values are in the form's own writing: plain decimals, ISO dates, currency codes.
 */
final class TextValue {
    private static final Map<String, String> CURRENCIES = Map.of(
            "€", "EUR", "EURO", "EUR", "£", "GBP", "US$", "USD", "C$", "CAD", "A$", "AUD", "ZŁ", "PLN", "R$", "BRL");

    private TextValue() {}

    /**
     * The value of a text.
     *
     * @param text not blank; line breaks part the lines of the page
     * @param printed whether it was taken from the page, where {@code 1.234} may be a thousand
     * @throws IllegalArgumentException if it has no value of this kind; the message says what to write instead
     */
    static String of(CorrectionField.Kind kind, String text, boolean printed, Notation notation) {
        String line = text.strip().replaceAll("\\s+", " ");
        return switch (kind) {
            case TEXT -> printed ? bare(line) : line;
            case ADDRESS -> text.strip().replaceAll("[,\\h]*\\R\\s*", ", ").replaceAll("\\h+", " ");
            case DATE -> notation.date(line).toString();
            case NUMBER -> (printed ? notation.printed(line) : notation.typed(line)).toPlainString();
            case CURRENCY -> currency(line);
            case IBAN -> (printed ? bare(line) : line).replace(" ", "").toUpperCase(Locale.ROOT);
            case WHOLE -> whole(line);
        };
    }

    /** Without the marks that stand between a label and its value, and the full stop of a sentence. */
    private static String bare(String line) {
        String bare = line.replaceAll("^[\\s:;,|#]+|[\\s:;,|]+$|(?<=\\d)\\.$", "");
        return bare.isEmpty() ? line : bare;
    }

    private static String currency(String line) {
        String sign = line.toUpperCase(Locale.ROOT).replaceAll("[\\s:.]+$", "");
        try {
            return Money.currency(CURRENCIES.getOrDefault(sign, sign)).getCurrencyCode();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "“%s” names no currency. Write a currency code of three letters, such as USD.".formatted(line), e);
        }
    }

    private static String whole(String line) {
        if (!line.matches("[1-9]\\d{0,5}")) {
            throw new IllegalArgumentException(
                    "“%s” is no line number. Write the number of a line of the order, such as 1.".formatted(line));
        }
        return line;
    }
}

package com.smartap.payments.statement;

import com.smartap.model.Money;
import com.smartap.payments.statement.internal.FieldException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** Reads the simple values of a camt message. */
final class CamtFields {
    private static final int MOST_DIGITS = 18;
    private static final int MOST_DECIMALS = 10;
    private static final int DATE_LENGTH = 10;

    private CamtFields() {}

    static BigDecimal amount(String field, String text) throws FieldException {
        int point = text.indexOf('.');
        int whole = point < 0 ? text.length() : point;
        int decimals = point < 0 ? 0 : text.length() - point - 1;
        boolean fits = whole <= MOST_DIGITS && decimals <= MOST_DECIMALS && whole + decimals > 0;
        for (int i = 0; fits && i < text.length(); i++) {
            char c = text.charAt(i);
            fits = i == point || (c >= '0' && c <= '9');
        }
        if (!fits) {
            throw new FieldException(field, text, "an amount without a sign");
        }
        return new BigDecimal(text.endsWith(".") ? text + "0" : text);
    }

    static @Nullable Currency currency(String field, @Nullable String code) throws FieldException {
        if (code == null || code.isEmpty()) {
            return null;
        }
        try {
            return Money.currency(code);
        } catch (IllegalArgumentException e) {
            throw new FieldException(field, code, "an ISO 4217 code");
        }
    }

    /** The day of a date or of a moment; the bank's own day, whatever offset it states. */
    static LocalDate day(String field, String text) throws FieldException {
        try {
            // The usual form, without the generality of the platform's parser, which would cost more than all the rest.
            if (text.length() == DATE_LENGTH && text.charAt(4) == '-' && text.charAt(7) == '-') {
                return LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, DATE_LENGTH));
            }
            return LocalDate.parse(text.substring(0, Math.min(DATE_LENGTH, text.length())));
        } catch (DateTimeException e) {
            throw new FieldException(field, text, "a date such as 2026-11-21");
        }
    }

    private static int number(String text, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                throw new DateTimeException("not a digit");
            }
            value = value * 10 + c - '0';
        }
        return value;
    }

    /** Whether money came in. */
    static boolean isCredit(String field, String text) throws FieldException {
        return switch (text) {
            case "CRDT" -> true;
            case "DBIT" -> false;
            default -> throw new FieldException(field, text, "CRDT or DBIT");
        };
    }

    static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}

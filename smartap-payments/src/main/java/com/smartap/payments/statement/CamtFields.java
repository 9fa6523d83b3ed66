package com.smartap.payments.statement;

import com.smartap.model.Money;
import com.smartap.payments.statement.internal.FieldException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the simple values of a camt message. */
final class CamtFields {
    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,18}(?:\\.[0-9]{0,10})?|\\.[0-9]{1,10}");
    private static final int DATE_LENGTH = 10;

    private CamtFields() {}

    static BigDecimal amount(String field, String text) throws FieldException {
        if (!AMOUNT.matcher(text).matches()) {
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
            return LocalDate.parse(text.substring(0, Math.min(DATE_LENGTH, text.length())));
        } catch (DateTimeException e) {
            throw new FieldException(field, text, "a date such as 2026-11-21");
        }
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

package com.smartap.payments.statement.internal;

import java.time.DateTimeException;
import java.time.LocalDate;

/** Dates of bank files, of two digits for each part. */
public final class BankDates {
    private static final int LENGTH = 6;
    private static final int CENTURY = 100;
    private static final int FIRST_OF_LAST_CENTURY = 80;

    private BankDates() {}

    /** A date such as {@code 261121}; years from 80 on are those of the last century. */
    public static LocalDate of(String field, String text) throws FieldException {
        if (text.length() != LENGTH || !isNumber(text)) {
            throw new FieldException(field, text, "a date of the form YYMMDD");
        }
        return day(
                field, text, year(text), Integer.parseInt(text.substring(2, 4)), Integer.parseInt(text.substring(4)));
    }

    /** Whether a text has digits only. */
    public static boolean isNumber(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return !text.isEmpty();
    }

    /** The day, or the last day of its month if the month has none of that number, such as February 30. */
    public static LocalDate clamped(String field, String text, int year, int month, int day) throws FieldException {
        if (month < 1 || month > 12 || day < 1 || day > 31) {
            throw new FieldException(field, text, "a date");
        }
        return LocalDate.of(
                year, month, Math.min(day, LocalDate.of(year, month, 1).lengthOfMonth()));
    }

    /** The year of a date such as {@code 261121}. */
    public static int year(String text) {
        int year = Integer.parseInt(text.substring(0, 2));
        return year < FIRST_OF_LAST_CENTURY ? 2000 + year : 2000 - CENTURY + year;
    }

    private static LocalDate day(String field, String text, int year, int month, int day) throws FieldException {
        try {
            return LocalDate.of(year, month, day);
        } catch (DateTimeException e) {
            throw new FieldException(field, text, "a date of the form YYMMDD");
        }
    }
}

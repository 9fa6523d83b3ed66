package com.smartap.testkit.bank;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What texts of bank files can be, and how they are cut to what a format carries. */
final class BankText {
    private BankText() {}

    /** The day that a date or a date with time begins with; null if it is none. */
    static @Nullable LocalDate day(String text) {
        try {
            return text.length() < 10 ? null : LocalDate.parse(text.substring(0, 10));
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** At most so many characters. */
    static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }

    /** Printable ASCII only; everything else becomes a blank. */
    static String ascii(String text) {
        return text.replaceAll("[^\\x20-\\x7E]", " ");
    }

    /** The character set X of SWIFT; everything else becomes a point. */
    static String swift(String text) {
        return text.replaceAll("[^A-Za-z0-9/?:().,'+ -]", ".");
    }

    /** Whether a text keeps to the character set of SEPA. */
    static boolean isSepa(String text) {
        return text.matches("[a-zA-Z0-9/?:().,'+ \\s-]*");
    }

    /** Whether the check digits of an IBAN are right. */
    static boolean isIban(String iban) {
        return iban.matches("[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}") && mod97(iban.substring(4) + iban.substring(0, 4)) == 1;
    }

    /** Whether the check digits of a creditor reference of ISO 11649 are right. */
    static boolean isCreditorReference(String text) {
        return text.matches("RF[0-9]{2}[A-Z0-9]{1,21}") && mod97(text.substring(4) + text.substring(0, 4)) == 1;
    }

    private static int mod97(String text) {
        int rest = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = Character.digit(text.charAt(i), 36);
            rest = digit < 10 ? (rest * 10 + digit) % 97 : (rest * 100 + digit) % 97;
        }
        return rest;
    }
}

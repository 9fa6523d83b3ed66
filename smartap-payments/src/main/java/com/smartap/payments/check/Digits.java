package com.smartap.payments.check;

/** ASCII digits, and remainders of numbers that are too long for a {@code long}. */
final class Digits {
    private static final int LETTER_BASE = 10;
    private static final int MODULUS = 97;

    private Digits() {}

    static boolean only(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** The remainder by 97 of digits and letters, where A is 10 and Z is 35 (ISO 7064). */
    static int mod97(String text) {
        int rest = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            rest = c >= '0' && c <= '9'
                    ? (rest * 10 + c - '0') % MODULUS
                    : (rest * 100 + c - 'A' + LETTER_BASE) % MODULUS;
        }
        return rest;
    }
}

package com.smartap.payments.check;

/** ASCII digits, and remainders of numbers that are too long for a {@code long}. */
final class Digits {
    private static final int LETTER_BASE = 10;
    private static final int MODULUS = 97;

    private Digits() {}

    static boolean only(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return !text.isEmpty();
    }

    /** The remainder by 97 of digits and letters, where A is 10 and Z is 35 (ISO 7064). */
    static int mod97(String text) {
        return mod97(0, text, 0, text.length());
    }

    /** The remainder of a number that begins with others, of which the rest is known, and goes on with a part of a text. */
    static int mod97(int before, String text, int from, int to) {
        int rest = before;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            rest = c >= '0' && c <= '9'
                    ? (rest * 10 + c - '0') % MODULUS
                    : (rest * 100 + c - 'A' + LETTER_BASE) % MODULUS;
        }
        return rest;
    }
}

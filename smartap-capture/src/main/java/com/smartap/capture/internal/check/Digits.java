package com.smartap.capture.internal.check;

/** Sums over digits, from which check digits are made. */
final class Digits {
    private static final int MODULUS = 97;

    private Digits() {}

    /** Whether a text is made of ASCII digits, so many of them. */
    static boolean only(String text, int length) {
        return text.length() == length && only(text);
    }

    static boolean only(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return !text.isEmpty();
    }

    static int at(String text, int index) {
        return text.charAt(index) - '0';
    }

    /** The sum of digits times weights, from the first digit on. */
    static int weighted(String text, int... weights) {
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * at(text, i);
        }
        return sum;
    }

    /** The remainder by 97 of digits and letters, where A is 10 and Z is 35 (ISO 7064). */
    static int mod97(String text) {
        int rest = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            rest = c >= '0' && c <= '9' ? (rest * 10 + c - '0') % MODULUS : (rest * 100 + c - 'A' + 10) % MODULUS;
        }
        return rest;
    }

    /** Whether the last digit is the check digit of the others by Luhn. */
    static boolean luhn(String text) {
        int sum = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = at(text, text.length() - 1 - i);
            int doubled = i % 2 == 0 ? digit : 2 * digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return sum % 10 == 0;
    }

    /** Whether the last digit is the check digit of the others by ISO 7064, MOD 11,10. */
    static boolean mod11And10(String text) {
        int product = 10;
        for (int i = 0; i < text.length() - 1; i++) {
            int sum = (at(text, i) + product) % 10;
            product = 2 * (sum == 0 ? 10 : sum) % 11;
        }
        return (11 - product) % 10 == at(text, text.length() - 1);
    }

    /** Whether the last digit makes the sum of digits, weighted 1 and 3 in turn from the right, a multiple of ten. */
    static boolean weightedByThree(String text) {
        int sum = 0;
        for (int i = 0; i < text.length(); i++) {
            sum += at(text, text.length() - 1 - i) * (i % 2 == 0 ? 1 : 3);
        }
        return sum % 10 == 0;
    }
}

package com.smartap.payments.pain;

/** Countries, asked for with every payment: by the first two letters of a text. */
final class Countries {
    private static final int LETTERS = 26;

    private final boolean[] held = new boolean[LETTERS * LETTERS];

    private Countries() {}

    /** Codes with blanks between them. */
    static Countries of(String codes) {
        Countries countries = new Countries();
        for (String code : codes.split(" ")) {
            countries.held[(code.charAt(0) - 'A') * LETTERS + code.charAt(1) - 'A'] = true;
        }
        return countries;
    }

    /** Whether a text, such as an IBAN, begins with one of them and goes on. */
    boolean begin(String text) {
        if (text.length() <= 2) {
            return false;
        }
        int first = text.charAt(0) - 'A';
        int second = text.charAt(1) - 'A';
        return first >= 0 && first < LETTERS && second >= 0 && second < LETTERS && held[first * LETTERS + second];
    }
}

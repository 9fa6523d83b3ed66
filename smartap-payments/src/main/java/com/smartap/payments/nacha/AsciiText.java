package com.smartap.payments.nacha;

import com.smartap.payments.internal.LatinText;

/**
 * Text in the characters that the clearing house takes: printable ASCII. Accents are folded, and what has no ASCII
 * form becomes one blank for each character as people count them, so that nothing after it shifts.
 */
final class AsciiText {
    private AsciiText() {}

    /**
     * @param german whether umlauts become two letters ({@code UE}) instead of one ({@code U})
     */
    static String fold(String text, boolean german) {
        if (isPrintable(text)) {
            return text.strip(); // most are
        }
        String composed = LatinText.composed(text);
        StringBuilder out = new StringBuilder(composed.length() + 4);
        for (int i = 0; i < composed.length(); ) {
            int c = composed.codePointAt(i);
            i += Character.charCount(c);
            if (isPrintable(c)) {
                out.append((char) c);
            } else {
                String letters = LatinText.letters(c, german);
                out.append(letters == null ? " " : letters);
            }
        }
        return out.toString().strip();
    }

    /** Whether a character may stand in a record. */
    static boolean isPrintable(int c) {
        return c >= 0x20 && c <= 0x7E;
    }

    static boolean isPrintable(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isPrintable(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}

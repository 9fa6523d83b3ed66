package com.smartap.capture.internal.read;

/** Looks at the characters of a text, which is asked far more often than anything that needs a pattern. */
final class Signs {
    private Signs() {}

    static boolean hasDigit(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isDigit(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    static boolean hasLetters(String text, int inARow) {
        int found = 0;
        for (int i = 0; i < text.length(); i++) {
            found = Character.isLetter(text.charAt(i)) ? found + 1 : 0;
            if (found >= inARow) {
                return true;
            }
        }
        return false;
    }

    /** Whether so many capitals of the alphabet stand in a row. */
    static boolean hasCapitals(String text, int inARow) {
        int found = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            found = c >= 'A' && c <= 'Z' ? found + 1 : 0;
            if (found >= inARow) {
                return true;
            }
        }
        return false;
    }

    static boolean hasAny(String text, String signs) {
        for (int i = 0; i < text.length(); i++) {
            if (signs.indexOf(text.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }
}

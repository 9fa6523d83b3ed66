package com.smartap.payments.nacha;

/** The characters of account numbers; asked of every payment, so that no regular expression is. */
final class AccountText {
    private static final String MARKS = " /.-";

    private AccountText() {}

    /** Whether a number has letters, digits and the marks that banks write between them. */
    static boolean isPlain(String number) {
        for (int i = 0; i < number.length(); i++) {
            char c = number.charAt(i);
            boolean plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
            if (!plain && MARKS.indexOf(c) < 0) {
                return false;
            }
        }
        return !number.isEmpty();
    }

    /** Whether a number has nothing but zeros and marks. */
    static boolean isZero(String number) {
        for (int i = 0; i < number.length(); i++) {
            char c = number.charAt(i);
            if (c != '0' && MARKS.indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }
}

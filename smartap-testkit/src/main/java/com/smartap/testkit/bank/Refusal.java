package com.smartap.testkit.bank;

/**
 * Why the bank does not do what a file orders.
 *
 * @param code of ISO 20022 or of Nacha, such as {@code AC01} or {@code R28}
 * @param words what is wrong, and where
 */
record Refusal(String code, String words) {
    @Override
    public String toString() {
        return code + ": " + words;
    }
}

package com.smartap.testkit.bank;

/** An ACH file breaks a rule; the message names line and columns. */
final class AchFormatException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String code;

    /** Of a return code that says what is broken, such as {@code R27} for trace numbers. */
    AchFormatException(String code, String message) {
        super(message);
        this.code = code;
    }

    Refusal refusal() {
        return new Refusal(code, String.valueOf(getMessage()));
    }
}

package com.smartap.testkit.bank;

/** An ACH file breaks a rule; the message names line and columns. */
final class AchFormatException extends Exception {
    private static final long serialVersionUID = 1L;

    AchFormatException(String message) {
        super(message);
    }
}

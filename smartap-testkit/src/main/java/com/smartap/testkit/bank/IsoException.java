package com.smartap.testkit.bank;

/** A message is no message of ISO 20022, or not of its version. */
final class IsoException extends Exception {
    private static final long serialVersionUID = 1L;

    IsoException(String message) {
        super(message);
    }
}

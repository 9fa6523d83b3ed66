package com.smartap.payments.statement;

/** A field of a bank file holds what it must not; {@link SafeXml} adds the position. */
final class FieldException extends Exception {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 40;

    FieldException(String field, String value, String expected) {
        super("%s (%s) must be %s"
                .formatted(field, value.length() > SHOWN ? value.substring(0, SHOWN) + "…" : value, expected));
    }

    FieldException(String message) {
        super(message);
    }
}

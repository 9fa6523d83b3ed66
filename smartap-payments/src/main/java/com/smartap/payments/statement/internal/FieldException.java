package com.smartap.payments.statement.internal;

/** A field of a bank file holds what it must not; the reader adds the position. */
public final class FieldException extends Exception {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 40;

    /** A value that is not what it must be. */
    public FieldException(String field, String value, String expected) {
        super("%s (%s) must be %s".formatted(field, shown(value), expected));
    }

    /** Something else. */
    public FieldException(String message) {
        super(message);
    }

    /** The first characters of a value, without control characters. */
    public static String shown(String value) {
        String plain = value.length() > SHOWN ? value.substring(0, SHOWN) + "…" : value;
        return plain.replaceAll("\\p{Cntrl}", "?");
    }

    /** The message as a sentence. */
    public String words() {
        String message = String.valueOf(getMessage());
        return message.startsWith("has ") ? "the file " + message : message;
    }
}

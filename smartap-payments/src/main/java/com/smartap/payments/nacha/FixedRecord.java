package com.smartap.payments.nacha;

/**
 * One record of 94 characters, filled field by field. A value that does not fit is a fault of the caller, which has
 * checked before: it is never cut, since a cut number is another number.
 */
final class FixedRecord {
    static final int LENGTH = 94;

    private final StringBuilder line = new StringBuilder(LENGTH);

    /** Letters and digits: on the left, filled with blanks. */
    FixedRecord text(int width, String value) {
        if (value.length() > width || !AsciiText.isPrintable(value)) {
            throw new IllegalStateException("a text of %d characters does not fit the field at position %d of %d"
                    .formatted(value.length(), line.length() + 1, width));
        }
        line.append(value);
        fill(' ', width - value.length());
        return this;
    }

    /** A name: cut where it is too long, as every bank does it. */
    FixedRecord name(int width, String value) {
        return text(width, value.substring(0, Math.min(width, value.length())).stripTrailing());
    }

    /** A number: on the right, filled with zeros, without a sign. */
    FixedRecord number(int width, long value) {
        String digits = Long.toString(value);
        if (value < 0 || digits.length() > width) {
            throw new IllegalStateException("the number %d does not fit the field at position %d of %d digits"
                    .formatted(value, line.length() + 1, width));
        }
        fill('0', width - digits.length());
        line.append(digits);
        return this;
    }

    private void fill(char with, int count) {
        for (int i = 0; i < count; i++) {
            line.append(with);
        }
    }

    FixedRecord blanks(int width) {
        return text(width, "");
    }

    /** The finished record. */
    String line() {
        if (line.length() != LENGTH) {
            throw new IllegalStateException("a record has %d characters instead of 94".formatted(line.length()));
        }
        return line.toString();
    }
}

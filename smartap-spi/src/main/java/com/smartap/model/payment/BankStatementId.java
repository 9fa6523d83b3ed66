package com.smartap.model.payment;

import static java.util.Objects.requireNonNull;

import com.smartap.spi.Api;
import java.util.UUID;

/** The id of a bank statement. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record BankStatementId(UUID value) {
    /** Refuses null. */
    public BankStatementId {
        requireNonNull(value, "value");
    }

    /**
     * Parses the text form.
     *
     * @throws IllegalArgumentException if the text is not a UUID
     */
    public static BankStatementId of(String text) {
        return new BankStatementId(UUID.fromString(text));
    }

    /** A new random id. */
    public static BankStatementId random() {
        return new BankStatementId(UUID.randomUUID());
    }

    /** The plain UUID. */
    @Override
    public String toString() {
        return value.toString();
    }
}

package com.smartap.testkit.bank;

import com.smartap.model.ContentHash;
import com.smartap.model.Money;
import com.smartap.spi.Api;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file that the simulated bank was given.
 *
 * @param reference the bank's reference of it
 * @param fileName its name
 * @param hash SHA-256 of its bytes
 * @param at when it came
 * @param payments number of payments; zero if it was refused
 * @param total their sum
 * @param refusal why it was refused; null if it was accepted
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record BankFile(
        String reference,
        String fileName,
        ContentHash hash,
        Instant at,
        int payments,
        Money total,
        @Nullable String refusal) {
    /** Whether the bank executes it. */
    public boolean accepted() {
        return refusal == null;
    }
}

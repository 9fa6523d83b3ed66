package com.smartap.testkit.bank;

import com.smartap.model.ContentHash;
import com.smartap.model.Money;
import com.smartap.spi.Api;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file that the simulated bank was given.
 *
 * @param reference the bank's reference of it
 * @param fileName its name
 * @param hash SHA-256 of its bytes
 * @param at when it came
 * @param messageId the payer's id of it; empty for ACH files and for what cannot be read
 * @param payments number of payments; zero if it was refused
 * @param totals their sum in each currency
 * @param refusal why it was refused; null if it was accepted
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record BankFile(
        String reference,
        String fileName,
        ContentHash hash,
        Instant at,
        String messageId,
        int payments,
        List<Money> totals,
        @Nullable String refusal) {
    /** Copies the totals. */
    public BankFile {
        totals = List.copyOf(totals);
    }

    /** Whether the bank takes it; payments in it may be refused nevertheless. */
    public boolean accepted() {
        return refusal == null;
    }
}

package com.smartap.testkit.bank;

import com.smartap.model.Money;
import com.smartap.spi.Api;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A payment that the simulated bank made.
 *
 * @param fileReference the bank's reference of the file that ordered it
 * @param fileName the name of that file
 * @param receiver the name of who was paid
 * @param account the account that was credited, masked
 * @param amount how much
 * @param reference the payer's reference
 * @param remittance what the file said about the invoices
 * @param bankReference the bank's reference of the payment
 * @param at when the bank made it
 * @param effectiveDate the day on which it counts
 * @param status what became of it
 * @param returnCode why it came back
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record BankPayment(
        String fileReference,
        String fileName,
        String receiver,
        String account,
        Money amount,
        String reference,
        String remittance,
        String bankReference,
        Instant at,
        LocalDate effectiveDate,
        Status status,
        @Nullable String returnCode) {
    /** What became of a payment. */
    public enum Status {
        /** The receiver has the money. */
        PAID,
        /** The receiver's bank sent the money back. */
        RETURNED
    }

    BankPayment returned(String code) {
        return new BankPayment(
                fileReference,
                fileName,
                receiver,
                account,
                amount,
                reference,
                remittance,
                bankReference,
                at,
                effectiveDate,
                Status.RETURNED,
                code);
    }
}

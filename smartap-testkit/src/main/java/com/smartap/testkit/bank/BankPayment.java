package com.smartap.testkit.bank;

import com.smartap.model.Money;
import com.smartap.spi.Api;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A payment that a file ordered, and what became of it.
 *
 * @param fileReference the bank's reference of the file that ordered it
 * @param fileName the name of that file
 * @param batch the payer's id of its batch, or the number of an ACH batch
 * @param receiver the name of who was paid
 * @param account the account that was credited, masked
 * @param amount how much
 * @param reference the payer's reference
 * @param remittance what the file said about the invoices
 * @param bankReference the bank's reference of the payment
 * @param at when the bank made it; before that, when it took the order
 * @param effectiveDate the day on which it counts
 * @param status what became of it
 * @param code why it came back or was refused
 * @param netOut what left the payer's account for it, less what came back; negative if it came back twice
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record BankPayment(
        String fileReference,
        String fileName,
        String batch,
        String receiver,
        String account,
        Money amount,
        String reference,
        String remittance,
        String bankReference,
        Instant at,
        LocalDate effectiveDate,
        Status status,
        @Nullable String code,
        Money netOut) {
    /** What became of a payment. */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    public enum Status {
        /** Taken in; money has not moved. */
        PENDING,
        /** The receiver has the money. */
        PAID,
        /** Not carried out, and never will be. */
        REFUSED,
        /** The receiver's bank sent the money back. */
        RETURNED,
        /** Called back by the payer, or taken back by the bank. */
        REVERSED
    }
}

package com.smartap.model.payment;

import com.smartap.model.ContentHash;
import com.smartap.model.Money;
import com.smartap.model.document.DocumentId;
import com.smartap.spi.Api;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Payments that go to the bank together: built by one person, released by another.
 *
 * @param id its id
 * @param version counts its changes
 * @param number a short name that people and the bank see, such as {@code PB-2026-0001}
 * @param state how far it has come
 * @param format the payment format, such as {@code nacha-ccd}
 * @param executionDate the day on which the bank is asked to execute it
 * @param total the sum of its payments
 * @param payments its payments, in order
 * @param contentHash SHA-256 over payees, accounts, amounts, date and count: what the releaser agrees to
 * @param createdBy the id of who built it
 * @param createdAt when it was built
 * @param releasedBy the id of who released it
 * @param releasedAt when it was released
 * @param fileId the payment file, once made
 * @param bankReference the bank's reference for the file, once accepted
 * @param reason why it was refused or cancelled
 * @param sameDay whether same-day settlement is asked for
 * @param bankStatus what the bank last answered about the whole file; no proof that money moved
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record PaymentBatch(
        PaymentBatchId id,
        long version,
        String number,
        State state,
        String format,
        LocalDate executionDate,
        Money total,
        List<Payment> payments,
        ContentHash contentHash,
        String createdBy,
        Instant createdAt,
        @Nullable String releasedBy,
        @Nullable Instant releasedAt,
        @Nullable DocumentId fileId,
        @Nullable String bankReference,
        @Nullable String reason,
        boolean sameDay,
        @Nullable String bankStatus) {
    /** How far a batch has come. */
    public enum State {
        /** Built; waits to be released by another person. */
        BUILT,
        /** Released; its file is being made and handed over. */
        RELEASED,
        /** The bank has the file. */
        SENT,
        /** Every payment is either confirmed or failed. */
        COMPLETED,
        /** The bank refused the file as a whole. */
        REFUSED,
        /** Withdrawn before it was released. */
        CANCELLED
    }

    /** A batch for ordinary settlement, of which the bank has said nothing. */
    public PaymentBatch(
            PaymentBatchId id,
            long version,
            String number,
            State state,
            String format,
            LocalDate executionDate,
            Money total,
            List<Payment> payments,
            ContentHash contentHash,
            String createdBy,
            Instant createdAt,
            @Nullable String releasedBy,
            @Nullable Instant releasedAt,
            @Nullable DocumentId fileId,
            @Nullable String bankReference,
            @Nullable String reason) {
        this(
                id,
                version,
                number,
                state,
                format,
                executionDate,
                total,
                payments,
                contentHash,
                createdBy,
                createdAt,
                releasedBy,
                releasedAt,
                fileId,
                bankReference,
                reason,
                false,
                null);
    }

    /** Copies the payments. */
    public PaymentBatch {
        payments = List.copyOf(payments);
    }
}

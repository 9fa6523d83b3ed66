package com.smartap.spi.payment;

import com.smartap.model.Masked;
import com.smartap.spi.Api;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a bank answers to a payment file, to one of its batches or to one payment; from status reports such as
 * {@code pain.002}. Answers of a file may come several times and in any order, and a report may name only what was
 * rejected. An answer about a file or batch holds for every payment in it of which the report says nothing else.
 *
 * @param level what it is about
 * @param state what the code means for a payment
 * @param code the bank's code, such as {@code RJCT}; for silent levels that of the level above
 * @param meaning the code in words
 * @param reasons why, in the bank's order
 * @param messageId our id of the payment file
 * @param batchId our id of the batch in the file
 * @param instructionId our id of the instruction
 * @param endToEndId our reference of the payment
 * @param bankReference the bank's own reference
 * @param amount what was to be paid, as the report repeats it
 * @param currency the currency of the amount
 * @param date the day on which it was to be carried out, as the report repeats it
 * @param payee the name of who is paid, as the report repeats it
 * @param payeeAccount the account of who is paid, as the report repeats it
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record PaymentAnswer(
        Level level,
        State state,
        String code,
        @Nullable String meaning,
        List<Reason> reasons,
        @Nullable String messageId,
        @Nullable String batchId,
        @Nullable String instructionId,
        @Nullable String endToEndId,
        @Nullable String bankReference,
        @Nullable BigDecimal amount,
        @Nullable Currency currency,
        @Nullable LocalDate date,
        @Nullable String payee,
        @Nullable String payeeAccount) {
    /** Copies the reasons. */
    public PaymentAnswer {
        reasons = List.copyOf(reasons);
    }

    /** Masks the payee's account. */
    @Override
    public String toString() {
        return "PaymentAnswer[" + level + " " + code + " " + endToEndId + " " + reasons + " " + Masked.of(payeeAccount)
                + "]";
    }

    /** What an answer is about. */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    public enum Level {
        /** A whole payment file. */
        FILE,
        /** A batch of payments with one date and debtor account. */
        BATCH,
        /** One payment. */
        PAYMENT
    }

    /** What an answer means for a payment. */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    public enum State {
        /** Taken in, not yet carried out. */
        ACCEPTED,
        /** Being carried out. */
        PROCESSING,
        /** The bank says it is settled; only a statement proves it. */
        COMPLETED,
        /** Some payments are accepted, others are not: look below. */
        PARTIAL,
        /** Not carried out. */
        REJECTED,
        /** Called back before it was carried out. */
        CANCELLED,
        /** Stopped on its way; neither paid nor returned. */
        HELD,
        /** The verification of the payee has a result, and a person decides. */
        VERIFICATION,
        /** A code that is not known. */
        UNKNOWN
    }

    /**
     * Why.
     *
     * @param code such as {@code AC04}
     * @param meaning the code in words
     * @param information what the bank says besides, such as the payee's name as its bank knows it
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    public record Reason(
            String code, @Nullable String meaning, @Nullable String information) {}
}

package com.smartap.spi.payment;

import com.smartap.model.Masked;
import com.smartap.spi.Api;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** Reads bank statements of one kind, streaming. Found by {@link java.util.ServiceLoader}. Thread-safe. */
@Api(usage = Api.Usage.IMPLEMENT, since = "0.1")
public interface StatementReader {
    /** Stable lower-case name, such as {@code camt.053}. */
    String id();

    /** Returns {@link com.smartap.spi.SpiLevel#CURRENT}. */
    int spiLevel();

    /**
     * Whether a file that begins so is of this kind.
     *
     * @param head the first bytes, 4096 at the most
     */
    boolean recognises(byte[] head);

    /**
     * Reads a file from its first byte to its last.
     *
     * @param in not closed
     * @throws com.smartap.spi.SmartApException with {@code STATEMENT_FORMAT} and the position, if it cannot be read
     */
    void read(InputStream in, Handler handler) throws IOException;

    /** Gets what a reader finds, in order. */
    @Api(usage = Api.Usage.IMPLEMENT, since = "0.1")
    interface Handler {
        /** A statement begins. */
        void begin(Statement statement);

        /** An entry of the statement that began last. */
        void entry(Entry entry);

        /** The statement that began last ends. */
        void end(Balance balance);
    }

    /**
     * The head of a statement.
     *
     * @param format such as {@code CAMT_053}
     * @param id the bank's id of the statement
     * @param account IBAN or account number
     * @param currency the account's currency
     * @param from first day
     * @param to last day
     * @param opening booked balance before the first entry
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    record Statement(
            String format,
            String id,
            @Nullable String account,
            @Nullable Currency currency,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable BigDecimal opening) {
        /** Masks the account. */
        @Override
        public String toString() {
            return "Statement[" + format + " " + id + " of " + Masked.of(account) + "]";
        }
    }

    /**
     * One booking.
     *
     * @param amount in the account's currency; money out is negative
     * @param currency the currency of the amount
     * @param bookingDate the day on which the bank booked it
     * @param valueDate the day from which it counts
     * @param status {@code BOOKED} or {@code PENDING}
     * @param bankReference the bank's own reference
     * @param endToEndId our reference, as the bank reports it back
     * @param counterpartyName the other side's name
     * @param counterpartyAccount the other side's account
     * @param remittance the text that came with it
     * @param returnCode why a payment came back, such as {@code R03} or {@code AC01}; null for ordinary bookings
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    record Entry(
            BigDecimal amount,
            Currency currency,
            @Nullable LocalDate bookingDate,
            @Nullable LocalDate valueDate,
            String status,
            @Nullable String bankReference,
            @Nullable String endToEndId,
            @Nullable String counterpartyName,
            @Nullable String counterpartyAccount,
            @Nullable String remittance,
            @Nullable String returnCode) {
        /** Masks the other side's account. */
        @Override
        public String toString() {
            return "Entry[" + amount + " " + currency + " " + endToEndId + " " + Masked.of(counterpartyAccount) + "]";
        }
    }

    /**
     * The foot of a statement.
     *
     * @param closing booked balance after the last entry
     * @param balanced whether opening plus booked entries equals closing; null if the file states no balances
     * @param entries number of entries
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    record Balance(@Nullable BigDecimal closing, @Nullable Boolean balanced, int entries) {}
}

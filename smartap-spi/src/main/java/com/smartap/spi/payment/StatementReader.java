package com.smartap.spi.payment;

import com.smartap.model.Masked;
import com.smartap.spi.Api;
import com.smartap.spi.ErrorCode;
import com.smartap.spi.SmartApException;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Map;
import java.util.TreeSet;
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

    /**
     * Reads a file with options, which each reader documents; a reader without options takes none.
     *
     * @param in not closed
     * @throws com.smartap.spi.SmartApException with {@code INVALID_REQUEST} for an option that the reader does not know,
     *     with {@code STATEMENT_FORMAT} and the position if the file cannot be read
     */
    default void read(InputStream in, Handler handler, Map<String, String> options) throws IOException {
        if (!options.isEmpty()) {
            throw new SmartApException(
                    ErrorCode.INVALID_REQUEST,
                    "reader %s takes no options (given: %s)".formatted(id(), new TreeSet<>(options.keySet())),
                    false,
                    "options",
                    null);
        }
        read(in, handler);
    }

    /** Gets what a reader finds, in order; answers and changes lie between begin and end as entries do. */
    @Api(usage = Api.Usage.IMPLEMENT, since = "0.1")
    interface Handler {
        /** A statement begins. */
        void begin(Statement statement);

        /** An entry of the statement that began last. */
        void entry(Entry entry);

        /** The statement that began last ends. */
        void end(Balance balance);

        /** What the bank answers to a payment order; from status reports only. */
        default void answer(PaymentAnswer answer) {}

        /** What the bank asks to correct in later payments; from files with notifications of change only. */
        default void change(ChangeNotice change) {}

        /**
         * A record cannot be read. Throwing refuses the file, which is the default; returning leaves the record out, and
         * the rest is read. What cannot be read on from is an error all the same.
         */
        default void problem(ReadProblem problem) {
            throw problem.exception();
        }

        /** A record is odd and was read nevertheless. */
        default void warning(ReadProblem warning) {}
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
     * @param sequence the number of the statement, or of statement and page, such as {@code 231} or {@code 231/1}
     * @param copy {@code COPY}, {@code DUPL} or {@code CODU} if the bank says that it sent the statement before
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    record Statement(
            String format,
            String id,
            @Nullable String account,
            @Nullable Currency currency,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable BigDecimal opening,
            @Nullable String sequence,
            @Nullable String copy) {
        /** A statement without number. */
        public Statement(
                String format,
                String id,
                @Nullable String account,
                @Nullable Currency currency,
                @Nullable LocalDate from,
                @Nullable LocalDate to,
                @Nullable BigDecimal opening) {
            this(format, id, account, currency, from, to, opening, null, null);
        }

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
     * @param status {@code BOOKED}; {@code PENDING} if it may still change or be booked elsewhere; {@code INFORMATION} if
     *     it is no booking at all
     * @param bankReference the bank's own reference
     * @param endToEndId our reference, as the bank reports it back
     * @param counterpartyName the other side's name
     * @param counterpartyAccount the other side's account
     * @param remittance the text that came with it
     * @param returnCode why a payment came back, such as {@code R03} or {@code AC01}; null for ordinary bookings
     * @param details what else the bank says; null if nothing
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
            @Nullable String returnCode,
            @Nullable Details details) {
        /** An entry of which the bank says nothing else. */
        public Entry(
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
            this(
                    amount,
                    currency,
                    bookingDate,
                    valueDate,
                    status,
                    bankReference,
                    endToEndId,
                    counterpartyName,
                    counterpartyAccount,
                    remittance,
                    returnCode,
                    null);
        }

        /** Whether the money of one of our payments came back: a booked return with money in. */
        public boolean cameBack() {
            return returnCode != null && status.equals("BOOKED") && amount.signum() > 0;
        }

        /** Masks the other side's account. */
        @Override
        public String toString() {
            return "Entry[" + amount + " " + currency + " " + endToEndId + " " + Masked.of(counterpartyAccount) + "]";
        }
    }

    /**
     * What a bank says of an entry besides.
     *
     * @param code the bank's kind of booking, such as {@code PMNT-ICDT-ESCT}, {@code NTRF}, {@code 455} or {@code DEBIT}
     * @param codeText the code in words
     * @param returnReason the return code in words
     * @param information the bank's text about the booking, where it is not the remittance
     * @param batchReference our id of the batch or file that the booking is about
     * @param checkNumber number of a check
     * @param originalReference the bank's reference of the entry that this one returns or corrects
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    record Details(
            @Nullable String code,
            @Nullable String codeText,
            @Nullable String returnReason,
            @Nullable String information,
            @Nullable String batchReference,
            @Nullable String checkNumber,
            @Nullable String originalReference) {}

    /**
     * The foot of a statement.
     *
     * @param closing booked balance after the last entry
     * @param balanced whether opening plus booked entries equals closing; null if the file states no balances
     * @param entries number of entries, answers and changes
     * @param opening booked balance before the first entry, where the file tells it
     * @param to last day, where the file tells it only at the end of the statement
     * @param skipped number of records that could not be read and were left out
     * @param fingerprint SHA-256 of head, entries and closing balance in lower-case hexadecimal: the same statement has
     *     the same one in every file, whatever its envelope, line ends and encoding; null if the reader makes none
     * @param repeated whether the same file holds the same statement further up
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    record Balance(
            @Nullable BigDecimal closing,
            @Nullable Boolean balanced,
            int entries,
            @Nullable BigDecimal opening,
            @Nullable LocalDate to,
            int skipped,
            @Nullable String fingerprint,
            boolean repeated) {
        /** A foot without fingerprint. */
        public Balance(@Nullable BigDecimal closing, @Nullable Boolean balanced, int entries) {
            this(closing, balanced, entries, null, null, 0, null, false);
        }
    }
}

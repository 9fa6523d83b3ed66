package com.smartap.core;

import com.smartap.model.Actor;
import com.smartap.model.Page;
import com.smartap.model.PageRequest;
import com.smartap.model.payment.BankStatementId;
import com.smartap.model.payment.Payment;
import com.smartap.model.payment.PaymentBatchId;
import com.smartap.model.payment.PaymentId;
import com.smartap.model.purchasing.VendorId;
import com.smartap.spi.Api;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.payment.ChangeNotice;
import com.smartap.spi.payment.PaymentAnswer;
import com.smartap.spi.payment.ReadProblem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What banks send: statements and reports with their entries, answers to payment files, notices of changes. Each is
 * recorded once: a file that is read again, or a statement that overlaps another, changes nothing.
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public interface Statements {
    /**
     * Reads a file, or a zip of several, and books what it says about payments. A file that cannot be read to its end
     * changes nothing; of a zip, none of its files does then.
     *
     * @throws com.smartap.spi.SmartApException with {@code STATEMENT_FORMAT} and the position if it cannot be read, with
     *     {@code DOCUMENT_TOO_LARGE} beyond the limits, with {@code INVALID_REQUEST} for an unknown reader or option
     */
    Result read(Actor actor, DocumentSource file, Reading reading);

    /** Statements, the latest first. */
    Page<BankStatement> list(Actor actor, PageRequest page);

    /** One statement. */
    BankStatement get(Actor actor, BankStatementId id);

    /** Entries, the latest first; those of one statement in its order. */
    Page<Payments.BankEntry> entries(Actor actor, EntryQuery query, PageRequest page);

    /** What banks answered to payment files, the latest first. */
    Page<Answer> answers(Actor actor, AnswerQuery query, PageRequest page);

    /**
     * What banks ask to correct, the latest first. Evidence for a person who changes a vendor's bank account; nothing
     * changes by itself.
     *
     * @param vendor only those about this vendor; null for all
     */
    Page<Change> changes(Actor actor, @Nullable VendorId vendor, PageRequest page);

    /**
     * How to read a file.
     *
     * @param reader the reader's id, such as {@code csv}; null to look at the file
     * @param lenient whether records that cannot be read are left out, and the rest is booked; otherwise they refuse the
     *     file
     * @param options options of the reader, such as the columns of a CSV file
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    record Reading(@Nullable String reader, boolean lenient, Map<String, String> options) {
        /** Looks at the file, and refuses it as a whole if one record is wrong. */
        public static final Reading STRICT = new Reading(null, false, Map.of());

        /** Copies the options. */
        public Reading {
            options = Map.copyOf(options);
        }
    }

    /**
     * What came of a file.
     *
     * @param totals what was booked
     * @param statements the statements in it, the first thousand
     * @param problems records that were left out, the first thousand; empty unless it was read leniently
     * @param warnings what is odd and was read nevertheless, the first thousand
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    record Result(
            Payments.StatementImport totals,
            List<StatementRead> statements,
            List<ReadProblem> problems,
            List<ReadProblem> warnings) {
        /** Copies the lists. */
        public Result {
            statements = List.copyOf(statements);
            problems = List.copyOf(problems);
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * One statement of a file.
     *
     * @param statement as it is recorded
     * @param repeated whether it was recorded before, so that nothing was booked
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    record StatementRead(BankStatement statement, boolean repeated) {}

    /**
     * Which entries.
     *
     * @param unmatchedOnly only those that fit no payment
     * @param statement only those of this statement; null for all
     * @param payment only those about this payment; null for all
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    record EntryQuery(
            boolean unmatchedOnly,
            @Nullable BankStatementId statement,
            @Nullable PaymentId payment) {
        /** Every entry. */
        public static final EntryQuery ALL = new EntryQuery(false, null, null);
    }

    /**
     * Which answers.
     *
     * @param statement only those of this report; null for all
     * @param batch only those about this batch or a payment in it; null for all
     * @param payment only those about this payment; null for all
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    record AnswerQuery(
            @Nullable BankStatementId statement,
            @Nullable PaymentBatchId batch,
            @Nullable PaymentId payment) {
        /** Every answer. */
        public static final AnswerQuery ALL = new AnswerQuery(null, null, null);
    }

    /** What an answer brought about. */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    enum Effect {
        /** Payments failed, and their invoices may be paid again. */
        REFUSED,
        /** It was noted with payment or batch; a statement decides. */
        NOTED,
        /** A person has to look: held, a payee to be verified, a duplicate, or what a statement contradicts. */
        ATTENTION,
        /** It fits no payment and no batch. */
        UNMATCHED
    }

    /**
     * An answer.
     *
     * @param answer what the bank says
     * @param effect what it brought about
     * @param statement the report that holds it
     * @param batch the batch it is about; null if none was found
     * @param payment the payment it is about; null if none was found, or if it is about a whole file or batch
     * @param receivedAt when it was read
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    record Answer(
            PaymentAnswer answer,
            Effect effect,
            BankStatementId statement,
            @Nullable PaymentBatchId batch,
            @Nullable PaymentId payment,
            Instant receivedAt) {}

    /**
     * A notice of a change.
     *
     * @param notice what the bank asks to correct
     * @param statement the file that holds it
     * @param payment the payment it is about; null if none was found
     * @param vendor the vendor whose data it is about; null if none was found
     * @param receivedAt when it was read
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    record Change(
            ChangeNotice notice,
            BankStatementId statement,
            @Nullable Payment payment,
            @Nullable VendorId vendor,
            Instant receivedAt) {}
}

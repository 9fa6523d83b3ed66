package com.smartap.core;

import com.smartap.model.Actor;
import com.smartap.model.ContentHash;
import com.smartap.model.Money;
import com.smartap.model.Page;
import com.smartap.model.PageRequest;
import com.smartap.model.document.Document;
import com.smartap.model.invoice.Invoice;
import com.smartap.model.invoice.InvoiceId;
import com.smartap.model.payment.BankStatementId;
import com.smartap.model.payment.Payment;
import com.smartap.model.payment.PaymentBatch;
import com.smartap.model.payment.PaymentBatchId;
import com.smartap.spi.Api;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.payment.StatementReader;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Payment batches: built by one person, released by another over their exact content, confirmed by the bank. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public interface Payments {
    /** Invoices that may be paid, in the order in which they came. */
    Page<Invoice> payable(Actor actor, PageRequest page);

    /**
     * Builds a batch.
     *
     * @param invoices 1 to 10,000 invoices in READY_FOR_PAYMENT, of one currency, whose vendors have bank accounts
     * @param executionDate the day on which the bank is asked to execute it; null for the next banking day
     * @param format the payment format; null for the configured one
     * @throws com.smartap.spi.payment.PaymentFormatException if the format cannot carry it; nothing is kept then
     */
    PaymentBatch build(
            Actor actor, List<InvoiceId> invoices, @Nullable LocalDate executionDate, @Nullable String format);

    /**
     * Builds a batch.
     *
     * @throws BatchRefusedException if the format cannot carry it; nothing is kept then
     */
    PaymentBatch build(Actor actor, NewBatch batch);

    /** What building a batch would come to: what the format cannot carry, and what its file would say otherwise. Keeps nothing. */
    Preview preview(Actor actor, NewBatch batch);

    /** One batch. */
    PaymentBatch get(Actor actor, PaymentBatchId id);

    /** Batches, the latest first. */
    Page<PaymentBatch> list(Actor actor, PageRequest page);

    /** The payments of an invoice, the latest first. */
    List<Payment> of(Actor actor, InvoiceId invoice);

    /**
     * Releases a batch: its file is made and handed to the bank.
     *
     * @param content the content hash that the person saw
     * @throws com.smartap.spi.SegregationOfDutiesException if the actor built the batch, or last changed a bank account
     *     that it pays to
     * @throws com.smartap.spi.StaleVersionException if version or content are not what the person saw
     */
    PaymentBatch release(Actor actor, PaymentBatchId id, long version, ContentHash content);

    /** Withdraws a batch that was not released; its invoices may be paid again. */
    PaymentBatch cancel(Actor actor, PaymentBatchId id, long version, String reason);

    /** The file of a released batch, once made. It is made once, in the batch's format, and never again. */
    Document file(Actor actor, PaymentBatchId id);

    /** What the batch's file says otherwise than its payments, and what is doubtful, as it was when the batch was built. */
    Notes notes(Actor actor, PaymentBatchId id);

    /**
     * A rendering of a released batch for people and for the bank's checks, such as a positive-pay report. No bank pays by
     * it, and each one is recorded.
     *
     * @param format one of {@link #formats} that is for reports
     * @throws BatchRefusedException if that format cannot carry the batch
     */
    Report report(Actor actor, PaymentBatchId id, String format);

    /** The payment formats that can be used, in the order of their ids. */
    List<Format> formats(Actor actor);

    /**
     * Says that the bank has the file of a batch that was sent by hand; for engines without a bank channel.
     *
     * @param bankReference the bank's reference, or who sent it and how
     */
    PaymentBatch confirmHandOver(Actor actor, PaymentBatchId id, long version, String bankReference);

    /**
     * Reads a bank statement and books what it says about payments. The same statement again changes nothing.
     *
     * @see Statements#read
     */
    StatementImport importStatement(Actor actor, DocumentSource statement);

    /** What banks reported, the latest first. */
    Page<BankEntry> entries(Actor actor, boolean unmatchedOnly, PageRequest page);

    /**
     * A batch to be built.
     *
     * @param invoices 1 to 10,000 invoices in READY_FOR_PAYMENT, of one currency, whose vendors have bank accounts
     * @param executionDate the day on which the bank is asked to execute it; null for the next banking day, or for today
     *     if same-day settlement is asked for
     * @param format the payment format; null for the configured one
     * @param sameDay whether same-day settlement is asked for
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    record NewBatch(
            List<InvoiceId> invoices,
            @Nullable LocalDate executionDate,
            @Nullable String format,
            boolean sameDay) {
        /** Copies the invoices. */
        public NewBatch {
            invoices = List.copyOf(invoices);
        }
    }

    /**
     * Something about a batch or one of its payments.
     *
     * @param invoice the invoice that is paid; null for the batch as a whole
     * @param invoiceNumber the vendor's number of it
     * @param field such as {@code account.routingNumber} or {@code payeeAddress.town}
     * @param message what it is and what to do, masked where it is an account number
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    record Finding(@Nullable InvoiceId invoice, @Nullable String invoiceNumber, String field, String message) {}

    /**
     * What a batch would come to.
     *
     * @param format the payment format
     * @param executionDate the day on which the bank would be asked to execute it
     * @param payments how many payments can be made of the invoices
     * @param total their sum
     * @param problems what the format cannot carry; with any, the batch cannot be built
     * @param notes what the file would say otherwise than the payments, and what is doubtful
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    record Preview(
            String format,
            LocalDate executionDate,
            int payments,
            @Nullable Money total,
            List<Finding> problems,
            List<Finding> notes) {
        /** Copies the lists. */
        public Preview {
            problems = List.copyOf(problems);
            notes = List.copyOf(notes);
        }
    }

    /**
     * The notes of a batch.
     *
     * @param by the id of who built the batch
     * @param at when it was built
     * @param notes what the file says otherwise than the payments, the first thousand
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    record Notes(String by, Instant at, List<Finding> notes) {
        /** Copies the notes. */
        public Notes {
            notes = List.copyOf(notes);
        }
    }

    /** A rendering of a batch. */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    interface Report {
        /** A name for its file. */
        String name();

        /** Its media type. */
        String mediaType();

        /** Writes it, streaming; the stream is not closed. */
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * A payment format.
     *
     * @param id such as {@code nacha-ccd}
     * @param mediaType the media type of its files
     * @param fileExtension the ending of their names
     * @param standard whether batches that name no format take it
     * @param report whether released batches may be rendered in it besides
     * @param options the options that it is configured with
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    record Format(
            String id,
            String mediaType,
            String fileExtension,
            boolean standard,
            boolean report,
            Map<String, String> options) {
        /** Copies the options. */
        public Format {
            options = Map.copyOf(options);
        }
    }

    /**
     * What came of a statement.
     *
     * @param statements statements in the file
     * @param entries entries that were new
     * @param repeated entries that were known already
     * @param completed payments confirmed
     * @param failed payments returned or refused
     * @param unmatched new entries that fit no payment
     * @param balanced whether every statement's balances agree with its entries
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    record StatementImport(
            int statements, int entries, int repeated, int completed, int failed, int unmatched, boolean balanced) {}

    /**
     * An entry that a bank reported.
     *
     * @param entry what the bank says
     * @param statementId the bank's id of the statement
     * @param payment the payment it was found to be about; null if none
     * @param statement the statement as it is recorded; null for entries of engines before statements were recorded
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    record BankEntry(
            StatementReader.Entry entry,
            String statementId,
            @Nullable Payment payment,
            @Nullable BankStatementId statement) {
        /** An entry of a statement that is not recorded. */
        public BankEntry(StatementReader.Entry entry, String statementId, @Nullable Payment payment) {
            this(entry, statementId, payment, null);
        }
    }
}

package com.smartap.core;

import com.smartap.model.Actor;
import com.smartap.model.ContentHash;
import com.smartap.model.Page;
import com.smartap.model.PageRequest;
import com.smartap.model.document.Document;
import com.smartap.model.invoice.Invoice;
import com.smartap.model.invoice.InvoiceId;
import com.smartap.model.payment.Payment;
import com.smartap.model.payment.PaymentBatch;
import com.smartap.model.payment.PaymentBatchId;
import com.smartap.spi.Api;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.payment.StatementReader;
import java.time.LocalDate;
import java.util.List;
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

    /** The file of a released batch, once made. */
    Document file(Actor actor, PaymentBatchId id);

    /**
     * Says that the bank has the file of a batch that was sent by hand; for engines without a bank channel.
     *
     * @param bankReference the bank's reference, or who sent it and how
     */
    PaymentBatch confirmHandOver(Actor actor, PaymentBatchId id, long version, String bankReference);

    /** Reads a bank statement and books what it says about payments. The same statement again changes nothing. */
    StatementImport importStatement(Actor actor, DocumentSource statement);

    /** What banks reported, the latest first. */
    Page<BankEntry> entries(Actor actor, boolean unmatchedOnly, PageRequest page);

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
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    record BankEntry(
            StatementReader.Entry entry,
            String statementId,
            @Nullable Payment payment) {}
}

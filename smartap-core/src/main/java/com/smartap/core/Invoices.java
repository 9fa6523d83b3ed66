package com.smartap.core;

import com.smartap.model.Actor;
import com.smartap.model.Page;
import com.smartap.model.PageRequest;
import com.smartap.model.invoice.Invoice;
import com.smartap.model.invoice.InvoiceContent;
import com.smartap.model.invoice.InvoiceId;
import com.smartap.model.invoice.InvoiceState;
import com.smartap.model.purchasing.VendorId;
import com.smartap.spi.Api;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.capture.WordPage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Invoices. Every change names the version it was decided upon; if the invoice changed meanwhile, nothing happens and
 * {@link com.smartap.spi.StaleVersionException} says so. Ids of other tenants are not found.
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public interface Invoices {
    /**
     * Takes a document in: stores it durably and has it read. The same bytes are taken once for each tenant.
     *
     * @return the invoice in state RECEIVED
     * @throws com.smartap.spi.DocumentException if the document is empty, unsupported, encrypted, damaged, too large or
     *     was submitted before; nothing is kept then. Archives and e-mails are taken by {@link #submitAll}
     */
    Invoice submit(Actor actor, DocumentSource document);

    /**
     * Takes in a document, or an archive or e-mail with any number of them. A container is stored as it was received, and
     * each document in it becomes a document and an invoice of its own; all of them are recorded at once, or nothing is.
     * What cannot be taken is told with its reason, and does not keep the others from being taken. A container that was
     * taken before gives what it gave then.
     *
     * @throws com.smartap.spi.DocumentException for a document by itself as in {@link #submit}, and for a container that is
     *     as a whole damaged or beyond the limits; nothing is kept then
     */
    Submission submitAll(Actor actor, DocumentSource document);

    /** One invoice. */
    Invoice get(Actor actor, InvoiceId id);

    /** Invoices, the latest first. */
    Page<Invoice> list(Actor actor, Query query, PageRequest page);

    /**
     * The oldest invoice of a query, such as the next one of a queue that people work through.
     *
     * @param after only those that came after this one count; null for all
     * @return empty if there is none
     */
    Optional<Invoice> oldest(Actor actor, Query query, @Nullable InvoiceId after);

    /** How many invoices stand in each state; states without any are left out. */
    Map<InvoiceState, Long> countByState(Actor actor);

    /**
     * Replaces what was read by what a person says, and has it validated anew; approvals given before no longer count.
     * What was read stays in {@link #reading}. The account that an invoice names is part of what it says, and never
     * changes the vendor's own, to which is paid. Possible until the invoice is approved.
     *
     * @param vendorId the vendor that the person chose; null to have it recognised
     */
    Invoice correct(Actor actor, InvoiceId id, long version, InvoiceContent content, @Nullable VendorId vendorId);

    /** Has a rejected invoice validated anew. */
    Invoice resubmit(Actor actor, InvoiceId id, long version);

    /** Refuses an invoice, with a reason; possible until it is approved. */
    Invoice reject(Actor actor, InvoiceId id, long version, String reason);

    /** Stops an invoice where it stands, with a reason; possible until it is part of a payment batch. */
    Invoice hold(Actor actor, InvoiceId id, long version, String reason);

    /** Lets a held invoice go on from where it was stopped. */
    Invoice release(Actor actor, InvoiceId id, long version);

    /** Tries the step again at which an invoice failed. */
    Invoice retry(Actor actor, InvoiceId id, long version);

    /** Withdraws an invoice for good, with a reason; possible until it is posted to the ERP. */
    Invoice withdraw(Actor actor, InvoiceId id, long version, String reason);

    /**
     * The words that a person sees on the pages of the invoice's document, with their places.
     *
     * @return a page for each that has words; empty for documents without pages, such as EDI
     * @throws com.smartap.spi.DocumentException if the document cannot be read again
     */
    List<WordPage> words(Actor actor, InvoiceId id);

    /**
     * What was read of an invoice and where, and what people said about it; corrections leave it as it is.
     *
     * @return empty if the invoice was not read yet, or was read before readings were kept
     */
    Optional<InvoiceReading> reading(Actor actor, InvoiceId id);

    /**
     * How reading went for the invoices that were received in a period: how many went straight through, and which fields
     * made people look.
     *
     * @param to the end, which is not part of the period; at most a year after {@code from}
     */
    ReviewReport review(Actor actor, Instant from, Instant to);

    /** Everything that was recorded about an invoice, in order. */
    List<AuditEntry> timeline(Actor actor, InvoiceId id);

    /**
     * Which invoices are wanted.
     *
     * @param states in one of these states; empty for all
     * @param text part of the invoice number, vendor name or order number, in any case; null for all
     * @param vendorId of this vendor; null for all
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    record Query(
            Set<InvoiceState> states,
            @Nullable String text,
            @Nullable VendorId vendorId) {
        /** All invoices. */
        public static final Query ALL = new Query(Set.of(), null, null);

        /** Copies the states. */
        public Query {
            states = Set.copyOf(states);
        }

        /** Those in one of some states. */
        public static Query in(InvoiceState... states) {
            return new Query(Set.of(states), null, null);
        }
    }
}

package com.smartap.core;

import com.smartap.model.invoice.DocumentPart;
import com.smartap.model.invoice.InvoiceField;
import com.smartap.model.invoice.InvoiceId;
import com.smartap.model.invoice.LearnedUse;
import com.smartap.spi.Api;
import com.smartap.spi.capture.CandidateInvoice;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was read of an invoice, and what people said about it.
 *
 * @param invoiceId the invoice
 * @param readAt when it was read
 * @param read what was read and where, without anything that was learned; corrections leave it as it is
 * @param shown the same with what was learned: what a person saw first
 * @param learned what that was learned was used; null for nothing
 * @param part which part of the document it is; null for a whole document
 * @param corrections what people changed, in order
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record InvoiceReading(
        InvoiceId invoiceId,
        Instant readAt,
        CandidateInvoice read,
        CandidateInvoice shown,
        @Nullable LearnedUse learned,
        @Nullable DocumentPart part,
        List<Correction> corrections) {
    /** Copies the corrections. */
    public InvoiceReading {
        corrections = List.copyOf(corrections);
    }

    /**
     * What one person changed at a time.
     *
     * @param by the id of the person
     * @param at when
     * @param changes the fields that became something else; none where everything was confirmed
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    public record Correction(String by, Instant at, List<Change> changes) {
        /** Copies the changes. */
        public Correction {
            changes = List.copyOf(changes);
        }
    }

    /**
     * A field that was changed.
     *
     * @param field which field
     * @param was its value before, in JSON's form; null for none; account numbers are masked
     * @param became its value after; null for none; account numbers are masked
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    public record Change(
            InvoiceField field,
            @Nullable String was,
            @Nullable String became) {}
}

package com.smartap.core.internal.persistence;

import com.smartap.model.invoice.InvoiceState;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code smartap_invoice}: an invoice. */
@Entity(name = "SmartApInvoice")
@Table(name = "smartap_invoice")
@SuppressWarnings("NullAway.Init")
public class InvoiceRow {
    @Id
    public UUID id;

    public String tenant;

    @Version
    public long version;

    @Enumerated(EnumType.STRING)
    public InvoiceState state;

    @Enumerated(EnumType.STRING)
    @Column(name = "resume_state")
    public @Nullable InvoiceState resumeState;

    public @Nullable String reason;

    public String content;

    public String readings;

    public String warnings;

    public String problems;

    @Column(name = "match_result")
    public @Nullable String matchResult;

    public @Nullable String risk;

    @Column(name = "document_id")
    public UUID documentId;

    @Column(name = "sealed_document_id")
    public @Nullable UUID sealedDocumentId;

    @Column(name = "vendor_id")
    public @Nullable UUID vendorId;

    @Column(name = "purchase_order_id")
    public @Nullable UUID purchaseOrderId;

    @Column(name = "search_text")
    public String searchText;

    @Column(name = "duplicate_key")
    public @Nullable String duplicateKey;

    public @Nullable String currency;

    public @Nullable BigDecimal total;

    public BigDecimal allocated;

    @Column(name = "due_date")
    public @Nullable LocalDate dueDate;

    public int revision;

    @Column(name = "bill_id")
    public @Nullable String billId;

    @Column(name = "submitted_by")
    public String submittedBy;

    @Column(name = "touched_by")
    public String touchedBy;

    @Column(name = "received_at")
    public Instant receivedAt;

    @Column(name = "updated_at")
    public Instant updatedAt;

    @Column(name = "sent_payment_id")
    public @Nullable UUID sentPaymentId;

    /** Roles that have to sign beyond the policy, as a JSON list; null for none. */
    @Column(name = "signatures_demanded")
    public @Nullable String signaturesDemanded;

    /** Whether an approval by hand stands for the signature that was not given. */
    @Column(name = "signature_waived")
    public boolean signatureWaived;

    @Column(name = "invoice_date")
    public @Nullable LocalDate invoiceDate;

    /** Which part of its document it is, as JSON; null for a whole document. */
    public @Nullable String part;

    /** Which learned version was used to read it, as JSON; null for none. */
    public @Nullable String learned;
}

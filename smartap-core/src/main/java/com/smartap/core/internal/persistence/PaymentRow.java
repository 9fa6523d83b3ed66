package com.smartap.core.internal.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code smartap_payment}: a payment. */
@Entity(name = "SmartApPayment")
@Table(name = "smartap_payment")
@SuppressWarnings("NullAway.Init")
public class PaymentRow {
    @Id
    public UUID id;

    public String tenant;

    @Version
    public long version;

    @Column(name = "batch_id")
    public UUID batchId;

    @Column(name = "position")
    public int position;

    @Column(name = "invoice_id")
    public UUID invoiceId;

    @Column(name = "open_key")
    public @Nullable String openKey;

    @Column(name = "invoice_number")
    public String invoiceNumber;

    @Column(name = "invoice_date")
    public @Nullable LocalDate invoiceDate;

    @Column(name = "vendor_id")
    public UUID vendorId;

    public String payee;

    public String account;

    public String currency;

    public BigDecimal amount;

    public String reference;

    public String status;

    @Column(name = "bank_reference")
    public @Nullable String bankReference;

    public @Nullable String failure;

    @Column(name = "paid_on")
    public @Nullable LocalDate paidOn;

    @Column(name = "payee_address")
    public @Nullable String payeeAddress;

    @Column(name = "file_batch")
    public @Nullable String fileBatch;

    public @Nullable String trace;

    @Column(name = "bank_state")
    public @Nullable String bankState;

    @Column(name = "bank_words")
    public @Nullable String bankWords;
}

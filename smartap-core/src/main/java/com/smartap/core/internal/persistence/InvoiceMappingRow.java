package com.smartap.core.internal.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code smartap_invoice_mapping}: which bill is which invoice. */
@Entity(name = "SmartApInvoiceMapping")
@Table(name = "smartap_invoice_mapping")
@SuppressWarnings("NullAway.Init")
public class InvoiceMappingRow {
    @Id
    public UUID id;

    public String tenant;

    @Column(name = "connection_id")
    public UUID connectionId;

    @Column(name = "invoice_id")
    public UUID invoiceId;

    @Column(name = "bill_id")
    public String billId;

    @Column(name = "bill_number")
    public @Nullable String billNumber;

    @Column(name = "created_at")
    public Instant createdAt;
}

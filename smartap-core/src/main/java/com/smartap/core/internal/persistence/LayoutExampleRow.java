package com.smartap.core.internal.persistence;

import com.smartap.core.VendorLessons;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/** A row of {@code smartap_layout_example}: a document from which is learned. */
@Entity(name = "SmartApLayoutExample")
@Table(name = "smartap_layout_example")
@SuppressWarnings("NullAway.Init")
public class LayoutExampleRow {
    @Id
    public UUID id;

    public String tenant;

    @Version
    public long version;

    @Column(name = "vendor_id")
    public UUID vendorId;

    @Column(name = "invoice_id")
    public UUID invoiceId;

    @Column(name = "document_hash")
    public String documentHash;

    @Enumerated(EnumType.STRING)
    public VendorLessons.Kind kind;

    public byte[] words;

    public String reading;

    public String said;

    @Column(name = "said_by")
    public String saidBy;

    @Column(name = "said_at")
    public Instant saidAt;
}

package com.smartap.core.internal.persistence;

import com.smartap.core.VendorLessons;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.UUID;

/** A row of {@code smartap_vendor_key}: what a vendor is recognised by. */
@Entity(name = "SmartApVendorKey")
@Table(name = "smartap_vendor_key")
@SuppressWarnings("NullAway.Init")
public class VendorKeyRow {
    @Id
    public UUID id;

    public String tenant;

    @Version
    public long version;

    @Column(name = "vendor_id")
    public UUID vendorId;

    @Enumerated(EnumType.STRING)
    public VendorLessons.KeyKind kind;

    @Column(name = "value_key")
    public String value;

    @Column(name = "invoice_id")
    public UUID invoiceId;
}

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
import org.jspecify.annotations.Nullable;

/** A row of {@code smartap_layout}: one version of what was learned about a vendor. */
@Entity(name = "SmartApLayout")
@Table(name = "smartap_layout")
@SuppressWarnings("NullAway.Init")
public class LayoutRow {
    @Id
    public UUID id;

    public String tenant;

    @Version
    public long version;

    @Column(name = "vendor_id")
    public UUID vendorId;

    public int number;

    @Column(name = "active_key")
    public @Nullable String activeKey;

    @Enumerated(EnumType.STRING)
    public VendorLessons.State state;

    public String learner;

    public String body;

    public String rules;

    public int examples;

    public String reason;

    @Column(name = "created_at")
    public Instant createdAt;
}

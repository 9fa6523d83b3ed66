package com.smartap.core.internal.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of {@code smartap_audit_checkpoint}: a signed state of an audit log; the copies outside are what counts. */
@Entity(name = "SmartApAuditCheckpoint")
@Table(name = "smartap_audit_checkpoint")
@SuppressWarnings("NullAway.Init")
public class AuditCheckpointRow {
    /** Tenant and size, joined by a slash. */
    @Id
    public String id;

    public String tenant;

    @Column(name = "tree_size")
    public long size;

    public String root;

    /** The signed note. */
    public String note;

    /** The time-stamp token over the note, in base 64; null until there is one. */
    public @Nullable String token;

    @Column(name = "created_at")
    public Instant createdAt;

    @Column(name = "anchored_at")
    public @Nullable Instant anchoredAt;
}

package com.smartap.core.internal.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A row of {@code smartap_audit_segment}: audit records that were sealed into a file and taken out of the database. */
@Entity(name = "SmartApAuditSegment")
@Table(name = "smartap_audit_segment")
@SuppressWarnings("NullAway.Init")
public class AuditSegmentRow {
    /** Tenant and last record, joined by a slash. */
    @Id
    public String id;

    public String tenant;

    @Column(name = "first_record")
    public long first;

    @Column(name = "last_record")
    public long last;

    /** The content hash under which the document store keeps the segment. */
    @Column(name = "document_hash")
    public String documentHash;

    @Column(name = "created_at")
    public Instant createdAt;
}

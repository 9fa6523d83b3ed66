package com.smartap.core.internal.persistence;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** A row of {@code smartap_audit_head}: the end of an audit log. */
@Entity(name = "SmartApAuditHead")
@Table(name = "smartap_audit_head")
@SuppressWarnings("NullAway.Init")
public class AuditHeadRow {
    @Id
    public String tenant;

    /** The number of records. */
    public long sequence;

    /** The root of the tree, in lower-case hexadecimal. */
    public String hash;

    /** The right edge of the tree; null if the records of the earlier chain were not taken over yet. */
    public @Nullable String edge;
}

package com.smartap.core.internal.persistence;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A row of {@code smartap_audit_head}: the end of an audit chain. */
@Entity(name = "SmartApAuditHead")
@Table(name = "smartap_audit_head")
@SuppressWarnings("NullAway.Init")
public class AuditHeadRow {
    @Id
    public String tenant;

    public long sequence;

    public String hash;
}

package com.smartap.core.internal.persistence;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A row of {@code smartap_audit_node}: the hash of a complete subtree of 256, 65,536, … audit records. */
@Entity(name = "SmartApAuditNode")
@Table(name = "smartap_audit_node")
@SuppressWarnings("NullAway.Init")
public class AuditNodeRow {
    /** Tenant, level and position, joined by slashes. */
    @Id
    public String id;

    public String tenant;

    public int level;

    public long position;

    public String hash;

    /** The id of a subtree. */
    public static String id(String tenant, int level, long position) {
        return tenant + "/" + level + "/" + position;
    }
}

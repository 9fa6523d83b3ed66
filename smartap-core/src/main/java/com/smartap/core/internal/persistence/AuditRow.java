package com.smartap.core.internal.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of {@code smartap_audit}: an audit record, once to be looked for, and once as it was hashed. */
@Entity(name = "SmartApAudit")
@Table(name = "smartap_audit")
@SuppressWarnings("NullAway.Init")
public class AuditRow {
    @Id
    public String id;

    public String tenant;

    public long sequence;

    @Column(name = "at")
    public Instant at;

    public String actor;

    @Column(name = "actor_name")
    public String actorName;

    public String action;

    @Column(name = "entity_type")
    public String entityType;

    @Column(name = "entity_id")
    public String entityId;

    @Column(name = "data")
    public String data;

    /** The record as it was hashed; null only for records of the earlier chain that were not taken over yet. */
    public @Nullable String entry;

    /** Of records of the earlier chain that were not taken over yet. */
    @Column(name = "previous_hash")
    public @Nullable String previousHash;

    /** The hash of the leaf, in lower-case hexadecimal. */
    public String hash;

    /** The id of a record. */
    public static String id(String tenant, long sequence) {
        return tenant + "/" + sequence;
    }
}

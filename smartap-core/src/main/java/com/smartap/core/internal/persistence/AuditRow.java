package com.smartap.core.internal.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A row of {@code smartap_audit}: an audit record. */
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

    @Column(name = "previous_hash")
    public String previousHash;

    public String hash;
}

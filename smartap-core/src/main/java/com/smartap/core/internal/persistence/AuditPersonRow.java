package com.smartap.core.internal.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of {@code smartap_audit_person}: the key under which audit records hold what is personal about somebody. */
@Entity(name = "SmartApAuditPerson")
@Table(name = "smartap_audit_person")
@SuppressWarnings("NullAway.Init")
public class AuditPersonRow {
    /** What stands for the person in the log. */
    @Id
    public String id;

    public String tenant;

    /** The actor's id; null once the person was erased. */
    public @Nullable String person;

    /** The key of the key provider that wraps the secret; null if it is not wrapped, or destroyed. */
    @Column(name = "key_id")
    public @Nullable String keyId;

    /** The person's key; null once it was destroyed. */
    public @Nullable String secret;

    @Column(name = "created_at")
    public Instant createdAt;

    @Column(name = "erased_at")
    public @Nullable Instant erasedAt;
}

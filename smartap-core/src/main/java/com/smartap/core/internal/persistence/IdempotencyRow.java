package com.smartap.core.internal.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of {@code smartap_idempotency}: an answered request. */
@Entity(name = "SmartApIdempotency")
@Table(name = "smartap_idempotency")
@SuppressWarnings("NullAway.Init")
public class IdempotencyRow {
    @Id
    public String id;

    public String tenant;

    @Version
    public long version;

    public String fingerprint;

    public String state;

    public @Nullable String answer;

    @Column(name = "created_at")
    public Instant createdAt;
}

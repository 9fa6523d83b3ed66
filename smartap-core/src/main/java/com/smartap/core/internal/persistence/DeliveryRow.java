package com.smartap.core.internal.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code smartap_delivery}: a delivery of an event that is still open. */
@Entity(name = "SmartApDelivery")
@Table(name = "smartap_delivery")
@SuppressWarnings("NullAway.Init")
public class DeliveryRow {
    @Id
    public UUID id;

    public String tenant;

    @Version
    public long version;

    public String subscription;

    @Column(name = "event_id")
    public UUID eventId;

    @Column(name = "aggregate_id")
    public String aggregateId;

    public long sequence;

    public String state;

    public int attempts;

    @Column(name = "next_attempt_at")
    public Instant nextAttemptAt;

    @Column(name = "claimed_by")
    public @Nullable String claimedBy;

    @Column(name = "last_error")
    public @Nullable String lastError;

    public boolean replay;

    @Column(name = "created_at")
    public Instant createdAt;
}

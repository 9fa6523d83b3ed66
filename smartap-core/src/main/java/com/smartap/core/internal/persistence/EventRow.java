package com.smartap.core.internal.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A row of {@code smartap_event}: an event. */
@Entity(name = "SmartApEvent")
@Table(name = "smartap_event")
@SuppressWarnings("NullAway.Init")
public class EventRow {
    @Id
    public UUID id;

    public String tenant;

    @Column(name = "aggregate_type")
    public String aggregateType;

    @Column(name = "aggregate_id")
    public String aggregateId;

    public long sequence;

    public String type;

    @Column(name = "data")
    public String data;

    public String actor;

    @Column(name = "occurred_at")
    public Instant occurredAt;
}

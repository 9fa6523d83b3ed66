package com.smartap.core.internal.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code smartap_reading}: what was read of an invoice, under the id of the invoice. */
@Entity(name = "SmartApReading")
@Table(name = "smartap_reading")
@SuppressWarnings("NullAway.Init")
public class ReadingRow {
    @Id
    public UUID id;

    public String tenant;

    @Version
    public long version;

    public String reading;

    public @Nullable String shown;

    public @Nullable String domains;

    public boolean reviewed;

    public boolean corrected;

    public String corrections;

    @Column(name = "read_at")
    public Instant readAt;

    @Column(name = "received_at")
    public Instant receivedAt;
}

package com.smartap.core.internal.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of {@code smartap_effect}: an effect on the outside world. */
@Entity(name = "SmartApEffect")
@Table(name = "smartap_effect")
@SuppressWarnings("NullAway.Init")
public class EffectRow {
    @Id
    public String id;

    public String tenant;

    @Version
    public long version;

    public String kind;

    @Column(name = "subject_id")
    public String subjectId;

    public String fingerprint;

    public String state;

    public int attempts;

    public @Nullable String result;

    @Column(name = "recorded_at")
    public Instant recordedAt;

    @Column(name = "updated_at")
    public Instant updatedAt;
}

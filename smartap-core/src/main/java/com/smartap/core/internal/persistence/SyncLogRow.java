package com.smartap.core.internal.persistence;

import com.smartap.model.erp.EntityType;
import com.smartap.model.erp.SyncStatus;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code smartap_erp_sync_log}: a synchronisation that ran. */
@Entity(name = "SmartApSyncLog")
@Table(name = "smartap_erp_sync_log")
@SuppressWarnings("NullAway.Init")
public class SyncLogRow {
    @Id
    public UUID id;

    public String tenant;

    @Column(name = "connection_id")
    public UUID connectionId;

    @Enumerated(EnumType.STRING)
    public EntityType entity;

    @Enumerated(EnumType.STRING)
    public SyncStatus status;

    public int created;

    public int updated;

    public int unchanged;

    public int failed;

    public @Nullable String message;

    @Column(name = "started_at")
    public Instant startedAt;

    @Column(name = "finished_at")
    public @Nullable Instant finishedAt;
}

package com.smartap.core.internal.persistence;

import com.smartap.model.erp.EntityType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code smartap_erp_cursor}: how far a synchronisation has read. */
@Entity(name = "SmartApErpCursor")
@Table(name = "smartap_erp_cursor")
@SuppressWarnings("NullAway.Init")
public class ErpCursorRow {
    @Id
    public String id;

    public String tenant;

    @Version
    public long version;

    @Column(name = "connection_id")
    public UUID connectionId;

    @Enumerated(EnumType.STRING)
    public EntityType entity;

    @Column(name = "position")
    public @Nullable String position;

    @Column(name = "updated_at")
    public Instant updatedAt;
}

package com.smartap.core.internal.persistence;

import com.smartap.model.erp.ErpConnection;
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

/** A row of {@code smartap_erp_connection}: a connection to an ERP. */
@Entity(name = "SmartApErpConnection")
@Table(name = "smartap_erp_connection")
@SuppressWarnings("NullAway.Init")
public class ErpConnectionRow {
    @Id
    public UUID id;

    public String tenant;

    @Version
    public long version;

    public String name;

    public String system;

    @Column(name = "base_url")
    public @Nullable String baseUrl;

    public String settings;

    @Enumerated(EnumType.STRING)
    public ErpConnection.Status status;

    @Column(name = "status_message")
    public @Nullable String statusMessage;

    @Column(name = "created_at")
    public Instant createdAt;

    @Column(name = "updated_at")
    public Instant updatedAt;
}

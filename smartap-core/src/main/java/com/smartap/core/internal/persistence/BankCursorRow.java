package com.smartap.core.internal.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of {@code smartap_bank_cursor}: how far a bank inbox has been read. */
@Entity(name = "SmartApBankCursor")
@Table(name = "smartap_bank_cursor")
@SuppressWarnings("NullAway.Init")
public class BankCursorRow {
    @Id
    public String id;

    public String tenant;

    @Version
    public long version;

    @Column(name = "position")
    public @Nullable String position;

    @Column(name = "updated_at")
    public Instant updatedAt;
}

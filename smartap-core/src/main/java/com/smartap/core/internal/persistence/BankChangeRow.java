package com.smartap.core.internal.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code smartap_bank_change}: what a bank asks to correct. */
@Entity(name = "SmartApBankChange")
@Table(name = "smartap_bank_change")
@SuppressWarnings("NullAway.Init")
public class BankChangeRow {
    @Id
    public UUID id;

    public String tenant;

    public String fingerprint;

    @Column(name = "statement_row")
    public UUID statementRow;

    public String notice;

    @Column(name = "payment_id")
    public @Nullable UUID paymentId;

    @Column(name = "vendor_id")
    public @Nullable UUID vendorId;

    @Column(name = "created_at")
    public Instant createdAt;
}

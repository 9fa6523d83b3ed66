package com.smartap.core.internal.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code smartap_bank_entry}: an entry that a bank reported. */
@Entity(name = "SmartApBankEntry")
@Table(name = "smartap_bank_entry")
@SuppressWarnings("NullAway.Init")
public class BankEntryRow {
    @Id
    public UUID id;

    public String tenant;

    public String fingerprint;

    @Column(name = "statement_id")
    public String statementId;

    public String entry;

    @Column(name = "statement_row")
    public @Nullable UUID statementRow;

    @Column(name = "payment_id")
    public @Nullable UUID paymentId;

    @Column(name = "created_at")
    public Instant createdAt;
}

package com.smartap.core.internal.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code smartap_bank_answer}: what a bank answers to a payment order. */
@Entity(name = "SmartApBankAnswer")
@Table(name = "smartap_bank_answer")
@SuppressWarnings("NullAway.Init")
public class BankAnswerRow {
    @Id
    public UUID id;

    public String tenant;

    public String fingerprint;

    @Column(name = "statement_row")
    public UUID statementRow;

    public String answer;

    @Column(name = "batch_id")
    public @Nullable UUID batchId;

    @Column(name = "payment_id")
    public @Nullable UUID paymentId;

    public String effect;

    @Column(name = "created_at")
    public Instant createdAt;
}

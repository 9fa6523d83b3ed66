package com.smartap.core.internal.persistence;

import com.smartap.model.payment.PaymentBatch;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code smartap_payment_batch}: a payment batch. */
@Entity(name = "SmartApPaymentBatch")
@Table(name = "smartap_payment_batch")
@SuppressWarnings("NullAway.Init")
public class PaymentBatchRow {
    @Id
    public UUID id;

    public String tenant;

    @Version
    public long version;

    public String number;

    @Enumerated(EnumType.STRING)
    public PaymentBatch.State state;

    public String format;

    @Column(name = "execution_date")
    public LocalDate executionDate;

    public String currency;

    public BigDecimal total;

    @Column(name = "content_hash")
    public String contentHash;

    @Column(name = "created_by")
    public String createdBy;

    @Column(name = "created_at")
    public Instant createdAt;

    @Column(name = "released_by")
    public @Nullable String releasedBy;

    @Column(name = "released_at")
    public @Nullable Instant releasedAt;

    @Column(name = "file_id")
    public @Nullable UUID fileId;

    @Column(name = "bank_reference")
    public @Nullable String bankReference;

    public @Nullable String reason;

    @Column(name = "same_day")
    public boolean sameDay;

    public @Nullable String options;

    public @Nullable String notes;

    @Column(name = "file_of_day")
    public @Nullable Integer fileOfDay;

    @Column(name = "file_reference")
    public @Nullable String fileReference;

    @Column(name = "bank_state")
    public @Nullable String bankState;

    @Column(name = "bank_words")
    public @Nullable String bankWords;
}

package com.smartap.core.internal.persistence;

import com.smartap.model.Role;
import com.smartap.model.approval.Decision;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code smartap_approval}: an approval. */
@Entity(name = "SmartApApproval")
@Table(name = "smartap_approval")
@SuppressWarnings("NullAway.Init")
public class ApprovalRow {
    @Id
    public UUID id;

    public String tenant;

    @Version
    public long version;

    @Column(name = "invoice_id")
    public UUID invoiceId;

    @Column(name = "invoice_version")
    public @Nullable Long invoiceVersion;

    public int step;

    @Enumerated(EnumType.STRING)
    @Column(name = "role")
    public Role role;

    public BigDecimal amount;

    public String currency;

    @Enumerated(EnumType.STRING)
    public Decision decision;

    @Column(name = "decided_by")
    public @Nullable String decidedBy;

    @Column(name = "approver_key")
    public @Nullable String approverKey;

    @Column(name = "entered_by")
    public String enteredBy;

    @Column(name = "comment")
    public @Nullable String comment;

    @Column(name = "requested_at")
    public Instant requestedAt;

    @Column(name = "decided_at")
    public @Nullable Instant decidedAt;

    @Column(name = "signed_hash")
    public @Nullable String signedHash;

    @Column(name = "signature_id")
    public @Nullable UUID signatureId;
}

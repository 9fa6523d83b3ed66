package com.smartap.core.internal.persistence;

import com.smartap.core.SignatureRequest;
import com.smartap.model.approval.ESignStatus;
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

/** A row of {@code smartap_signature_request}: one attempt to have an invoice signed. */
@Entity(name = "SmartApSignatureRequest")
@Table(name = "smartap_signature_request")
@SuppressWarnings("NullAway.Init")
public class SignatureRequestRow {
    @Id
    public UUID id;

    public String tenant;

    @Version
    public long version;

    @Column(name = "invoice_id")
    public UUID invoiceId;

    @Column(name = "open_key")
    public @Nullable String openKey;

    public int attempt;

    public int revision;

    public String provider;

    @Column(name = "provider_id")
    public @Nullable String providerId;

    @Enumerated(EnumType.STRING)
    public ESignStatus status;

    @Enumerated(EnumType.STRING)
    public SignatureRequest.@Nullable Ending ending;

    @Enumerated(EnumType.STRING)
    @Column(name = "ending_wanted")
    public SignatureRequest.@Nullable Ending endingWanted;

    public @Nullable String reason;

    @Column(name = "content_hash")
    public String contentHash;

    public String title;

    public String facts;

    @Column(name = "copy_id")
    public @Nullable UUID copyId;

    @Column(name = "copy_hash")
    public @Nullable String copyHash;

    @Column(name = "signed_id")
    public @Nullable UUID signedId;

    @Column(name = "signed_hash")
    public @Nullable String signedHash;

    @Column(name = "requested_by")
    public String requestedBy;

    @Column(name = "requested_at")
    public Instant requestedAt;

    @Column(name = "expires_at")
    public Instant expiresAt;

    @Column(name = "next_check_at")
    public @Nullable Instant nextCheckAt;

    @Column(name = "next_reminder_at")
    public @Nullable Instant nextReminderAt;

    public int reminders;

    @Column(name = "reminded_at")
    public @Nullable Instant remindedAt;

    @Column(name = "ended_at")
    public @Nullable Instant endedAt;
}

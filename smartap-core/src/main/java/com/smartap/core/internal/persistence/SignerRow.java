package com.smartap.core.internal.persistence;

import com.smartap.model.Role;
import com.smartap.spi.esign.SigningStatus;
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

/** A row of {@code smartap_signature_signer}: a person who is to sign, and the link that was given out last. */
@Entity(name = "SmartApSigner")
@Table(name = "smartap_signature_signer")
@SuppressWarnings("NullAway.Init")
public class SignerRow {
    @Id
    public UUID id;

    public String tenant;

    @Version
    public long version;

    @Column(name = "request_id")
    public UUID requestId;

    public int position;

    public String person;

    public String name;

    public String email;

    @Enumerated(EnumType.STRING)
    @Column(name = "role")
    public Role role;

    @Enumerated(EnumType.STRING)
    public SigningStatus.Step step;

    @Column(name = "stepped_at")
    public @Nullable Instant steppedAt;

    public @Nullable String reason;

    @Column(name = "link_hash")
    public @Nullable String linkHash;

    @Column(name = "link_expires_at")
    public @Nullable Instant linkExpiresAt;

    @Column(name = "opened_at")
    public @Nullable Instant openedAt;

    public @Nullable String evidence;
}

package com.smartap.core.internal.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of {@code smartap_credential}: encrypted credentials. */
@Entity(name = "SmartApCredential")
@Table(name = "smartap_credential")
@SuppressWarnings("NullAway.Init")
public class CredentialRow {
    @Id
    public String id;

    public String tenant;

    @Version
    public long version;

    @Column(name = "key_id")
    public String keyId;

    @Column(name = "wrapped_key")
    public String wrappedKey;

    public String payload;

    @Column(name = "lease_owner")
    public @Nullable String leaseOwner;

    @Column(name = "lease_until")
    public @Nullable Instant leaseUntil;

    @Column(name = "updated_at")
    public Instant updatedAt;
}

package com.smartap.core.internal.persistence;

import com.smartap.model.BankAccount;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.PrePersist;
import jakarta.persistence.PreUpdate;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code smartap_vendor}: a vendor. */
@Entity(name = "SmartApVendor")
@Table(name = "smartap_vendor")
@SuppressWarnings("NullAway.Init")
public class VendorRow {
    @Id
    public UUID id;

    public String tenant;

    @Version
    public long version;

    public String name;

    @Column(name = "name_key")
    public String nameKey;

    @Column(name = "tax_id")
    public @Nullable String taxId;

    @Column(name = "tax_key")
    public @Nullable String taxKey;

    public @Nullable String email;

    public @Nullable String address;

    public @Nullable String currency;

    @Column(name = "payment_terms")
    public @Nullable String paymentTerms;

    @Column(name = "bank_account")
    public @Nullable String bankAccount;

    @Column(name = "bank_changed_by")
    public @Nullable String bankChangedBy;

    public boolean active;

    @Column(name = "connection_id")
    public @Nullable UUID connectionId;

    @Column(name = "external_id")
    public @Nullable String externalId;

    @Column(name = "updated_at")
    public Instant updatedAt;

    /** The hash of its account; null for none. */
    @Column(name = "account_key")
    public @Nullable String accountKey;

    /** The domain of its mail address; empty where that tells nothing, null for none. */
    @Column(name = "email_domain")
    public @Nullable String emailDomain;

    /** Brings what it is recognised by up to date with what it is. */
    @PrePersist
    @PreUpdate
    public void refreshKeys() {
        BankAccount account = VendorStore.bankAccount(this);
        accountKey = account == null ? null : Keys.account(account.identity());
        emailDomain = email == null ? null : Domains.ofMail(email);
    }
}

package com.smartap.core.internal.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code smartap_bank_statement}: a statement, whatever file it came in. */
@Entity(name = "SmartApBankStatement")
@Table(name = "smartap_bank_statement")
@SuppressWarnings("NullAway.Init")
public class BankStatementRow {
    @Id
    public UUID id;

    public String tenant;

    @Version
    public long version;

    public String fingerprint;

    public String format;

    @Column(name = "statement_id")
    public String statementId;

    public @Nullable String sequence;

    public @Nullable String account;

    public @Nullable String currency;

    @Column(name = "from_day")
    public @Nullable LocalDate fromDay;

    @Column(name = "to_day")
    public @Nullable LocalDate toDay;

    public @Nullable BigDecimal opening;

    public @Nullable BigDecimal closing;

    public @Nullable Boolean balanced;

    public int entries;

    public int skipped;

    public @Nullable String copy;

    public boolean complete;

    @Column(name = "file_id")
    public @Nullable UUID fileId;

    @Column(name = "imported_by")
    public String importedBy;

    @Column(name = "imported_at")
    public Instant importedAt;
}

package com.smartap.spring.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.smartap.core.BankStatement;
import com.smartap.core.Statements;
import org.jspecify.annotations.Nullable;

/** A bank statement as it is recorded; its account is masked. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({
    "id",
    "format",
    "statementId",
    "sequence",
    "account",
    "currency",
    "from",
    "to",
    "opening",
    "closing",
    "balanced",
    "entries",
    "skipped",
    "copy",
    "fingerprint",
    "complete",
    "fileId",
    "importedBy",
    "importedAt",
    "repeated"
})
record StatementDto(
        @JsonProperty("id") String id,
        @JsonProperty("format") String format,
        @JsonProperty("statementId") String statementId,
        @JsonProperty("sequence") @Nullable String sequence,
        @JsonProperty("account") @Nullable String account,
        @JsonProperty("currency") @Nullable String currency,
        @JsonProperty("from") @Nullable String from,
        @JsonProperty("to") @Nullable String to,
        @JsonProperty("opening") @Nullable String opening,
        @JsonProperty("closing") @Nullable String closing,
        @JsonProperty("balanced") @Nullable Boolean balanced,
        @JsonProperty("entries") int entries,
        @JsonProperty("skipped") int skipped,
        @JsonProperty("copy") @Nullable String copy,
        @JsonProperty("fingerprint") String fingerprint,
        @JsonProperty("complete") boolean complete,
        @JsonProperty("fileId") @Nullable String fileId,
        @JsonProperty("importedBy") String importedBy,
        @JsonProperty("importedAt") String importedAt,
        @JsonProperty("repeated") @Nullable Boolean repeated) {
    static StatementDto of(BankStatement statement) {
        return of(statement, null);
    }

    static StatementDto of(Statements.StatementRead read) {
        return of(read.statement(), read.repeated());
    }

    private static StatementDto of(BankStatement statement, @Nullable Boolean repeated) {
        return new StatementDto(
                statement.id().toString(),
                statement.format(),
                statement.statementId(),
                statement.sequence(),
                Texts.masked(statement.account()),
                Texts.code(statement.currency()),
                Texts.of(statement.from()),
                Texts.of(statement.to()),
                Texts.plain(statement.opening()),
                Texts.plain(statement.closing()),
                statement.balanced(),
                statement.entries(),
                statement.skipped(),
                statement.copy(),
                statement.fingerprint(),
                statement.complete(),
                Texts.of(statement.fileId()),
                statement.importedBy(),
                statement.importedAt().toString(),
                repeated);
    }
}

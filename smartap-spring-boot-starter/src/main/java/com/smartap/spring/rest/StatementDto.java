package com.smartap.spring.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.smartap.core.Payments;
import com.smartap.spi.payment.StatementReader;
import org.jspecify.annotations.Nullable;

/** What came of a bank statement. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"statements", "entries", "repeated", "completed", "failed", "unmatched", "balanced"})
record StatementDto(
        @JsonProperty("statements") int statements,
        @JsonProperty("entries") int entries,
        @JsonProperty("repeated") int repeated,
        @JsonProperty("completed") int completed,
        @JsonProperty("failed") int failed,
        @JsonProperty("unmatched") int unmatched,
        @JsonProperty("balanced") boolean balanced) {
    static StatementDto of(Payments.StatementImport imported) {
        return new StatementDto(
                imported.statements(),
                imported.entries(),
                imported.repeated(),
                imported.completed(),
                imported.failed(),
                imported.unmatched(),
                imported.balanced());
    }

    /** An entry that a bank reported; money out is negative, the counterparty's account is masked. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({
        "amount",
        "currency",
        "bookingDate",
        "valueDate",
        "status",
        "bankReference",
        "endToEndId",
        "counterpartyName",
        "counterpartyAccount",
        "remittance",
        "returnCode",
        "statementId",
        "payment"
    })
    record EntryDto(
            @JsonProperty("amount") String amount,
            @JsonProperty("currency") @Nullable String currency,
            @JsonProperty("bookingDate") @Nullable String bookingDate,
            @JsonProperty("valueDate") @Nullable String valueDate,
            @JsonProperty("status") String status,
            @JsonProperty("bankReference") @Nullable String bankReference,
            @JsonProperty("endToEndId") @Nullable String endToEndId,
            @JsonProperty("counterpartyName") @Nullable String counterpartyName,
            @JsonProperty("counterpartyAccount") @Nullable String counterpartyAccount,
            @JsonProperty("remittance") @Nullable String remittance,
            @JsonProperty("returnCode") @Nullable String returnCode,
            @JsonProperty("statementId") String statementId,
            @JsonProperty("payment") @Nullable PaymentDto payment) {
        static EntryDto of(Payments.BankEntry booked) {
            StatementReader.Entry entry = booked.entry();
            return new EntryDto(
                    entry.amount().toPlainString(),
                    Texts.code(entry.currency()),
                    Texts.of(entry.bookingDate()),
                    Texts.of(entry.valueDate()),
                    entry.status(),
                    entry.bankReference(),
                    entry.endToEndId(),
                    entry.counterpartyName(),
                    Texts.masked(entry.counterpartyAccount()),
                    entry.remittance(),
                    entry.returnCode(),
                    booked.statementId(),
                    booked.payment() == null ? null : PaymentDto.of(booked.payment()));
        }
    }
}

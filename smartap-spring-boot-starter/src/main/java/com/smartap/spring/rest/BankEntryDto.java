package com.smartap.spring.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.smartap.core.Payments;
import com.smartap.spi.payment.StatementReader;
import org.jspecify.annotations.Nullable;

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
    "returnReason",
    "code",
    "codeText",
    "information",
    "batchReference",
    "checkNumber",
    "originalReference",
    "statementId",
    "statement",
    "payment"
})
record BankEntryDto(
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
        @JsonProperty("returnReason") @Nullable String returnReason,
        @JsonProperty("code") @Nullable String code,
        @JsonProperty("codeText") @Nullable String codeText,
        @JsonProperty("information") @Nullable String information,
        @JsonProperty("batchReference") @Nullable String batchReference,
        @JsonProperty("checkNumber") @Nullable String checkNumber,
        @JsonProperty("originalReference") @Nullable String originalReference,
        @JsonProperty("statementId") String statementId,
        @JsonProperty("statement") @Nullable String statement,
        @JsonProperty("payment") @Nullable PaymentDto payment) {
    private static final StatementReader.Details NONE =
            new StatementReader.Details(null, null, null, null, null, null, null);

    static BankEntryDto of(Payments.BankEntry booked) {
        StatementReader.Entry entry = booked.entry();
        StatementReader.Details details = entry.details() == null ? NONE : entry.details();
        return new BankEntryDto(
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
                details.returnReason(),
                details.code(),
                details.codeText(),
                details.information(),
                details.batchReference(),
                details.checkNumber(),
                details.originalReference(),
                booked.statementId(),
                Texts.of(booked.statement()),
                booked.payment() == null ? null : PaymentDto.of(booked.payment()));
    }
}

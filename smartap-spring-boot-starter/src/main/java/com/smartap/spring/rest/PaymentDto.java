package com.smartap.spring.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.smartap.model.payment.Payment;
import org.jspecify.annotations.Nullable;

/** A payment of one invoice. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({
    "id",
    "version",
    "batchId",
    "invoiceId",
    "invoiceNumber",
    "vendorId",
    "payee",
    "account",
    "amount",
    "reference",
    "status",
    "bankReference",
    "failure",
    "paidOn",
    "payeeAddress",
    "bankStatus"
})
record PaymentDto(
        @JsonProperty("id") String id,
        @JsonProperty("version") long version,
        @JsonProperty("batchId") String batchId,
        @JsonProperty("invoiceId") String invoiceId,
        @JsonProperty("invoiceNumber") String invoiceNumber,
        @JsonProperty("vendorId") String vendorId,
        @JsonProperty("payee") String payee,
        @JsonProperty("account") @Nullable BankAccountDto account,
        @JsonProperty("amount") @Nullable MoneyDto amount,
        @JsonProperty("reference") String reference,
        @JsonProperty("status") String status,
        @JsonProperty("bankReference") @Nullable String bankReference,
        @JsonProperty("failure") @Nullable String failure,
        @JsonProperty("paidOn") @Nullable String paidOn,
        @JsonProperty("payeeAddress") @Nullable AddressDto payeeAddress,
        @JsonProperty("bankStatus") @Nullable String bankStatus) {
    static PaymentDto of(Payment payment) {
        return new PaymentDto(
                payment.id().toString(),
                payment.version(),
                payment.batchId().toString(),
                payment.invoiceId().toString(),
                payment.invoiceNumber(),
                payment.vendorId().toString(),
                payment.payee(),
                BankAccountDto.of(payment.account()),
                MoneyDto.of(payment.amount()),
                payment.reference(),
                payment.status().wire(),
                payment.bankReference(),
                payment.failure(),
                Texts.of(payment.paidOn()),
                AddressDto.of(payment.payeeAddress()),
                payment.bankStatus());
    }
}

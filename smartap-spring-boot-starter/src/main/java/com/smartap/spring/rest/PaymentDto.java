package com.smartap.spring.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
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
    "paidOn"
})
record PaymentDto(
        String id,
        long version,
        String batchId,
        String invoiceId,
        String invoiceNumber,
        String vendorId,
        String payee,
        @Nullable BankAccountDto account,
        @Nullable MoneyDto amount,
        String reference,
        String status,
        @Nullable String bankReference,
        @Nullable String failure,
        @Nullable String paidOn) {
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
                Texts.of(payment.paidOn()));
    }
}

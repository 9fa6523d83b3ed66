package com.smartap.spring.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.smartap.core.Statements;
import com.smartap.spi.payment.PaymentAnswer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a bank answers to a payment file, to a batch of it or to one payment. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({
    "level",
    "state",
    "code",
    "meaning",
    "reasons",
    "effect",
    "messageId",
    "fileBatchId",
    "endToEndId",
    "bankReference",
    "amount",
    "currency",
    "payee",
    "payeeAccount",
    "statement",
    "batchId",
    "paymentId",
    "receivedAt"
})
record BankAnswerDto(
        @JsonProperty("level") String level,
        @JsonProperty("state") String state,
        @JsonProperty("code") String code,
        @JsonProperty("meaning") @Nullable String meaning,
        @JsonProperty("reasons") List<ReasonDto> reasons,
        @JsonProperty("effect") String effect,
        @JsonProperty("messageId") @Nullable String messageId,
        @JsonProperty("fileBatchId") @Nullable String fileBatchId,
        @JsonProperty("endToEndId") @Nullable String endToEndId,
        @JsonProperty("bankReference") @Nullable String bankReference,
        @JsonProperty("amount") @Nullable String amount,
        @JsonProperty("currency") @Nullable String currency,
        @JsonProperty("payee") @Nullable String payee,
        @JsonProperty("payeeAccount") @Nullable String payeeAccount,
        @JsonProperty("statement") String statement,
        @JsonProperty("batchId") @Nullable String batchId,
        @JsonProperty("paymentId") @Nullable String paymentId,
        @JsonProperty("receivedAt") String receivedAt) {
    static BankAnswerDto of(Statements.Answer received) {
        PaymentAnswer answer = received.answer();
        return new BankAnswerDto(
                answer.level().name(),
                answer.state().name(),
                answer.code(),
                answer.meaning(),
                answer.reasons().stream().map(ReasonDto::of).toList(),
                received.effect().name(),
                answer.messageId(),
                answer.batchId(),
                answer.endToEndId(),
                answer.bankReference(),
                Texts.plain(answer.amount()),
                Texts.code(answer.currency()),
                answer.payee(),
                Texts.masked(answer.payeeAccount()),
                received.statement().toString(),
                Texts.of(received.batch()),
                Texts.of(received.payment()),
                received.receivedAt().toString());
    }

    /** Why. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({"code", "meaning", "information"})
    record ReasonDto(
            @JsonProperty("code") String code,
            @JsonProperty("meaning") @Nullable String meaning,
            @JsonProperty("information") @Nullable String information) {
        static ReasonDto of(PaymentAnswer.Reason reason) {
            return new ReasonDto(reason.code(), reason.meaning(), reason.information());
        }
    }
}

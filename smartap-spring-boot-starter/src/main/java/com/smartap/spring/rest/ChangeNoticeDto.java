package com.smartap.spring.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.smartap.core.Statements;
import com.smartap.spi.payment.ChangeNotice;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a bank asks to correct in later payments; account numbers are masked, the file that it came in has them. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({
    "code",
    "meaning",
    "refusedCode",
    "originalTrace",
    "endToEndId",
    "name",
    "date",
    "corrected",
    "statement",
    "vendorId",
    "payment",
    "receivedAt"
})
record ChangeNoticeDto(
        @JsonProperty("code") String code,
        @JsonProperty("meaning") @Nullable String meaning,
        @JsonProperty("refusedCode") @Nullable String refusedCode,
        @JsonProperty("originalTrace") @Nullable String originalTrace,
        @JsonProperty("endToEndId") @Nullable String endToEndId,
        @JsonProperty("name") @Nullable String name,
        @JsonProperty("date") @Nullable String date,
        @JsonProperty("corrected") Map<String, String> corrected,
        @JsonProperty("statement") String statement,
        @JsonProperty("vendorId") @Nullable String vendorId,
        @JsonProperty("payment") @Nullable PaymentDto payment,
        @JsonProperty("receivedAt") String receivedAt) {
    private static final String ACCOUNT = "accountNumber";

    static ChangeNoticeDto of(Statements.Change received) {
        ChangeNotice notice = received.notice();
        Map<String, String> corrected = Texts.sorted(notice.corrected());
        corrected.computeIfPresent(ACCOUNT, (field, number) -> Texts.masked(number));
        return new ChangeNoticeDto(
                notice.code(),
                notice.meaning(),
                notice.refusedCode(),
                notice.originalTrace(),
                notice.endToEndId(),
                notice.name(),
                Texts.of(notice.date()),
                corrected,
                received.statement().toString(),
                Texts.of(received.vendor()),
                received.payment() == null ? null : PaymentDto.of(received.payment()),
                received.receivedAt().toString());
    }
}

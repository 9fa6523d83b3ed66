package com.smartap.spring.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.smartap.model.matching.Discrepancy;
import com.smartap.model.matching.MatchResult;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What comparing an invoice with its purchase order showed. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"matched", "purchaseOrderId", "policy", "lines", "discrepancies", "at"})
record MatchDto(
        @JsonProperty("matched") boolean matched,
        @JsonProperty("purchaseOrderId") @Nullable String purchaseOrderId,
        @JsonProperty("policy") String policy,
        @JsonProperty("lines") Map<Integer, Integer> lines,
        @JsonProperty("discrepancies") List<DiscrepancyDto> discrepancies,
        @JsonProperty("at") String at) {
    static @Nullable MatchDto of(@Nullable MatchResult match) {
        return match == null
                ? null
                : new MatchDto(
                        match.matched(),
                        Texts.of(match.purchaseOrderId()),
                        match.policy(),
                        new TreeMap<>(match.lines()),
                        match.discrepancies().stream().map(DiscrepancyDto::of).toList(),
                        match.at().toString());
    }

    /** One difference. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({"kind", "blocking", "invoiceLine", "orderLine", "expected", "actual", "message"})
    record DiscrepancyDto(
            @JsonProperty("kind") String kind,
            @JsonProperty("blocking") boolean blocking,
            @JsonProperty("invoiceLine") @Nullable Integer invoiceLine,
            @JsonProperty("orderLine") @Nullable Integer orderLine,
            @JsonProperty("expected") @Nullable String expected,
            @JsonProperty("actual") @Nullable String actual,
            @JsonProperty("message") String message) {
        static DiscrepancyDto of(Discrepancy discrepancy) {
            return new DiscrepancyDto(
                    discrepancy.kind().name(),
                    discrepancy.blocking(),
                    discrepancy.invoiceLine(),
                    discrepancy.orderLine(),
                    Texts.plain(discrepancy.expected()),
                    Texts.plain(discrepancy.actual()),
                    discrepancy.message());
        }
    }
}

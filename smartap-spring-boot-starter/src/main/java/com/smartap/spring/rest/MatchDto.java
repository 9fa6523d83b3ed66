package com.smartap.spring.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
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
        boolean matched,
        @Nullable String purchaseOrderId,
        String policy,
        Map<Integer, Integer> lines,
        List<DiscrepancyDto> discrepancies,
        String at) {
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
            String kind,
            boolean blocking,
            @Nullable Integer invoiceLine,
            @Nullable Integer orderLine,
            @Nullable String expected,
            @Nullable String actual,
            String message) {
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

package com.smartap.spring.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.smartap.core.ReviewReport;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How reading went for the invoices that were received in a period. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"from", "to", "received", "straight", "reviewed", "others", "straightThroughRate", "fields"})
record ReviewDto(
        @JsonProperty("from") String from,
        @JsonProperty("to") String to,
        @JsonProperty("received") long received,
        @JsonProperty("straight") long straight,
        @JsonProperty("reviewed") long reviewed,
        @JsonProperty("others") long others,
        @JsonProperty("straightThroughRate") @Nullable BigDecimal straightThroughRate,
        @JsonProperty("fields") List<FieldDto> fields) {
    static ReviewDto of(ReviewReport report) {
        return new ReviewDto(
                report.from().toString(),
                report.to().toString(),
                report.received(),
                report.straight(),
                report.reviewed(),
                report.others(),
                report.straightThroughRate().isPresent()
                        ? fraction(report.straightThroughRate().getAsDouble(), 4)
                        : null,
                report.fields().stream().map(FieldDto::of).toList());
    }

    private static BigDecimal fraction(double value, int decimals) {
        return BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP);
    }

    /** How one field did: how many invoices a person looked at because of it, and how its values turned out. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({"field", "asked", "confirmed", "corrected", "added", "bands"})
    record FieldDto(
            @JsonProperty("field") String field,
            @JsonProperty("asked") long asked,
            @JsonProperty("confirmed") long confirmed,
            @JsonProperty("corrected") long corrected,
            @JsonProperty("added") long added,
            @JsonProperty("bands") List<BandDto> bands) {
        static FieldDto of(ReviewReport.FieldReport report) {
            return new FieldDto(
                    report.field().wire(),
                    report.asked(),
                    report.confirmed(),
                    report.corrected(),
                    report.added(),
                    report.bands().stream().map(BandDto::of).toList());
        }
    }

    /** How values of about the same confidence turned out. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({"from", "to", "confirmed", "corrected"})
    record BandDto(
            @JsonProperty("from") BigDecimal from,
            @JsonProperty("to") BigDecimal to,
            @JsonProperty("confirmed") long confirmed,
            @JsonProperty("corrected") long corrected) {
        static BandDto of(ReviewReport.Band band) {
            return new BandDto(fraction(band.from(), 1), fraction(band.to(), 1), band.confirmed(), band.corrected());
        }
    }
}

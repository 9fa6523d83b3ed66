package com.smartap.spring.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.smartap.core.InvoiceReading;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was read of an invoice, without and with what was learned, and what people changed. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"readAt", "format", "read", "readings", "shown", "shownReadings", "learned", "part", "corrections"})
record InvoiceReadingDto(
        @JsonProperty("readAt") String readAt,
        @JsonProperty("format") String format,
        @JsonProperty("read") InvoiceContentDto read,
        @JsonProperty("readings") Map<String, ReadingDto> readings,
        @JsonProperty("shown") InvoiceContentDto shown,
        @JsonProperty("shownReadings") Map<String, ReadingDto> shownReadings,
        @JsonProperty("learned") InvoiceDto.@Nullable LearnedDto learned,
        @JsonProperty("part") InvoiceDto.@Nullable PartDto part,
        @JsonProperty("corrections") List<CorrectionDto> corrections) {
    static InvoiceReadingDto of(InvoiceReading reading) {
        return new InvoiceReadingDto(
                reading.readAt().toString(),
                reading.read().format(),
                InvoiceContentDto.of(reading.read().content()),
                ReadingDto.of(reading.read().readings()),
                InvoiceContentDto.of(reading.shown().content()),
                ReadingDto.of(reading.shown().readings()),
                InvoiceDto.LearnedDto.of(reading.learned()),
                InvoiceDto.PartDto.of(reading.part()),
                reading.corrections().stream().map(CorrectionDto::of).toList());
    }

    /** What one person changed at a time; no changes where everything was confirmed. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({"by", "at", "changes"})
    record CorrectionDto(
            @JsonProperty("by") String by,
            @JsonProperty("at") String at,
            @JsonProperty("changes") List<ChangeDto> changes) {
        static CorrectionDto of(InvoiceReading.Correction correction) {
            return new CorrectionDto(
                    correction.by(),
                    correction.at().toString(),
                    correction.changes().stream()
                            .map(change -> new ChangeDto(change.field().wire(), change.was(), change.became()))
                            .toList());
        }
    }

    /** A field that was changed; account numbers are masked. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({"field", "was", "became"})
    record ChangeDto(
            @JsonProperty("field") String field,
            @JsonProperty("was") @Nullable String was,
            @JsonProperty("became") @Nullable String became) {}
}

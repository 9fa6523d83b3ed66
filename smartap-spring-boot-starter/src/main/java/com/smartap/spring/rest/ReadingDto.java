package com.smartap.spring.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.smartap.model.invoice.FieldReading;
import com.smartap.model.invoice.InvoiceField;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How one field was read: how sure the reader is, 0 to 1, and where it saw the value. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"confidence", "text", "place"})
record ReadingDto(
        @JsonProperty("confidence") BigDecimal confidence,
        @JsonProperty("text") @Nullable String text,
        @JsonProperty("place") @Nullable PlaceDto place) {
    /** Readings by the field's name in JSON, in the order of the names. */
    static Map<String, ReadingDto> of(Map<InvoiceField, FieldReading> readings) {
        Map<String, ReadingDto> sorted = new TreeMap<>();
        readings.forEach((field, reading) -> sorted.put(field.wire(), of(reading)));
        return sorted;
    }

    private static ReadingDto of(FieldReading reading) {
        String text = reading.field() == InvoiceField.VENDOR_IBAN ? Texts.masked(reading.text()) : reading.text();
        FieldReading.Place place = reading.place();
        return new ReadingDto(fraction(reading.confidence()), text, place == null ? null : PlaceDto.of(place));
    }

    private static BigDecimal fraction(double value) {
        return BigDecimal.valueOf(value).setScale(4, RoundingMode.HALF_UP);
    }

    /** A box on a page, counted from 1, in fractions of its width and height from the top left corner. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({"page", "x", "y", "width", "height"})
    record PlaceDto(
            @JsonProperty("page") int page,
            @JsonProperty("x") BigDecimal x,
            @JsonProperty("y") BigDecimal y,
            @JsonProperty("width") BigDecimal width,
            @JsonProperty("height") BigDecimal height) {
        static PlaceDto of(FieldReading.Place place) {
            return new PlaceDto(
                    place.page(),
                    fraction(place.x()),
                    fraction(place.y()),
                    fraction(place.width()),
                    fraction(place.height()));
        }
    }
}

package com.smartap.spring.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.smartap.spi.capture.PlacedWord;
import com.smartap.spi.capture.WordPage;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** The words that a person sees on a page, counted from 1; lengths are in a unit of the page's own. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"number", "width", "height", "words"})
record WordPageDto(
        @JsonProperty("number") int number,
        @JsonProperty("width") BigDecimal width,
        @JsonProperty("height") BigDecimal height,
        @JsonProperty("words") List<WordDto> words) {
    static WordPageDto of(WordPage page) {
        return new WordPageDto(
                page.number(),
                length(page.width()),
                length(page.height()),
                page.words().stream().map(WordDto::of).toList());
    }

    private static BigDecimal length(double value) {
        return BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP);
    }

    /** A word and the box around it, in the unit of its page, from the page's top left corner. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({"text", "x", "y", "width", "height", "certainty"})
    record WordDto(
            @JsonProperty("text") String text,
            @JsonProperty("x") BigDecimal x,
            @JsonProperty("y") BigDecimal y,
            @JsonProperty("width") BigDecimal width,
            @JsonProperty("height") BigDecimal height,
            @JsonProperty("certainty") BigDecimal certainty) {
        static WordDto of(PlacedWord word) {
            return new WordDto(
                    word.text(),
                    length(word.x()),
                    length(word.y()),
                    length(word.width()),
                    length(word.height()),
                    length(word.certainty()));
        }
    }
}

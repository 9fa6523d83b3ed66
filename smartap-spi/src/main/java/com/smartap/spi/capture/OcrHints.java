package com.smartap.spi.capture;

import static java.util.Objects.requireNonNull;

import com.smartap.spi.Api;
import java.time.Duration;
import java.util.List;

/**
 * What is known about a page before it is read.
 *
 * @param languages ISO 639-1 codes, the likeliest first; empty if nothing is known
 * @param dpi pixels per inch; 0 if nothing is known
 * @param shape how the text is laid out
 * @param maxTime after which the engine gives up
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record OcrHints(List<String> languages, int dpi, Shape shape, Duration maxTime) {
    /** Copies the languages; refuses a negative resolution and a time that is not positive. */
    public OcrHints {
        languages = List.copyOf(languages);
        requireNonNull(shape, "shape");
        if (dpi < 0 || maxTime.isNegative() || maxTime.isZero()) {
            throw new IllegalArgumentException("dpi (%d) or maxTime (%s) is negative".formatted(dpi, maxTime));
        }
    }

    /** How the text of a page is laid out; engines that do not care may ignore it. */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    public enum Shape {
        /** Blocks, columns and tables, as on a letter. */
        PAGE,
        /** One column of lines of differing sizes, as on a receipt. */
        COLUMN,
        /** Words here and there. */
        SCATTERED
    }
}

package com.smartap.spi.capture;

import static java.util.Objects.requireNonNull;

import com.smartap.spi.Api;

/**
 * A word and the box around it. Lengths are in a unit of the page's own, such as pixels, from its top left corner.
 *
 * @param text what the word says; may hold blanks where an engine gives phrases, is never blank
 * @param x left edge
 * @param y top edge
 * @param width positive
 * @param height positive
 * @param certainty how sure whoever read it is, 0 to 1
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record PlacedWord(String text, double x, double y, double width, double height, double certainty) {
    /** Refuses a blank word, a box without area and a certainty outside 0 to 1. */
    public PlacedWord {
        requireNonNull(text, "text");
        if (text.isBlank()) {
            throw new IllegalArgumentException("text must not be blank");
        }
        if (!Double.isFinite(x) || !Double.isFinite(y) || !positive(width) || !positive(height)) {
            throw new IllegalArgumentException(
                    "the box of a word (%s, %s, %s, %s) must have an area".formatted(x, y, width, height));
        }
        if (!(certainty >= 0 && certainty <= 1)) {
            throw new IllegalArgumentException("certainty (%s) must be 0 to 1".formatted(certainty));
        }
    }

    private static boolean positive(double length) {
        return length > 0 && Double.isFinite(length);
    }
}

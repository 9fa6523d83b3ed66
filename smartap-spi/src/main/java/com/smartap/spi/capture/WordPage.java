package com.smartap.spi.capture;

import com.smartap.spi.Api;
import java.util.List;

/**
 * The words that a person sees on a page.
 *
 * @param number counted from 1
 * @param width in the unit of the words
 * @param height in the unit of the words
 * @param words in any order
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record WordPage(int number, double width, double height, List<PlacedWord> words) {
    /** Copies the words; refuses a page without area. */
    public WordPage {
        if (number < 1 || !(width > 0 && height > 0) || Double.isInfinite(width) || Double.isInfinite(height)) {
            throw new IllegalArgumentException("page %d of %s by %s".formatted(number, width, height));
        }
        words = List.copyOf(words);
    }
}

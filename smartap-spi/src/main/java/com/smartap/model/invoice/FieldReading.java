package com.smartap.model.invoice;

import com.smartap.spi.Api;
import org.jspecify.annotations.Nullable;

/**
 * How one field was read: how sure the reader is, and where it saw the value.
 *
 * @param field which field
 * @param confidence the probability that the value is right, 0 to 1
 * @param text the text as it stands in the document
 * @param place where it stands; null for readers that have no pages
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record FieldReading(
        InvoiceField field,
        double confidence,
        @Nullable String text,
        @Nullable Place place) {
    /** Refuses a confidence outside 0 to 1. */
    public FieldReading {
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("confidence (%s) must be 0 to 1".formatted(confidence));
        }
    }

    /**
     * A box on a page, in fractions of the page's width and height from the top left corner, so that it fits any
     * rendering.
     *
     * @param page counted from 1
     * @param x left edge, 0 to 1
     * @param y top edge, 0 to 1
     * @param width 0 to 1
     * @param height 0 to 1
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    public record Place(int page, double x, double y, double width, double height) {}
}

package com.smartap.model.invoice;

import com.smartap.spi.Api;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one field was read: how sure the reader is, and where it saw the value.
 *
 * @param field which field
 * @param confidence the probability that the value is right, 0 to 1
 * @param text the text as it stands in the document
 * @param place where it stands; null for readers that have no pages
 * @param source where it stands in a document without pages, such as an XML path, {@code B7} of a sheet or a segment and
 *     element ({@code 12 BIG02}); null where {@code place} says it, or nothing is known
 * @param alternatives other values that the reader thought of, the likeliest first, three at the most
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record FieldReading(
        InvoiceField field,
        double confidence,
        @Nullable String text,
        @Nullable Place place,
        @Nullable String source,
        @Nullable List<Alternative> alternatives) {
    /** Refuses a confidence outside 0 to 1. */
    public FieldReading {
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("confidence (%s) must be 0 to 1".formatted(confidence));
        }
        // Readings that were stored before there were alternatives have none.
        alternatives = alternatives == null ? List.of() : List.copyOf(alternatives);
    }

    /** A reading of which nothing else is known. */
    public FieldReading(InvoiceField field, double confidence, @Nullable String text, @Nullable Place place) {
        this(field, confidence, text, place, null, List.of());
    }

    /** Other values that the reader thought of, the likeliest first. */
    @Override
    public List<Alternative> alternatives() {
        return alternatives == null ? List.of() : alternatives;
    }

    /**
     * Another value that a field might have.
     *
     * @param value the value in JSON's form: plain decimals, ISO dates
     * @param confidence the probability that it is the right one, 0 to 1
     * @param place where it stands; null for readers that have no pages
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    public record Alternative(
            String value, double confidence, @Nullable Place place) {}

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

package com.smartap.core;

import com.smartap.model.invoice.InvoiceField;
import com.smartap.spi.Api;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How well reading went for the invoices that were received in a period. Invoices that were read before readings were
 * kept count as others.
 *
 * @param from the beginning of the period
 * @param to its end, which is not part of it
 * @param received how many invoices came in
 * @param straight how many came to their approval, or beyond, without a person touching them before
 * @param reviewed how many a person had to look at, or corrected of her own accord
 * @param others those under way, refused, duplicates, or received before
 * @param fields how the fields did, those first for which people had to look most often
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record ReviewReport(
        Instant from, Instant to, long received, long straight, long reviewed, long others, List<FieldReport> fields) {
    /** Copies the fields. */
    public ReviewReport {
        fields = List.copyOf(fields);
    }

    /** The part of those that went straight through, 0 to 1, among those of which that is known; empty if there are none. */
    public OptionalDouble straightThroughRate() {
        long known = straight + reviewed;
        return known == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) straight / known);
    }

    /**
     * How one field did.
     *
     * @param field which field
     * @param asked how many invoices a person had to look at because of it
     * @param confirmed how often a person left its value as it was read, or approved it untouched
     * @param corrected how often a person changed it
     * @param added how often nothing was read and a person filled it in
     * @param bands confirmed and corrected by confidence, the lowest first; bands without any are left out
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    public record FieldReport(
            InvoiceField field, long asked, long confirmed, long corrected, long added, List<Band> bands) {
        /** Copies the bands. */
        public FieldReport {
            bands = List.copyOf(bands);
        }
    }

    /**
     * How readings of about the same confidence turned out. A reader is calibrated where the part of the confirmed ones
     * lies between the two bounds.
     *
     * @param from the lowest confidence
     * @param to the highest confidence
     * @param confirmed how often the value was right
     * @param corrected how often it was not
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    public record Band(double from, double to, long confirmed, long corrected) {
        /** The part that was right, 0 to 1. */
        public double right() {
            return (double) confirmed / Math.max(1, confirmed + corrected);
        }
    }
}

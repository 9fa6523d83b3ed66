package com.smartap.spi.capture;

import com.smartap.model.invoice.InvoiceField;
import com.smartap.spi.Api;
import java.util.List;
import java.util.Optional;

/**
 * Proposes field values for the words of a document: the place for a host's own model. What it says is never trusted by
 * itself: a value counts only if it stands in the document's own words, and never against arithmetic or check digits.
 * Found by {@link java.util.ServiceLoader}, or given by the host. Thread-safe.
 */
@Api(usage = Api.Usage.IMPLEMENT, since = "0.1")
public interface FieldExtractor {
    /** Stable lower-case name, such as {@code openai}. */
    String id();

    /** Returns {@link com.smartap.spi.SpiLevel#CURRENT}. */
    int spiLevel();

    /**
     * Why the extractor cannot be used, and what to do about it.
     *
     * @return one sentence; empty if it can be used
     */
    Optional<String> unavailable();

    /**
     * The values it proposes.
     *
     * @param pages what a person sees; hidden text is left out
     * @return one value for a field at the most; empty if it has none
     * @throws com.smartap.spi.SmartApException if it cannot be reached or does not answer; the document is then read
     *     without it
     */
    List<Proposal> propose(List<WordPage> pages);

    /**
     * A value for a field.
     *
     * @param field any but {@link InvoiceField#LINES}
     * @param value as it stands in the document, or in JSON's form: plain decimals, ISO dates
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    record Proposal(InvoiceField field, String value) {
        /** Refuses lines and blank values. */
        public Proposal {
            if (field == InvoiceField.LINES || value.isBlank()) {
                throw new IllegalArgumentException("a proposal for %s must have a value".formatted(field));
            }
        }
    }
}

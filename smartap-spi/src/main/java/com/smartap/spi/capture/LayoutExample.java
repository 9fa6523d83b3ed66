package com.smartap.spi.capture;

import static java.util.Objects.requireNonNull;

import com.smartap.model.invoice.InvoiceContent;
import com.smartap.spi.Api;
import java.util.List;

/**
 * A document of which a person said what it says.
 *
 * @param pages the words that a person sees
 * @param read what the reader made of it, without anything that was learned
 * @param right what a person said
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record LayoutExample(List<WordPage> pages, CandidateInvoice read, InvoiceContent right) {
    /** Copies the pages. */
    public LayoutExample {
        pages = List.copyOf(pages);
        requireNonNull(read, "read");
        requireNonNull(right, "right");
    }
}

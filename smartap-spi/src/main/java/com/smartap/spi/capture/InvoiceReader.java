package com.smartap.spi.capture;

import com.smartap.spi.Api;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Turns documents of one kind into candidate invoices. Found by {@link java.util.ServiceLoader}. Thread-safe. Judges a
 * document by its bytes, never by its name or declared type, and is never brought down by one: whatever is wrong with
 * a document is a {@link com.smartap.spi.DocumentException} with a {@code DOCUMENT_} code.
 */
@Api(usage = Api.Usage.IMPLEMENT, since = "0.1")
public interface InvoiceReader {
    /** Stable lower-case name, such as {@code pdf-text}. */
    String id();

    /** Returns {@link com.smartap.spi.SpiLevel#CURRENT}. */
    int spiLevel();

    /**
     * Whether this reader is for documents that begin so.
     *
     * @param head the first bytes, 4096 at the most
     * @return the media type, such as {@code application/pdf}; empty if the document is another reader's
     */
    Optional<String> recognise(byte[] head);

    /**
     * Checks what can be checked quickly: whether the document opens, is not encrypted and is within the limits.
     *
     * @throws com.smartap.spi.DocumentException if the document cannot be used
     */
    void check(DocumentSource document, ReadLimits limits);

    /**
     * Reads the document. A document without any recognisable field gives a candidate without fields and a warning,
     * not an error. Of several invoices this is the first one, with a warning that there are more.
     *
     * @throws com.smartap.spi.DocumentException if the document cannot be used
     */
    CandidateInvoice read(DocumentSource document, ReadLimits limits);

    /**
     * Reads every invoice that the document holds, in order; each but a whole document says which {@link
     * CandidateInvoice#part part} it is.
     *
     * @return one or more
     * @throws com.smartap.spi.DocumentException if the document cannot be used
     */
    default List<CandidateInvoice> readAll(DocumentSource document, ReadLimits limits) {
        return List.of(read(document, limits));
    }

    /**
     * Reads like {@link #readAll}, and hands over each invoice as soon as it is read, so that memory stays flat over
     * files with any number of them. What was handed over before a file turns out to be unusable remains valid.
     *
     * @param sink is called once for each invoice, in order, by one thread at a time
     * @throws com.smartap.spi.DocumentException if the document cannot be used
     */
    default void readEach(DocumentSource document, ReadLimits limits, Consumer<CandidateInvoice> sink) {
        readAll(document, limits).forEach(sink);
    }

    /**
     * The words that a person sees on the pages, with their places: for choosing a value by its place, and for learning.
     *
     * @return a page for each that has words; empty for documents without pages
     * @throws com.smartap.spi.DocumentException if the document cannot be used
     */
    default List<WordPage> words(DocumentSource document, ReadLimits limits) {
        return List.of();
    }
}

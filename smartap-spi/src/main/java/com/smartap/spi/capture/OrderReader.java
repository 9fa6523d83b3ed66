package com.smartap.spi.capture;

import com.smartap.spi.Api;
import java.util.List;
import java.util.Optional;

/**
 * Turns documents of one kind into candidate purchase orders. Found by {@link java.util.ServiceLoader}. Thread-safe, and
 * like an {@link InvoiceReader} never brought down by a document.
 */
@Api(usage = Api.Usage.IMPLEMENT, since = "0.1")
public interface OrderReader {
    /** Stable lower-case name, such as {@code edi-orders}. */
    String id();

    /** Returns {@link com.smartap.spi.SpiLevel#CURRENT}. */
    int spiLevel();

    /**
     * Whether a document that begins so may hold orders.
     *
     * @param head the first bytes, 4096 at the most
     * @return the media type; empty if the document is of another kind
     */
    Optional<String> recognise(byte[] head);

    /**
     * Reads every order that the document holds, in order.
     *
     * @return one or more
     * @throws com.smartap.spi.DocumentException if the document cannot be used, or holds no order
     */
    List<CandidateOrder> readAll(DocumentSource document, ReadLimits limits);
}

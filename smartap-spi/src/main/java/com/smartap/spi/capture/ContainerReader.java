package com.smartap.spi.capture;

import static java.util.Objects.requireNonNull;

import com.smartap.spi.Api;
import com.smartap.spi.DocumentException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Takes the documents out of files that hold others, such as archives and e-mails, and out of those within them. Found by
 * {@link java.util.ServiceLoader}. Thread-safe, and never brought down by a file: what claims to be small is counted,
 * and nothing is written anywhere.
 */
@Api(usage = Api.Usage.IMPLEMENT, since = "0.1")
public interface ContainerReader {
    /** Stable lower-case name, such as {@code archives-and-mails}. */
    String id();

    /** Returns {@link com.smartap.spi.SpiLevel#CURRENT}. */
    int spiLevel();

    /**
     * Whether a file that begins so holds other documents.
     *
     * @param head the first bytes, 4096 at the most
     * @return the media type; empty if the file is of another kind
     */
    Optional<String> recognise(byte[] head);

    /**
     * Hands over one document after the other, in their order, so that memory holds one at a time. What cannot be taken is
     * handed over with its refusal, and the others are taken.
     *
     * @param limits what may be spent on each document, and on the file as a whole
     * @return what is strange about the file, a sentence each
     * @throws DocumentException if the file as a whole is damaged, beyond the limits or of another kind
     */
    List<String> each(DocumentSource file, ReadLimits limits, Consumer<Entry> sink);

    /**
     * A document within, or why it was not taken.
     *
     * @param path where it was, such as {@code mail.eml/invoices.zip/b.pdf}; made harmless, for people
     * @param document the document; null if it was refused
     * @param refusal why it was refused; null if it was not
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    record Entry(
            String path,
            @Nullable DocumentSource document,
            @Nullable DocumentException refusal) {
        /** Refuses anything but one of the two. */
        public Entry {
            requireNonNull(path, "path");
            if ((document == null) == (refusal == null)) {
                throw new IllegalArgumentException("either a document or its refusal: " + path);
            }
        }
    }
}

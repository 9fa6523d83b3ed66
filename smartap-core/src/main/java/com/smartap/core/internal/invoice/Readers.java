package com.smartap.core.internal.invoice;

import com.smartap.spi.DocumentException;
import com.smartap.spi.ErrorCode;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.capture.InvoiceReader;
import com.smartap.spi.capture.ReadLimits;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Chooses the reader of a document by its first bytes. */
public final class Readers {
    private static final int HEAD = 4096;

    private final List<InvoiceReader> readers;
    private final ReadLimits limits;

    public Readers(List<InvoiceReader> readers, ReadLimits limits) {
        this.readers = List.copyOf(readers);
        this.limits = limits;
    }

    /** What may be spent on a document. */
    public ReadLimits limits() {
        return limits;
    }

    /**
     * A reader and the media type it saw.
     *
     * @param reader the reader
     * @param mediaType such as {@code application/pdf}
     */
    public record Choice(InvoiceReader reader, String mediaType) {}

    /**
     * The reader of a document.
     *
     * @throws DocumentException if the document is empty, or no reader understands its kind
     */
    public Choice choose(DocumentSource document) throws IOException {
        byte[] head;
        try (InputStream in = document.open()) {
            head = in.readNBytes(HEAD);
        }
        if (head.length == 0) {
            throw new DocumentException(
                    ErrorCode.DOCUMENT_EMPTY,
                    "the document has no bytes. Maybe the upload was interrupted; send it again.");
        }
        for (InvoiceReader reader : readers) {
            Optional<String> mediaType = reader.recognise(head);
            if (mediaType.isPresent()) {
                return new Choice(reader, mediaType.get());
            }
        }
        throw new DocumentException(
                ErrorCode.DOCUMENT_UNSUPPORTED,
                "the document is of a kind that no reader understands, whatever its name says (readers: %s). Maybe save it as PDF."
                        .formatted(readers.stream().map(InvoiceReader::id).collect(Collectors.joining(", "))));
    }
}

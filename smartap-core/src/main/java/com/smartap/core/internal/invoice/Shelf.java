package com.smartap.core.internal.invoice;

import com.smartap.spi.DocumentException;
import com.smartap.spi.ErrorCode;
import com.smartap.spi.archive.DocumentStore;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.capture.ReadLimits;
import java.io.IOException;
import java.io.InputStream;

/** Puts the bytes of documents that come in into the store, once it is known that a reader can use them. */
public final class Shelf {
    private final Readers readers;
    private final DocumentStore store;

    public Shelf(Readers readers, DocumentStore store) {
        this.readers = readers;
        this.store = store;
    }

    ReadLimits limits() {
        return readers.limits();
    }

    /** Refuses what is larger than a document may be. */
    void requireSize(DocumentSource document) throws IOException {
        if (document.size() > limits().maxBytes()) {
            throw new DocumentException(
                    ErrorCode.DOCUMENT_TOO_LARGE,
                    "%s has %d bytes; at most %d are taken"
                            .formatted(plainName(document.name()), document.size(), limits().maxBytes()));
        }
    }

    /**
     * Stores a document that some reader understands.
     *
     * @param checked whether the reader looks into it first; if not, whatever is wrong with it shows when it is read
     * @throws DocumentException if it cannot be used
     */
    Arrival put(DocumentSource document, boolean checked) throws IOException {
        Readers.Choice choice = readers.choose(document);
        if (checked) {
            choice.reader().check(document, limits());
        }
        return new Arrival(plainName(document.name()), choice.mediaType(), bytes(document));
    }

    /** Stores bytes as they are. */
    DocumentStore.Stored bytes(DocumentSource document) throws IOException {
        try (InputStream in = document.open()) {
            return store.put(in, limits().maxBytes());
        }
    }

    /** The last part of what a stranger calls a file, without control characters. */
    static String plainName(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
                .replaceAll("\\p{Cntrl}", "")
                .strip();
        return last.isEmpty() ? "document" : last;
    }
}

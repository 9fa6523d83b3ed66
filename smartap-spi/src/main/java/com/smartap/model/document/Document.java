package com.smartap.model.document;

import com.smartap.model.ContentHash;
import com.smartap.spi.Api;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stored file.
 *
 * @param id its id
 * @param kind what it is for
 * @param name the file's name as it was given, without any path
 * @param mediaType such as {@code application/pdf}, found by looking at the bytes
 * @param size number of bytes
 * @param hash SHA-256 of the bytes, by which the store finds them
 * @param state what has been done to it
 * @param originalId the document that this one is a rendering of
 * @param createdAt when it was stored
 * @param origin the container that it was taken out of; null if it came by itself
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record Document(
        DocumentId id,
        Kind kind,
        String name,
        String mediaType,
        long size,
        ContentHash hash,
        DocumentState state,
        @Nullable DocumentId originalId,
        Instant createdAt,
        @Nullable Origin origin) {
    /** A document that came by itself. */
    public Document(
            DocumentId id,
            Kind kind,
            String name,
            String mediaType,
            long size,
            ContentHash hash,
            DocumentState state,
            @Nullable DocumentId originalId,
            Instant createdAt) {
        this(id, kind, name, mediaType, size, hash, state, originalId, createdAt, null);
    }

    /**
     * Where a document was before it was stored by itself.
     *
     * @param containerId the archive or e-mail, stored as it was received
     * @param path where in it, beginning with its name, such as {@code mail.eml/b.pdf}
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    public record Origin(DocumentId containerId, String path) {}

    /** What a document is for. */
    public enum Kind {
        /** An invoice as it was received. */
        INVOICE,
        /** The sealed rendering of an invoice, with its audit trail. */
        SEALED_INVOICE,
        /** A file of payments for the bank. */
        PAYMENT_FILE,
        /** A statement that came from the bank. */
        BANK_STATEMENT,
        /** The copy of an invoice that is sent to be signed. */
        SIGNING_COPY,
        /** An invoice as it came back signed. */
        SIGNED_INVOICE,
        /** An archive or e-mail as it was received; the documents in it are documents of their own. */
        CONTAINER
    }
}

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
        Instant createdAt) {
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
        SIGNED_INVOICE
    }
}

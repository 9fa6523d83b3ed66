package com.smartap.core;

import com.smartap.model.Actor;
import com.smartap.model.ContentHash;
import com.smartap.model.Page;
import com.smartap.model.PageRequest;
import com.smartap.model.document.Document;
import com.smartap.model.document.DocumentId;
import com.smartap.model.invoice.InvoiceId;
import com.smartap.spi.Api;
import com.smartap.spi.ErrorCode;
import com.smartap.spi.archive.DocumentSealer;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Stored documents. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public interface Documents {
    /** One document. */
    Document get(Actor actor, DocumentId id);

    /** Its bytes; the caller closes the stream, which fails at its end if the bytes are not what was stored. */
    InputStream open(Actor actor, DocumentId id);

    /**
     * Documents, the latest first.
     *
     * @param kind only those of this kind; null for all
     */
    Page<Document> list(Actor actor, Document.@Nullable Kind kind, PageRequest page);

    /** What an archive or e-mail held, and what became of it; without entries for other documents. */
    Contents contents(Actor actor, DocumentId id);

    /** Checks a sealed document: its signature, and whether its embedded audit trail agrees with the audit log. */
    Verification verify(Actor actor, DocumentId id);

    /**
     * What the store has to hold: the hash of every document of every tenant, in no order, read in pages as it is
     * iterated. For whoever looks after the store, and for nobody else: it asks for no actor, since it tells nothing but
     * hashes.
     */
    Iterable<ContentHash> inventory();

    /**
     * What a check found.
     *
     * @param seal what the seal says
     * @param auditAgrees whether the embedded audit trail is part of the audit log, unchanged
     * @param problems what is wrong, one sentence each
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    record Verification(DocumentSealer.SealVerification seal, boolean auditAgrees, List<String> problems) {
        /** Copies the problems. */
        public Verification {
            problems = List.copyOf(problems);
        }

        /** Whether everything is as it was sealed. */
        public boolean intact() {
            return seal.intact() && auditAgrees;
        }
    }

    /**
     * What a container held.
     *
     * @param entries each document in it, in order: taken, known before, or refused
     * @param findings what is strange about the container, one sentence each
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    record Contents(List<Entry> entries, List<String> findings) {
        /** Copies the lists. */
        public Contents {
            entries = List.copyOf(entries);
            findings = List.copyOf(findings);
        }
    }

    /**
     * What became of one document of a container.
     *
     * @param path where it was, such as {@code mail.eml/b.pdf}
     * @param documentId the stored document; null if it was refused
     * @param invoiceId its invoice, or the first of several; null if it was refused
     * @param code why it was not taken: {@link ErrorCode#DUPLICATE_DOCUMENT} if it was there before, under the ids given
     *     here; null if it was taken
     * @param message the same for people; null if it was taken
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    record Entry(
            String path,
            @Nullable DocumentId documentId,
            @Nullable InvoiceId invoiceId,
            @Nullable ErrorCode code,
            @Nullable String message) {
        /** Whether it became a document and an invoice of its own. */
        public boolean taken() {
            return code == null;
        }
    }
}

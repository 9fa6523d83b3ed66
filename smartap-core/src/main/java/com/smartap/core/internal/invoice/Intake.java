package com.smartap.core.internal.invoice;

import com.smartap.core.internal.persistence.DocumentRow;
import com.smartap.core.internal.persistence.DocumentRows;
import com.smartap.core.internal.persistence.InvoiceRow;
import com.smartap.core.internal.persistence.InvoiceStore;
import com.smartap.core.internal.persistence.Violations;
import com.smartap.core.internal.unit.Tx;
import com.smartap.core.internal.unit.UnitOfWork;
import com.smartap.model.Actor;
import com.smartap.model.document.Document;
import com.smartap.model.document.DocumentState;
import com.smartap.model.event.EventType;
import com.smartap.model.invoice.Invoice;
import com.smartap.model.invoice.InvoiceState;
import com.smartap.spi.DocumentException;
import com.smartap.spi.ErrorCode;
import com.smartap.spi.archive.DocumentStore;
import com.smartap.spi.capture.DocumentSource;
import jakarta.persistence.PersistenceException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/** Takes documents in: checked first, stored next, recorded last, so that nothing is ever half there. */
public final class Intake {
    private final UnitOfWork units;
    private final Readers readers;
    private final DocumentStore store;

    public Intake(UnitOfWork units, Readers readers, DocumentStore store) {
        this.units = units;
        this.readers = readers;
        this.store = store;
    }

    Invoice take(Actor actor, DocumentSource document) {
        String name = plainName(document.name());
        try {
            if (document.size() > readers.limits().maxBytes()) {
                throw new DocumentException(
                        ErrorCode.DOCUMENT_TOO_LARGE,
                        "%s has %d bytes; at most %d are taken"
                                .formatted(
                                        name, document.size(), readers.limits().maxBytes()));
            }
            Readers.Choice choice = readers.choose(document);
            choice.reader().check(document, readers.limits());
            DocumentStore.Stored stored;
            try (InputStream in = document.open()) {
                stored = store.put(in, readers.limits().maxBytes());
            }
            return units.call("invoice.submit", actor, tx -> record(tx, name, choice.mediaType(), stored));
        } catch (PersistenceException e) {
            if (Violations.of("smartap_document_intake", e)) {
                throw duplicate(name);
            }
            throw e;
        } catch (IOException e) {
            throw new DocumentException(
                    ErrorCode.DOCUMENT_DAMAGED, name + " cannot be read to its end. Send it again.", e);
        }
    }

    private static Invoice record(Tx tx, String name, String mediaType, DocumentStore.Stored stored) {
        DocumentRows documents = new DocumentRows(tx.em(), tx.tenant());
        String key = "invoice:" + stored.hash();
        documents.byIntakeKey(key).ifPresent(earlier -> {
            String as = tx.invoices()
                    .byDocument(earlier.id)
                    .map(invoice -> " as invoice " + invoice.id)
                    .orElse("");
            throw new DocumentException(
                    ErrorCode.DUPLICATE_DOCUMENT,
                    "%s was submitted before, on %s%s".formatted(name, earlier.createdAt, as));
        });
        DocumentRow document =
                documents.add(Document.Kind.INVOICE, name, mediaType, stored, DocumentState.UPLOADED, tx.now());
        document.intakeKey = key;
        InvoiceRow row = NewInvoices.of(tx, document.id, tx.actor().id());
        // The row refers to the document, and batched inserts go by table name.
        tx.em().flush();
        tx.invoices().add(row);
        tx.happened(
                "invoice",
                row.id,
                EventType.INVOICE_UPLOADED,
                Map.of(
                        "to", InvoiceState.RECEIVED.name(),
                        "document", name,
                        "documentId", document.id.toString(),
                        "sha256", stored.hash().hex(),
                        "bytes", String.valueOf(stored.size())));
        tx.em().flush();
        return InvoiceStore.record(row);
    }

    private static DocumentException duplicate(String name) {
        return new DocumentException(ErrorCode.DUPLICATE_DOCUMENT, name + " was submitted before");
    }

    /** The last part of what a stranger calls a file, without control characters. */
    private static String plainName(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
                .replaceAll("\\p{Cntrl}", "")
                .strip();
        return last.isEmpty() ? "document" : last;
    }
}

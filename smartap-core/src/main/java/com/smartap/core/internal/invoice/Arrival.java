package com.smartap.core.internal.invoice;

import com.smartap.core.internal.persistence.DocumentRow;
import com.smartap.core.internal.persistence.DocumentRows;
import com.smartap.core.internal.persistence.InvoiceRow;
import com.smartap.core.internal.unit.Tx;
import com.smartap.model.document.Document;
import com.smartap.model.document.DocumentState;
import com.smartap.model.event.EventType;
import com.smartap.model.invoice.InvoiceState;
import com.smartap.spi.archive.DocumentStore;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A document whose bytes are stored, and of which nothing is recorded yet.
 *
 * @param name what it is called, without any path
 * @param mediaType what it is
 * @param stored where its bytes are
 */
record Arrival(String name, String mediaType, DocumentStore.Stored stored) {
    /** The document that came with the same bytes. */
    Optional<DocumentRow> earlier(Tx tx) {
        return new DocumentRows(tx.em(), tx.tenant()).byIntakeKey(intakeKey());
    }

    /** When and as what the same bytes came before. */
    String before(Tx tx, DocumentRow earlier) {
        return "%s was submitted before, on %s%s"
                .formatted(
                        name,
                        earlier.createdAt,
                        tx.invoices()
                                .byDocument(earlier.id)
                                .map(invoice -> " as invoice " + invoice.id)
                                .orElse(""));
    }

    /** Records the document and its invoice. */
    InvoiceRow record(Tx tx, Document.@Nullable Origin origin) {
        DocumentRow document = new DocumentRows(tx.em(), tx.tenant())
                .add(Document.Kind.INVOICE, name, mediaType, stored, DocumentState.UPLOADED, tx.now());
        document.intakeKey = intakeKey();
        Map<String, String> facts = new HashMap<>(Map.of(
                "to", InvoiceState.RECEIVED.name(),
                "document", name,
                "documentId", document.id.toString(),
                "sha256", stored.hash().hex(),
                "bytes", String.valueOf(stored.size())));
        if (origin != null) {
            document.containerId = origin.containerId().value();
            document.containerPath = origin.path();
            facts.put("container", origin.containerId().toString());
            facts.put("path", origin.path());
        }
        InvoiceRow row = NewInvoices.of(tx, document.id, tx.actor().id());
        // The row refers to the document, and batched inserts go by table name.
        tx.em().flush();
        tx.invoices().add(row);
        tx.happened("invoice", row.id, EventType.INVOICE_UPLOADED, facts);
        tx.em().flush();
        return row;
    }

    private String intakeKey() {
        return "invoice:" + stored.hash();
    }
}

package com.smartap.core.internal.invoice;

import com.smartap.core.internal.persistence.InvoiceRow;
import com.smartap.core.internal.persistence.InvoiceStore;
import com.smartap.core.internal.persistence.Json;
import com.smartap.core.internal.unit.Tx;
import com.smartap.model.invoice.InvoiceContent;
import com.smartap.model.invoice.InvoiceState;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Rows of invoices that have just come in. */
final class NewInvoices {
    private NewInvoices() {}

    /** A row of a document of which nothing is known yet. */
    static InvoiceRow of(Tx tx, UUID documentId, String submittedBy) {
        InvoiceRow row = new InvoiceRow();
        row.id = UUID.randomUUID();
        row.tenant = tx.tenant().value();
        row.state = InvoiceState.RECEIVED;
        InvoiceStore.fill(row, InvoiceContent.EMPTY);
        row.readings = Json.of(Map.of());
        row.warnings = Json.of(List.of());
        row.problems = Json.of(List.of());
        row.documentId = documentId;
        row.allocated = BigDecimal.ZERO;
        row.submittedBy = submittedBy;
        row.touchedBy = Json.of(List.of(submittedBy));
        row.receivedAt = tx.now();
        row.updatedAt = tx.now();
        return row;
    }

    /** The rows of all invoices of a document, beginning with the one that it brought in. */
    static List<InvoiceRow> ofDocument(Tx tx, InvoiceRow first, int count) {
        List<InvoiceRow> rows = new ArrayList<>(List.of(first));
        for (int number = 2; number <= count; number++) {
            rows.add(another(tx, first, number, count));
        }
        // What was read refers to the invoices, and batched inserts know nothing of that.
        tx.em().flush();
        return rows;
    }

    /** Whoever entered the first one entered this one. */
    private static InvoiceRow another(Tx tx, InvoiceRow first, int number, int of) {
        InvoiceRow row = of(tx, first.documentId, first.submittedBy);
        row.touchedBy = first.touchedBy;
        row.receivedAt = first.receivedAt;
        tx.invoices().add(row);
        tx.happened(
                "invoice",
                row.id,
                "invoice.split",
                Map.of(
                        "first", first.id.toString(),
                        "part", "%d of %d".formatted(number, of),
                        "documentId", first.documentId.toString()));
        return row;
    }
}

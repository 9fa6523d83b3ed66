package com.smartap.core.internal.invoice;

import com.smartap.core.internal.document.StoredSource;
import com.smartap.core.internal.event.OpenDelivery;
import com.smartap.core.internal.lifecycle.Lifecycle;
import com.smartap.core.internal.lifecycle.Step;
import com.smartap.core.internal.lifecycle.Trigger;
import com.smartap.core.internal.persistence.DocumentRows;
import com.smartap.core.internal.persistence.InvoiceRow;
import com.smartap.core.internal.persistence.InvoiceStore;
import com.smartap.core.internal.persistence.Json;
import com.smartap.core.internal.unit.UnitOfWork;
import com.smartap.model.Actor;
import com.smartap.model.document.Document;
import com.smartap.model.document.DocumentState;
import com.smartap.model.invoice.Invoice;
import com.smartap.model.invoice.InvoiceState;
import com.smartap.spi.archive.DocumentStore;
import com.smartap.spi.capture.CandidateInvoice;
import java.io.IOException;
import java.util.Map;

/** Reads the fields of a received document. */
public final class ReadStep implements Step {
    private final UnitOfWork units;
    private final Readers readers;
    private final DocumentStore store;

    public ReadStep(UnitOfWork units, Readers readers, DocumentStore store) {
        this.units = units;
        this.readers = readers;
        this.store = store;
    }

    @Override
    public InvoiceState state() {
        return InvoiceState.RECEIVED;
    }

    @Override
    public void run(OpenDelivery delivery, Invoice invoice) throws IOException {
        Document document = units.read(
                Actor.system(delivery.event().tenant()),
                tx -> DocumentRows.record(new DocumentRows(tx.em(), tx.tenant()).row(invoice.documentId())));
        StoredSource source = new StoredSource(store, document.hash(), document.name(), document.size());
        CandidateInvoice candidate = readers.choose(source).reader().read(source, readers.limits());
        units.complete("invoice.read", delivery, tx -> {
            InvoiceRow row = tx.invoices().row(invoice.id());
            InvoiceStore.fill(row, candidate.content());
            row.readings = Json.of(candidate.readings());
            row.warnings = Json.of(candidate.warnings());
            new DocumentRows(tx.em(), tx.tenant()).row(invoice.documentId()).state = DocumentState.PROCESSED;
            Lifecycle.apply(
                    tx,
                    row,
                    Trigger.READ,
                    null,
                    Map.of(
                            "format", candidate.format(),
                            "fields", String.valueOf(candidate.readings().size()),
                            "lines", String.valueOf(candidate.content().lines().size())));
        });
    }
}

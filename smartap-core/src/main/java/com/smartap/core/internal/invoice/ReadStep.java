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
import com.smartap.core.internal.persistence.ReadingRow;
import com.smartap.core.internal.persistence.ReadingRows;
import com.smartap.core.internal.unit.Tx;
import com.smartap.core.internal.unit.UnitOfWork;
import com.smartap.model.Actor;
import com.smartap.model.document.Document;
import com.smartap.model.document.DocumentState;
import com.smartap.model.invoice.DocumentPart;
import com.smartap.model.invoice.Invoice;
import com.smartap.model.invoice.InvoiceField;
import com.smartap.model.invoice.InvoiceState;
import com.smartap.model.invoice.LearnedUse;
import com.smartap.spi.archive.DocumentStore;
import com.smartap.spi.capture.CandidateInvoice;
import com.smartap.spi.capture.InvoiceReader;
import com.smartap.spi.capture.WordPage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of a received document. A document with several invoices becomes as many: all of them are recorded in
 * the transaction that records the first, so that none is lost and none comes twice.
 */
public final class ReadStep implements Step {
    private final UnitOfWork units;
    private final Readers readers;
    private final DocumentStore store;
    private final Lessons lessons;

    public ReadStep(UnitOfWork units, Readers readers, DocumentStore store, Lessons lessons) {
        this.units = units;
        this.readers = readers;
        this.store = store;
        this.lessons = lessons;
    }

    @Override
    public InvoiceState state() {
        return InvoiceState.RECEIVED;
    }

    /** What was read of one invoice, before and after what was learned. */
    private record Paper(CandidateInvoice read, Lessons.Applied applied) {}

    @Override
    public void run(OpenDelivery delivery, Invoice invoice) throws IOException {
        Actor system = Actor.system(delivery.event().tenant());
        Document document = units.read(
                system, tx -> DocumentRows.record(new DocumentRows(tx.em(), tx.tenant()).row(invoice.documentId())));
        StoredSource source = new StoredSource(store, document.hash(), document.name(), document.size());
        InvoiceReader reader = readers.choose(source).reader();
        Supplier<List<WordPage>> words = new Once(() -> reader.words(source, readers.limits()));
        List<Paper> papers = DocumentInvoices.of(reader, source, readers.limits()).stream()
                .map(read -> new Paper(read, lessons.apply(system, read, words)))
                .toList();
        units.complete("invoice.read", delivery, tx -> {
            InvoiceRow first = tx.invoices().row(invoice.id());
            List<InvoiceRow> rows = NewInvoices.ofDocument(tx, first, papers.size());
            for (int i = 0; i < rows.size(); i++) {
                record(tx, rows.get(i), papers.get(i), part(papers, i));
            }
            new DocumentRows(tx.em(), tx.tenant()).row(invoice.documentId()).state = DocumentState.PROCESSED;
        });
    }

    private static @Nullable DocumentPart part(List<Paper> papers, int index) {
        CandidateInvoice.Part part = papers.get(index).read().part();
        if (part != null) {
            return new DocumentPart(
                    index + 1, Math.max(papers.size(), part.of()), part.where(), part.firstPage(), part.lastPage());
        }
        return papers.size() == 1 ? null : new DocumentPart(index + 1, papers.size(), "", 0, 0);
    }

    private static void record(Tx tx, InvoiceRow row, Paper paper, @Nullable DocumentPart part) {
        CandidateInvoice shown = paper.applied().shown();
        LearnedUse use = paper.applied().use();
        List<String> warnings = new ArrayList<>(shown.warnings());
        warnings.addAll(paper.applied().warnings());
        InvoiceStore.fill(row, shown.content());
        row.readings = Json.of(shown.readings());
        row.warnings = Json.of(warnings);
        row.part = Json.ofNullable(part);
        row.learned = Json.ofNullable(use);
        keep(tx, row, paper);
        Map<String, String> facts = new HashMap<>(Map.of(
                "format", shown.format(),
                "fields", String.valueOf(shown.readings().size()),
                "lines", String.valueOf(shown.content().lines().size())));
        if (part != null) {
            facts.put("part", "%d of %d".formatted(part.number(), part.of()));
        }
        if (use != null) {
            facts.put("learned", "version %d".formatted(use.version()));
            facts.put(
                    "learnedFields",
                    use.fields().stream().map(InvoiceField::wire).collect(Collectors.joining(", ")));
        }
        Lifecycle.apply(tx, row, Trigger.READ, null, facts);
    }

    private static void keep(Tx tx, InvoiceRow invoice, Paper paper) {
        ReadingRow row = new ReadingRow();
        row.id = invoice.id;
        row.tenant = invoice.tenant;
        row.reading = Json.of(paper.read());
        row.shown =
                paper.applied().use() == null ? null : Json.of(paper.applied().shown());
        row.domains = Json.ofNullable(paper.applied().domains());
        row.corrections = Json.of(List.of());
        row.readAt = tx.now();
        row.receivedAt = invoice.receivedAt;
        new ReadingRows(tx.em(), tx.tenant()).add(row);
    }

    /** Reads the words when they are asked for first. */
    private static final class Once implements Supplier<List<WordPage>> {
        private final Supplier<List<WordPage>> source;
        private @Nullable List<WordPage> words;

        Once(Supplier<List<WordPage>> source) {
            this.source = source;
        }

        @Override
        public List<WordPage> get() {
            if (words == null) {
                words = source.get();
            }
            return words;
        }
    }
}

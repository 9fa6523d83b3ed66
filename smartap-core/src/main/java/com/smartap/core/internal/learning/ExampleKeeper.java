package com.smartap.core.internal.learning;

import com.smartap.core.InvoiceReading;
import com.smartap.core.LearningSettings;
import com.smartap.core.VendorLessons.Kind;
import com.smartap.core.internal.event.OpenDelivery;
import com.smartap.core.internal.invoice.Corrections;
import com.smartap.core.internal.invoice.PaperWords;
import com.smartap.core.internal.persistence.InvoiceRow;
import com.smartap.core.internal.persistence.InvoiceStore;
import com.smartap.core.internal.persistence.LayoutExampleRow;
import com.smartap.core.internal.persistence.ReadingRow;
import com.smartap.core.internal.persistence.ReadingRows;
import com.smartap.core.internal.unit.Tx;
import com.smartap.core.internal.unit.UnitOfWork;
import com.smartap.model.Actor;
import com.smartap.model.invoice.Invoice;
import com.smartap.model.invoice.InvoiceId;
import com.smartap.model.invoice.InvoiceState;
import com.smartap.model.purchasing.VendorId;
import com.smartap.spi.DocumentException;
import com.smartap.spi.capture.WordPage;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps what people said about documents as examples, and notes how reading turned out. */
final class ExampleKeeper {
    private static final Logger log = LoggerFactory.getLogger(ExampleKeeper.class);
    private static final Duration STALE = Duration.ofDays(30);
    private static final Set<InvoiceState> GONE =
            EnumSet.of(InvoiceState.REJECTED, InvoiceState.VOID, InvoiceState.DUPLICATE);

    private final UnitOfWork units;
    private final PaperWords words;
    private final LearningSettings settings;
    private final boolean learning;

    ExampleKeeper(UnitOfWork units, PaperWords words, LearningSettings settings, boolean learning) {
        this.units = units;
        this.words = words;
        this.settings = settings;
        this.learning = learning;
    }

    /** A corrected invoice is valid now: it is an example. */
    void corrected(OpenDelivery delivery, InvoiceId id) {
        Actor system = Actor.system(delivery.event().tenant());
        Invoice invoice =
                units.read(system, tx -> InvoiceStore.outline(tx.invoices().row(id)));
        boolean wanted = learning && invoice.revision() > 0 && invoice.vendorId() != null;
        List<WordPage> pages = wanted ? pages(system, invoice) : List.of();
        Optional<byte[]> packed = pages.isEmpty() ? Optional.empty() : StoredWords.pack(pages);
        units.complete("lesson.keep", delivery, tx -> {
            InvoiceRow row = tx.invoices().row(id);
            ReadingRow reading =
                    new ReadingRows(tx.em(), tx.tenant()).of(id.value()).orElse(null);
            UUID vendor = row.vendorId;
            boolean still = wanted && row.revision == invoice.revision() && !GONE.contains(row.state);
            if (reading == null || vendor == null || !still) {
                return;
            }
            if (packed.isPresent()) {
                new ExampleBook(tx, settings).keep(row, reading, Kind.CORRECTED, person(reading), pages, packed.get());
            } else if (!pages.isEmpty()) {
                tx.audit(
                        "layout.not-taught",
                        ExampleBook.AGGREGATE,
                        vendor,
                        Map.of("invoice", id.toString(), "reason", "the document is too large to learn from"));
            }
        });
    }

    /** An invoice was approved; if nobody touched it, what was read is confirmed, and may be an example. */
    void approved(OpenDelivery delivery, InvoiceId id) {
        Actor system = Actor.system(delivery.event().tenant());
        Invoice invoice =
                units.read(system, tx -> InvoiceStore.outline(tx.invoices().row(id)));
        boolean untouched = invoice.revision() == 0 && invoice.vendorId() != null;
        boolean wanted = learning && untouched && units.read(system, tx -> room(tx, invoice));
        List<WordPage> pages = wanted ? pages(system, invoice) : List.of();
        Optional<byte[]> packed = pages.isEmpty() ? Optional.empty() : StoredWords.pack(pages);
        units.complete("lesson.approved", delivery, tx -> {
            InvoiceRow row = tx.invoices().row(id);
            ReadingRows readings = new ReadingRows(tx.em(), tx.tenant());
            ReadingRow reading = readings.of(id.value()).orElse(null);
            if (reading == null || !untouched) {
                return;
            }
            Corrections.judge(readings, reading, InvoiceStore.content(row));
            packed.ifPresent(bytes -> new ExampleBook(tx, settings)
                    .keep(row, reading, Kind.APPROVED, delivery.event().actor(), pages, bytes));
        });
    }

    /** An invoice was refused or withdrawn: nothing is learned from it. */
    void refused(OpenDelivery delivery, InvoiceId id) {
        units.complete("lesson.drop", delivery, tx -> {
            if (GONE.contains(tx.invoices().row(id).state)) {
                new ExampleBook(tx, settings).drop(id.value(), "invoice %s was refused or withdrawn".formatted(id));
            }
        });
    }

    /** Approved invoices fill the room that there is; later, only those that have grown old make room for new ones. */
    private boolean room(Tx tx, Invoice invoice) {
        VendorId vendor = invoice.vendorId();
        if (vendor == null || settings.approved() == 0) {
            return false;
        }
        List<LayoutExampleRow> examples = new LessonRows(tx.em(), tx.tenant()).examples(vendor.value());
        List<LayoutExampleRow> approved =
                examples.stream().filter(row -> row.kind == Kind.APPROVED).toList();
        boolean stale = !approved.isEmpty()
                && approved.get(0).saidAt.plus(STALE).isBefore(tx.now())
                && approved.size() < examples.size();
        return stale || (approved.size() < settings.approved() && examples.size() < settings.examples());
    }

    private List<WordPage> pages(Actor system, Invoice invoice) {
        try {
            return PartPages.of(words.of(system, invoice.documentId()), invoice.part());
        } catch (DocumentException e) {
            log.warn("invoice {} teaches nothing: {}", invoice.id(), e.getMessage());
            return List.of();
        }
    }

    /** Whoever corrected last. */
    private static String person(ReadingRow reading) {
        List<InvoiceReading.Correction> corrections = ReadingRows.corrections(reading);
        return corrections.isEmpty()
                ? Actor.SYSTEM
                : corrections.get(corrections.size() - 1).by();
    }
}

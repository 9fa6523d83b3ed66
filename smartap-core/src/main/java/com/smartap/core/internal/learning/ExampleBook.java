package com.smartap.core.internal.learning;

import static java.util.Objects.requireNonNull;

import com.smartap.core.LearningSettings;
import com.smartap.core.VendorLessons.Kind;
import com.smartap.core.internal.invoice.FieldValues;
import com.smartap.core.internal.persistence.DocumentRows;
import com.smartap.core.internal.persistence.InvoiceRow;
import com.smartap.core.internal.persistence.InvoiceStore;
import com.smartap.core.internal.persistence.Json;
import com.smartap.core.internal.persistence.LayoutExampleRow;
import com.smartap.core.internal.persistence.ReadingRow;
import com.smartap.core.internal.persistence.ReadingRows;
import com.smartap.core.internal.recognition.VendorKeys;
import com.smartap.core.internal.unit.Tx;
import com.smartap.model.document.DocumentId;
import com.smartap.model.invoice.InvoiceContent;
import com.smartap.model.invoice.InvoiceField;
import com.smartap.model.purchasing.VendorId;
import com.smartap.spi.capture.CandidateInvoice;
import com.smartap.spi.capture.WordPage;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Writes and deletes examples within one unit of work, and tells that a vendor has to be learned anew. */
final class ExampleBook {
    /** An example was kept. */
    static final String KEPT = "layout.example-kept";

    /** An example was deleted. */
    static final String DROPPED = "layout.example-dropped";

    /** The aggregate of what is learned about a vendor; its id is the vendor's. */
    static final String AGGREGATE = "layout";

    private final Tx tx;
    private final LearningSettings settings;
    private final LessonRows lessons;

    ExampleBook(Tx tx, LearningSettings settings) {
        this.tx = tx;
        this.settings = settings;
        this.lessons = new LessonRows(tx.em(), tx.tenant());
    }

    /**
     * Keeps an invoice as an example of its vendor, once; keeping the same again does nothing.
     *
     * @param by whoever corrected or approved it
     */
    void keep(InvoiceRow row, ReadingRow reading, Kind kind, String by, List<WordPage> pages, byte[] packed) {
        UUID vendor = requireNonNull(row.vendorId);
        InvoiceContent right = InvoiceStore.content(row);
        CandidateInvoice read = ReadingRows.read(reading);
        // What a person says about an account is nothing to learn from.
        String said = Json.of(Learners.withAccountOf(read.content(), right));
        Optional<LayoutExampleRow> earlier = lessons.example(row.id);
        if (earlier.isPresent()
                && earlier.get().said.equals(said)
                && earlier.get().vendorId.equals(vendor)) {
            return;
        }
        if (kind == Kind.CORRECTED && !lessons.teaches(by, today(), settings.lessonsPerPersonAndDay())) {
            tx.audit(
                    "layout.not-taught",
                    AGGREGATE,
                    vendor,
                    Map.of(
                            "invoice", row.id.toString(),
                            "by", by,
                            "reason", "%d lessons a day are the most".formatted(settings.lessonsPerPersonAndDay())));
            return;
        }
        // The invoice may have been another vendor's before.
        earlier.filter(example -> !example.vendorId.equals(vendor))
                .ifPresent(example -> drop(row.id, "the invoice was assigned to another vendor"));
        LayoutExampleRow example = lessons.example(row.id).orElseGet(() -> fresh(row));
        example.vendorId = vendor;
        example.kind = kind;
        example.words = packed;
        example.reading = Json.of(
                PartPages.shifted(read, -PartPages.shift(InvoiceStore.part(row).orElse(null))));
        example.said = said;
        example.saidBy = by;
        example.saidAt = tx.now();
        lessons.add(example);
        lessons.trim(vendor, settings.approved(), settings.examples());
        if (kind == Kind.CORRECTED) {
            ExampleKeys.learn(tx, tx.vendors().row(new VendorId(vendor)), read.content(), right, pages, row.id);
            tx.happened(
                    AGGREGATE,
                    vendor,
                    KEPT,
                    Map.of(
                            "invoice", row.id.toString(),
                            "number", InvoiceStore.number(row),
                            "by", by,
                            "fields", fields(read.content(), right)));
        }
    }

    private LocalDate today() {
        return tx.now().atZone(ZoneOffset.UTC).toLocalDate();
    }

    private LayoutExampleRow fresh(InvoiceRow row) {
        LayoutExampleRow example = new LayoutExampleRow();
        example.id = UUID.randomUUID();
        example.tenant = row.tenant;
        example.invoiceId = row.id;
        example.documentHash = new DocumentRows(tx.em(), tx.tenant()).row(new DocumentId(row.documentId)).hash;
        return example;
    }

    /**
     * Deletes an example with what it taught, and has its vendor learned anew.
     *
     * @return whether there was one
     */
    boolean drop(UUID invoice, String reason) {
        Optional<LayoutExampleRow> example = lessons.example(invoice);
        example.ifPresent(row -> {
            tx.em().remove(row);
            tx.em().flush();
            new VendorKeys(tx.em(), tx.tenant()).forgetInvoice(invoice);
            tx.happened(AGGREGATE, row.vendorId, DROPPED, Map.of("invoice", invoice.toString(), "reason", reason));
        });
        return example.isPresent();
    }

    private static String fields(InvoiceContent read, InvoiceContent said) {
        return FieldValues.differing(read, said).stream()
                .map(InvoiceField::wire)
                .collect(Collectors.joining(", "));
    }
}

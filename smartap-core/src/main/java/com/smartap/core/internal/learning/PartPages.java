package com.smartap.core.internal.learning;

import com.smartap.model.invoice.DocumentPart;
import com.smartap.model.invoice.FieldReading;
import com.smartap.model.invoice.FieldReading.Place;
import com.smartap.model.invoice.InvoiceField;
import com.smartap.spi.capture.CandidateInvoice;
import com.smartap.spi.capture.WordPage;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The pages of one invoice of a document, counted from 1 for whoever learns, wherever they are in the document. */
final class PartPages {
    private PartPages() {}

    /** The pages of a part; all pages for a whole document. */
    static List<WordPage> of(List<WordPage> pages, @Nullable DocumentPart part) {
        if (part == null || part.firstPage() == 0) {
            return pages;
        }
        return pages.stream()
                .filter(page -> page.number() >= part.firstPage() && page.number() <= part.lastPage())
                .map(page ->
                        new WordPage(page.number() - part.firstPage() + 1, page.width(), page.height(), page.words()))
                .toList();
    }

    /** By how many pages a part is shifted in its document. */
    static int shift(@Nullable DocumentPart part) {
        return part == null || part.firstPage() == 0 ? 0 : part.firstPage() - 1;
    }

    /** The same candidate with all places some pages further on, or back. */
    static CandidateInvoice shifted(CandidateInvoice candidate, int by) {
        if (by == 0) {
            return candidate;
        }
        Map<InvoiceField, FieldReading> readings = new EnumMap<>(InvoiceField.class);
        candidate
                .readings()
                .forEach((field, reading) -> readings.put(
                        field,
                        new FieldReading(
                                reading.field(),
                                reading.confidence(),
                                reading.text(),
                                place(reading.place(), by),
                                reading.source(),
                                reading.alternatives().stream()
                                        .map(other -> new FieldReading.Alternative(
                                                other.value(), other.confidence(), place(other.place(), by)))
                                        .toList())));
        return new CandidateInvoice(
                candidate.format(), candidate.content(), readings, candidate.warnings(), candidate.part());
    }

    private static @Nullable Place place(@Nullable Place place, int by) {
        return place == null ? null : new Place(place.page() + by, place.x(), place.y(), place.width(), place.height());
    }
}

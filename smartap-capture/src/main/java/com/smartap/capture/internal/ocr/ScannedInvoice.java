package com.smartap.capture.internal.ocr;

import com.smartap.capture.internal.layout.GlyphPage;
import com.smartap.capture.internal.layout.LayoutBuilder;
import com.smartap.capture.internal.layout.TextDocument;
import com.smartap.capture.internal.read.InvoiceAnalysis;
import com.smartap.spi.capture.CandidateInvoice;
import com.smartap.spi.capture.WordPage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an invoice says whose pages, some or all, were recognised. */
public final class ScannedInvoice {
    /** Reads an invoice from text. */
    public interface Analysis {
        /** What an invoice of this text says. */
        CandidateInvoice of(TextDocument document);
    }

    private ScannedInvoice() {}

    /**
     * Reads it.
     *
     * @param format such as {@code PDF_OCR}
     * @param pages what the file itself says of each page; without glyphs where it is only a picture
     * @param recognised the pages that were recognised
     * @param analysis reads an invoice from text
     * @param layered whether the pages that were recognised have a text of their own that is worth comparing
     */
    public static CandidateInvoice of(
            String format, List<GlyphPage> pages, OcrPages recognised, boolean layered, Analysis analysis) {
        List<GlyphPage> seen = new ArrayList<>(pages);
        recognised.pages().forEach(page -> seen.set(page.number() - 1, page));
        CandidateInvoice candidate = Certainties.apply(
                NameRepair.of(analysis.of(LayoutBuilder.build(seen))),
                number -> recognised.has(number) ? recognised.words(number) : null,
                number -> recognised.has(number) ? recognised.view(number) : null);
        if (layered) {
            candidate = TwoReadings.combined(candidate, InvoiceAnalysis.of(LayoutBuilder.build(pages)));
        }
        List<String> warnings = new ArrayList<>(candidate.warnings());
        recognised.left().stream()
                .findFirst()
                .ifPresent(first -> warnings.add(
                        "OCR_PARTIAL: page %d and %d more were not recognised, for want of time or since they are too many"
                                .formatted(first, recognised.left().size() - 1)));
        return new CandidateInvoice(format, candidate.content(), candidate.readings(), warnings);
    }

    /**
     * Reads words that somebody else recognised.
     *
     * @param dpi units of the words per inch; 0 if nobody knows
     */
    public static CandidateInvoice of(String format, List<WordPage> pages, int dpi, Analysis analysis) {
        List<GlyphPage> seen =
                pages.stream().map(page -> RecognisedPage.of(page, dpi)).toList();
        CandidateInvoice candidate = Certainties.apply(
                NameRepair.of(analysis.of(LayoutBuilder.build(seen))),
                number -> page(pages, number).orElse(null),
                number -> view(page(pages, number)));
        return new CandidateInvoice(format, candidate.content(), candidate.readings(), candidate.warnings());
    }

    private static Optional<WordPage> page(List<WordPage> pages, int number) {
        return pages.stream().filter(page -> page.number() == number).findFirst();
    }

    private static @Nullable PageView view(Optional<WordPage> page) {
        return page.map(known -> new PageView(0, 0, Lean.of(known.words()), known.width(), known.height()))
                .orElse(null);
    }
}

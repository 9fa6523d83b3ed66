package com.smartap.capture.internal.ocr;

import com.smartap.capture.internal.layout.GlyphPage;
import com.smartap.capture.internal.layout.LayoutBuilder;
import com.smartap.capture.internal.pdf.BoundedRun;
import com.smartap.capture.internal.pdf.PdfPictures;
import com.smartap.capture.internal.read.InvoiceAnalysis;
import com.smartap.model.invoice.FieldReading;
import com.smartap.model.invoice.InvoiceField;
import com.smartap.spi.capture.CandidateInvoice;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.capture.OcrEngine;
import com.smartap.spi.capture.ReadLimits;
import com.smartap.spi.capture.WordPage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads the pages of a PDF whose text is missing or cannot be trusted from their pictures. */
public final class PdfReading {
    private static final double SURE = 0.9;
    private static final double UNCHECKED_LAYER = 0.7;

    private final Engines engines;
    private final DocumentSource document;
    private final ReadLimits limits;
    private final List<GlyphPage> pages;
    private final ScannedInvoice.Analysis analysis;

    private PdfReading(
            Engines engines,
            DocumentSource document,
            ReadLimits limits,
            List<GlyphPage> pages,
            ScannedInvoice.Analysis analysis) {
        this.analysis = analysis;
        this.engines = engines;
        this.document = document;
        this.limits = limits;
        this.pages = pages;
    }

    /**
     * What the pages say that are better read from their pictures.
     *
     * @param text what the text of the file made of the invoice
     * @param analysis reads an invoice from text
     * @return the same candidate if its text can be used
     */
    public static CandidateInvoice improve(
            Engines engines,
            DocumentSource document,
            ReadLimits limits,
            List<GlyphPage> pages,
            CandidateInvoice text,
            ScannedInvoice.Analysis analysis) {
        return new PdfReading(engines, document, limits, pages, analysis).improve(text);
    }

    /**
     * The words of all pages: where {@link #improve} reads a page from its picture, those that are recognised there.
     *
     * @param text what the text of the file made of the invoice
     * @param carried the words that the file itself carries, page by page
     */
    public static List<WordPage> words(
            Engines engines,
            DocumentSource document,
            ReadLimits limits,
            List<GlyphPage> pages,
            CandidateInvoice text,
            List<WordPage> carried) {
        List<WordPage> words = new ArrayList<>(carried);
        PdfReading reading = new PdfReading(engines, document, limits, pages, InvoiceAnalysis::of);
        Optional<OcrEngine> engine = engines.usable();
        Poor poor = reading.poor(text);
        if (!poor.pages().isEmpty() && engine.isPresent()) {
            reading.recognise(engine.get(), poor.pages(), recognised -> {
                recognised.seen().forEach(page -> words.set(page.number() - 1, page));
                return words;
            });
        }
        return List.copyOf(words);
    }

    /** Pages that are better read from their pictures, and whether some of them have a text of their own. */
    private record Poor(List<Integer> pages, boolean layered) {}

    private Poor poor(CandidateInvoice text) {
        List<Integer> poor = new ArrayList<>();
        boolean layered = false;
        for (GlyphPage page : pages) {
            TextLayer layer = TextLayer.of(page);
            // A layer that a scanner made is believed if its sums add up and its head could be read.
            boolean doubtful = page.scanned() && !isSure(text);
            if (layer != TextLayer.USABLE || doubtful) {
                poor.add(page.number());
                layered |= layer != TextLayer.ABSENT;
            }
        }
        boolean empty = text.readings().isEmpty();
        // Text on some pages, blank backs and covers: what is found is enough.
        boolean enough = !layered && !empty && isSure(text);
        return new Poor(enough ? List.of() : poor, layered);
    }

    private CandidateInvoice improve(CandidateInvoice text) {
        Poor poor = poor(text);
        if (poor.pages().isEmpty()) {
            return text;
        }
        Optional<OcrEngine> engine = engines.usable();
        return engine.isPresent()
                ? recognise(
                        engine.get(),
                        poor.pages(),
                        recognised -> ScannedInvoice.of("PDF_OCR", pages, recognised, poor.layered(), analysis))
                : withoutEngine(text, poor.layered());
    }

    private <T> T recognise(OcrEngine engine, List<Integer> poor, Function<OcrPages, T> use) {
        return BoundedRun.call(document.name(), limits.maxTime().multipliedBy(Engines.OCR_TIMES), () -> {
            Deadline deadline = Engines.deadline(limits);
            try (PdfPictures pictures = PdfPictures.open(document, limits)) {
                List<String> languages = Languages.of(LayoutBuilder.build(pages).lines().stream()
                                .flatMap(line -> line.words().stream())
                                .map(word -> word.text())
                                .toList())
                        .filter(engine.languages()::contains)
                        .map(language -> language.equals("en") ? List.of("en") : List.of(language, "en"))
                        .orElse(List.of());
                return use.apply(new OcrPages(engine, deadline, languages).read(poor, pictures::page));
            }
        });
    }

    /** Without an engine a text that cannot be trusted is better than nothing, and says so. */
    private CandidateInvoice withoutEngine(CandidateInvoice text, boolean layered) {
        List<String> warnings = new ArrayList<>(text.warnings());
        warnings.add("OCR_UNAVAILABLE: %s, and no OCR engine can read its pictures: %s"
                .formatted(
                        layered ? "the text of the file cannot be trusted" : "the file has pages without text",
                        engines.why()));
        Map<InvoiceField, FieldReading> readings = new EnumMap<>(InvoiceField.class);
        text.readings()
                .forEach((field, reading) -> readings.put(
                        field,
                        new FieldReading(
                                field,
                                layered ? reading.confidence() * UNCHECKED_LAYER : reading.confidence(),
                                reading.text(),
                                reading.place(),
                                reading.source(),
                                reading.alternatives())));
        return new CandidateInvoice(text.format(), text.content(), readings, warnings);
    }

    private static boolean isGarbage(FieldReading reading) {
        String text = reading.text();
        return text != null && Arrays.stream(text.split(" ", -1)).anyMatch(TextLayer::isGarbage);
    }

    private static boolean isSure(CandidateInvoice text) {
        for (InvoiceField field : List.of(
                InvoiceField.INVOICE_NUMBER, InvoiceField.INVOICE_DATE, InvoiceField.TOTAL, InvoiceField.VENDOR_NAME)) {
            FieldReading reading = text.readings().get(field);
            boolean sum = field == InvoiceField.TOTAL;
            if (reading == null || isGarbage(reading) || reading.confidence() < (sum ? SURE : SURE - 0.2)) {
                return false;
            }
        }
        return text.warnings().stream().noneMatch(warning -> warning.startsWith("SUMS"));
    }
}

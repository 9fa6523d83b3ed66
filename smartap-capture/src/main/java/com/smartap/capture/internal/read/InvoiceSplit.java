package com.smartap.capture.internal.read;

import com.smartap.capture.internal.layout.GlyphPage;
import com.smartap.capture.internal.layout.LayoutBuilder;
import com.smartap.capture.internal.layout.Line;
import com.smartap.capture.internal.layout.TextDocument;
import com.smartap.capture.internal.pattern.QuickPattern;
import com.smartap.spi.capture.CandidateInvoice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells the invoices of one file from each other, and from their annexes. A page begins an invoice if its head has
 * another invoice number than the page before, and there is a sum to pay on it or after it.
 */
public final class InvoiceSplit {
    private static final QuickPattern ANNEX = QuickPattern.compile(
            "(?i)\\W*(general |standard )?(terms (and|&) conditions|conditions of (sale|delivery)|delivery (note|order)|packing (slip|list)|time ?sheet"
                    + "|(allgemeine )?(geschäfts|verkaufs|liefer|zahlungs|vertrags)bedingungen|agb|lieferschein|stundennachweis|leistungsnachweis|stundenzettel"
                    + "|widerrufsbelehrung|conditions générales.*|bon de livraison|relevé d.heures|condiciones generales.*|albarán|parte de horas"
                    + "|condizioni generali.*|documento di trasporto|bolla di consegna|algemene voorwaarden|pakbon|urenstaat|condições gerais.*"
                    + "|guia de (remessa|transporte)|ogólne warunki.*|wydanie zewnętrzne|ewidencja czasu pracy)\\b.{0,60}");
    private static final double HEAD = 0.45;
    private static final double TITLE = 0.25;
    private static final double SURE = 0.65;

    private record Page(GlyphPage glyphs, @Nullable String number, boolean sum, boolean annex) {}

    /**
     * The pages of one invoice.
     *
     * @param pages without its annexes
     * @param annexes numbers of the pages behind it that belong to it and say nothing of their own
     */
    public record Invoice(List<GlyphPage> pages, List<Integer> annexes) {
        /** Copies the lists. */
        public Invoice {
            pages = List.copyOf(pages);
            annexes = List.copyOf(annexes);
        }

        /** What the invoice says, as one part of several or as the whole. */
        public CandidateInvoice read(int number, int of) {
            CandidateInvoice read = InvoiceAnalysis.of(LayoutBuilder.build(pages));
            List<String> warnings = new ArrayList<>(read.warnings());
            int first = pages.get(0).number();
            int last = pages.get(pages.size() - 1).number();
            if (!annexes.isEmpty()) {
                warnings.add("ANNEX: pages %s are an annex and were not read".formatted(annexes));
            }
            if (of > 1) {
                warnings.add("SPLIT: the file holds %d invoices; this is number %d, pages %d to %d"
                        .formatted(of, number, first, last));
            }
            CandidateInvoice told = new CandidateInvoice(read.format(), read.content(), read.readings(), warnings);
            return of == 1
                    ? told
                    : told.as(new CandidateInvoice.Part(
                            number, of, "pages %d to %d".formatted(first, last), first, last));
        }
    }

    private InvoiceSplit() {}

    /** The invoices of some pages in order; one or more. */
    public static List<Invoice> of(List<GlyphPage> glyphs) {
        if (glyphs.size() < 2) {
            return List.of(new Invoice(glyphs, List.of()));
        }
        List<Page> pages = glyphs.stream().map(InvoiceSplit::page).toList();
        List<Invoice> invoices = new ArrayList<>();
        int from = 0;
        String number = pages.get(0).number();
        for (int i = 1; i < pages.size(); i++) {
            String next = pages.get(i).number();
            boolean begins = next != null
                    && number != null
                    && !next.equals(number)
                    && hasSum(pages, i, next)
                    && pages.subList(from, i).stream().anyMatch(Page::sum);
            if (begins) {
                invoices.add(invoice(pages.subList(from, i)));
                from = i;
            }
            number = next != null ? next : number;
        }
        invoices.add(invoice(pages.subList(from, pages.size())));
        return invoices;
    }

    private static boolean hasSum(List<Page> pages, int from, String number) {
        for (Page page : pages.subList(from, pages.size())) {
            if (page.number() != null && !page.number().equals(number)) {
                return false;
            }
            if (page.sum()) {
                return true;
            }
        }
        return false;
    }

    private static Invoice invoice(List<Page> pages) {
        List<GlyphPage> own = new ArrayList<>();
        List<Integer> annexes = new ArrayList<>();
        for (Page page : pages) {
            if (page.annex() && !own.isEmpty()) {
                annexes.add(page.glyphs().number());
            } else {
                own.add(page.glyphs());
            }
        }
        return new Invoice(own, annexes);
    }

    private static Page page(GlyphPage glyphs) {
        TextDocument document = LayoutBuilder.build(List.of(glyphs));
        if (document.lines().isEmpty()) {
            return new Page(glyphs, null, false, false);
        }
        Reading reading = new Reading(document);
        double height = Math.max(1, glyphs.height());
        Optional<Candidate<String>> number = new HeaderFields(reading)
                .codes(LabelKind.NUMBER).stream()
                        .filter(code ->
                                code.score() >= SURE && code.words().get(0).baseline() < HEAD * height)
                        .findFirst();
        boolean sum = reading.hits(LabelKind.TOTAL, LabelKind.AMOUNT_DUE)
                .filter(hit -> hit.weight() >= 0.9)
                .flatMap(hit -> reading.spans(hit).stream())
                .anyMatch(span -> !reading.amounts.in(span.words()).isEmpty());
        boolean annex = !sum
                && document.lines().stream()
                        .filter(line -> line.baseline() < TITLE * height)
                        .anyMatch(InvoiceSplit::isAnnexTitle);
        return new Page(glyphs, number.map(Candidate::value).orElse(null), sum, annex);
    }

    private static boolean isAnnexTitle(Line line) {
        return line.segments().stream()
                .anyMatch(segment -> segment.words().size() < 9 && ANNEX.matches(segment.text()));
    }
}

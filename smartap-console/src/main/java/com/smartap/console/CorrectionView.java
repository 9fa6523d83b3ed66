package com.smartap.console;

import com.smartap.core.AuditEntry;
import com.smartap.core.SmartAp;
import com.smartap.model.Page;
import com.smartap.model.PageRequest;
import com.smartap.model.invoice.DocumentPart;
import com.smartap.model.invoice.FieldReading;
import com.smartap.model.invoice.Invoice;
import com.smartap.model.invoice.InvoiceField;
import com.smartap.model.invoice.InvoiceId;
import com.smartap.model.purchasing.Vendor;
import com.smartap.spi.ErrorCode;
import com.smartap.spi.capture.PlacedWord;
import com.smartap.spi.capture.WordPage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Gathers what the page of corrections shows. */
final class CorrectionView {
    private static final int VENDORS = 200;

    private final SmartAp smartAp;
    private final InvoiceView view;
    private final PaperWords paper;
    private final Words words = new Words();

    CorrectionView(SmartAp smartAp, InvoiceView view, PaperWords paper) {
        this.smartAp = smartAp;
        this.view = view;
        this.paper = paper;
    }

    /** The page. */
    Map<String, Object> model(Visit visit, InvoiceId id, CorrectionForm form, @Nullable Problem problem, long seen) {
        Map<String, Object> model = view.model(visit, id);
        Invoice invoice = smartAp.invoices().get(visit.actor(), id);
        boolean stale = problem != null && problem.code() == ErrorCode.STALE_VERSION;
        Map<InvoiceField, FieldReading> readings = readings(visit, invoice);
        Map<String, List<FieldCard>> groups = new LinkedHashMap<>();
        for (CorrectionField.Group group : CorrectionField.Group.values()) {
            groups.put(
                    group.name(),
                    CorrectionField.of(group).stream()
                            .map(field -> FieldCard.of(
                                    field,
                                    invoice,
                                    readings.get(field.field()),
                                    words,
                                    stale ? otherwise(invoice, form, field) : null))
                            .toList());
        }
        List<FieldCard> cards = groups.values().stream().flatMap(List::stream).toList();
        model.put("form", form);
        model.put("groups", groups);
        model.put("cards", cards);
        model.put("looks", cards.stream().filter(card -> card.look() != null).toList());
        model.put("vendorLook", vendorProblem(invoice));
        model.put("otherProblems", otherProblems(invoice));
        model.put("columns", LineColumn.all());
        model.put("linesReading", invoice.reading(InvoiceField.LINES).orElse(null));
        model.put("waiting", new ReviewQueue(smartAp).length(visit));
        List<AuditEntry> timeline = smartAp.invoices().timeline(visit.actor(), id);
        model.put(
                "seen",
                timeline.isEmpty() ? 0L : timeline.get(timeline.size() - 1).sequence());
        model.put(
                "happened",
                timeline.stream()
                        .filter(entry -> stale && entry.sequence() > seen)
                        .toList());
        model.putAll(sums(form));
        model.putAll(vendors(visit, form, null));
        if (problem != null) {
            model.put("problem", problem);
        }
        return model;
    }

    /** The hints beside the form. */
    Map<String, Object> sums(CorrectionForm form) {
        var content = form.content();
        List<Integer> filled = form.filledLines();
        List<LineHint> hints = new ArrayList<>();
        for (int i = 0; i < filled.size(); i++) {
            var off = Arithmetic.off(content.lines().get(i), content);
            if (off.signum() != 0) {
                hints.add(new LineHint(
                        filled.get(i), "Amount is %s off quantity × price".formatted(off.toPlainString())));
            }
        }
        return Map.of("form", form, "sums", Arithmetic.of(content), "lineHints", hints);
    }

    /** The vendors to choose from, with the one that is chosen. */
    Map<String, Object> vendors(Visit visit, CorrectionForm form, @Nullable String text) {
        Page<Vendor> page = smartAp.vendors().list(visit.actor(), Paging.blankToNull(text), PageRequest.first(VENDORS));
        List<Vendor> vendors = new ArrayList<>(page.items());
        var chosen = form.vendorId();
        if (chosen != null && vendors.stream().noneMatch(vendor -> vendor.id().equals(chosen))) {
            vendors.add(0, smartAp.vendors().get(visit.actor(), chosen));
        }
        return Map.of("form", form, "vendors", vendors, "moreVendors", page.nextCursor() != null);
    }

    /** The words of the pages, and how the document writes numbers and dates. */
    Map<String, Object> words(Visit visit, InvoiceId id) {
        Invoice invoice = smartAp.invoices().get(visit.actor(), id);
        DocumentPart part = invoice.part();
        List<WordPage> read = paper.of(visit.actor(), invoice).stream()
                .filter(page -> part == null
                        || part.firstPage() == 0
                        || page.number() >= part.firstPage() && page.number() <= part.lastPage())
                .toList();
        Notation notation = Notation.of(read.stream()
                .flatMap(page -> page.words().stream())
                .map(PlacedWord::text)
                .toList());
        return Map.of(
                "wordPages",
                read.stream().limit(PdfPages.MAX_PAGES).map(PageWords::of).toList(),
                "notation",
                notation.or(notation(invoice)).toString());
    }

    /** What the readings alone tell of the document's writing. */
    static Notation notation(Invoice invoice) {
        return Notation.of(invoice.readings().values().stream()
                .map(FieldReading::text)
                .filter(Objects::nonNull)
                .toList());
    }

    /** What was read; once a person entered the invoice, what that person saw first. */
    private Map<InvoiceField, FieldReading> readings(Visit visit, Invoice invoice) {
        return invoice.readings().isEmpty()
                ? smartAp.invoices()
                        .reading(visit.actor(), invoice.id())
                        .map(reading -> reading.shown().readings())
                        .orElse(Map.of())
                : invoice.readings();
    }

    private static @Nullable String otherwise(Invoice invoice, CorrectionForm form, CorrectionField field) {
        String saved = CorrectionForm.of(invoice, Notation.OPEN).get(field.wire());
        return saved.equals(form.get(field.wire())) ? null : saved;
    }

    private static @Nullable String vendorProblem(Invoice invoice) {
        return invoice.problems().stream()
                .filter(CorrectionView::isAboutVendor)
                .findFirst()
                .map(problem -> Character.toUpperCase(problem.charAt(0)) + problem.substring(1))
                .orElse(null);
    }

    private static boolean isAboutVendor(String problem) {
        return problem.startsWith("vendor ");
    }

    /** What is wrong with no single field. */
    private List<String> otherProblems(Invoice invoice) {
        return invoice.problems().stream()
                .filter(problem -> !isAboutVendor(problem))
                .filter(problem -> Arrays.stream(CorrectionField.values())
                        .noneMatch(field -> problem.startsWith(field.wire() + " ")))
                .map(words::problem)
                .toList();
    }

    /**
     * A hint at a line.
     *
     * @param line its number in the form, from 0
     * @param text what is strange
     */
    record LineHint(int line, String text) {}
}

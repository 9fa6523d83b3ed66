package com.smartap.capture.internal.assist;

import com.smartap.capture.internal.layout.Segment;
import com.smartap.capture.internal.layout.TextDocument;
import com.smartap.capture.internal.layout.Word;
import com.smartap.capture.internal.ocr.FieldValues;
import com.smartap.model.invoice.FieldReading;
import com.smartap.model.invoice.InvoiceContent;
import com.smartap.model.invoice.InvoiceField;
import com.smartap.spi.capture.CandidateInvoice;
import com.smartap.spi.capture.FieldExtractor.Proposal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Lets proposals of a model in, one by one. A value that does not stand in the document's own visible words is dropped;
 * one that confirms what was read makes it surer; one that contradicts makes it less sure, and never replaces it; one
 * for a field that was not read is taken with little confidence, unless sums would no longer add up.
 */
final class ProposalCheck {
    private static final double PROVEN = 0.95;
    private static final double SUREST = 0.98;
    private static final double MODEL = 0.5;
    private static final double ALONE = 0.55;
    private static final double DOUBT = 0.7;
    private static final int MOST_SHOWN = 40;
    private static final BigDecimal SLACK = new BigDecimal("0.02");

    private final String extractor;
    private final TextDocument document;
    private final CandidateInvoice candidate;
    private final Map<InvoiceField, FieldReading> readings;
    private final List<String> warnings;
    private InvoiceContent content;

    ProposalCheck(String extractor, TextDocument document, CandidateInvoice candidate) {
        this.extractor = extractor;
        this.document = document;
        this.candidate = candidate;
        this.readings = new EnumMap<>(InvoiceField.class);
        this.readings.putAll(candidate.readings());
        this.warnings = new ArrayList<>(candidate.warnings());
        this.content = candidate.content();
    }

    CandidateInvoice with(List<Proposal> proposals) {
        Set<InvoiceField> seen = new HashSet<>();
        for (Proposal proposal : proposals) {
            if (seen.add(proposal.field())) {
                judge(proposal);
            }
        }
        return new CandidateInvoice(candidate.format(), content, readings, warnings, candidate.part());
    }

    private void judge(Proposal proposal) {
        InvoiceField field = proposal.field();
        Optional<Found> found = new WordSearch(document).find(field, proposal.value());
        Optional<Object> read = FieldValues.of(content, field);
        boolean silent = field == InvoiceField.TYPE && !readings.containsKey(field);
        if (found.isEmpty()) {
            boolean same = read.isPresent() && FieldValues.written(read.get()).equals(proposal.value());
            if (!same && !silent) {
                warn("proposed %s for %s, which does not stand in the document"
                        .formatted(shown(proposal), field.wire()));
            }
        } else if (read.isEmpty() || silent) {
            take(field, found.get());
        } else if (FieldValues.same(read.get(), found.get().value())) {
            confirm(field, found.get());
        } else {
            doubt(field, found.get());
        }
    }

    private void take(InvoiceField field, Found found) {
        InvoiceContent completed = FieldValues.with(content, field, found.value());
        if (!addsUp(completed) && addsUp(content)) {
            warn("proposed %s for %s, with which the sums do not add up"
                    .formatted(FieldValues.written(found.value()), field.wire()));
            return;
        }
        content = completed;
        readings.put(field, new FieldReading(field, ALONE, found.text(), document.place(found.words())));
    }

    private void confirm(InvoiceField field, Found found) {
        FieldReading known = readings.get(field);
        if (known == null) {
            readings.put(field, new FieldReading(field, ALONE, found.text(), document.place(found.words())));
            return;
        }
        double both = Math.min(SUREST, 1 - (1 - known.confidence()) * (1 - MODEL));
        readings.put(field, scored(known, Math.max(known.confidence(), both), known.alternatives()));
    }

    private void doubt(InvoiceField field, Found found) {
        FieldReading known = readings.get(field);
        if (known == null || known.confidence() >= PROVEN) {
            return;
        }
        List<FieldReading.Alternative> alternatives = new ArrayList<>();
        alternatives.add(new FieldReading.Alternative(
                FieldValues.written(found.value()), MODEL * (1 - known.confidence()), document.place(found.words())));
        known.alternatives().stream().limit(2).forEach(alternatives::add);
        readings.put(field, scored(known, DOUBT * known.confidence(), alternatives));
    }

    private static FieldReading scored(
            FieldReading known, double confidence, List<FieldReading.Alternative> alternatives) {
        return new FieldReading(known.field(), confidence, known.text(), known.place(), known.source(), alternatives);
    }

    /** Whether net, tax and shipping make the total, as far as they are known. */
    private static boolean addsUp(InvoiceContent content) {
        BigDecimal net = content.subtotal();
        BigDecimal total = content.total();
        if (net == null || total == null) {
            return true;
        }
        BigDecimal tax = content.taxAmount() == null ? BigDecimal.ZERO : content.taxAmount();
        BigDecimal shipping = content.shipping() == null ? BigDecimal.ZERO : content.shipping();
        return net.add(tax).add(shipping).subtract(total).abs().compareTo(SLACK) <= 0;
    }

    private void warn(String what) {
        warnings.add("EXTRACTOR: %s %s; it was dropped".formatted(extractor, what));
    }

    private static String shown(Proposal proposal) {
        if (proposal.field() == InvoiceField.VENDOR_IBAN) {
            return "an account";
        }
        String value = proposal.value().replaceAll("\\p{C}", " ");
        return value.length() > MOST_SHOWN ? value.substring(0, MOST_SHOWN) + "…" : value;
    }

    /** A value and the words in which it stands. */
    record Found(Object value, List<Word> words) {
        String text() {
            return Segment.text(words);
        }
    }
}

package com.smartap.core.bench;

import com.smartap.model.invoice.FieldReading;
import com.smartap.model.invoice.InvoiceContent;
import com.smartap.model.invoice.InvoiceField;
import com.smartap.model.invoice.Party;
import com.smartap.spi.SpiLevel;
import com.smartap.spi.capture.CandidateInvoice;
import com.smartap.spi.capture.LayoutExample;
import com.smartap.spi.capture.LayoutLearner;
import com.smartap.spi.capture.LearnedLayout;
import com.smartap.spi.capture.PlacedWord;
import com.smartap.spi.capture.WordPage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Learns the word that stands before the invoice number, and can be told to misbehave. */
public final class LabelLearner implements LayoutLearner {
    final List<List<LayoutExample>> lessons = new CopyOnWriteArrayList<>();
    volatile boolean failing;
    volatile boolean greedy;

    @Override
    public String id() {
        return "labels";
    }

    @Override
    public int spiLevel() {
        return SpiLevel.CURRENT;
    }

    @Override
    public Optional<LearnedLayout> learn(List<LayoutExample> examples) {
        lessons.add(examples);
        if (failing) {
            throw new IllegalStateException("told to fail");
        }
        Map<String, Integer> labels = new HashMap<>();
        for (LayoutExample example : examples) {
            String right = example.right().invoiceNumber();
            if (!Objects.equals(right, example.read().content().invoiceNumber())) {
                before(example.pages(), right).ifPresent(label -> labels.merge(label, 1, Integer::sum));
            }
        }
        return labels.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(best -> new LearnedLayout(
                        id(),
                        best.getKey(),
                        List.of(new LearnedLayout.Rule(
                                InvoiceField.INVOICE_NUMBER, "after \"" + best.getKey() + "\"", best.getValue(), 0))));
    }

    @Override
    public CandidateInvoice read(LearnedLayout layout, List<WordPage> pages, CandidateInvoice read) {
        if (failing) {
            throw new IllegalStateException("told to fail");
        }
        List<PlacedWord> words =
                pages.stream().flatMap(page -> page.words().stream()).toList();
        for (int i = 0; i + 1 < words.size(); i++) {
            if (words.get(i).text().equals(layout.body())) {
                return with(read, words.get(i + 1).text());
            }
        }
        return read;
    }

    private CandidateInvoice with(CandidateInvoice read, String number) {
        Map<InvoiceField, FieldReading> readings = new HashMap<>(read.readings());
        readings.put(InvoiceField.INVOICE_NUMBER, new FieldReading(InvoiceField.INVOICE_NUMBER, 0.97, number, null));
        InvoiceContent.Builder content = read.content().toBuilder().invoiceNumber(number);
        if (greedy) {
            readings.put(InvoiceField.VENDOR_IBAN, new FieldReading(InvoiceField.VENDOR_IBAN, 0.99, "x", null));
            Party vendor = read.content().vendor();
            content.vendor(new Party(vendor.name(), vendor.taxId(), "DE89370400440532013000", vendor.address()));
        }
        return new CandidateInvoice(read.format(), content.build(), readings, read.warnings(), read.part());
    }

    private static Optional<String> before(List<WordPage> pages, String value) {
        List<PlacedWord> words =
                pages.stream().flatMap(page -> page.words().stream()).toList();
        for (int i = 1; i < words.size(); i++) {
            if (words.get(i).text().equals(value)) {
                return Optional.of(words.get(i - 1).text());
            }
        }
        return Optional.empty();
    }
}

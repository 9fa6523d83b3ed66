package com.smartap.capture.internal.read;

import com.smartap.capture.internal.layout.Word;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Finds the amounts that may be the sums of an invoice: behind labels, and by adding up. */
final class SumCandidates {
    private static final int TOP = 7;
    /** How sure a total is that no label names. */
    static final double ADDED_UP = 0.6;

    private static final BigDecimal CENT = new BigDecimal("0.011");

    private final Reading reading;
    private final LineTable.Table table;
    private final Set<Word> items;
    private final Map<LabelKind, List<Candidate<BigDecimal>>> known = new EnumMap<>(LabelKind.class);
    private final TaxTriples finder;
    private final List<TaxTriples.Triple> triples;

    SumCandidates(Reading reading, LineTable.Table table) {
        this.reading = reading;
        this.table = table;
        this.items = new HashSet<>(table.words());
        this.finder = new TaxTriples(reading, items);
        this.triples = finder.find();
    }

    /** The likeliest amounts of a kind, best first. */
    List<Candidate<BigDecimal>> of(LabelKind kind) {
        List<Candidate<BigDecimal>> found = known.get(kind);
        if (found == null) {
            // Totals may look at taxes: what is found is put in when it is complete.
            found = List.copyOf(find(kind));
            known.put(kind, found);
        }
        return found;
    }

    private List<Candidate<BigDecimal>> find(LabelKind kind) {
        List<Candidate<BigDecimal>> found = labelled(kind);
        for (TaxTriples.Triple triple : triples) {
            switch (kind) {
                case SUBTOTAL -> found.add(triple.net());
                case TAX -> found.add(triple.tax());
                case TOTAL -> found.add(triple.gross());
                default -> {}
            }
        }
        if (kind == LabelKind.TOTAL && found.isEmpty()) {
            found.addAll(addedUp());
        }
        return distinct(found, kind);
    }

    /** Whether an amount of cents stands anywhere. */
    boolean isPrinted(BigDecimal value) {
        return reading.lines().stream()
                .flatMap(line -> reading.amounts.in(line.words()).stream())
                .anyMatch(
                        amount -> amount.value().scale() == 2 && amount.value().compareTo(value) == 0);
    }

    /**
     * Where no label names a total: what the lines add up to, with or without a tax, if it is printed beside them; without
     * lines the largest amount, if a rate takes the tax out of it.
     */
    private List<Candidate<BigDecimal>> addedUp() {
        List<Candidate<BigDecimal>> amounts = reading.lines().stream()
                .flatMap(line -> reading.amounts.in(line.words()).stream())
                .filter(amount -> !items.contains(amount.words().get(0)))
                .sorted(Comparator.comparing((Candidate<BigDecimal> amount) -> amount.value())
                        .reversed())
                .toList();
        List<Candidate<BigDecimal>> taxes = of(LabelKind.TAX);
        BigDecimal lines = table.sum();
        Predicate<BigDecimal> fits = lines.signum() == 0
                ? value -> amounts.get(0).value().compareTo(value) == 0
                        && taxes.stream()
                                .anyMatch(tax -> tax.value().signum() > 0
                                        && TaxRates.fit(value.subtract(tax.value()), tax.value()))
                : value ->
                        isNear(value, lines) || taxes.stream().anyMatch(tax -> isNear(value, lines.add(tax.value())));
        return amounts.stream()
                .filter(amount -> fits.test(amount.value()))
                .map(amount -> amount.scored(ADDED_UP))
                .limit(2)
                .toList();
    }

    private static boolean isNear(BigDecimal one, BigDecimal other) {
        return one.subtract(other).abs().compareTo(CENT) <= 0;
    }

    /** The likeliest amounts of a kind that is seldom needed. */
    List<Candidate<BigDecimal>> few(LabelKind kind) {
        List<Candidate<BigDecimal>> some = of(kind);
        return some.subList(0, Math.min(3, some.size()));
    }

    private List<Candidate<BigDecimal>> labelled(LabelKind kind) {
        List<Candidate<BigDecimal>> found = new ArrayList<>();
        int lastPage = reading.document.lastPage();
        reading.hits(kind).filter(hit -> !table.isHeading(hit.line())).forEach(hit -> {
            boolean last = hit.line().page() == lastPage || hit.line().page() == reading.document.firstPage();
            double detail = Math.min(0.06, 0.03 * (Folding.tokens(hit.text()).size() - 1));
            for (Reading.Span span : reading.spans(hit)) {
                List<Candidate<BigDecimal>> amounts = reading.amounts.in(span.words());
                for (int i = 0; i < amounts.size(); i++) {
                    double order = i == amounts.size() - 1 ? 1 : 0.8;
                    Candidate<BigDecimal> amount = amounts.get(i);
                    boolean item = items.contains(amount.words().get(0));
                    double score = amount.score()
                            * span.weight()
                            * order
                            * (last ? 0.92 : 0.8)
                            * (item ? 0.6 : 1)
                            * (finder.isPart(amount) ? 0.6 : 1);
                    // Of two equal labels the lower one counts: sums stand at the end.
                    double low = 0.02
                            * hit.line().index()
                            / Math.max(1, reading.lines().size());
                    found.add(amount.scored(Math.min(1, score * (1 + detail) + low)));
                }
            }
        });
        return found;
    }

    private static List<Candidate<BigDecimal>> distinct(List<Candidate<BigDecimal>> found, LabelKind kind) {
        found.sort(Comparator.comparingDouble((Candidate<BigDecimal> c) -> c.score())
                .reversed());
        List<Candidate<BigDecimal>> distinct = new ArrayList<>();
        for (Candidate<BigDecimal> candidate : found) {
            boolean known = distinct.stream()
                    .anyMatch(other -> other.words().equals(candidate.words())
                            || other.value().compareTo(candidate.value()) == 0 && kind != LabelKind.TAX);
            if (!known && distinct.size() < TOP) {
                distinct.add(candidate);
            }
        }
        return distinct;
    }

    /** Taxes; of several tax lines the sum is a candidate as well. */
    List<Candidate<BigDecimal>> taxes() {
        List<Candidate<BigDecimal>> taxes = of(LabelKind.TAX);
        List<Candidate<BigDecimal>> all = new ArrayList<>(taxes);
        for (int i = 0; i < Math.min(5, taxes.size()); i++) {
            for (int j = i + 1; j < Math.min(5, taxes.size()); j++) {
                if (isApart(taxes.get(i), taxes.get(j))) {
                    all.add(sum(List.of(taxes.get(i), taxes.get(j))));
                }
            }
        }
        for (int count = 3; count <= Math.min(6, taxes.size()); count++) {
            all.add(sum(taxes.subList(0, count)));
        }
        return all;
    }

    /** Two taxes of one line are a base and its tax, unless they are the two halves of a federal one. */
    private static boolean isApart(Candidate<BigDecimal> one, Candidate<BigDecimal> other) {
        Word a = one.words().get(0);
        Word b = other.words().get(0);
        boolean sameLine = a.page() == b.page() && Math.abs(a.baseline() - b.baseline()) < 1;
        return !sameLine || one.value().compareTo(other.value()) == 0;
    }

    private static Candidate<BigDecimal> sum(List<Candidate<BigDecimal>> parts) {
        BigDecimal value = parts.stream().map(Candidate::value).reduce(BigDecimal.ZERO, BigDecimal::add);
        double score = parts.stream().mapToDouble(Candidate::score).min().orElse(0) * 0.7;
        return new Candidate<>(
                value,
                score,
                parts.stream().flatMap(part -> part.words().stream()).toList());
    }
}

package com.smartap.capture.internal.read;

import com.smartap.capture.internal.layout.Line;
import com.smartap.capture.internal.layout.Word;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Net, tax and gross that stand side by side or one under the other and add up: what tables of taxes and blocks of sums
 * say even where their labels are unknown or unreadable.
 */
final class TaxTriples {
    private static final BigDecimal CENT = new BigDecimal("0.011");
    private static final int MOST_AMOUNTS = 9;
    private static final double FEW_LINES = 4.5;
    /** A line of the invoice speaks for the whole only where there is no other. */
    private static final double ONE_OF_MANY = 0.25;

    /** Three amounts that add up. */
    record Triple(Candidate<BigDecimal> net, Candidate<BigDecimal> tax, Candidate<BigDecimal> gross, Line line) {
        Triple scored(double score) {
            return new Triple(net.scored(score), tax.scored(score), gross.scored(score), line);
        }
    }

    private final Reading reading;
    private final Set<Word> items;
    private final Set<Word> partial = new HashSet<>();

    /** @param items the words of the lines of the invoice, which may be triples of their own */
    TaxTriples(Reading reading, Set<Word> items) {
        this.reading = reading;
        this.items = items;
    }

    /** The triples that speak for the whole invoice. */
    List<Triple> find() {
        List<Triple> rows = new ArrayList<>();
        List<Triple> untaxed = new ArrayList<>();
        for (Line line : reading.lines()) {
            row(line, rows);
            untaxed(line).ifPresent(untaxed::add);
        }
        List<Triple> found = new ArrayList<>(rows.stream().map(this::weighed).toList());
        for (Triple triple : rows) {
            List<Triple> parts = rows.stream()
                    .filter(other -> other != triple
                            && other.gross().value().compareTo(triple.gross().value()) != 0)
                    .toList();
            if (!parts.isEmpty() && sumsUp(triple, parts, untaxed)) {
                found.add(triple.scored(1));
                parts.forEach(this::part);
            }
        }
        List<Triple> distinct = distinct(rows);
        if (distinct.size() > 1 && distinct.size() < 6) {
            Triple whole = together(distinct);
            // A total printed elsewhere that the rows add up to makes each of them a part.
            boolean printed = isPrinted(whole.gross().value(), distinct);
            found.add(printed ? whole.scored(0.9) : whole);
            if (printed) {
                distinct.forEach(this::part);
            }
        }
        found.addAll(columns());
        return found;
    }

    private void part(Triple triple) {
        partial.addAll(triple.gross().words());
        partial.addAll(triple.net().words());
        partial.addAll(triple.tax().words());
    }

    private boolean isPrinted(BigDecimal gross, List<Triple> rows) {
        return reading.lines().stream()
                .filter(line -> rows.stream().noneMatch(row -> row.line().index() == line.index()))
                .flatMap(line -> reading.amounts.in(line.words()).stream())
                .anyMatch(amount -> hasCents(amount) && close(amount.value(), gross));
    }

    /** Whether an amount is only a part of one that stands below it; known after {@link #find}. */
    boolean isPart(Candidate<BigDecimal> amount) {
        return partial.contains(amount.words().get(0));
    }

    private void row(Line line, List<Triple> rows) {
        List<Candidate<BigDecimal>> amounts = reading.amounts.in(line.words()).stream()
                .filter(amount -> amount.value().signum() != 0)
                .limit(MOST_AMOUNTS)
                .toList();
        for (Candidate<BigDecimal> net : amounts) {
            for (Candidate<BigDecimal> tax : amounts) {
                boolean pair =
                        net != tax && hasCents(net) && hasCents(tax) && TaxRates.plausible(net.value(), tax.value());
                for (Candidate<BigDecimal> gross : amounts) {
                    boolean three = pair && gross != net && gross != tax && hasCents(gross);
                    if (three && close(net.value().add(tax.value()), gross.value())) {
                        rows.add(new Triple(net, tax, gross, line));
                    }
                }
            }
        }
    }

    private static boolean hasCents(Candidate<BigDecimal> amount) {
        return amount.value().scale() == 2;
    }

    private Triple weighed(Triple triple) {
        boolean rate = TaxRates.fit(triple.net().value(), triple.tax().value());
        boolean item = items.contains(triple.gross().words().get(0));
        return triple.scored((rate ? 0.62 : 0.42) * (item ? ONE_OF_MANY : 1));
    }

    /** Whether rows of several rates make up a whole, alone or with those that bear no tax. */
    private static boolean sumsUp(Triple whole, List<Triple> parts, List<Triple> untaxed) {
        List<Triple> distinct = distinct(parts);
        BigDecimal rest = whole.net().value().subtract(sum(distinct, Triple::net));
        boolean alone = distinct.size() > 1 && close(rest, BigDecimal.ZERO);
        boolean free = !untaxed.isEmpty() && close(rest, sum(untaxed, Triple::net));
        return (alone || free) && close(whole.tax().value(), sum(distinct, Triple::tax));
    }

    /** A row of a table of taxes whose rate is zero: its net and its gross are the same, and its tax is printed as 0.00. */
    private Optional<Triple> untaxed(Line line) {
        List<Candidate<BigDecimal>> amounts = reading.amounts.in(line.words());
        Optional<Candidate<BigDecimal>> none = amounts.stream()
                .filter(amount -> amount.value().signum() == 0 && hasCents(amount))
                .findFirst();
        List<Candidate<BigDecimal>> some = amounts.stream()
                .filter(amount -> amount.value().signum() != 0 && hasCents(amount))
                .toList();
        boolean same =
                some.size() == 2 && some.get(0).value().compareTo(some.get(1).value()) == 0;
        return same ? none.map(zero -> new Triple(some.get(0), zero, some.get(1), line)) : Optional.empty();
    }

    private static List<Triple> distinct(List<Triple> triples) {
        List<Triple> distinct = new ArrayList<>();
        for (Triple triple : triples) {
            if (distinct.stream()
                    .noneMatch(other -> other.line().index() == triple.line().index())) {
                distinct.add(triple);
            }
        }
        return distinct;
    }

    private static Triple together(List<Triple> parts) {
        return new Triple(
                together(parts, Triple::net),
                together(parts, Triple::tax),
                together(parts, Triple::gross),
                parts.get(parts.size() - 1).line());
    }

    private static Candidate<BigDecimal> together(List<Triple> parts, Function<Triple, Candidate<BigDecimal>> member) {
        List<Word> words = parts.stream()
                .flatMap(part -> member.apply(part).words().stream())
                .toList();
        return new Candidate<>(sum(parts, member), 0.4, words);
    }

    private static BigDecimal sum(List<Triple> parts, Function<Triple, Candidate<BigDecimal>> member) {
        return parts.stream().map(part -> member.apply(part).value()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Net, tax and gross one under the other, each the last amount of its line. */
    private List<Triple> columns() {
        List<Triple> found = new ArrayList<>();
        List<Candidate<BigDecimal>> last = new ArrayList<>();
        List<Line> where = new ArrayList<>();
        for (Line line : reading.lines()) {
            List<Candidate<BigDecimal>> amounts = reading.amounts.in(line.words());
            if (!amounts.isEmpty()
                    && !items.contains(amounts.get(amounts.size() - 1).words().get(0))) {
                last.add(amounts.get(amounts.size() - 1));
                where.add(line);
            }
        }
        for (int i = 0; i + 2 < last.size(); i++) {
            double height = where.get(i + 2).baseline() - where.get(i).baseline();
            boolean near = where.get(i).page() == where.get(i + 2).page()
                    && height > 0
                    && height < 2 * FEW_LINES * where.get(i).size();
            if (near) {
                // Gross prices come first where net and tax are only said to be contained in them.
                column(last.get(i), last.get(i + 1), last.get(i + 2), where.get(i + 2), found);
                column(last.get(i + 1), last.get(i + 2), last.get(i), where.get(i + 2), found);
            }
        }
        return found;
    }

    private static void column(
            Candidate<BigDecimal> net,
            Candidate<BigDecimal> tax,
            Candidate<BigDecimal> gross,
            Line where,
            List<Triple> found) {
        if (hasCents(net)
                && TaxRates.plausible(net.value(), tax.value())
                && TaxRates.fit(net.value(), tax.value())
                && close(net.value().add(tax.value()), gross.value())) {
            found.add(new Triple(net, tax, gross, where).scored(0.6));
        }
    }

    private static boolean close(BigDecimal a, BigDecimal b) {
        return a.subtract(b).abs().compareTo(CENT) <= 0;
    }
}

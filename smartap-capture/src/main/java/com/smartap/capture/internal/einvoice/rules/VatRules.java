package com.smartap.capture.internal.einvoice.rules;

import static com.smartap.capture.internal.einvoice.rules.ValueRules.equal;

import com.smartap.capture.internal.einvoice.Term;
import com.smartap.capture.internal.einvoice.Terms;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Rules on VAT: each category's breakdown, rates, taxable amounts, reasons and identifiers. */
final class VatRules {
    private static final BigDecimal TOLERANCE = BigDecimal.ONE;

    /** Where a category and its rate stand: on lines, document allowances and document charges. */
    private record Source(int rule, int group, int category, int rate, int amount, String name) {}

    private static final List<Source> SOURCES = List.of(
            new Source(2, 25, 151, 152, 131, "a line"),
            new Source(3, 20, 95, 96, 92, "an allowance"),
            new Source(4, 21, 102, 103, 99, "a charge"));

    private final Terms terms;
    private final Report report;

    private VatRules(Terms terms, Report report) {
        this.terms = terms;
        this.report = report;
    }

    static void check(Terms terms, Report report) {
        VatRules rules = new VatRules(terms, report);
        for (VatCategory category : VatCategory.values()) {
            rules.breakdown(category);
            for (Source source : SOURCES) {
                rules.parties(category, source);
                rules.rates(category, source);
            }
            rules.rows(category);
        }
        rules.outside();
        rules.intraCommunity();
        rules.splitPayment();
    }

    private List<Terms> of(VatCategory category, int group, int term) {
        return terms.groups(group).stream()
                .filter(one -> one.text(term).filter(category.code()::equals).isPresent())
                .toList();
    }

    private void breakdown(VatCategory category) {
        boolean used = SOURCES.stream()
                .anyMatch(source ->
                        !of(category, source.group(), source.category()).isEmpty());
        int rows = of(category, 23, 118).size();
        if (category.isTaxed()) {
            if (used != rows > 0) {
                report.error(
                        category.rule(1),
                        terms.element(),
                        used
                                ? "VAT category %s is used, but is not in the breakdown".formatted(category.code())
                                : "VAT category %s is in the breakdown, but is not used".formatted(category.code()));
            }
        } else if ((used || rows > 0) && rows != 1) {
            report.error(
                    category.rule(1),
                    terms.element(),
                    "VAT category %s has %d rows in the breakdown, not one".formatted(category.code(), rows));
        }
    }

    private void parties(VatCategory category, Source source) {
        if (of(category, source.group(), source.category()).isEmpty()) {
            return;
        }
        if (category == VatCategory.OUTSIDE) {
            if (terms.has(31, 48, 63)) {
                report.error(
                        category.rule(source.rule()),
                        terms.element(),
                        "%s is outside the scope of VAT, so nobody's VAT identifier is given".formatted(source.name()));
            }
            return;
        }
        boolean seller = terms.has(31, 63) || !category.needsVatId() && terms.has(32);
        boolean buyer = terms.has(48) || category == VatCategory.REVERSE_CHARGE && terms.has(47);
        if (!seller) {
            report.error(
                    category.rule(source.rule()),
                    terms.element(),
                    "%s of VAT category %s needs the seller's tax identifier (BT-31, BT-32 or BT-63)"
                            .formatted(source.name(), category.code()));
        } else if (category.needsBuyer() && !buyer) {
            report.error(
                    category.rule(source.rule()),
                    terms.element(),
                    "%s of VAT category %s needs the buyer's identifier (BT-48)"
                            .formatted(source.name(), category.code()));
        }
    }

    private void rates(VatCategory category, Source source) {
        for (Terms one : of(category, source.group(), source.category())) {
            Optional<Term> rate = one.first(source.rate());
            Optional<BigDecimal> percent = one.decimal(source.rate());
            boolean kept = switch (category) {
                case OUTSIDE -> rate.isEmpty();
                case STANDARD -> percent.filter(value -> value.signum() > 0).isPresent();
                case CANARY_ISLANDS, CEUTA_AND_MELILLA ->
                    percent.filter(value -> value.signum() >= 0).isPresent();
                default -> percent.filter(value -> value.signum() == 0).isPresent();
            };
            if (!kept) {
                report.error(
                        category.rule(source.rule() + 3),
                        one.element(),
                        "the rate of %s of VAT category %s is %s"
                                .formatted(
                                        source.name(),
                                        category.code(),
                                        rate.map(Term::text)
                                                .map(CodeRules::shown)
                                                .orElse("missing")));
            }
        }
    }

    private void rows(VatCategory category) {
        for (Terms row : of(category, 23, 118)) {
            taxable(category, row);
            Optional<BigDecimal> tax = row.decimal(117);
            if (!category.isTaxed() && tax.filter(value -> value.signum() != 0).isPresent()) {
                report.error(
                        category.rule(9),
                        row.element(),
                        "VAT category %s has no tax (BT-117)".formatted(category.code()));
            }
            if (category.isTaxed()) {
                tax.ifPresent(amount -> tax(category, row, amount));
            }
            if (category.needsReason() != row.has(120, 121)) {
                report.error(
                        category.rule(10),
                        row.element(),
                        category.needsReason()
                                ? "VAT category %s needs the reason (BT-120 or BT-121)".formatted(category.code())
                                : "VAT category %s has no reason for an exemption".formatted(category.code()));
            }
        }
    }

    private void taxable(VatCategory category, Terms row) {
        Optional<BigDecimal> stated = row.decimal(116);
        // Profiles without lines cannot be recomputed.
        if (stated.isEmpty() || terms.groups(25).isEmpty()) {
            return;
        }
        BigDecimal sum = sum(category, SOURCES.get(0), row)
                .subtract(sum(category, SOURCES.get(1), row))
                .add(sum(category, SOURCES.get(2), row));
        boolean kept = category.isTaxed()
                ? stated.get().subtract(sum).abs().compareTo(TOLERANCE) < 0
                : equal(stated.get(), SumRules.cents(sum));
        if (!kept) {
            report.error(
                    category.rule(8),
                    row.element(),
                    "the taxable amount of VAT category %s (BT-116) is %s, but its parts add up to %s"
                            .formatted(category.code(), stated.get().toPlainString(), sum.toPlainString()));
        }
    }

    /** The sum of lines, allowances or charges of a row: of its rate, where there are several rates. */
    private BigDecimal sum(VatCategory category, Source source, Terms row) {
        Optional<BigDecimal> rate = row.decimal(119);
        return of(category, source.group(), source.category()).stream()
                .filter(one -> !category.isTaxed() || sameRate(rate, one.decimal(source.rate())))
                .flatMap(one -> one.decimal(source.amount()).stream())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static boolean sameRate(Optional<BigDecimal> one, Optional<BigDecimal> other) {
        return one.isPresent() && other.isPresent() && equal(one.get(), other.get());
    }

    private void tax(VatCategory category, Terms row, BigDecimal tax) {
        BigDecimal base = row.decimal(116).orElse(BigDecimal.ZERO).abs();
        BigDecimal rate = row.decimal(119).orElse(BigDecimal.ZERO);
        BigDecimal expected = SumRules.cents(base.multiply(rate).movePointLeft(2));
        if (tax.abs().subtract(expected).abs().compareTo(TOLERANCE) >= 0) {
            report.error(
                    category.rule(9),
                    row.element(),
                    "the tax of VAT category %s (BT-117) is %s, but its rate makes %s"
                            .formatted(category.code(), tax.toPlainString(), expected.toPlainString()));
        }
    }

    /** What is outside the scope of VAT does not mix with anything else. */
    private void outside() {
        if (of(VatCategory.OUTSIDE, 23, 118).isEmpty()) {
            return;
        }
        others("BR-O-11", 23, 118, "other rows of the breakdown");
        others("BR-O-12", 25, 151, "lines of other categories");
        others("BR-O-13", 20, 95, "allowances of other categories");
        others("BR-O-14", 21, 102, "charges of other categories");
    }

    private void others(String rule, int group, int term, String what) {
        boolean other = terms.groups(group).stream()
                .anyMatch(
                        one -> one.text(term).filter(code -> !code.equals("O")).isPresent());
        if (other) {
            report.error(rule, terms.element(), "beside VAT category O there are " + what);
        }
    }

    private void intraCommunity() {
        if (of(VatCategory.INTRA_COMMUNITY, 23, 118).isEmpty()) {
            return;
        }
        if (!terms.has(72, 73, 74)) {
            report.error(
                    "BR-IC-11", terms.element(), "an intra-community supply needs its date (BT-72) or period (BG-14)");
        }
        if (!terms.has(80)) {
            report.error(
                    "BR-IC-12", terms.element(), "an intra-community supply needs the country of delivery (BT-80)");
        }
    }

    private void splitPayment() {
        List<Term> categories = List.of(151, 95, 102, 118).stream()
                .flatMap(number -> terms.all(number).stream())
                .toList();
        boolean split = categories.stream().anyMatch(term -> term.text().equals("B"));
        if (!split) {
            return;
        }
        boolean abroad = List.of(40, 55, 69, 80).stream()
                .flatMap(number -> terms.all(number).stream())
                .anyMatch(country -> !country.text().equals("IT"));
        if (abroad) {
            report.error("BR-B-01", terms.element(), "VAT category B is for invoices within Italy");
        }
        if (categories.stream().anyMatch(term -> term.text().equals("S"))) {
            report.error("BR-B-02", terms.element(), "VAT categories B and S exclude each other");
        }
    }
}

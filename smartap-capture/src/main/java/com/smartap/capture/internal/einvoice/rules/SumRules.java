package com.smartap.capture.internal.einvoice.rules;

import static com.smartap.capture.internal.einvoice.rules.ValueRules.equal;

import com.smartap.capture.internal.einvoice.EInvoice;
import com.smartap.capture.internal.einvoice.Terms;
import com.smartap.capture.internal.xml.XmlElement;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** Rules on sums: declared amounts are compared with what they should add up to. */
final class SumRules {
    private static final BigDecimal TOLERANCE = BigDecimal.ONE;

    private final Terms terms;
    private final boolean ubl;
    private final Report report;

    private SumRules(EInvoice invoice, Report report) {
        this.terms = invoice.terms();
        this.ubl = invoice.syntax().isUbl();
        this.report = report;
    }

    static void check(EInvoice invoice, Report report) {
        SumRules rules = new SumRules(invoice, report);
        rules.document();
        rules.taxTotal();
        rules.total();
        invoice.terms().groups(23).forEach(rules::rate);
    }

    private void document() {
        Optional<Terms> totals = terms.group(22);
        if (totals.isEmpty()) {
            return;
        }
        XmlElement at = totals.get().element();
        BigDecimal lines = cents(terms.sum(131));
        if (!terms.groups(25).isEmpty() || ubl) {
            terms.decimal(106)
                    .ifPresent(stated -> same("BR-CO-10", at, "the sum of the lines (BT-106)", stated, lines));
        }
        part("BR-CO-11", at, "the sum of the allowances", 107, 20, 92);
        part("BR-CO-12", at, "the sum of the charges", 108, 21, 99);
        if (terms.has(106) && terms.has(109)) {
            BigDecimal net = value(106).subtract(value(107)).add(value(108));
            same("BR-CO-13", at, "the total without VAT (BT-109)", value(109), cents(net));
        }
        if (terms.has(112) && terms.has(115)) {
            BigDecimal due = value(112).subtract(value(113)).add(value(114));
            same("BR-CO-16", at, "the amount due (BT-115)", value(115), cents(due));
        }
    }

    private void part(String rule, XmlElement at, String what, int stated, int group, int parts) {
        BigDecimal sum = cents(terms.sum(parts));
        if (terms.has(stated)) {
            same(rule, at, what + " (BT-" + stated + ")", value(stated), sum);
        } else if (!terms.groups(group).isEmpty() && (ubl || sum.signum() != 0)) {
            report.error(
                    rule,
                    at,
                    "%s (BT-%d) is missing, and they add up to %s".formatted(what, stated, sum.toPlainString()));
        }
    }

    private void taxTotal() {
        if (terms.has(110) && !terms.groups(23).isEmpty()) {
            same("BR-CO-14", terms.element(), "the VAT total (BT-110)", value(110), cents(terms.sum(117)));
        }
    }

    private void total() {
        int taxes = terms.all(110).size();
        if (!terms.has(5) || !terms.has(112)) {
            return;
        }
        if (taxes > 1 || ubl && taxes == 0) {
            report.error(
                    "BR-CO-15",
                    terms.element(),
                    "there are %d VAT totals in the currency of the invoice (BT-110), not one".formatted(taxes));
            return;
        }
        same(
                "BR-CO-15",
                terms.group(22).map(Terms::element).orElse(terms.element()),
                "the total with VAT (BT-112)",
                value(112),
                cents(value(109).add(value(110))));
    }

    private void rate(Terms rate) {
        Optional<BigDecimal> tax = rate.decimal(117);
        Optional<BigDecimal> base = rate.decimal(116);
        BigDecimal percent = rate.decimal(119).orElse(BigDecimal.ZERO);
        if (tax.isEmpty() || base.isEmpty()) {
            return;
        }
        BigDecimal expected = cents(base.get().abs().multiply(percent).movePointLeft(2));
        boolean kept = percent.setScale(0, RoundingMode.HALF_UP).signum() == 0
                ? tax.get().setScale(0, RoundingMode.HALF_UP).signum() == 0
                : tax.get().abs().subtract(expected).abs().compareTo(TOLERANCE) < 0;
        if (!kept) {
            report.error(
                    "BR-CO-17",
                    rate.element(),
                    "%s of %s %% makes %s, not %s"
                            .formatted(
                                    base.get().toPlainString(),
                                    percent.toPlainString(),
                                    expected.toPlainString(),
                                    tax.get().toPlainString()));
        }
    }

    private void same(String rule, XmlElement at, String what, BigDecimal stated, BigDecimal expected) {
        if (!equal(stated, expected)) {
            report.error(
                    rule,
                    at,
                    "%s is %s, but its parts add up to %s"
                            .formatted(what, stated.toPlainString(), expected.toPlainString()));
        }
    }

    private BigDecimal value(int number) {
        return terms.decimal(number).orElse(BigDecimal.ZERO);
    }

    static BigDecimal cents(BigDecimal value) {
        return value.setScale(2, RoundingMode.HALF_UP);
    }
}

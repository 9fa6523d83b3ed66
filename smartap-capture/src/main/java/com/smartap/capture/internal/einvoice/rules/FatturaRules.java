package com.smartap.capture.internal.einvoice.rules;

import com.smartap.capture.internal.einvoice.EInvoice;
import com.smartap.capture.internal.einvoice.Terms;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** Sums of FatturaPA; Italy's exchange checks more, and names its checks by numbers such as 00422. */
final class FatturaRules {
    private static final BigDecimal TOLERANCE = BigDecimal.ONE;

    private FatturaRules() {}

    static void check(EInvoice invoice, Report report) {
        Terms terms = invoice.terms();
        if (terms.groups(25).isEmpty()) {
            report.error("SMARTAP-FPA-LINES", invoice.root(), "there is no line (DettaglioLinee)");
        }
        if (terms.groups(23).isEmpty()) {
            report.error("SMARTAP-FPA-VAT", invoice.root(), "there are no sums per rate (DatiRiepilogo)");
        }
        for (Terms rate : terms.groups(23)) {
            tax(rate, report);
        }
        BigDecimal lines = terms.sum(131);
        BigDecimal net = terms.sum(116);
        if (!terms.groups(25).isEmpty() && lines.subtract(net).abs().compareTo(TOLERANCE) > 0) {
            report.warning(
                    "SMARTAP-FPA-00422",
                    invoice.root(),
                    "the lines add up to %s, the taxable amounts to %s"
                            .formatted(lines.toPlainString(), net.toPlainString()));
        }
        Optional<BigDecimal> total = terms.decimal(112);
        BigDecimal sum = net.add(terms.sum(117));
        if (total.isPresent() && total.get().subtract(sum).abs().compareTo(TOLERANCE) > 0) {
            report.warning(
                    "SMARTAP-FPA-TOTAL",
                    invoice.root(),
                    "the total is %s, but net and tax add up to %s"
                            .formatted(total.get().toPlainString(), sum.toPlainString()));
        }
    }

    private static void tax(Terms rate, Report report) {
        Optional<BigDecimal> base = rate.decimal(116);
        Optional<BigDecimal> percent = rate.decimal(119);
        Optional<BigDecimal> tax = rate.decimal(117);
        if (base.isEmpty() || percent.isEmpty() || tax.isEmpty()) {
            return;
        }
        BigDecimal expected =
                base.get().multiply(percent.get()).movePointLeft(2).setScale(2, RoundingMode.HALF_UP);
        if (tax.get().subtract(expected).abs().compareTo(new BigDecimal("0.01")) > 0) {
            report.warning(
                    "SMARTAP-FPA-00421",
                    rate.element(),
                    "%s %% of %s makes %s, not %s"
                            .formatted(
                                    percent.get(),
                                    base.get().toPlainString(),
                                    expected.toPlainString(),
                                    tax.get().toPlainString()));
        }
    }
}

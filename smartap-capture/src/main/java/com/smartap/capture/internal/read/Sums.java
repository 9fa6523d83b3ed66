package com.smartap.capture.internal.read;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Chooses net, tax, shipping and total together: of all readings, those that add up.
 *
 * @param subtotal net after discounts
 * @param tax all taxes
 * @param shipping shipping as printed
 * @param total total
 * @param due amount due
 * @param proven whether net, tax and shipping add up to the total
 * @param linesAgree whether the lines add up to the net
 */
record Sums(
        @Nullable Candidate<BigDecimal> subtotal,
        @Nullable Candidate<BigDecimal> tax,
        @Nullable Candidate<BigDecimal> shipping,
        @Nullable Candidate<BigDecimal> total,
        @Nullable Candidate<BigDecimal> due,
        boolean proven,
        boolean linesAgree) {
    private static final BigDecimal CENT = new BigDecimal("0.02");
    private static final double BEFORE_PAYMENT = 0.8;

    static Sums of(SumCandidates all, LineTable.Table table) {
        BigDecimal lineSum = table.sum();
        int lineCount = table.lines().size();
        List<Candidate<BigDecimal>> totals = all.of(LabelKind.TOTAL);
        List<Candidate<BigDecimal>> dues = all.of(LabelKind.AMOUNT_DUE);
        List<Candidate<BigDecimal>> nets = all.of(LabelKind.SUBTOTAL);
        List<Candidate<BigDecimal>> taxes = all.taxes();
        List<Candidate<BigDecimal>> shippings = all.few(LabelKind.SHIPPING);
        List<Candidate<BigDecimal>> discounts = all.few(LabelKind.DISCOUNT);
        List<Candidate<BigDecimal>> wholes = new ArrayList<>(totals);
        dues.forEach(due -> wholes.add(due.scored(due.score() * (totals.isEmpty() ? 0.95 : 0.6))));
        BigDecimal slack = CENT.max(new BigDecimal("0.005").multiply(BigDecimal.valueOf(lineCount)));
        SumSearch search = new SumSearch(lineSum, slack);
        SumSearch.Choice best = search.best(wholes, nets, taxes, shippings, discounts);
        if (totals.isEmpty()) {
            best = beforePayment(best, all);
        }
        return finish(best, dues, totals, all.of(LabelKind.PREPAID), lineSum, slack);
    }

    /** Where only what is still due could be read, and what was paid stands on the page, net and tax are the total. */
    private static SumSearch.Choice beforePayment(SumSearch.Choice best, SumCandidates all) {
        Candidate<BigDecimal> net = best.net();
        Candidate<BigDecimal> tax = best.tax();
        Candidate<BigDecimal> due = best.total();
        if (net == null || tax == null || due == null || best.proven()) {
            return best;
        }
        BigDecimal total = net.value().add(tax.value());
        BigDecimal paid = total.subtract(due.value());
        return paid.signum() > 0 && due.value().signum() > 0 && all.isPrinted(paid)
                ? new SumSearch.Choice(
                        net,
                        tax,
                        best.shipping(),
                        best.discount(),
                        new Candidate<>(total, BEFORE_PAYMENT, net.words()),
                        false)
                : best;
    }

    /** Whether a label names the total, so that it was not only found by adding up. */
    boolean isLabelled() {
        return total != null && total.score() > SumCandidates.ADDED_UP;
    }

    /** The same with the total that a receipt proves; what does not add up to it is not proven. */
    Sums paid(Optional<Candidate<BigDecimal>> better) {
        if (better.isEmpty()) {
            return this;
        }
        if (total != null && total.value().compareTo(better.get().value()) == 0) {
            Candidate<BigDecimal> surer = total.score() >= better.get().score() ? total : better.get();
            return new Sums(subtotal, tax, shipping, surer, due, proven, linesAgree);
        }
        return new Sums(subtotal, tax, shipping, better.get(), better.get(), false, linesAgree);
    }

    private static Sums finish(
            SumSearch.Choice best,
            List<Candidate<BigDecimal>> dues,
            List<Candidate<BigDecimal>> totals,
            List<Candidate<BigDecimal>> prepaid,
            BigDecimal lineSum,
            BigDecimal slack) {
        Candidate<BigDecimal> net = best.net();
        boolean reduced = false;
        if (net != null && best.discount() != null && best.total() != null && best.proven()) {
            BigDecimal charges = value(best.tax()).add(value(best.shipping()));
            reduced = !close(net.value().add(charges), best.total().value(), slack);
        }
        boolean linesAgree = net != null && lineSum.signum() != 0 && close(net.value(), lineSum, slack);
        if (net != null && reduced) {
            net = new Candidate<>(net.value().subtract(value(best.discount()).abs()), net.score(), net.words());
        }
        if (net == null && best.total() != null && (lineSum.signum() != 0 || best.tax() != null)) {
            BigDecimal rest = best.total().value().subtract(value(best.tax())).subtract(value(best.shipping()));
            boolean agree = close(rest, lineSum, slack);
            boolean rate = best.tax() != null && TaxRates.fit(rest, best.tax().value());
            if (agree || best.tax() != null) {
                net = new Candidate<>(
                        rest, agree || rate ? 0.9 : 0.6, best.total().words());
                linesAgree = agree;
            }
        }
        return new Sums(
                net,
                best.tax(),
                best.shipping(),
                best.total(),
                due(best.total(), dues, prepaid, slack)
                        .or(() -> rest(best.total(), totals, prepaid, slack))
                        .orElse(best.total()),
                best.proven(),
                linesAgree);
    }

    private static Optional<Candidate<BigDecimal>> due(
            @Nullable Candidate<BigDecimal> total,
            List<Candidate<BigDecimal>> dues,
            List<Candidate<BigDecimal>> prepaid,
            BigDecimal slack) {
        if (total == null) {
            return dues.stream().findFirst();
        }
        for (Candidate<BigDecimal> due : dues) {
            for (Candidate<BigDecimal> paid : prepaid) {
                BigDecimal left = total.value().subtract(paid.value().abs());
                BigDecimal added = total.value().add(paid.value().abs());
                if (paid.value().signum() != 0
                        && (close(left, due.value(), slack) || close(added, due.value(), slack))) {
                    return Optional.of(due.scored(0.98));
                }
            }
            if (isCarried(total.value(), due.value(), prepaid, slack)) {
                return Optional.of(due.scored(0.98));
            }
            if (close(due.value(), total.value(), slack)) {
                return Optional.of(due.scored(Math.max(due.score(), total.score())));
            }
        }
        return dues.stream().findFirst().filter(due -> due.score() >= 0.8).map(due -> due.scored(due.score() * 0.85));
    }

    /** Whether what was owed before, less what was paid of it, makes the difference. */
    private static boolean isCarried(
            BigDecimal total, BigDecimal due, List<Candidate<BigDecimal>> prepaid, BigDecimal slack) {
        for (Candidate<BigDecimal> before : prepaid) {
            for (Candidate<BigDecimal> paid : prepaid) {
                BigDecimal rest = before.value().abs().subtract(paid.value().abs());
                if (rest.signum() != 0 && close(total.add(rest), due, slack)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Another total that is what a payment in advance leaves of the first one. */
    private static Optional<Candidate<BigDecimal>> rest(
            @Nullable Candidate<BigDecimal> total,
            List<Candidate<BigDecimal>> totals,
            List<Candidate<BigDecimal>> prepaid,
            BigDecimal slack) {
        if (total == null) {
            return Optional.empty();
        }
        return totals.stream()
                .filter(other -> prepaid.stream()
                        .filter(paid -> paid.value().signum() != 0)
                        .anyMatch(paid ->
                                close(total.value().subtract(paid.value().abs()), other.value(), slack)))
                .findFirst()
                .map(other -> other.scored(0.98));
    }

    private static BigDecimal value(@Nullable Candidate<BigDecimal> candidate) {
        return candidate == null ? BigDecimal.ZERO : candidate.value();
    }

    static boolean close(BigDecimal a, BigDecimal b, BigDecimal slack) {
        return a.subtract(b).abs().compareTo(slack) <= 0;
    }
}

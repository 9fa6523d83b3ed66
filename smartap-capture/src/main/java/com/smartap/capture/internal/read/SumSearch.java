package com.smartap.capture.internal.read;

import com.smartap.capture.internal.layout.Word;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tries the likeliest amounts for each sum, and keeps those that satisfy most checks. Amounts are ten-thousandths here. */
final class SumSearch {
    private static final int DECIMALS = 4;
    private static final double LINES_AGREE = 0.8;
    private static final BigDecimal MOST = new BigDecimal("100000000000");

    /** A choice of sums, any of which may be missing. */
    record Choice(
            @Nullable Candidate<BigDecimal> net,
            @Nullable Candidate<BigDecimal> tax,
            @Nullable Candidate<BigDecimal> shipping,
            @Nullable Candidate<BigDecimal> discount,
            @Nullable Candidate<BigDecimal> total,
            boolean proven) {}

    private record Option(
            @Nullable Candidate<BigDecimal> candidate,
            long value,
            double score,
            @Nullable Word word) {
        static final Option NONE = new Option(null, 0, 0, null);

        boolean there() {
            return candidate != null;
        }

        boolean shares(Option other) {
            return word != null && word == other.word;
        }
    }

    private final long lineSum;
    private final long slack;
    private double bestScore = Double.NEGATIVE_INFINITY;
    private boolean bestProven;
    private Option[] best = {Option.NONE, Option.NONE, Option.NONE, Option.NONE, Option.NONE};

    SumSearch(BigDecimal lineSum, BigDecimal slack) {
        this.lineSum = lineSum.abs().compareTo(MOST) > 0 ? 0 : scaled(lineSum);
        this.slack = scaled(slack);
    }

    private static long scaled(BigDecimal value) {
        return value.movePointRight(DECIMALS).setScale(0, RoundingMode.HALF_UP).longValue();
    }

    Choice best(
            List<Candidate<BigDecimal>> totals,
            List<Candidate<BigDecimal>> nets,
            List<Candidate<BigDecimal>> taxes,
            List<Candidate<BigDecimal>> shippings,
            List<Candidate<BigDecimal>> discounts) {
        List<Option> netOptions = options(nets);
        List<Option> taxOptions = options(taxes);
        List<Option> shippingOptions = options(shippings);
        List<Option> discountOptions = options(discounts);
        for (Option total : options(totals)) {
            for (Option net : netOptions) {
                for (Option tax : taxOptions) {
                    if (!tax.shares(total) && !tax.shares(net)) {
                        for (Option shipping : shippingOptions) {
                            for (Option discount : discountOptions) {
                                judge(total, net, tax, shipping, discount);
                            }
                        }
                    }
                }
            }
        }
        return new Choice(
                best[0].candidate(),
                best[1].candidate(),
                best[2].candidate(),
                best[3].candidate(),
                best[4].candidate(),
                bestProven);
    }

    private static List<Option> options(List<Candidate<BigDecimal>> some) {
        List<Option> all = new ArrayList<>();
        for (Candidate<BigDecimal> candidate : some) {
            if (candidate.value().abs().compareTo(MOST) < 0) {
                all.add(new Option(
                        candidate,
                        scaled(candidate.value()),
                        candidate.score(),
                        candidate.words().isEmpty() ? null : candidate.words().get(0)));
            }
        }
        all.add(Option.NONE);
        return all;
    }

    private void judge(Option total, Option net, Option tax, Option shipping, Option discount) {
        double score =
                3 * total.score() + 1.5 * net.score() + tax.score() + 0.7 * shipping.score() + 0.2 * discount.score();
        boolean proven = false;
        // A total of nothing is the balance after a payment; a negative one without negative lines is a payment.
        score -= total.there() && total.value() == 0 ? 2.2 : 0;
        score -= total.value() < 0 && lineSum >= 0 ? 0.8 : 0;
        if (total.there() && net.there()) {
            long charges = tax.value() + shipping.value();
            long less = Math.abs(discount.value());
            boolean plain = close(net.value() + charges, total.value());
            boolean reduced = less > 0 && close(net.value() - less + charges, total.value());
            proven = plain || reduced;
            score += proven ? 2.5 : -1;
            // A discount that the sum does not need is only printed for information.
            score += reduced && !plain ? -0.6 : !discount.there() ? 0 : -0.5;
            score -= !proven && shipping.there() ? 0.5 : 0;
            score += proven && (tax.there() || shipping.there() || discount.there()) ? 0.5 : 0;
            score += proven ? rate(net.value(), tax.value()) : 0;
        } else if (total.there()) {
            long sum = lineSum + tax.value() + shipping.value() - Math.abs(discount.value());
            boolean added = lineSum != 0 && close(sum, total.value());
            // Prices with tax: the lines are the total, and the tax is what a rate takes out of it.
            boolean included = !added && rate(total.value() - tax.value(), tax.value()) > 0;
            proven = included && lineSum != 0 && close(lineSum + shipping.value(), total.value());
            score += added || proven ? 1.5 : included ? 0.4 : 0;
        }
        score += net.there() && lineSum != 0 && close(net.value(), lineSum) ? LINES_AGREE : 0;
        score -= shared(total, net, shipping, discount) || tax.shares(shipping) || tax.shares(discount) ? 5 : 0;
        if (score > bestScore) {
            bestScore = score;
            bestProven = proven;
            best = new Option[] {net, tax, shipping, discount, total};
        }
    }

    private static double rate(long net, long tax) {
        if (tax == 0 || net == 0) {
            return 0;
        }
        if (tax > 0 != net > 0 || Math.abs(tax) >= Math.abs(net)) {
            return -1.2;
        }
        return TaxRates.fit(BigDecimal.valueOf(net, DECIMALS), BigDecimal.valueOf(tax, DECIMALS)) ? 0.4 : 0;
    }

    private static boolean shared(Option total, Option net, Option shipping, Option discount) {
        return total.shares(net)
                || total.shares(shipping)
                || total.shares(discount)
                || net.shares(shipping)
                || net.shares(discount)
                || shipping.shares(discount);
    }

    private boolean close(long a, long b) {
        return Math.abs(a - b) <= slack;
    }
}

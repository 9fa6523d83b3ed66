package com.smartap.payments.text;

import static java.util.Objects.requireNonNull;

import com.smartap.model.Money;
import com.smartap.payments.internal.OrderReview;
import com.smartap.payments.internal.RepeatedIds;
import com.smartap.spi.SpiLevel;
import com.smartap.spi.payment.PaymentFormat;
import com.smartap.spi.payment.PaymentFormatException;
import com.smartap.spi.payment.PaymentInstruction;
import com.smartap.spi.payment.PaymentNote;
import com.smartap.spi.payment.PaymentOrder;
import com.smartap.spi.payment.PaymentProblem;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.util.Currency;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the formats have in common: a pass that checks and sums up, and a pass that writes. */
abstract class TextFormat implements PaymentFormat {
    private final String id;

    TextFormat(String id) {
        this.id = id;
    }

    /** What one order is written with. */
    interface Layout {
        /** Looks at a payment; what is wrong with it is told to the review. */
        void check(PaymentInstruction payment);

        void begin(Writer out) throws IOException;

        void payment(Writer out, PaymentInstruction payment, boolean first) throws IOException;

        void end(Writer out, Summary summary) throws IOException;
    }

    /** The layout of an order; what is wrong with the order as a whole is told to the review. */
    abstract Layout layout(PaymentOrder order, OrderReview review);

    abstract Charset charset();

    @Override
    public String id() {
        return id;
    }

    @Override
    public int spiLevel() {
        return SpiLevel.CURRENT;
    }

    @Override
    public List<PaymentProblem> check(PaymentOrder order) {
        OrderReview review = new OrderReview();
        review.mute();
        checked(order, review);
        return review.problems();
    }

    @Override
    public List<PaymentNote> notes(PaymentOrder order) {
        OrderReview review = new OrderReview();
        checked(order, review);
        return review.notes();
    }

    @Override
    public Summary write(PaymentOrder order, OutputStream out) throws IOException {
        requireNonNull(out, "out");
        OrderReview review = new OrderReview();
        review.mute();
        Summary expected = checked(order, review);
        if (!review.problems().isEmpty()) {
            throw new PaymentFormatException(review.problems());
        }
        Layout layout = layout(order, review);
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, charset()), 1 << 15);
        Totals totals = new Totals();
        layout.begin(writer);
        for (PaymentInstruction payment : order.payments()) {
            layout.payment(writer, payment, totals.count == 0);
            totals.add(payment.amount());
        }
        if (!totals.summary().equals(expected)) {
            throw new IOException(
                    "the payments of %s changed while its file was written; discard the file".formatted(order.id()));
        }
        layout.end(writer, expected);
        writer.flush();
        return expected;
    }

    private Summary checked(PaymentOrder order, OrderReview review) {
        Layout layout = layout(requireNonNull(order, "order"), review);
        RepeatedIds ids = new RepeatedIds();
        Totals totals = new Totals();
        for (PaymentInstruction payment : order.payments()) {
            if (review.isFull()) {
                break;
            }
            ids.add(payment.id());
            if (payment.id().isBlank()) {
                review.problem(payment.id(), "id", "is missing");
            }
            if (payment.amount().isPositive()) {
                totals.add(payment.amount());
            } else {
                review.problem(payment.id(), "amount", "(%s) must be greater than zero".formatted(payment.amount()));
            }
            layout.check(payment);
        }
        if (totals.count == 0 && review.problems().isEmpty()) {
            review.problem(null, "payments", "are missing: a file needs at least one");
        }
        if (ids.anySuspect()) {
            findRepetitions(order, ids, review);
        }
        return totals.summary();
    }

    private static void findRepetitions(PaymentOrder order, RepeatedIds ids, OrderReview review) {
        Set<String> seen = new HashSet<>();
        for (PaymentInstruction payment : order.payments()) {
            if (ids.isSuspect(payment.id()) && !seen.add(payment.id())) {
                review.problem(payment.id(), "id", "(%s) is used by more than one payment".formatted(payment.id()));
            }
        }
    }

    /** Counts, and sums up by currency. */
    private static final class Totals {
        private final Map<Currency, BigDecimal> sums = new LinkedHashMap<>();
        private int count;

        void add(Money amount) {
            count++;
            sums.merge(amount.currency(), amount.amount(), BigDecimal::add);
        }

        Summary summary() {
            List<Money> totals = sums.entrySet().stream()
                    .map(sum -> Money.of(sum.getValue(), sum.getKey()))
                    .toList();
            return totals.isEmpty()
                    ? new Summary(0, Money.zero(Money.currency("USD")))
                    : new Summary(count, totals.get(0), totals);
        }
    }
}

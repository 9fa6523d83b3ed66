package com.smartap.payments.pain;

import com.smartap.model.Money;
import com.smartap.payments.internal.CharacterSet;
import com.smartap.payments.internal.OrderReview;
import com.smartap.payments.internal.RepeatedIds;
import com.smartap.spi.payment.PaymentInstruction;
import com.smartap.spi.payment.PaymentOrder;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The first pass: what the file could not carry, and what its headers state. */
final class PainCheck {
    private static final int MOST_DIGITS = 18;

    private final PaymentOrder order;
    private final OrderReview review;
    private final PainSettings settings;
    private final Map<Group, Totals> groups = new LinkedHashMap<>();
    private final Map<PaymentKind, Debtor> debtors = new LinkedHashMap<>();

    /** What shares one block of the file. */
    record Group(PaymentKind kind, Currency currency) {}

    /** The originator in the letters of a kind. */
    record Debtor(String name, @Nullable PostalLines address) {}

    /** What is counted and summed up. */
    static final class Totals {
        private int count;
        private BigDecimal sum = BigDecimal.ZERO;

        void add(Money amount) {
            count++;
            sum = sum.add(amount.amount());
        }

        int count() {
            return count;
        }

        BigDecimal sum() {
            return sum;
        }
    }

    PainCheck(PainVersion version, PaymentOrder order, OrderReview review) {
        this.order = order;
        this.review = review;
        settings = new PainSettings(version, order, review);
    }

    PainCheck run() {
        Preparation preparation = new Preparation(settings, review);
        RepeatedIds ids = new RepeatedIds();
        for (PaymentInstruction payment : order.payments()) {
            if (review.isFull()) {
                return this;
            }
            PaymentKind kind = settings.kind(payment);
            debtors.computeIfAbsent(kind, of -> debtor(of, preparation));
            ids.add(payment.id());
            preparation.prepare(kind, payment);
            groups.computeIfAbsent(new Group(kind, payment.amount().currency()), g -> new Totals())
                    .add(payment.amount());
        }
        if (ids.anySuspect()) {
            findRepetitions(ids);
        }
        if (groups.isEmpty()) {
            review.problem(null, "payments", "are missing: a file needs at least one");
        }
        if (sum().setScale(Math.max(2, sum().scale())).precision() > MOST_DIGITS) {
            review.problem(null, "payments", "sum up to %s, which has more than 18 digits".formatted(sum()));
        }
        return this;
    }

    private Debtor debtor(PaymentKind kind, Preparation preparation) {
        CharacterSet characters = settings.characters(kind);
        settings.checkDate(kind, review);
        preparation.account(kind, null, "originator", order.originator().account(), false);
        String name =
                preparation.name(null, "originator.name", order.originator().name(), kind, characters);
        @Nullable
        PostalLines address = settings.addresses
                ? AddressMending.mend(
                        null,
                        "originator.address",
                        order.originator().address(),
                        characters,
                        settings.addressLines,
                        settings.incompleteRefused,
                        review)
                : null;
        return new Debtor(name, address);
    }

    private void findRepetitions(RepeatedIds ids) {
        Set<String> seen = new HashSet<>();
        for (PaymentInstruction payment : order.payments()) {
            if (ids.isSuspect(payment.id()) && !seen.add(payment.id())) {
                review.problem(payment.id(), "id", "(%s) is used by more than one payment".formatted(payment.id()));
            }
        }
    }

    PainSettings settings() {
        return settings;
    }

    Map<Group, Totals> groups() {
        return groups;
    }

    Debtor debtor(PaymentKind kind) {
        Debtor debtor = debtors.get(kind);
        if (debtor == null) {
            throw new IllegalStateException("no payment of kind %s was checked".formatted(kind));
        }
        return debtor;
    }

    int count() {
        return groups.values().stream().mapToInt(Totals::count).sum();
    }

    /** The sum of all amounts, whatever their currencies, as the control sum wants it. */
    BigDecimal sum() {
        return groups.values().stream().map(Totals::sum).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The sums by currency, in order of appearance. */
    List<Money> totals() {
        Map<Currency, BigDecimal> sums = new LinkedHashMap<>();
        groups.forEach((group, totals) -> sums.merge(group.currency(), totals.sum(), BigDecimal::add));
        return sums.entrySet().stream()
                .map(e -> Money.of(e.getValue(), e.getKey()))
                .toList();
    }
}

package com.smartap.testkit.bank;

import com.smartap.model.Money;
import com.smartap.testkit.bank.BankPayment.Status;
import com.smartap.testkit.bank.OrderedPayment.Kind;
import com.smartap.testkit.bank.Planned.What;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes batches in and executes them when they are due. */
final class PaymentDesk {
    private static final List<String> REASONS = List.of("AC01", "AC04", "AC06", "RC04", "BE04");

    private final Office office;
    private final Register register;
    private final Ledger ledger;

    PaymentDesk(Office office) {
        this.office = office;
        register = office.register();
        ledger = office.ledger();
    }

    /** Puts a file on the register. It is executed when the agenda says so. */
    void accept(OrderedFile file, BankFile shown, Instant now) {
        int index = register.files.size();
        register.files.add(shown);
        register.messageNames.add(file.messageName());
        int firstBatch = register.batches.size();
        for (OrderedBatch batch : file.batches()) {
            register(batch, index, file.isAch(), now);
        }
        if (!file.isAch()) {
            office.reports().received(index, now);
        }
        for (int i = firstBatch; i < register.batches.size(); i++) {
            HandledBatch batch = register.batches.get(i);
            if (hasPending(batch) && !office.verification().holds(i, now)) {
                plan(i, now);
            }
        }
        if (!file.isAch()) {
            office.reports().checked(index, now);
        }
    }

    private boolean hasPending(HandledBatch batch) {
        return register.payments.subList(batch.first(), batch.end()).stream()
                .anyMatch(payment -> payment.status() == Status.PENDING);
    }

    /** Executes a batch on its day. */
    void plan(int batch, Instant now) {
        HandledBatch handled = register.batches.get(batch);
        OrderedBatch order = handled.order();
        Rail rail = rail(handled);
        Instant at = office.terms().strict() ? BankCalendar.settlement(rail, order.date(), order.window(), now) : now;
        Duration delay = office.mischief().delay(8, 3, "batch " + order.id());
        office.agenda().plan(at.plus(delay), What.SETTLE, batch, "");
    }

    private void register(OrderedBatch batch, int file, boolean ach, Instant now) {
        int first = register.payments.size();
        int number = register.batches.size();
        for (OrderedPayment order : batch.payments()) {
            Refusal refusal = batch.refusal() != null ? batch.refusal() : order.refusal();
            if (refusal == null && !ach) {
                refusal = refusalByMischief(order);
            }
            register.payments.add(new Handled(
                    order,
                    number,
                    office.references().payment(register.payments.size() + 1),
                    now,
                    refusal == null ? Status.PENDING : Status.REFUSED,
                    refusal == null ? null : refusal.code(),
                    refusal == null ? "" : refusal.words(),
                    0,
                    0));
        }
        register.batches.add(new HandledBatch(
                new OrderedBatch(
                        batch.id(),
                        batch.asOne(),
                        batch.date(),
                        batch.window(),
                        List.of(),
                        batch.ach(),
                        batch.changed(),
                        batch.refusal()),
                file,
                first,
                register.payments.size(),
                false));
    }

    private @Nullable Refusal refusalByMischief(OrderedPayment order) {
        return office.mischief().strikes(10, "payment " + order.reference() + " is refused")
                ? new Refusal(office.mischief().one(REASONS), "refused by the bank")
                : null;
    }

    private Rail rail(HandledBatch batch) {
        return register.payment(batch.first()).order().rail();
    }

    /** A batch is due. */
    void settle(int index, boolean last, Instant now) {
        HandledBatch batch = register.batches.get(index);
        Map<String, List<Integer>> money = new LinkedHashMap<>();
        for (int i = batch.first(); i < batch.end(); i++) {
            OrderedPayment order = register.payment(i).order();
            if (register.payment(i).status() != Status.PENDING) {
                continue;
            }
            if (order.movesMoney()) {
                money.computeIfAbsent(String.valueOf(order.account()), key -> new ArrayList<>())
                        .add(i);
            } else if (order.kind() == Kind.REVERSAL) {
                office.returns().callBack(i, now);
            } else {
                register.update(i, p -> p.became(Status.PAID, null, "", now));
            }
        }
        boolean lacking = false;
        for (var account : money.entrySet()) {
            lacking |= batch.order().asOne()
                    ? !pay(account.getKey(), account.getValue(), last, now)
                    : !payEach(account.getKey(), account.getValue(), last, now);
        }
        if (lacking && !last) {
            office.reports().waiting(index, now);
            Instant evening = BankCalendar.evening(rail(batch), BankCalendar.today(rail(batch), now));
            office.agenda().plan(evening.isAfter(now) ? evening : now, What.SETTLE_OR_REFUSE, index, "");
        } else if (batch.order().ach() == null) {
            office.reports().settled(index, now);
        }
        for (List<Integer> paid : money.values()) {
            paid.forEach(i -> office.returns().fate(i, now));
        }
    }

    private boolean payEach(String account, List<Integer> payments, boolean last, Instant now) {
        boolean enough = true;
        for (int i : payments) {
            enough &= pay(account, List.of(i), last, now);
        }
        return enough;
    }

    private boolean pay(String account, List<Integer> payments, boolean last, Instant now) {
        Money total = payments.stream()
                .map(i -> register.payment(i).order().amount())
                .reduce(Money::plus)
                .orElseThrow();
        if (office.terms().strict() && ledger.account(account).balance().compareTo(total) < 0) {
            if (last) {
                payments.forEach(i -> register.update(
                        i, p -> p.became(Status.REFUSED, "AM04", "the account has not enough money", now)));
            }
            return false;
        }
        String reference = payments.size() == 1
                ? register.payment(payments.get(0)).bankReference()
                : office.references().batch(payments.get(0) + 1);
        payments.forEach(i -> register.update(i, p -> p.became(Status.PAID, null, "", now)));
        office.book(account, Booking.Kind.PAYMENT, reference, total.negated(), payments, null, now);
        return true;
    }
}

package com.smartap.testkit.bank;

import com.smartap.testkit.bank.BankPayment.Status;
import com.smartap.testkit.bank.Planned.What;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What happens to a payment after it was made: it comes back, the return is refused, its data are to be corrected. */
final class ReturnDesk {
    private static final List<String> ACH_REASONS = List.of("R02", "R03", "R04", "R16", "R17", "R20", "R23");
    private static final List<String> ISO_REASONS = List.of("AC01", "AC04", "AC06", "BE04", "MS03");
    private static final int LATE_DAYS = 60;

    private final Office office;
    private final Register register;
    private final Deque<String> nextReturns = new ArrayDeque<>();
    private final Map<String, String> closed = new HashMap<>();
    private final List<AchReply> replies = new ArrayList<>();
    private int flushed;

    ReturnDesk(Office office) {
        this.office = office;
        register = office.register();
    }

    /** Something happens now to the latest payment that has a reference and a state. */
    void happens(String reference, Status status, What what, String code, Instant now) {
        if (what == What.CHANGE) {
            if (!code.matches("C[0-9]{2}.{0,29}")) {
                throw new IllegalArgumentException(
                        "change (%s) must be such as C01 with up to 29 characters".formatted(code));
            }
        } else {
            requireCode(code);
        }
        plan(now, what, find(reference, status), code);
    }

    int find(String reference, Status status) {
        for (int i = register.payments.size() - 1; i >= 0; i--) {
            Handled payment = register.payment(i);
            if (payment.order().reference().equals(reference) && payment.status() == status) {
                return i;
            }
        }
        throw new IllegalArgumentException("reference (%s) is of no payment that is %s".formatted(reference, status));
    }

    private static void requireCode(String code) {
        if (!code.matches("[A-Z][A-Z0-9]{1,3}")) {
            throw new IllegalArgumentException("return code (%s) must be such as R03 or AC04".formatted(code));
        }
    }

    void returnNext(String code) {
        requireCode(code);
        nextReturns.add(code);
    }

    /** Payments to an account come back, or are refused. */
    void close(String account, String code) {
        requireCode(code);
        closed.put(account, code);
    }

    void behave() {
        nextReturns.clear();
    }

    /** What becomes of a payment that was just made. */
    void fate(int index, Instant now) {
        Handled payment = register.payment(index);
        if (payment.status() != Status.PAID) {
            return;
        }
        String next = nextReturns.poll();
        String code = next == null ? closed.get(payment.order().payeeAccount()) : next;
        if (code != null) {
            boolean later = next == null && office.terms().strict();
            Rail rail = payment.order().rail();
            plan(later ? BankCalendar.morningAfter(rail, now, 2) : now, What.RETURN, index, code);
            return;
        }
        if (office.mischief().isOn()) {
            mischief(index, payment, now);
        }
    }

    private void mischief(int index, Handled payment, Instant now) {
        Mischief mischief = office.mischief();
        Rail rail = payment.order().rail();
        String reference = payment.order().reference();
        boolean ach = register.batchOf(index).order().ach() != null;
        Instant usual = BankCalendar.morningAfter(rail, now, 1 + mischief.below(2));
        String reason = mischief.one(ach ? ACH_REASONS : ISO_REASONS);
        if (mischief.strikes(6, reference + " is returned")) {
            plan(usual, What.RETURN, index, reason);
        } else if (mischief.strikes(12, reference + " is returned late")) {
            plan(
                    BankCalendar.morningAfter(rail, now, 5 + mischief.below(LATE_DAYS * 5 / 7)),
                    What.RETURN,
                    index,
                    reason);
        } else if (ach && mischief.strikes(12, reference + " is returned twice")) {
            plan(usual, What.RETURN, index, reason);
            plan(usual.plusSeconds(mischief.below(200_000)), What.RETURN, index, reason);
            plan(BankCalendar.morningAfter(rail, usual, 4), What.DISHONOR, index, "R67");
        } else if (ach && mischief.strikes(12, reference + " is returned, which is dishonored")) {
            plan(usual, What.RETURN, index, reason);
            Instant dishonored = BankCalendar.morningAfter(rail, usual, 1 + mischief.below(4));
            plan(dishonored, What.DISHONOR, index, "R69");
            if (mischief.strikes(2, reference + " is contested")) {
                plan(BankCalendar.morningAfter(rail, dishonored, 1), What.CONTEST, index, "R76");
            }
        }
        if (ach && mischief.strikes(10, reference + " has a notification of change")) {
            plan(
                    usual,
                    What.CHANGE,
                    index,
                    "C01" + BankText.cut("9" + payment.order().payeeAccount(), 17));
        }
    }

    void plan(Instant at, What what, int index, String code) {
        office.agenda().plan(at, what, index, code);
    }

    void giveBack(int index, String code, Instant now) {
        book(index, Booking.Kind.RETURN, true, code, now);
        register.update(index, p -> p.returned(p.returns() + 1, code));
        reply(What.RETURN, index, code, "", null, now);
    }

    void dishonor(int index, String code, Instant now) {
        AchReply about = last(index, What.RETURN, What.CONTEST);
        book(index, Booking.Kind.DISHONORED, false, code, now);
        register.update(index, p -> p.returned(p.returns() - 1, p.returns() > 1 ? p.code() : null));
        reply(What.DISHONOR, index, code, "", about, now);
    }

    void contest(int index, String code, Instant now) {
        AchReply about = last(index, What.DISHONOR, What.DISHONOR);
        book(index, Booking.Kind.RETURN, true, code, now);
        register.update(index, p -> p.returned(p.returns() + 1, code));
        reply(What.CONTEST, index, code, "", about, now);
    }

    /** A notification of change: its code, and then the corrected data as they stand in the record. */
    void change(int index, String codeAndData, Instant now) {
        reply(What.CHANGE, index, codeAndData.substring(0, 3), codeAndData.substring(3), null, now);
    }

    /** The bank takes its own booking back. */
    void reverse(int index, Instant now) {
        book(index, Booking.Kind.REVERSAL, true, null, now);
        register.update(index, Handled::reversed);
    }

    /** A reversing debit calls an earlier credit back: the latest of its amount and account that was paid. */
    void callBack(int debit, Instant now) {
        Handled order = register.payment(debit);
        for (int i = debit - 1; i >= 0; i--) {
            Handled earlier = register.payment(i);
            if (earlier.status() == Status.PAID
                    && earlier.order().movesMoney()
                    && earlier.order().amount().equals(order.order().amount())
                    && earlier.order().payeeAccount().equals(order.order().payeeAccount())
                    && earlier.order().payeeBank().equals(order.order().payeeBank())
                    && isTimely(i, now)) {
                reverse(i, now);
                register.update(debit, p -> p.became(Status.PAID, null, "", now));
                return;
            }
        }
        register.update(debit, p -> p.became(Status.REFUSED, "R03", "there is no payment that it reverses", now));
    }

    /** A credit can be reversed within five banking days. */
    private boolean isTimely(int index, Instant now) {
        LocalDate last = BankDays.plus(
                Rail.ACH, BankCalendar.today(Rail.ACH, register.payment(index).at()), 5);
        return !office.terms().strict() || !BankCalendar.today(Rail.ACH, now).isAfter(last);
    }

    /** Sends what came back over the clearing house as a file. */
    void flush(Instant now) {
        if (flushed == replies.size()) {
            return;
        }
        List<AchReply> fresh = List.copyOf(replies.subList(flushed, replies.size()));
        flushed = replies.size();
        int number = office.outbox().nextNumber();
        String modifier = String.valueOf("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789".charAt(number % 36));
        byte[] file = new AchReplyWriter(register, office.ledger()).write(fresh, modifier, now);
        office.outbox().give(office.references().answer("R", number) + ".ach", file, false, now);
    }

    List<AchReply> replies() {
        return List.copyOf(replies);
    }

    void restore(List<AchReply> kept) {
        replies.clear();
        replies.addAll(kept);
        flushed = replies.size();
    }

    private void book(int index, Booking.Kind kind, boolean in, @Nullable String code, Instant now) {
        Handled payment = register.payment(index);
        var amount = payment.order().amount();
        office.book(
                String.valueOf(payment.order().account()),
                kind,
                payment.nextReference(),
                in ? amount : amount.negated(),
                List.of(index),
                code,
                now);
    }

    private void reply(What what, int index, String code, String data, @Nullable AchReply about, Instant now) {
        boolean ach = register.batchOf(index).order().ach() != null;
        if (ach && (office.terms().returnFiles() || what == What.CHANGE)) {
            LocalDate day = now.atZone(ZoneOffset.UTC).toLocalDate();
            replies.add(new AchReply(what, index, code, day, replies.size() + 1, data, about));
        }
    }

    private @Nullable AchReply last(int payment, What one, What other) {
        for (int i = replies.size() - 1; i >= 0; i--) {
            AchReply reply = replies.get(i);
            if (reply.payment() == payment && (reply.what() == one || reply.what() == other)) {
                return reply;
            }
        }
        return null;
    }
}

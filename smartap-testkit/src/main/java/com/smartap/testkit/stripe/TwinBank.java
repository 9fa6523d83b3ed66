package com.smartap.testkit.stripe;

import com.smartap.testkit.stripe.TwinPayment.Kind;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Payments, intents and the balance of one financial account, and what happens to them. Not thread-safe. */
final class TwinBank {
    private static final long PLENTY = 5_000_000_000L;
    private final Clock clock;
    private final TwinEvents events;
    private final Map<String, TwinPayment> payments = new LinkedHashMap<>();
    private final Map<String, Long> balances = new LinkedHashMap<>();
    private int counter;

    TwinBank(Clock clock, TwinEvents events) {
        this.clock = clock;
        this.events = events;
        balances.put("usd", PLENTY);
        balances.put("eur", PLENTY);
    }

    String newId(String prefix) {
        counter++;
        return "%s_test_65OAfT9tVl3u223h0he16NybHIZ4SQ3LO%06dA".formatted(prefix, counter);
    }

    long balance(String currency) {
        return balances.getOrDefault(currency, 0L);
    }

    void balance(String currency, long units) {
        balances.put(currency.toLowerCase(Locale.ROOT), units);
    }

    /** Those of a kind, newest first. */
    List<TwinPayment> newestFirst(Kind kind) {
        List<TwinPayment> all = new ArrayList<>();
        payments.values().stream().filter(payment -> payment.kind == kind).forEach(all::add);
        Collections.reverse(all);
        return all;
    }

    /** What was ordered, oldest first: an intent counts, and the payment behind it does not count again. */
    List<TwinPayment> ordered() {
        return payments.values().stream()
                .filter(payment -> payment.intent == null)
                .toList();
    }

    TwinPayment require(String id, Kind kind) {
        TwinPayment payment = payments.get(id);
        if (payment == null || payment.kind != kind) {
            throw TwinFault.notFound(kind == Kind.TREASURY, id);
        }
        return payment;
    }

    /** Carries a payment out at once. */
    TwinPayment pay(Kind kind, long amount, String currency, Map<String, String> asked, Map<String, String> metadata) {
        if (balance(currency) < amount) {
            throw TwinFault.refused(
                    kind == Kind.TREASURY ? "balance_insufficient" : "insufficient_funds",
                    "The financial account does not have enough funds");
        }
        balances.merge(currency, -amount, Long::sum);
        TwinPayment payment = add("obp", kind, amount, currency, asked, metadata, "processing");
        payment.become("processing", null, clock.instant());
        events.about(payment, "created");
        return payment;
    }

    /** Takes an intent in. */
    TwinPayment intend(long amount, String currency, Map<String, String> asked, Map<String, String> metadata) {
        boolean manual = "manual".equals(asked.get("confirmation_method"));
        TwinPayment intent = add("poi", Kind.PAYOUT_INTENT, amount, currency, asked, metadata, "pending");
        intent.become(manual ? "requires_action" : "pending", manual ? "confirm" : null, clock.instant());
        return intent;
    }

    void confirm(TwinPayment intent) {
        if (!intent.status.equals("requires_action")) {
            throw TwinFault.refused("payout_intent_not_confirmable", "The payout intent is " + intent.status);
        }
        intent.become("pending", null, clock.instant());
    }

    /** A pending intent goes on by itself, on its day. */
    void proceed(TwinPayment intent) {
        String day = intent.asked.get("schedule_options.execute_on");
        boolean due =
                day == null || !LocalDate.parse(day).isAfter(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        if (!intent.status.equals("pending") || !due) {
            return;
        }
        try {
            TwinPayment payout = pay(Kind.OUTBOUND_PAYMENT, intent.amount, intent.currency, intent.asked, Map.of());
            payout.intent = intent;
            intent.payout = payout;
            intent.become("processing", null, clock.instant());
        } catch (TwinFault e) {
            intent.become("requires_action", "insufficient_funds", clock.instant());
        }
    }

    void cancel(TwinPayment payment) {
        if (payment.kind == Kind.PAYOUT_INTENT) {
            cancelIntent(payment);
            return;
        }
        if (payment.status.equals("canceled")) {
            throw TwinFault.refused("already_canceled", "The payment is canceled already");
        }
        if (!payment.cancelable) {
            throw TwinFault.refused("not_cancelable", "The payment is " + payment.status + " and cannot be canceled");
        }
        back(payment, "canceled", null);
    }

    void settle(String id) {
        TwinPayment payment = moving(id);
        if (payment.status.equals("processing")) {
            payment.become("posted", null, clock.instant());
            events.about(payment, "posted");
            if (payment.intent != null) {
                payment.intent.become("posted", null, clock.instant());
            }
        }
    }

    void fail(String id, @Nullable String reason) {
        TwinPayment payment = moving(id);
        if (payment.status.equals("processing")) {
            back(payment, "failed", reason);
        }
    }

    void comeBack(String id, @Nullable String reason) {
        TwinPayment payment = moving(id);
        if (payment.status.equals("posted")) {
            back(payment, "returned", reason);
        }
    }

    /** The payment, or the one behind an intent. */
    TwinPayment moving(String id) {
        TwinPayment payment = payments.get(id);
        if (payment == null) {
            throw new IllegalArgumentException("there is no payment %s".formatted(id));
        }
        if (payment.kind == Kind.PAYOUT_INTENT) {
            proceed(payment);
            return payment.payout == null ? payment : payment.payout;
        }
        return payment;
    }

    TwinPayment any(String id) {
        moving(id);
        return java.util.Objects.requireNonNull(payments.get(id), id);
    }

    private void cancelIntent(TwinPayment intent) {
        TwinPayment payout = intent.payout;
        if (payout != null && payout.status.equals("processing") && payout.cancelable) {
            back(payout, "canceled", null);
        } else if (!intent.status.equals("pending") && !intent.status.equals("requires_action")) {
            throw TwinFault.refused("payout_intent_not_cancelable", "The payout intent is " + intent.status);
        }
        intent.become("canceled", null, clock.instant());
    }

    private void back(TwinPayment payment, String word, @Nullable String reason) {
        payment.become(word, reason, clock.instant());
        balances.merge(payment.currency, payment.amount, Long::sum);
        events.about(payment, word);
        if (payment.intent != null && !word.equals("canceled")) {
            payment.intent.become("requires_action", reason == null ? "unknown_failure" : reason, clock.instant());
        }
    }

    private TwinPayment add(
            String prefix,
            Kind kind,
            long amount,
            String currency,
            Map<String, String> asked,
            Map<String, String> metadata,
            String status) {
        TwinPayment payment =
                new TwinPayment(newId(prefix), kind, clock.instant(), amount, currency, asked, metadata, status);
        payments.put(payment.id, payment);
        return payment;
    }
}

package com.smartap.testkit.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.smartap.model.IdempotencyKey;
import com.smartap.model.Money;
import com.smartap.spi.ConnectorException;
import com.smartap.spi.payment.provider.Confirmation;
import com.smartap.spi.payment.provider.InitiationOutcome;
import com.smartap.spi.payment.provider.InitiationOutcome.Accepted;
import com.smartap.spi.payment.provider.PaymentGateway;
import com.smartap.spi.payment.provider.PaymentWebhooks;
import com.smartap.spi.payment.provider.PaymentWebhooks.Notice;
import com.smartap.spi.payment.provider.ProviderPayment;
import com.smartap.spi.payment.provider.ProviderStatus;
import com.smartap.spi.payment.provider.ProviderStatus.State;
import com.smartap.spi.webhook.WebhookRejectedException;
import com.smartap.spi.webhook.WebhookRequest;
import com.smartap.testkit.TestClock;
import com.smartap.testkit.twin.Misbehaviour;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One invoice paid under one random schedule, by a payer who works as the engine does. */
final class PaymentProof implements AutoCloseable {
    private static final List<Misbehaviour> FAULTS = List.of(
            Misbehaviour.LOSE_NEXT_ANSWER,
            Misbehaviour.BAD_GATEWAY_AFTER_NEXT,
            Misbehaviour.FAIL_BEFORE_NEXT,
            Misbehaviour.DROP_NEXT,
            Misbehaviour.RATE_LIMITED_NEXT,
            Misbehaviour.SERVER_ERROR_NEXT,
            Misbehaviour.BAD_JSON_NEXT,
            Misbehaviour.REFUSE_NEXT,
            Misbehaviour.EXPIRE_TOKENS);
    private static final int STEPS = 9;
    private final int seed;
    private final Random random;
    private final TestClock clock;
    private final ProviderTwin twin;
    private final BiFunction<String, Money, ProviderPayment> payments;
    private final Supplier<PaymentGateway> gateways;
    private final boolean confirms;
    private final boolean notifies;
    private final Money amount;
    private final List<WebhookRequest> undelivered = new ArrayList<>();
    private PaymentGateway gateway;

    // What the payer has written down; it survives a crash.
    private int generation = 1;
    private @Nullable ProviderPayment payment;
    private @Nullable String providerId;
    private boolean confirmed;
    private @Nullable State known;

    PaymentProof(
            int seed,
            TestClock clock,
            ProviderTwin twin,
            BiFunction<String, Money, ProviderPayment> payments,
            Supplier<PaymentGateway> gateways,
            Set<Class<?>> abilities) {
        this.seed = seed;
        this.random = new Random(seed * 7919L + 17);
        this.clock = clock;
        this.twin = twin;
        this.payments = payments;
        this.gateways = gateways;
        this.confirms = abilities.contains(Confirmation.class);
        this.notifies = abilities.contains(PaymentWebhooks.class);
        this.amount = Money.ofMinor(100 + random.nextInt(900_000), Money.currency("USD"));
        this.gateway = gateways.get();
    }

    void run() {
        for (int step = 0; step < STEPS; step++) {
            trouble();
            act();
            world();
            neverTooMuch();
            if (random.nextInt(4) == 0) {
                crash();
            }
        }
        settleDown();
    }

    private void trouble() {
        if (random.nextInt(3) == 0) {
            twin.beforeEachRequest(() -> {});
            return;
        }
        int[] left = {1 + random.nextInt(4)};
        Misbehaviour fault = FAULTS.get(random.nextInt(FAULTS.size()));
        twin.beforeEachRequest(() -> {
            left[0]--;
            if (left[0] == 0) {
                twin.misbehave(fault);
            }
        });
    }

    /** What the payer does next. */
    private void act() {
        try {
            if (known != null && known.isOver()) {
                generation++;
                payment = null;
                providerId = null;
                confirmed = false;
                known = null;
            }
            if (providerId == null) {
                send();
            } else if (payment != null && payment.hold() && !confirmed) {
                confirm(payment, providerId);
            } else {
                known = gateway.status(providerId).state();
            }
        } catch (ConnectorException e) {
            clock.advance(Duration.ofSeconds(70));
        }
    }

    private void send() {
        boolean sentBefore = payment != null;
        if (payment == null) {
            ProviderPayment fresh = payments.apply("P" + seed + "-" + generation, amount);
            payment = confirms && random.nextBoolean() ? fresh.held() : fresh;
        }
        ProviderPayment mine = payment;
        if (sentBefore && random.nextInt(5) > 0) {
            Optional<ProviderStatus> found = gateway.find(mine, key("pay"));
            if (found.isPresent()) {
                accepted(found.get());
                return;
            }
        }
        InitiationOutcome outcome = gateway.initiate(mine, key("pay"));
        if (outcome instanceof Accepted accepted) {
            accepted(accepted.status());
        } else if (outcome instanceof InitiationOutcome.Refused) {
            // Nothing is held; the same key stays good for the next attempt.
            clock.advance(Duration.ofSeconds(1));
        } else {
            clock.advance(Duration.ofMinutes(5));
        }
    }

    private void confirm(ProviderPayment mine, String id) {
        Confirmation confirmation = gateway.ability(Confirmation.class).orElseThrow();
        if (confirmation.confirm(mine, id, key("confirm")) instanceof Accepted accepted) {
            confirmed = true;
            known = accepted.status().state();
        }
    }

    private void accepted(ProviderStatus status) {
        providerId = status.providerId();
        known = status.state();
    }

    /** What the provider does meanwhile, and which of its webhooks arrive. */
    private void world() {
        String id = providerId;
        boolean moving = payment != null && (!payment.hold() || confirmed);
        if (id != null && moving) {
            int what = random.nextInt(8);
            State state = known;
            if (what < 2 && state == State.PROCESSING) {
                twin.settle(id);
            } else if (what == 2 && state == State.PROCESSING) {
                twin.fail(id);
            } else if (what == 3 && state == State.COMPLETED) {
                twin.comeBack(id);
            } else if (what == 4 && state == State.PROCESSING) {
                twin.sayUnknownWord(id);
            }
        }
        if (notifies) {
            deliver();
        }
    }

    private void deliver() {
        undelivered.addAll(twin.webhooks());
        Collections.shuffle(undelivered, random);
        PaymentWebhooks webhooks = gateway.ability(PaymentWebhooks.class).orElseThrow();
        while (!undelivered.isEmpty() && random.nextInt(3) > 0) {
            WebhookRequest request = undelivered.remove(undelivered.size() - 1);
            if (random.nextInt(4) == 0) {
                undelivered.add(0, request);
            }
            notices(webhooks, request).stream()
                    .filter(notice -> notice.kind() == Notice.Kind.PAYMENT)
                    .filter(notice -> notice.providerId().equals(providerId))
                    .forEach(notice -> ask());
        }
    }

    private List<Notice> notices(PaymentWebhooks webhooks, WebhookRequest request) {
        try {
            return webhooks.receive(request);
        } catch (WebhookRejectedException | ConnectorException e) {
            return List.of(); // too old by now, or what it is checked with cannot be had
        }
    }

    private void ask() {
        try {
            String id = providerId;
            if (id != null && known != State.AWAITING_CONFIRMATION) {
                known = gateway.status(id).state();
            }
        } catch (ConnectorException e) {
            clock.advance(Duration.ofSeconds(5));
        }
    }

    private void neverTooMuch() {
        BigDecimal all = BigDecimal.ZERO;
        for (int one = 1; one <= generation; one++) {
            BigDecimal out = out("P" + seed + "-" + one);
            assertThat(out).as("money out of payment %d, seed %d", one, seed).isLessThanOrEqualTo(amount.amount());
            all = all.add(out);
        }
        assertThat(all).as("money out for the invoice, seed %d", seed).isLessThanOrEqualTo(amount.amount());
    }

    private BigDecimal out(String reference) {
        return twin.payments().stream()
                .filter(held -> held.reference().filter(reference::equals).isPresent())
                .map(held -> held.out().amount())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** All is well again: in the end the payment arrives, and the gateway says what the provider holds. */
    private void settleDown() {
        twin.beforeEachRequest(() -> {});
        twin.behave();
        clock.advance(Duration.ofMinutes(2));
        crash();
        // What came back since somebody last asked is noticed by the first attempt.
        for (int attempt = 0; attempt < 12 && (attempt == 0 || known != State.COMPLETED); attempt++) {
            act();
            if (known == State.PROCESSING && providerId != null) {
                twin.settle(providerId);
            }
            neverTooMuch();
        }
        assertThat(known).as("the state in the end, seed %d", seed).isEqualTo(State.COMPLETED);
        assertThat(out("P" + seed + "-" + generation))
                .as("money out in the end, seed %d", seed)
                .isEqualByComparingTo(amount.amount());
    }

    private IdempotencyKey key(String what) {
        return IdempotencyKey.of(what, "P" + seed + "-" + generation, 1);
    }

    private void crash() {
        gateway.close();
        gateway = gateways.get();
    }

    @Override
    public void close() {
        gateway.close();
    }
}

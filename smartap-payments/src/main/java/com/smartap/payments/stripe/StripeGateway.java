package com.smartap.payments.stripe;

import com.smartap.connector.support.ConnectorRefusedException;
import com.smartap.connector.support.LostAnswers;
import com.smartap.model.IdempotencyKey;
import com.smartap.spi.ConnectorException;
import com.smartap.spi.ConnectorUnavailableException;
import com.smartap.spi.IdempotencyConflictException;
import com.smartap.spi.connector.ConnectionTest;
import com.smartap.spi.payment.PaymentFormatException;
import com.smartap.spi.payment.PaymentProblem;
import com.smartap.spi.payment.provider.InitiationOutcome;
import com.smartap.spi.payment.provider.InitiationOutcome.Accepted;
import com.smartap.spi.payment.provider.InitiationOutcome.Refused;
import com.smartap.spi.payment.provider.InitiationOutcome.Unknown;
import com.smartap.spi.payment.provider.PaymentGateway;
import com.smartap.spi.payment.provider.ProviderPayment;
import com.smartap.spi.payment.provider.ProviderStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A connection to one financial account with Stripe.
 *
 * <p>Stripe remembers an idempotency key for 24 hours (v1) or 30 days (v2), so a payment is looked for before it is
 * ordered, each time. Stripe does not say how soon its lists show a new payment. After a lost answer an empty list is
 * therefore believed only when the settling time is over; and even if a list lagged behind for longer, the order would
 * carry the same key and be answered with the payment that is there.
 */
final class StripeGateway implements PaymentGateway {
    private final StripeApi api;
    private final OrderApi orders;
    private final LostAnswers lost;
    private final List<Object> abilities;

    /** A gateway; each ability is one of the interfaces of the SPI. */
    StripeGateway(StripeApi api, OrderApi orders, LostAnswers lost, List<Object> abilities) {
        this.api = api;
        this.orders = orders;
        this.lost = lost;
        this.abilities = List.copyOf(abilities);
    }

    @Override
    public ConnectionTest test() {
        return orders.test();
    }

    @Override
    public List<PaymentProblem> check(ProviderPayment payment) {
        return List.copyOf(orders.check(payment));
    }

    @Override
    public InitiationOutcome initiate(ProviderPayment payment, IdempotencyKey key) {
        List<PaymentProblem> problems = orders.check(payment);
        if (!problems.isEmpty()) {
            throw new PaymentFormatException(problems);
        }
        OrderApi.Found found = orders.search(payment, key);
        if (found.mine().isPresent()) {
            return new Accepted(same(payment, key, found.mine().get()), false);
        }
        if (found.otherKey().isPresent()) {
            throw new IdempotencyConflictException(
                    "%s: payment %s lives on at Stripe as %s under another key. Maybe wait until it failed or came back, or give the new payment an id of its own"
                            .formatted(
                                    api.connection(),
                                    payment.id(),
                                    found.otherKey().get().status().providerId()));
        }
        Optional<Duration> settling = lost.settling(key);
        return settling.isPresent() ? new Unknown(tooEarly(payment, settling.get())) : place(payment, key);
    }

    @Override
    public Optional<ProviderStatus> find(ProviderPayment payment, IdempotencyKey key) {
        Optional<HeldOrder> mine = orders.search(payment, key).mine();
        Optional<Duration> settling = lost.settling(key);
        if (mine.isEmpty() && settling.isPresent()) {
            throw new ConnectorUnavailableException(tooEarly(payment, settling.get()), settling.get(), null, null);
        }
        return mine.map(HeldOrder::status);
    }

    @Override
    public ProviderStatus status(String providerId) {
        return orders.status(providerId);
    }

    @Override
    public <T> Optional<T> ability(Class<T> type) {
        return type.getName().startsWith("com.smartap.spi.payment.provider.")
                ? abilities.stream().filter(type::isInstance).map(type::cast).findFirst()
                : Optional.empty();
    }

    @Override
    public void close() {
        api.close();
    }

    private InitiationOutcome place(ProviderPayment payment, IdempotencyKey key) {
        try {
            OrderApi.Placed placed = orders.place(payment, key);
            return new Accepted(placed.status(), placed.created());
        } catch (ConnectorException e) {
            if (StripeFaults.isOpen(e)) {
                lost.add(key);
                return new Unknown(String.valueOf(e.getMessage()));
            }
            if (e instanceof ConnectorRefusedException refusal) {
                throwIfOtherRequest(refusal, payment, key);
                return new Refused(FailureWords.of(refusal));
            }
            throw e;
        }
    }

    private String tooEarly(ProviderPayment payment, Duration left) {
        return "%s: the answer to payment %s was lost, and Stripe may not show it yet. Look again in %d s"
                .formatted(api.connection(), payment.id(), left.toSeconds() + 1);
    }

    private ProviderStatus same(ProviderPayment payment, IdempotencyKey key, HeldOrder held) {
        held.differs(orders.terms(payment)).ifPresent(term -> {
            throw new IdempotencyConflictException(
                    "%s: Stripe holds payment %s as %s under the key %s, but its %s is another. Maybe make an edited payment one of its own"
                            .formatted(
                                    api.connection(),
                                    payment.id(),
                                    held.status().providerId(),
                                    key,
                                    term));
        });
        return held.status();
    }

    private void throwIfOtherRequest(ConnectorRefusedException refusal, ProviderPayment payment, IdempotencyKey key) {
        if (StripeFaults.isOtherRequest(refusal)) {
            throw new IdempotencyConflictException("%s: Stripe knows the key %s of payment %s from another request: %s"
                    .formatted(api.connection(), key, payment.id(), refusal.words()));
        }
    }
}

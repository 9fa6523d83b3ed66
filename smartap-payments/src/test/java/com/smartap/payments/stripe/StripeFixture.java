package com.smartap.payments.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.smartap.connector.support.ClientOptions;
import com.smartap.connector.support.Sleeper;
import com.smartap.model.IdempotencyKey;
import com.smartap.model.Money;
import com.smartap.spi.payment.provider.InitiationOutcome;
import com.smartap.spi.payment.provider.InitiationOutcome.Accepted;
import com.smartap.spi.payment.provider.PaymentGateway;
import com.smartap.spi.payment.provider.ProviderPayment;
import com.smartap.spi.payment.provider.ProviderStatus;
import com.smartap.testkit.TestClock;
import com.smartap.testkit.connector.TestConnectorContext;
import com.smartap.testkit.connector.TestCredentialVault;
import com.smartap.testkit.stripe.StripeTwin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A simulator, and gateways to it that never wait in real time. */
final class StripeFixture implements AutoCloseable {
    static final IdempotencyKey KEY = IdempotencyKey.of("pay", "PAY-1", 1);

    final TestClock clock = TestClock.at("2026-11-20T15:00:00Z");
    final StripeTwin twin;
    final TestCredentialVault vault;
    final Map<String, String> settings;
    private final boolean treasury;
    private final List<PaymentGateway> open = new ArrayList<>();

    private StripeFixture(boolean treasury) {
        this.treasury = treasury;
        this.twin = (treasury ? StripeTwin.treasury(clock) : new StripeTwin(clock)).start(0);
        this.vault = new TestCredentialVault(clock, twin.credentials());
        this.settings = new HashMap<>(twin.settings());
    }

    static StripeFixture v2() {
        return new StripeFixture(false);
    }

    static StripeFixture treasury() {
        return new StripeFixture(true);
    }

    /** Calls end soon, and waits move the clock. */
    static StripeProvider hasty(TestClock clock) {
        return new StripeProvider(ClientOptions.DEFAULT
                .withCallTimeout(Duration.ofSeconds(1))
                .withSleeper(Sleeper.moving(clock, clock::advance)));
    }

    /** A gateway as after a restart. */
    PaymentGateway gateway() {
        PaymentGateway gateway =
                hasty(clock).create(new TestConnectorContext("stripe-1", clock, twin.baseUrl(), settings, vault));
        open.add(gateway);
        return gateway;
    }

    <T> T ability(Class<T> type) {
        return gateway().ability(type).orElseThrow();
    }

    ProviderPayment payment(String id) {
        return ProviderPayment.of(id, Money.of("599.96", "USD"), treasury ? twin.payee(1) : twin.recipient(1));
    }

    String ordered(ProviderPayment payment) {
        return accepted(gateway().initiate(payment, IdempotencyKey.of("pay", payment.id(), 1)))
                .status()
                .providerId();
    }

    ProviderStatus status(String providerId) {
        return gateway().status(providerId);
    }

    static Accepted accepted(InitiationOutcome outcome) {
        assertThat(outcome).isInstanceOf(Accepted.class);
        return (Accepted) outcome;
    }

    @Override
    public void close() {
        open.forEach(PaymentGateway::close);
        List<String> violations = twin.violations();
        twin.close();
        assertThat(violations).isEmpty();
    }
}

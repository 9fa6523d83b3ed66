package com.smartap.payments.paypal;

import static org.assertj.core.api.Assertions.assertThat;

import com.smartap.model.IdempotencyKey;
import com.smartap.model.Money;
import com.smartap.spi.payment.provider.InitiationOutcome;
import com.smartap.spi.payment.provider.InitiationOutcome.Accepted;
import com.smartap.spi.payment.provider.PaymentGateway;
import com.smartap.spi.payment.provider.ProviderPayment;
import com.smartap.testkit.TestClock;
import com.smartap.testkit.connector.TestConnectorContext;
import com.smartap.testkit.connector.TestCredentialVault;
import com.smartap.testkit.paypal.PayPalTwin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A simulator, and gateways to it that never wait in real time. */
final class PayPalFixture implements AutoCloseable {
    static final IdempotencyKey KEY = IdempotencyKey.of("pay", "PAY-1", 1);
    final TestClock clock = TestClock.at("2026-11-20T15:00:00Z");
    final PayPalTwin twin = new PayPalTwin(clock).start(0);
    final TestCredentialVault vault = new TestCredentialVault(clock, twin.credentials());
    final Map<String, String> settings = new HashMap<>(twin.settings());
    private final List<PaymentGateway> open = new ArrayList<>();

    PaymentGateway gateway() {
        PaymentGateway gateway = PayPalContractTest.hasty(clock)
                .create(new TestConnectorContext("payouts", clock, twin.baseUrl(), settings, vault));
        open.add(gateway);
        return gateway;
    }

    <T> T ability(Class<T> type) {
        return gateway().ability(type).orElseThrow();
    }

    ProviderPayment payment() {
        return ProviderPayment.of("PAY-1", Money.of("599.96", "USD"), twin.payee(1));
    }

    /** Orders the payment, which has to be taken. */
    String ordered() {
        return accepted(gateway().initiate(payment(), KEY)).status().providerId();
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

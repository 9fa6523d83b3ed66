package com.smartap.payments.bill;

import com.smartap.model.IdempotencyKey;
import com.smartap.model.Money;
import com.smartap.spi.payment.provider.InitiationOutcome;
import com.smartap.spi.payment.provider.InitiationOutcome.Accepted;
import com.smartap.spi.payment.provider.Payee;
import com.smartap.spi.payment.provider.PaymentGateway;
import com.smartap.spi.payment.provider.ProviderPayment;
import com.smartap.testkit.TestClock;
import com.smartap.testkit.bill.BillTwin;
import com.smartap.testkit.connector.TestConnectorContext;
import com.smartap.testkit.connector.TestCredentialVault;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A simulated BILL, a vault and gateways to it. */
final class BillRig implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-11-20T15:00:00Z"); // a Friday
    final TestClock clock = TestClock.at(NOW);
    final BillTwin twin = BillTwin.start(clock);
    final TestCredentialVault vault = new TestCredentialVault(clock, twin.credentials());
    final Payee payee = BillContractTest.entered(twin, 100);
    private final List<PaymentGateway> open = new ArrayList<>();

    PaymentGateway gateway() {
        return gateway(Map.of());
    }

    /** As after a restart. */
    PaymentGateway gateway(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(twin.settings());
        settings.putAll(more);
        PaymentGateway gateway = BillContractTest.hasty(clock)
                .create(new TestConnectorContext("the-connection", clock, twin.baseUrl(), settings, vault));
        open.add(gateway);
        return gateway;
    }

    ProviderPayment payment(String id) {
        return ProviderPayment.of(id, Money.of("599.96", "USD"), payee);
    }

    static IdempotencyKey key(String id) {
        return IdempotencyKey.of("pay", id, 1);
    }

    String ordered(String id) {
        InitiationOutcome outcome = gateway().initiate(payment(id), key(id));
        return ((Accepted) outcome).status().providerId();
    }

    @Override
    public void close() {
        open.forEach(PaymentGateway::close);
        twin.close();
    }
}

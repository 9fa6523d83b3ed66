package com.smartap.payments.bill;

import static org.assertj.core.api.Assertions.assertThat;

import com.smartap.model.IdempotencyKey;
import com.smartap.model.Money;
import com.smartap.spi.connector.ConnectorContext;
import com.smartap.spi.payment.provider.InitiationOutcome;
import com.smartap.spi.payment.provider.Payee;
import com.smartap.spi.payment.provider.PayeeStorage;
import com.smartap.spi.payment.provider.PaymentGateway;
import com.smartap.spi.payment.provider.PaymentWebhooks;
import com.smartap.spi.payment.provider.PaymentWebhooks.Notice;
import com.smartap.spi.payment.provider.ProviderPayment;
import com.smartap.spi.payment.provider.ProviderStatus;
import com.smartap.spi.payment.provider.StoredPayee;
import com.smartap.spi.payment.provider.TrustedDevice;
import com.smartap.spi.payment.provider.TrustedDevice.Challenge;
import com.smartap.spi.secret.Secret;
import com.smartap.spi.webhook.WebhookRequest;
import com.smartap.testkit.TestClock;
import com.smartap.testkit.bill.BillTwin;
import com.smartap.testkit.connector.TestConnectorContext;
import com.smartap.testkit.connector.TestCredentialVault;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The code that {@code docs/payments/bill.md} shows, run against the simulated BILL. */
class BillGuideTest {
    @Test
    void the_guide_trusts_pays_and_listens() {
        TestClock clock = TestClock.at("2026-11-20T15:00:00Z");
        try (BillTwin twin = BillTwin.start(clock)) {
            TestCredentialVault vault = new TestCredentialVault(clock, twin.credentials());
            ConnectorContext context =
                    new TestConnectorContext("bill-main", clock, twin.baseUrl(), twin.settings(), vault);
            try (PaymentGateway gateway = new BillProvider().create(context)) {
                trust(gateway, clock, challenge -> twin.code(challenge.id()).orElseThrow());
                InitiationOutcome outcome = pay(gateway, twin.payee(1), Money.of("599.96", "USD"));
                assertThat(outcome).isInstanceOf(InitiationOutcome.Accepted.class);
                WebhookRequest request = twin.webhooks().get(0);
                assertThat(listen(gateway, request.headers(), request.body()))
                        .extracting(ProviderStatus::state)
                        .containsExactly(ProviderStatus.State.PROCESSING);
            }
        }
    }

    // tag::bill-trust
    static void trust(PaymentGateway gateway, Clock clock, Person person) {
        TrustedDevice device = gateway.ability(TrustedDevice.class).orElseThrow();
        Instant soon = clock.instant().plus(Duration.ofDays(5));
        Optional<Instant> until = device.trustedUntil();
        if (until.isEmpty() || until.get().isBefore(soon)) {
            Challenge challenge = device.challenge(); // BILL sends a code to the user's telephone
            device.confirm(challenge, Secret.of(person.enterCode(challenge)));
        }
    }
    // end::bill-trust

    // tag::bill-pay
    static InitiationOutcome pay(PaymentGateway gateway, Payee vendor, Money amount) {
        PayeeStorage payees = gateway.ability(PayeeStorage.class).orElseThrow();
        StoredPayee stored = payees.store(vendor, IdempotencyKey.of("store-payee", vendor.id(), 1));
        ProviderPayment payment = ProviderPayment.of("PAY-1", amount, vendor.storedAs(stored));
        return gateway.initiate(payment, IdempotencyKey.of("pay", "PAY-1", 1));
    }
    // end::bill-pay

    // tag::bill-webhook
    static List<ProviderStatus> listen(PaymentGateway gateway, Map<String, String> headers, byte[] rawBody) {
        PaymentWebhooks webhooks = gateway.ability(PaymentWebhooks.class).orElseThrow();
        return webhooks.receive(new WebhookRequest(headers, rawBody)).stream()
                .filter(notice -> notice.kind() == Notice.Kind.PAYMENT)
                .map(notice -> gateway.status(notice.providerId()))
                .toList();
    }
    // end::bill-webhook

    /** Somebody with the telephone. */
    interface Person {
        String enterCode(Challenge challenge);
    }

    // tag::bill-twin
    @Test
    void an_answer_that_gets_lost_leaves_one_payment() {
        TestClock clock = TestClock.at("2026-11-20T15:00:00Z");
        try (BillTwin twin = BillTwin.start(clock)) {
            TestCredentialVault vault = new TestCredentialVault(clock, twin.credentials());
            ConnectorContext context =
                    new TestConnectorContext("bill-main", clock, twin.baseUrl(), twin.settings(), vault);
            try (PaymentGateway gateway = new BillProvider().create(context)) {
                twin.loseNextOrder();
                assertThat(pay(gateway, twin.payee(1), Money.of("599.96", "USD")))
                        .isInstanceOf(InitiationOutcome.Unknown.class);
                assertThat(pay(gateway, twin.payee(1), Money.of("599.96", "USD")))
                        .isInstanceOf(InitiationOutcome.Accepted.class);
                assertThat(twin.payments()).hasSize(1);
            }
        }
    }
    // end::bill-twin
}

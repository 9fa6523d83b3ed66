package com.smartap.payments.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.smartap.model.IdempotencyKey;
import com.smartap.model.Money;
import com.smartap.spi.connector.ConnectorContext;
import com.smartap.spi.payment.provider.InitiationOutcome;
import com.smartap.spi.payment.provider.InitiationOutcome.Accepted;
import com.smartap.spi.payment.provider.InitiationOutcome.Unknown;
import com.smartap.spi.payment.provider.Payee;
import com.smartap.spi.payment.provider.PayeeStorage;
import com.smartap.spi.payment.provider.PaymentGateway;
import com.smartap.spi.payment.provider.PaymentWebhooks;
import com.smartap.spi.payment.provider.ProviderPayment;
import com.smartap.spi.payment.provider.ProviderStatus;
import com.smartap.spi.payment.provider.Rail;
import com.smartap.spi.payment.provider.StoredPayee;
import com.smartap.spi.webhook.WebhookRejectedException;
import com.smartap.spi.webhook.WebhookRequest;
import com.smartap.testkit.TestClock;
import com.smartap.testkit.connector.TestConnectorContext;
import com.smartap.testkit.connector.TestCredentialVault;
import com.smartap.testkit.stripe.StripeTwin;
import com.smartap.testkit.twin.Misbehaviour;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the guide shows. */
class StripeGuideTest {
    @Test
    void a_payee_is_stored_and_paid() {
        try (StripeFixture stripe = StripeFixture.v2()) {
            ConnectorContext context = new TestConnectorContext(
                    "stripe-1", stripe.clock, stripe.twin.baseUrl(), stripe.settings, stripe.vault);
            assertThat(pay(context, stripe.twin.payee(1))).isInstanceOf(Accepted.class);
            assertThat(stripe.twin.payments()).hasSize(1);
        }
    }

    @Test
    void an_endpoint_answers_at_once_and_asks_afterwards() {
        try (StripeFixture stripe = StripeFixture.v2()) {
            String id = stripe.ordered(stripe.payment("PAY-1"));
            List<String> asked = new ArrayList<>();
            for (WebhookRequest request : stripe.twin.webhooks()) {
                assertThat(endpoint(stripe.gateway(), request.headers(), request.body(), asked))
                        .isEqualTo(200);
                assertThat(endpoint(stripe.gateway(), Map.of(), request.body(), asked))
                        .isEqualTo(401);
            }
            assertThat(asked).containsExactly(id);
        }
    }

    private static InitiationOutcome pay(ConnectorContext context, Payee vendor) {
        // tag::stripe-pay
        try (PaymentGateway stripe = new StripeProvider().create(context)) {
            StoredPayee stored = stripe.ability(PayeeStorage.class)
                    .orElseThrow()
                    .store(vendor, IdempotencyKey.of("store-payee", vendor.id(), 1));
            ProviderPayment payment = ProviderPayment.of(
                            "PAY-2026-0001", Money.of("599.96", "USD"), vendor.storedAs(stored))
                    .on(Rail.ACH);
            IdempotencyKey key = IdempotencyKey.of("pay", payment.id(), 1); // written down before
            return stripe.find(payment, key)
                    .<InitiationOutcome>map(status -> new Accepted(status, false))
                    .orElseGet(() -> stripe.initiate(payment, key));
        }
        // end::stripe-pay
    }

    private static int endpoint(
            PaymentGateway stripe, Map<String, String> headers, byte[] rawBody, List<String> toAsk) {
        // tag::stripe-webhook
        PaymentWebhooks webhooks = stripe.ability(PaymentWebhooks.class).orElseThrow();
        try {
            webhooks.receive(new WebhookRequest(headers, rawBody)).forEach(notice -> toAsk.add(notice.providerId()));
            return 200; // and later, in a job: stripe.status(providerId)
        } catch (WebhookRejectedException e) {
            return e.status();
        }
        // end::stripe-webhook
    }

    // tag::stripe-twin
    @Test
    void an_answer_that_gets_lost_pays_once() {
        TestClock clock = TestClock.at("2026-11-20T15:00:00Z");
        try (StripeTwin twin = new StripeTwin(clock).start(0);
                PaymentGateway stripe = new StripeProvider()
                        .create(new TestConnectorContext(
                                "stripe-1",
                                clock,
                                twin.baseUrl(),
                                twin.settings(),
                                new TestCredentialVault(clock, twin.credentials())))) {
            ProviderPayment payment = ProviderPayment.of("PAY-1", Money.of("599.96", "USD"), twin.recipient(1));
            IdempotencyKey key = IdempotencyKey.of("pay", "PAY-1", 1);
            twin.misbehave(Misbehaviour.LOSE_NEXT_ANSWER);
            assertThat(stripe.initiate(payment, key)).isInstanceOf(Unknown.class);
            ProviderStatus found = stripe.find(payment, key).orElseThrow();
            twin.settle(found.providerId());
            assertThat(stripe.status(found.providerId()).state()).isEqualTo(ProviderStatus.State.COMPLETED);
            twin.comeBack(found.providerId(), "payout_method_closed");
            assertThat(stripe.status(found.providerId()).state()).isEqualTo(ProviderStatus.State.RETURNED);
            assertThat(twin.payments()).hasSize(1);
        }
    }
    // end::stripe-twin
}

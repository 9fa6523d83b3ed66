package com.smartap.payments.paypal;

import static org.assertj.core.api.Assertions.assertThat;

import com.smartap.model.IdempotencyKey;
import com.smartap.model.Money;
import com.smartap.spi.connector.ConnectorContext;
import com.smartap.spi.payment.provider.InitiationOutcome.Unknown;
import com.smartap.spi.payment.provider.PaymentGateway;
import com.smartap.spi.payment.provider.PaymentWebhooks;
import com.smartap.spi.payment.provider.ProviderPayment;
import com.smartap.spi.payment.provider.ProviderStatus;
import com.smartap.spi.payment.provider.ProviderStatus.State;
import com.smartap.spi.webhook.WebhookRejectedException;
import com.smartap.spi.webhook.WebhookRequest;
import com.smartap.testkit.TestClock;
import com.smartap.testkit.connector.TestConnectorContext;
import com.smartap.testkit.connector.TestCredentialVault;
import com.smartap.testkit.paypal.PayPalTwin;
import com.smartap.testkit.twin.Misbehaviour;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The code that the guide shows. */
class PayPalSnippetsTest {
    // tag::paypal-twin
    @Test
    void an_answer_that_gets_lost_leaves_one_payment() {
        TestClock clock = TestClock.at("2026-11-20T15:00:00Z");
        try (PayPalTwin twin = new PayPalTwin(clock).start(0)) {
            var vault = new TestCredentialVault(clock, twin.credentials());
            var context = new TestConnectorContext("payouts", clock, twin.baseUrl(), twin.settings(), vault);
            try (PaymentGateway gateway = new PayPalProvider().create(context)) {
                var payment = ProviderPayment.of("PAY-1", Money.of("599.96", "USD"), twin.payee(1));
                var key = IdempotencyKey.of("pay", "PAY-1", 1);
                twin.misbehave(Misbehaviour.LOSE_NEXT_ANSWER);
                assertThat(gateway.initiate(payment, key)).isInstanceOf(Unknown.class);
                ProviderStatus found = gateway.find(payment, key).orElseThrow();
                twin.settle(found.providerId());
                assertThat(gateway.status(found.providerId()).state()).isEqualTo(State.COMPLETED);
                assertThat(twin.payments()).hasSize(1);
            }
        }
    }
    // end::paypal-twin

    @Test
    void the_snippets_do_what_the_guide_says() {
        try (PayPalFixture paypal = new PayPalFixture()) {
            ConnectorContext context = new TestConnectorContext(
                    "payouts", paypal.clock, paypal.twin.baseUrl(), paypal.settings, paypal.vault);
            String said = pay(context, paypal.payment());
            assertThat(said).startsWith("held as ");
            assertThat(pay(context, ProviderPayment.of("P", Money.of("1.00", "KWD"), paypal.twin.payee(1))))
                    .contains("KWD");
            paypal.twin.settle(said.substring("held as ".length()));
            List<ProviderStatus> seen = new ArrayList<>();
            try (PaymentGateway gateway = new PayPalProvider().create(context)) {
                for (WebhookRequest request : paypal.twin.webhooks()) {
                    assertThat(receive(gateway, request.headers(), request.body(), seen))
                            .isEqualTo(200);
                }
                assertThat(receive(gateway, Map.of(), new byte[0], seen)).isEqualTo(401);
            }
            assertThat(seen).extracting(ProviderStatus::state).containsOnly(State.COMPLETED);
        }
    }

    private static String pay(ConnectorContext context, ProviderPayment payment) {
        // tag::paypal-pay
        try (PaymentGateway gateway = new PayPalProvider().create(context)) {
            var problems = gateway.check(payment);
            if (!problems.isEmpty()) {
                return "cannot be paid by PayPal: " + problems;
            }
            var outcome = gateway.initiate(payment, IdempotencyKey.of("pay", payment.id(), 1));
            return outcome.fold(
                    accepted -> "held as " + accepted.status().providerId(),
                    refused -> "refused: " + refused.failure(),
                    unknown -> "ask gateway.find() before anything is sent again: " + unknown.lastSeen());
        }
        // end::paypal-pay
    }

    private static int receive(
            PaymentGateway gateway, Map<String, String> headers, byte[] rawBody, List<ProviderStatus> seen) {
        // tag::paypal-webhook
        try {
            var webhooks = gateway.ability(PaymentWebhooks.class).orElseThrow();
            for (var notice : webhooks.receive(new WebhookRequest(headers, rawBody))) {
                if (notice.kind() == PaymentWebhooks.Notice.Kind.PAYMENT) {
                    seen.add(gateway.status(notice.providerId())); // better: remember to ask, and answer at once
                }
            }
            return 200;
        } catch (WebhookRejectedException e) {
            return e.status();
        }
        // end::paypal-webhook
    }
}

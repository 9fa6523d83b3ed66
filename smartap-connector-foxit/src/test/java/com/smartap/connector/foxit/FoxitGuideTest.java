package com.smartap.connector.foxit;

import static org.assertj.core.api.Assertions.assertThat;

import com.smartap.model.IdempotencyKey;
import com.smartap.model.approval.ESignStatus;
import com.smartap.spi.connector.ConnectorContext;
import com.smartap.spi.esign.ESignGateway;
import com.smartap.spi.esign.ESignWebhooks;
import com.smartap.spi.esign.RequestOutcome;
import com.smartap.spi.esign.RequestOutcome.Accepted;
import com.smartap.spi.esign.RequestOutcome.Unknown;
import com.smartap.spi.esign.SigningRequest;
import com.smartap.spi.webhook.WebhookRejectedException;
import com.smartap.spi.webhook.WebhookRequest;
import com.smartap.testkit.TestClock;
import com.smartap.testkit.connector.TestConnectorContext;
import com.smartap.testkit.connector.TestCredentialVault;
import com.smartap.testkit.esign.SigningRequests;
import com.smartap.testkit.foxit.FoxitTwin;
import com.smartap.testkit.foxit.WrongDocument;
import com.smartap.testkit.twin.Misbehaviour;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the guide shows. */
class FoxitGuideTest {
    @Test
    void a_document_is_signed() throws IOException {
        try (FoxitFixture fixture = FoxitFixture.classic()) {
            ConnectorContext context = new TestConnectorContext(
                    "foxit-1", fixture.clock, fixture.twin.baseUrl(), fixture.settings, fixture.vault);
            assertThat(ask(context, fixture.request("INV-1", 2))).isInstanceOf(Accepted.class);
            assertThat(fixture.twin.heldRequests()).hasSize(1);
        }
    }

    @Test
    void an_endpoint_answers_at_once_and_asks_afterwards() {
        try (FoxitFixture fixture = FoxitFixture.classic()) {
            String id = fixture.asked("INV-1", 1);
            List<String> toAsk = new ArrayList<>();
            for (WebhookRequest request : fixture.twin.webhooks()) {
                assertThat(endpoint(fixture.gateway(), request.headers(), request.query(), request.body(), toAsk))
                        .isEqualTo(200);
                assertThat(endpoint(fixture.gateway(), request.headers(), "", request.body(), toAsk))
                        .isEqualTo(401);
            }
            assertThat(toAsk).containsExactly(id);
        }
    }

    private static RequestOutcome ask(ConnectorContext context, SigningRequest request) throws IOException {
        // tag::foxit-request
        try (ESignGateway foxit = new FoxitESignProvider().create(context)) { // kept open, one for each connection
            IdempotencyKey key = IdempotencyKey.of("sign", request.reference(), 1); // written down before
            return foxit.request(request, key); // after a crash or Unknown: find(request, key) first
        }
        // end::foxit-request
    }

    private static int endpoint(
            ESignGateway foxit, Map<String, String> headers, String rawQuery, byte[] rawBody, List<String> toAsk) {
        // tag::foxit-webhook
        ESignWebhooks webhooks = foxit.ability(ESignWebhooks.class).orElseThrow();
        try {
            webhooks.receive(new WebhookRequest(headers, rawQuery, rawBody))
                    .forEach(notice -> toAsk.add(notice.providerId()));
            return 200; // and later, in a job: foxit.status(providerId)
        } catch (WebhookRejectedException e) {
            return e.status();
        }
        // end::foxit-webhook
    }

    // tag::foxit-twin
    @Test
    void a_lost_answer_asks_once_and_a_wrong_document_can_be_had() throws IOException {
        TestClock clock = TestClock.at("2026-11-20T15:00:00Z");
        try (FoxitTwin twin = new FoxitTwin(clock).start(0);
                ESignGateway foxit = new FoxitESignProvider()
                        .create(new TestConnectorContext(
                                "foxit-1",
                                clock,
                                twin.baseUrl(),
                                twin.settings(),
                                new TestCredentialVault(clock, twin.credentials())))) {
            SigningRequest request = SigningRequests.request("INV-1", 1, clock.instant());
            IdempotencyKey key = IdempotencyKey.of("sign", "INV-1", 1);
            twin.misbehave(Misbehaviour.LOSE_NEXT_ANSWER);
            assertThat(foxit.request(request, key)).isInstanceOf(Unknown.class);
            clock.advance(Duration.ofMinutes(2));
            String id = foxit.find(request, key).orElseThrow().providerId();
            twin.sign(id, "signer1@example.com");
            assertThat(foxit.status(id).status()).isEqualTo(ESignStatus.FULLY_SIGNED);
            twin.handOut(id, WrongDocument.WITHOUT_MARK); // what your checks have to notice
            foxit.download(id, new ByteArrayOutputStream());
            assertThat(twin.heldRequests()).hasSize(1);
        }
    }
    // end::foxit-twin
}

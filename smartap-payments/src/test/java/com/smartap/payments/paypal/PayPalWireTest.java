package com.smartap.payments.paypal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smartap.model.IdempotencyKey;
import com.smartap.model.Money;
import com.smartap.spi.ConnectorException;
import com.smartap.spi.NotFoundException;
import com.smartap.spi.payment.provider.BatchInitiation;
import com.smartap.spi.payment.provider.Cancellation;
import com.smartap.spi.payment.provider.InitiationOutcome;
import com.smartap.spi.payment.provider.InitiationOutcome.Accepted;
import com.smartap.spi.payment.provider.InitiationOutcome.Refused;
import com.smartap.spi.payment.provider.InitiationOutcome.Unknown;
import com.smartap.spi.payment.provider.Payee;
import com.smartap.spi.payment.provider.PaymentFailure.Remedy;
import com.smartap.spi.payment.provider.PaymentGateway;
import com.smartap.spi.payment.provider.PaymentWebhooks;
import com.smartap.spi.payment.provider.ProviderPayment;
import com.smartap.spi.payment.provider.ProviderStatus;
import com.smartap.spi.payment.provider.Rail;
import com.smartap.spi.secret.Secret;
import com.smartap.spi.webhook.WebhookRejectedException;
import com.smartap.spi.webhook.WebhookRequest;
import com.smartap.testkit.TestClock;
import com.smartap.testkit.connector.TestConnectorContext;
import com.smartap.testkit.connector.TestCredentialVault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The exact requests, and answers that are not as they should be. */
class PayPalWireTest {
    private static final IdempotencyKey KEY = IdempotencyKey.of("pay", "PAY-1", 1);
    private static final String CREATED =
            "{\"batch_header\":{\"payout_batch_id\":\"5UXD2E8A7EBQJ\",\"batch_status\":\"PENDING\"},\"links\":[]}";
    private static final String ITEM = "{\"payout_item_id\":\"8AELMXH8UB2P8\",\"transaction_id\":\"0C413693MN970190K\","
            + "\"transaction_status\":\"%s\",\"payout_item_fee\":{\"currency\":\"USD\",\"value\":\"0.35\"},"
            + "\"payout_batch_id\":\"5UXD2E8A7EBQJ\",\"payout_item\":{\"recipient_type\":\"EMAIL\","
            + "\"amount\":{\"value\":\"%s\",\"currency\":\"USD\"},\"receiver\":\"%s\",\"sender_item_id\":\"PAY-1\"},"
            + "\"time_processed\":\"2026-11-20T10:17:41Z\"}";
    private static final String BATCH = "{\"total_items\":1,\"total_pages\":1,\"batch_header\":{\"payout_batch_id\":"
            + "\"5UXD2E8A7EBQJ\",\"batch_status\":\"SUCCESS\",\"sender_batch_header\":{\"sender_batch_id\":"
            + "\"pay:PAY-1:1\"}},\"items\":[%s]}";
    private static final String USED = "{\"name\":\"USER_BUSINESS_ERROR\",\"message\":\"User business error.\","
            + "\"debug_id\":\"f7796227d93d5\",\"details\":[{\"field\":\"SENDER_BATCH_ID\",\"location\":\"body\","
            + "\"issue\":\"Batch with given sender_batch_id already exists\",\"link\":[{\"href\":"
            + "\"https://evil.test/v1/payments/payouts/5UXD2E8A7EBQJ\",\"rel\":\"self\",\"method\":\"GET\"}]}],"
            + "\"links\":[]}";
    private final MockWebServer server = new MockWebServer();
    private final TestClock clock = TestClock.at("2026-11-20T15:00:00Z");
    private final Map<String, String> settings = new HashMap<>();
    private PaymentGateway gateway;

    @BeforeEach
    void start() throws IOException {
        server.start(InetAddress.getLoopbackAddress(), 0);
        settings.put("webhookId", "WEBHOOK");
        gateway = open(Map.of(
                "clientId", Secret.of("client-id-1"),
                "clientSecret", Secret.of("client-secret-1"),
                "accessToken", Secret.of("access-token-1")));
    }

    @AfterEach
    void close() {
        gateway.close();
        server.close();
    }

    @Test
    void a_payment_is_a_batch_of_one_with_ids_of_our_key() throws Exception {
        answer(201, CREATED);
        Accepted accepted = (Accepted) gateway.initiate(payment(), KEY);
        assertThat(accepted.created()).isTrue();
        assertThat(accepted.status().providerId()).isEqualTo("5UXD2E8A7EBQJ:PAY-1");
        assertThat(accepted.status().state()).isEqualTo(ProviderStatus.State.PROCESSING);
        RecordedRequest request = server.takeRequest();
        assertThat(request.getMethod() + " " + request.getTarget()).isEqualTo("POST /v1/payments/payouts");
        assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer access-token-1");
        assertThat(request.getHeaders().get("Content-Type")).isEqualTo("application/json");
        assertThat(request.getHeaders().get("PayPal-Request-Id")).matches("[0-9a-f]{36}");
        assertThat(body(request))
                .isEqualTo("{\"sender_batch_header\":{\"sender_batch_id\":\"pay:PAY-1:1\"},\"items\":[{"
                        + "\"recipient_type\":\"EMAIL\",\"amount\":{\"currency\":\"USD\",\"value\":\"599.96\"},"
                        + "\"receiver\":\"vendor@example.com\",\"note\":\"Payment PAY-1\","
                        + "\"sender_item_id\":\"PAY-1\",\"recipient_wallet\":\"PAYPAL\"}]}");
    }

    @Test
    void the_letter_to_recipients_and_the_wallet_are_settings() throws Exception {
        settings.putAll(Map.of(
                "recipientWallet", "VENMO",
                "purpose", "GOODS",
                "notificationLanguage", "en-US",
                "emailSubject", "Paid",
                "emailMessage", "You are paid.",
                "keyPrefix", "acme:"));
        answer(201, CREATED);
        try (PaymentGateway venmo = open(Map.of("accessToken", Secret.of("t")))) {
            venmo.initiate(payment().to(new Payee("V", "V", false, null, null, null, "+1 408-555-0123", null)), KEY);
        }
        assertThat(body(server.takeRequest()))
                .isEqualTo(
                        "{\"sender_batch_header\":{\"sender_batch_id\":\"acme:pay:PAY-1:1\","
                                + "\"email_subject\":\"Paid\",\"email_message\":\"You are paid.\"},\"items\":[{"
                                + "\"recipient_type\":\"PHONE\",\"amount\":{\"currency\":\"USD\",\"value\":\"599.96\"},"
                                + "\"receiver\":\"+14085550123\",\"note\":\"Payment PAY-1\",\"sender_item_id\":\"PAY-1\","
                                + "\"recipient_wallet\":\"VENMO\",\"purpose\":\"GOODS\",\"notification_language\":\"en-US\"}]}");
    }

    @Test
    void a_token_is_asked_for_with_client_id_and_secret_and_anew_after_a_401() throws Exception {
        answer(401, "{\"error\":\"invalid_token\"}");
        answer(200, "{\"access_token\":\"access-token-2\",\"expires_in\":32400,\"token_type\":\"Bearer\"}");
        answer(201, CREATED);
        assertThat(gateway.initiate(payment(), KEY)).isInstanceOf(Accepted.class);
        server.takeRequest();
        RecordedRequest token = server.takeRequest();
        assertThat(token.getTarget()).isEqualTo("/v1/oauth2/token");
        assertThat(body(token)).isEqualTo("grant_type=client_credentials");
        assertThat(token.getHeaders().get("Authorization")).isEqualTo("Basic Y2xpZW50LWlkLTE6Y2xpZW50LXNlY3JldC0x");
        assertThat(server.takeRequest().getHeaders().get("Authorization")).isEqualTo("Bearer access-token-2");
    }

    @Test
    void a_used_key_leads_to_the_batch_at_our_own_address_whatever_the_link_says() throws Exception {
        answer(400, USED);
        answer(200, BATCH.formatted(ITEM.formatted("SUCCESS", "599.96", "Vendor@Example.com")));
        Accepted accepted = (Accepted) gateway.initiate(payment(), KEY);
        assertThat(accepted.created()).isFalse();
        assertThat(accepted.status().state()).isEqualTo(ProviderStatus.State.COMPLETED);
        assertThat(accepted.status().fee()).isEqualTo(Money.of("0.35", "USD"));
        assertThat(accepted.status().trace()).isEqualTo("0C413693MN970190K");
        server.takeRequest();
        assertThat(server.takeRequest().getTarget())
                .isEqualTo("/v1/payments/payouts/5UXD2E8A7EBQJ?page=1&page_size=1000&total_required=true");
    }

    @Test
    void the_question_whether_a_key_was_used_can_pay_nothing_to_nobody() throws Exception {
        answer(400, "{\"name\":\"VALIDATION_ERROR\",\"details\":[{\"field\":\"items[0].amount\",\"issue\":\"zero\"}]}");
        assertThat(gateway.find(payment(), KEY)).isEmpty();
        RecordedRequest request = server.takeRequest();
        assertThat(request.getHeaders().get("PayPal-Request-Id")).isNull();
        assertThat(body(request))
                .isEqualTo("{\"sender_batch_header\":{\"sender_batch_id\":\"pay:PAY-1:1\"},\"items\":[{"
                        + "\"recipient_type\":\"EMAIL\",\"amount\":{\"currency\":\"USD\",\"value\":\"0\"},"
                        + "\"receiver\":\"nobody\",\"sender_item_id\":\"PAY-1\"}]}");
    }

    @ParameterizedTest
    @CsvSource({
        "201, '{\"batch_header\":{\"payout_batch_id\":\"X\"}}'",
        "400, '{\"name\":\"USER_BUSINESS_ERROR\",\"message\":\"Something else\"}'",
        "422, '{\"name\":\"INSUFFICIENT_FUNDS\",\"message\":\"No money\"}'",
        "403, '{\"name\":\"AUTHORIZATION_ERROR\"}'",
        "404, '{}'",
        "400, '<html>'",
        "200, ''",
        "400, '{\"details\":[{\"field\":\"SENDER_BATCH_ID\",\"issue\":\"already exists\"}]}'"
    })
    void an_answer_that_leaves_it_open_is_never_a_no(int status, String body) {
        answer(status, body);
        assertThatThrownBy(() -> gateway.find(payment(), KEY)).isInstanceOf(ConnectorException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "null",
                "{}",
                "<html>Sign in</html>",
                "{\"batch_header\":{}}",
                "{\"batch_header\":[]}",
                "{\"batch_header\":{\"payout_batch_id\":7.5}}",
                "{\"batch_header\":{\"payout_batch_id\":\"../../x\"}}",
                "{\"batch_header\":{\"payout_batch_id\":{}}}"
            })
    void an_answer_to_an_order_that_makes_no_sense_leaves_it_unknown(String body) {
        answer(201, body);
        assertThat(gateway.initiate(payment(), KEY)).isInstanceOf(Unknown.class);
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504, 408, 409})
    void a_failure_after_sending_is_unknown_and_not_sent_again(int status) {
        answer(status, "{\"name\":\"INTERNAL_ERROR\",\"message\":\"An error occurred\"}");
        assertThat(gateway.initiate(payment(), KEY)).isInstanceOf(Unknown.class);
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "422, INSUFFICIENT_FUNDS, MEND_ACCOUNT",
        "400, NON_HOLDING_CURRENCY, MEND_ACCOUNT",
        "403, SENDER_ACCOUNT_UNVERIFIED, MEND_ACCOUNT",
        "400, VALIDATION_ERROR, MEND_PAYMENT",
        "400, DUPLICATE_ITEM, MEND_PAYMENT",
        "400, USER_BUSINESS_ERROR, ASK",
        "422, SOMETHING_NEW, ASK"
    })
    void a_refusal_says_what_helps(int status, String name, Remedy remedy) {
        answer(status, "{\"name\":\"" + name + "\",\"message\":\"Words for vendor@example.com\"}");
        assertThat(gateway.initiate(payment(), KEY)).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.failure().code()).isEqualTo(name);
            assertThat(refused.failure().remedy()).isEqualTo(remedy);
            assertThat(refused.failure().words()).contains("Words for ••••").doesNotContain("vendor@");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "400, AUTHORIZATION_ERROR",
        "403, REQUIRED_SCOPE_MISSING",
        "403, NOT_AUTHORIZED",
        "404, RESOURCE_NOT_FOUND",
        "415, UNSUPPORTED_MEDIA_TYPE"
    })
    void what_says_nothing_about_the_payment_is_an_error_of_the_connection(int status, String name) {
        answer(status, "{\"name\":\"" + name + "\",\"message\":\"No\"}");
        assertThatThrownBy(() -> gateway.initiate(payment(), KEY))
                .isInstanceOf(ConnectorException.class)
                .hasMessageContaining("payouts")
                .hasMessageNotContaining("access-token-1");
    }

    @Test
    void a_storm_of_429_is_waited_for_and_then_given_up_without_an_order() {
        for (int i = 0; i < 4; i++) {
            answer(429, "{\"name\":\"RATE_LIMIT_REACHED\",\"message\":\"Too many requests\"}");
        }
        assertThatThrownBy(() -> gateway.initiate(payment(), KEY)).isInstanceOf(ConnectorException.class);
        assertThat(server.getRequestCount()).isEqualTo(4);
        assertThat(clock.instant()).isAfterOrEqualTo("2026-11-20T15:01:00Z");
        answer(201, CREATED);
        assertThat(gateway.initiate(payment(), KEY)).isInstanceOf(Accepted.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html></html>",
                "[]",
                "{}",
                "{\"batch_header\":{\"batch_status\":\"SUCCESS\"},\"items\":[7]}",
                "{\"batch_header\":{\"batch_status\":\"SUCCESS\"},\"items\":[{}]}",
                "{\"batch_header\":{},\"items\":[{\"payout_item\":{\"sender_item_id\":\"PAY-1\"}}]}"
            })
    void a_status_that_makes_no_sense_is_never_a_state_of_the_payment(String body) {
        answer(200, body);
        assertThatThrownBy(() -> gateway.status("5UXD2E8A7EBQJ:PAY-1"))
                .isInstanceOfAny(ConnectorException.class, NotFoundException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e400", "NaN", "12.345", "-", "999999999999999999999999999999999999999999999"})
    void an_amount_that_is_none_is_not_believed(String amount) {
        answer(200, BATCH.formatted(ITEM.formatted("SUCCESS", amount, "vendor@example.com")));
        assertThatThrownBy(() -> gateway.status("5UXD2E8A7EBQJ:PAY-1")).isInstanceOf(ConnectorException.class);
    }

    @Test
    void deep_json_is_refused() {
        answer(200, "{\"batch_header\":" + "[".repeat(5000) + "]".repeat(5000) + "}");
        assertThatThrownBy(() -> gateway.status("5UXD2E8A7EBQJ:PAY-1")).isInstanceOf(ConnectorException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":", "B", "B:", "../x:PAY-1", "B/../x:P", "B%2f:P", "B:x\ny", "Ü:P", "B?x=1:P"})
    void ids_that_cannot_be_paypals_are_not_asked_about(String id) {
        assertThatThrownBy(() -> gateway.status(id)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(
                        () -> gateway.ability(Cancellation.class).orElseThrow().cancel(id, KEY))
                .isInstanceOf(NotFoundException.class);
        BatchInitiation batches = gateway.ability(BatchInitiation.class).orElseThrow();
        assertThatThrownBy(() -> batches.payments("../" + id, null)).isInstanceOf(NotFoundException.class);
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void pages_that_never_end_are_given_up() {
        String page = BATCH.replace("\"total_pages\":1", "\"total_pages\":1000000")
                .formatted(ITEM.replace("PAY-1", "OTHER").formatted("SUCCESS", "1.00", "x@example.com"));
        for (int i = 0; i < 40; i++) {
            answer(200, page);
        }
        assertThatThrownBy(() -> gateway.status("5UXD2E8A7EBQJ:PAY-1")).isInstanceOf(NotFoundException.class);
        assertThat(server.getRequestCount()).isLessThanOrEqualTo(20);
    }

    @Test
    void a_redirect_of_a_certificate_is_not_followed() {
        server.enqueue(new MockResponse.Builder()
                .code(302)
                .setHeader("Location", "http://127.0.0.1:" + server.getPort() + "/elsewhere")
                .build());
        WebhookRequest request = new WebhookRequest(
                Map.of(
                        "PAYPAL-TRANSMISSION-ID", "id-1",
                        "PAYPAL-TRANSMISSION-TIME", "2026-11-20T15:00:00Z",
                        "PAYPAL-TRANSMISSION-SIG", "A".repeat(344),
                        "PAYPAL-CERT-URL", "https://api.paypal.com/v1/notifications/certs/CERT-1",
                        "PAYPAL-AUTH-ALGO", "SHA256withRSA"),
                "{}".getBytes(StandardCharsets.UTF_8));
        PaymentWebhooks webhooks = gateway.ability(PaymentWebhooks.class).orElseThrow();
        assertThatThrownBy(() -> webhooks.receive(request)).isInstanceOf(WebhookRejectedException.class);
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void a_changed_recipient_under_a_used_key_is_told_from_the_same_one() {
        answer(400, USED);
        answer(200, BATCH.formatted(ITEM.formatted("SUCCESS", "599.96", "other@example.com")));
        assertThatThrownBy(() -> gateway.initiate(payment(), KEY))
                .isInstanceOf(com.smartap.spi.IdempotencyConflictException.class)
                .hasMessageContaining("5UXD2E8A7EBQJ")
                .hasMessageNotContaining("other@example.com");
    }

    @Test
    void a_used_key_whose_batch_cannot_be_seen_now_is_unknown() {
        for (String[] second : List.of(
                new String[] {"404", "{\"name\":\"RESOURCE_NOT_FOUND\"}"},
                new String[] {"200", "<html>"},
                new String[] {"403", "{\"name\":\"NOT_AUTHORIZED\"}"},
                new String[] {"200", BATCH.replace("SUCCESS", "PENDING").formatted("")})) {
            answer(400, USED);
            answer(Integer.parseInt(second[0]), second[1]);
            assertThat(gateway.initiate(payment(), KEY)).as(second[1]).isInstanceOf(Unknown.class);
        }
        answer(400, USED.replaceAll("\"link\":\\[[^\\]]*\\]", "\"link\":[]"));
        InitiationOutcome outcome = gateway.initiate(payment(), KEY);
        assertThat(outcome).isInstanceOf(Unknown.class);
    }

    private PaymentGateway open(Map<String, Secret> credentials) {
        return PayPalContractTest.hasty(clock)
                .create(new TestConnectorContext(
                        "payouts",
                        clock,
                        URI.create("http://127.0.0.1:" + server.getPort()),
                        settings,
                        new TestCredentialVault(clock, credentials)));
    }

    private static ProviderPayment payment() {
        return ProviderPayment.of(
                        "PAY-1", Money.of("599.96", "USD"), Payee.withEmail("V", "Vendor", "vendor@example.com"))
                .on(Rail.WALLET);
    }

    private void answer(int status, String body) {
        server.enqueue(new MockResponse.Builder()
                .code(status)
                .setHeader("Content-Type", "application/json")
                .body(body)
                .build());
    }

    private static String body(RecordedRequest request) {
        return String.valueOf(request.getBody() == null ? "" : request.getBody().utf8());
    }
}

package com.smartap.payments.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smartap.model.IdempotencyKey;
import com.smartap.model.Money;
import com.smartap.spi.ConnectorException;
import com.smartap.spi.ConnectorProtocolException;
import com.smartap.spi.payment.provider.InitiationOutcome.Unknown;
import com.smartap.spi.payment.provider.Payee;
import com.smartap.spi.payment.provider.PaymentGateway;
import com.smartap.spi.payment.provider.ProviderPayment;
import com.smartap.spi.payment.provider.ProviderStatus;
import com.smartap.spi.payment.provider.ProviderStatus.State;
import com.smartap.spi.payment.provider.StoredPayee;
import com.smartap.spi.secret.Secret;
import com.smartap.testkit.TestClock;
import com.smartap.testkit.connector.TestConnectorContext;
import com.smartap.testkit.connector.TestCredentialVault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that no Stripe gives: nothing is taken for granted, and an order that may exist stays unknown. */
class HostileAnswersTest {
    private static final IdempotencyKey KEY = IdempotencyKey.of("pay", "PAY-1", 1);
    private static final ProviderPayment PAYMENT = ProviderPayment.of(
            "PAY-1",
            Money.of("599.96", "USD"),
            new Payee("V-1", "Acme", true, null, null, null, null, new StoredPayee("acct_1", "usba_1", null)));
    private static final String EMPTY = "{\"data\":[]}";
    private final MockWebServer server = new MockWebServer();
    private PaymentGateway gateway;

    @BeforeEach
    void start() throws IOException {
        server.start(InetAddress.getLoopbackAddress(), 0);
        TestClock clock = TestClock.at("2026-11-20T15:00:00Z");
        gateway = StripeFixture.hasty(clock)
                .create(new TestConnectorContext(
                        "stripe-1",
                        clock,
                        URI.create("http://127.0.0.1:" + server.getPort()),
                        Map.of("financialAccount", "fa_1"),
                        new TestCredentialVault(clock, Map.of("apiKey", Secret.of("rk_test_key")))));
    }

    @AfterEach
    void close() {
        gateway.close();
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html>Sign in</html>",
                "",
                "[]",
                "null",
                "\"obp_1\"",
                "{}",
                "{\"id\":\"obp_1\"}",
                "{\"status\":\"processing\"}",
                "{\"id\":\"\",\"status\":\"processing\"}",
                "{\"id\":{},\"status\":\"processing\"}",
                "{\"id\":\"../../v1/charges\",\"status\":\"processing\"}",
                "{\"id\":\"obp_1\",\"status\":{}}",
                "{\"id\":\"obp_1\",\"status\":\"processing\",\"amount\":{\"value\":1e99,\"currency\":\"usd\"}}",
                "{\"id\":\"obp_1\",\"status\":\"processing\",\"amount\":{\"value\":\"x\",\"currency\":\"usd\"}}",
                "{\"id\":\"obp_1\",\"status\":\"processing\",\"amount\":{\"value\":1.5,\"currency\":\"usd\"}}",
                "{\"id\":\"obp_1\",\"status\":\"processing\",\"amount\":{\"value\":1,\"currency\":\"dollar\"}}"
            })
    void an_order_whose_answer_makes_no_sense_is_unknown_and_a_status_is_not_understood(String body) {
        answers(EMPTY, body);
        assertThat(gateway.initiate(PAYMENT, KEY))
                .isInstanceOfSatisfying(
                        Unknown.class, unknown -> assertThat(unknown.lastSeen()).doesNotContain("rk_test_key"));
        answers(body);
        assertThatThrownBy(() -> gateway.status("obp_1")).isInstanceOf(ConnectorProtocolException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html>Sign in</html>",
                "{}",
                "{\"data\":{}}",
                "{\"data\":null}",
                "{\"data\":[7]}",
                "{\"data\":[null]}",
                "{\"data\":[{\"metadata\":{\"payment_id\":\"PAY-1\"}}]}",
                "{\"data\":[{\"id\":\"obp_1\",\"metadata\":{\"payment_id\":\"PAY-1\"}}]}",
                "{\"data\":[],\"next_page_url\":\"https://evil.test/v2/money_management/x?page=1\"}",
                "{\"data\":[],\"next_page_url\":\"/v2/core/accounts?page=1\"}",
                "{\"data\":[],\"next_page_url\":\"/v2/money_management/outbound_payments\"}",
                "{\"data\":[],\"next_page_url\":\":// ?page=1\"}"
            })
    void a_list_that_makes_no_sense_is_not_the_end_of_the_search_and_nothing_is_ordered(String body) {
        answers(body);
        assertThatThrownBy(() -> gateway.find(PAYMENT, KEY)).isInstanceOf(ConnectorException.class);
        answers(body);
        assertThatThrownBy(() -> gateway.initiate(PAYMENT, KEY)).isInstanceOf(ConnectorException.class);
        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void a_list_that_goes_round_in_circles_is_left() {
        String page = "{\"data\":[],\"next_page_url\":\"/v2/money_management/outbound_payments?page=a\"}";
        answers(page, page, page);
        assertThatThrownBy(() -> gateway.find(PAYMENT, KEY))
                .isInstanceOf(ConnectorProtocolException.class)
                .hasMessageContaining("does not come to an end");
        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void the_next_page_is_asked_for_at_our_own_address_whatever_its_host() throws Exception {
        answers(
                "{\"data\":[],\"next_page_url\":\"https://evil.test/v2/money_management/outbound_payments?page=a%2Fb&limit=100\"}",
                EMPTY);
        assertThat(gateway.find(PAYMENT, KEY)).isEmpty();
        server.takeRequest();
        assertThat(server.takeRequest().getTarget())
                .isEqualTo("/v2/money_management/outbound_payments?page=a%2Fb&limit=100");
    }

    @Test
    void deep_json_is_not_read() {
        String deep = "{\"a\":".repeat(5000) + "1" + "}".repeat(5000);
        answers(EMPTY, deep);
        assertThat(gateway.initiate(PAYMENT, KEY)).isInstanceOf(Unknown.class);
        answers(deep);
        assertThatThrownBy(() -> gateway.status("obp_1")).isInstanceOf(ConnectorProtocolException.class);
    }

    @Test
    void odd_but_harmless_fields_do_not_matter() {
        answers(
                "{\"id\":\"obp_1\",\"status\":\"POSTED?\",\"created\":\"yesterday\",\"cancelable\":\"maybe\",\"metadata\":7,"
                        + "\"expected_arrival_date\":1e400,\"status_details\":[],\"status_transitions\":\"x\",\"trace_id\":3,\"amount\":null}");
        ProviderStatus status = gateway.status("obp_1");
        assertThat(status.state()).isEqualTo(State.PROCESSING);
        assertThat(status.rawStatus()).isEqualTo("POSTED?");
        assertThat(status.changedAt()).isNull();
        assertThat(status.expectedOn()).isNull();
        assertThat(status.amount()).isNull();
        assertThat(status.cancellable()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"handle_failure\"}",
                "{\"type\":\"handle_failure\",\"handle_failure\":{\"failure_reason\":\"new_reason\"}}"
            })
    void an_intent_that_stops_for_a_failure_has_failed(String action) {
        answers("{\"id\":\"poi_1\",\"status\":\"requires_action\",\"next_action\":%s}".formatted(action));
        assertThat(gateway.status("poi_1").state()).isEqualTo(State.FAILED);
    }

    @Test
    void an_intent_that_stops_for_what_nobody_knows_is_held() {
        answers(
                "{\"id\":\"poi_1\",\"status\":\"requires_action\",\"next_action\":{\"type\":\"sign_form\"},\"estimated_fees\":[{\"amount\":{\"value_decimal\":\"0.001\",\"currency\":\"usd\"}}]}");
        ProviderStatus status = gateway.status("poi_1");
        assertThat(status.state()).isEqualTo(State.HELD);
        assertThat(status.failure()).isNotNull();
        assertThat(status.fee()).isNull();
    }

    private void answers(String... bodies) {
        for (String body : bodies) {
            server.enqueue(new MockResponse.Builder()
                    .setHeader("Content-Type", "application/json")
                    .body(body)
                    .build());
        }
    }
}

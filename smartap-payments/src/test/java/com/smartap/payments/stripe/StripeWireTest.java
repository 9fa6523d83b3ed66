package com.smartap.payments.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smartap.connector.support.Json;
import com.smartap.model.Address;
import com.smartap.model.BankAccount;
import com.smartap.model.IdempotencyKey;
import com.smartap.model.Money;
import com.smartap.spi.ConnectorUnavailableException;
import com.smartap.spi.NotFoundException;
import com.smartap.spi.payment.PaymentInstruction.RemittanceItem;
import com.smartap.spi.payment.provider.Cancellation;
import com.smartap.spi.payment.provider.Confirmation;
import com.smartap.spi.payment.provider.InitiationOutcome.Accepted;
import com.smartap.spi.payment.provider.InitiationOutcome.Refused;
import com.smartap.spi.payment.provider.InitiationOutcome.Unknown;
import com.smartap.spi.payment.provider.Payee;
import com.smartap.spi.payment.provider.PayeeStorage;
import com.smartap.spi.payment.provider.PaymentFailure.Remedy;
import com.smartap.spi.payment.provider.PaymentGateway;
import com.smartap.spi.payment.provider.ProviderPayment;
import com.smartap.spi.payment.provider.Rail;
import com.smartap.spi.payment.provider.StoredPayee;
import com.smartap.spi.secret.Secret;
import com.smartap.testkit.TestClock;
import com.smartap.testkit.connector.TestConnectorContext;
import com.smartap.testkit.connector.TestCredentialVault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The exact requests, and answers that the simulator does not give. */
class StripeWireTest {
    private static final IdempotencyKey KEY = IdempotencyKey.of("pay", "PAY-1", 1);
    private static final Payee PAYEE = new Payee(
            "V-1",
            "Acme Parts LLC",
            true,
            BankAccount.us("Acme Parts LLC", "110000000", "000123456789"),
            new Address("Parts Ln", "400", "48201", "Detroit", "MI", "US"),
            "ap@acme.test",
            null,
            new StoredPayee("acct_1", "usba_1", null));
    private static final List<RemittanceItem> INVOICES = List.of(invoice("INV-9001"), invoice("INV-9002"));
    private static final String EMPTY = "{\"data\":[],\"next_page_url\":null}";
    private static final String EMPTY_V1 = "{\"object\":\"list\",\"data\":[],\"has_more\":false}";
    private static final String PAYMENT =
            "{\"id\":\"obp_1\",\"status\":\"processing\",\"amount\":{\"value\":59996,\"currency\":\"usd\"}}";
    private final MockWebServer server = new MockWebServer();
    private final TestClock clock = TestClock.at("2026-11-20T15:00:00Z");
    private final Map<String, String> settings = new HashMap<>(Map.of("financialAccount", "fa_1"));
    private final List<PaymentGateway> open = new ArrayList<>();

    @BeforeEach
    void start() throws IOException {
        server.start(InetAddress.getLoopbackAddress(), 0);
    }

    @AfterEach
    void close() {
        open.forEach(PaymentGateway::close);
        server.close();
    }

    @ParameterizedTest
    @CsvSource({"AUTOMATIC, automatic", "ACH, local", "WIRE, wire"})
    void an_outbound_payment_is_ordered_as_documented(Rail rail, String delivery) throws Exception {
        answers(EMPTY, PAYMENT);
        PaymentGateway gateway = gateway();
        assertThat(gateway.initiate(payment().on(rail).paying(INVOICES), KEY)).isInstanceOf(Accepted.class);
        RecordedRequest look = take();
        assertThat(look.getMethod()).isEqualTo("GET");
        assertThat(look.getTarget()).isEqualTo("/v2/money_management/outbound_payments?recipient=acct_1&limit=100");
        RecordedRequest order = take();
        assertThat(order.getMethod()).isEqualTo("POST");
        assertThat(order.getTarget()).isEqualTo("/v2/money_management/outbound_payments");
        assertThat(order.getHeaders().get("Authorization")).isEqualTo("Bearer rk_test_key");
        assertThat(order.getHeaders().get("Stripe-Version")).isEqualTo("2026-10-28.endive");
        assertThat(order.getHeaders().get("Idempotency-Key")).isEqualTo("smartap:pay:pay:PAY-1:1");
        assertThat(order.getHeaders().get("Content-Type")).isEqualTo("application/json");
        assertThat(order.getHeaders().get("Stripe-Context")).isNull();
        same(order, """
                {"from":{"financial_account":"fa_1","currency":"usd"},
                 "to":{"recipient":"acct_1","payout_method":"usba_1","currency":"usd"},
                 "amount":{"value":59996,"currency":"usd"},
                 "description":"INV-9001 INV-9002",
                 "recipient_notification":{"setting":"configured"},
                 "metadata":{"payment_id":"PAY-1","payment_key":"pay:PAY-1:1","invoices":"INV-9001 INV-9002"},
                 "delivery_options":{"bank_account":"%s"}}""".formatted(delivery));
    }

    @Test
    void settings_change_version_account_currency_and_notification() throws Exception {
        settings.putAll(Map.of(
                "stripeVersion", "2027-01-28.fennel",
                "account", "acct_org/acct_sub",
                "fromCurrency", "EUR",
                "notifyRecipient", "none"));
        answers(EMPTY, PAYMENT);
        assertThat(gateway().initiate(payment(), KEY)).isInstanceOf(Accepted.class);
        take();
        RecordedRequest order = take();
        assertThat(order.getHeaders().get("Stripe-Version")).isEqualTo("2027-01-28.fennel");
        assertThat(order.getHeaders().get("Stripe-Context")).isEqualTo("acct_org/acct_sub");
        assertThat(text(order)).contains("\"currency\":\"eur\"").contains("\"setting\":\"none\"");
    }

    @Test
    void a_held_payment_is_a_payout_intent_and_is_confirmed_and_cancelled_at_its_address() throws Exception {
        String intent =
                "{\"id\":\"poi_1\",\"status\":\"%s\",\"metadata\":{\"payment_id\":\"PAY-1\"},\"next_action\":{\"type\":\"confirm\"}}";
        answers(EMPTY, intent.formatted("requires_action"));
        PaymentGateway gateway = gateway();
        ProviderPayment held = new ProviderPayment(
                "PAY-1",
                Money.of("599.96", "USD"),
                PAYEE,
                Rail.WIRE,
                LocalDate.of(2026, 11, 23),
                "For parts",
                List.of(),
                true);
        gateway.initiate(held, KEY);
        assertThat(take().getTarget()).isEqualTo("/v2/money_management/payout_intents?limit=100");
        RecordedRequest order = take();
        assertThat(order.getTarget()).isEqualTo("/v2/money_management/payout_intents");
        same(order, """
                {"from":{"financial_account":"fa_1","currency":"usd"},
                 "to":{"recipient":"acct_1","payout_method":"usba_1","currency":"usd",
                   "payout_method_options":{"bank_account":{"preferred_networks":["fedwire"]}}},
                 "amount":{"value":59996,"currency":"usd"},
                 "description":"For parts",
                 "recipient_notification":{"setting":"configured"},
                 "metadata":{"payment_id":"PAY-1","payment_key":"pay:PAY-1:1"},
                 "confirmation_method":"manual",
                 "schedule_options":{"execute_on":"2026-11-23"}}""");
        answers(intent.formatted("requires_action"), intent.formatted("pending"));
        gateway.ability(Confirmation.class).orElseThrow().confirm(held, "poi_1", IdempotencyKey.of("confirm", 1));
        assertThat(take().getTarget()).isEqualTo("/v2/money_management/payout_intents/poi_1");
        RecordedRequest confirmation = take();
        assertThat(confirmation.getTarget()).isEqualTo("/v2/money_management/payout_intents/poi_1/confirm");
        assertThat(confirmation.getHeaders().get("Idempotency-Key")).isEqualTo("smartap:confirm:confirm:1");
        assertThat(text(confirmation)).isEqualTo("{}");
        answers(intent.formatted("canceled"), PAYMENT);
        Cancellation cancellation = gateway.ability(Cancellation.class).orElseThrow();
        cancellation.cancel("poi_1", IdempotencyKey.of("cancel", 1));
        assertThat(take().getTarget()).isEqualTo("/v2/money_management/payout_intents/poi_1/cancel");
        cancellation.cancel("obp_1", IdempotencyKey.of("cancel", 2));
        assertThat(take().getTarget()).isEqualTo("/v2/money_management/outbound_payments/obp_1/cancel");
    }

    @Test
    void treasury_takes_a_form_with_the_payees_account() throws Exception {
        settings.putAll(Map.of("api", "treasury", "account", "acct_1032D8"));
        answers(EMPTY_V1, "{\"id\":\"obp_1\",\"status\":\"processing\",\"amount\":59996,\"currency\":\"usd\"}");
        assertThat(gateway().initiate(payment().on(Rail.WIRE).paying(INVOICES), KEY))
                .isInstanceOf(Accepted.class);
        assertThat(take().getTarget()).isEqualTo("/v1/treasury/outbound_payments?financial_account=fa_1&limit=100");
        RecordedRequest order = take();
        assertThat(order.getTarget()).isEqualTo("/v1/treasury/outbound_payments");
        assertThat(order.getHeaders().get("Stripe-Account")).isEqualTo("acct_1032D8");
        assertThat(order.getHeaders().get("Stripe-Context")).isNull();
        assertThat(order.getHeaders().get("Content-Type")).isEqualTo("application/x-www-form-urlencoded");
        assertThat(java.net.URLDecoder.decode(text(order), StandardCharsets.UTF_8)
                        .split("&"))
                .containsExactly(
                        "amount=59996",
                        "currency=usd",
                        "financial_account=fa_1",
                        "destination_payment_method_data[type]=us_bank_account",
                        "destination_payment_method_data[us_bank_account][routing_number]=110000000",
                        "destination_payment_method_data[us_bank_account][account_number]=000123456789",
                        "destination_payment_method_data[us_bank_account][account_holder_type]=company",
                        "destination_payment_method_data[us_bank_account][account_type]=checking",
                        "destination_payment_method_data[billing_details][name]=Acme Parts LLC",
                        "destination_payment_method_data[billing_details][email]=ap@acme.test",
                        "destination_payment_method_data[billing_details][address][line1]=400 Parts Ln",
                        "destination_payment_method_data[billing_details][address][city]=Detroit",
                        "destination_payment_method_data[billing_details][address][state]=MI",
                        "destination_payment_method_data[billing_details][address][postal_code]=48201",
                        "destination_payment_method_data[billing_details][address][country]=US",
                        "destination_payment_method_options[us_bank_account][network]=us_domestic_wire",
                        "end_user_details[present]=false",
                        "statement_descriptor=INV-9001 INV-9002",
                        "description=INV-9001 INV-9002",
                        "metadata[payment_id]=PAY-1",
                        "metadata[payment_key]=pay:PAY-1:1",
                        "metadata[invoices]=INV-9001 INV-9002");
    }

    @Test
    void a_recipient_is_created_with_its_account_in_its_own_context() throws Exception {
        answers(
                EMPTY,
                "{\"id\":\"acct_9\",\"metadata\":{\"payee_id\":\"V-1\"}}",
                "{\"id\":\"usba_9\"}",
                "{\"id\":\"acct_9\"}");
        Payee fresh = Payee.of("V-1", PAYEE.name(), PAYEE.account(), PAYEE.address());
        Payee payee =
                new Payee(fresh.id(), fresh.name(), true, fresh.account(), fresh.address(), "ap@acme.test", null, null);
        StoredPayee stored =
                gateway().ability(PayeeStorage.class).orElseThrow().store(payee, IdempotencyKey.of("store", "V-1", 1));
        assertThat(stored.payeeId()).isEqualTo("acct_9");
        assertThat(stored.accountId()).isEqualTo("usba_9");
        assertThat(take().getTarget()).isEqualTo("/v2/core/accounts?applied_configurations%5B0%5D=recipient&limit=100");
        RecordedRequest account = take();
        assertThat(account.getTarget()).isEqualTo("/v2/core/accounts");
        same(account, """
                {"contact_email":"ap@acme.test","display_name":"Acme Parts LLC",
                 "identity":{"country":"us","entity_type":"company","business_details":{"registered_name":"Acme Parts LLC",
                   "address":{"line1":"400 Parts Ln","city":"Detroit","state":"MI","postal_code":"48201","country":"us"}}},
                 "configuration":{"recipient":{"capabilities":{"bank_accounts":{"local":{"requested":true},"wire":{"requested":true}}}}},
                 "metadata":{"payee_id":"V-1"}}""");
        RecordedRequest bank = take();
        assertThat(bank.getTarget()).isEqualTo("/v2/core/vault/us_bank_accounts");
        assertThat(bank.getHeaders().get("Stripe-Context")).isEqualTo("acct_9");
        same(bank, """
                {"account_number":"000123456789","routing_number":"110000000","fedwire_routing_number":"110000000",
                 "bank_account_type":"checking","currency":"usd"}""");
        RecordedRequest mark = take();
        assertThat(mark.getTarget()).isEqualTo("/v2/core/accounts/acct_9");
        same(
                mark,
                "{\"metadata\":{\"payee_id\":\"V-1\",\"payout_method\":\"usba_9\",\"account_sha256\":\"%s\"}}"
                        .formatted(stored.fingerprint()));
    }

    @ParameterizedTest
    @CsvSource({
        "insufficient_funds, MEND_ACCOUNT",
        "recipient_not_notifiable, MEND_PAYEE",
        "feature_not_enabled, MEND_ACCOUNT",
        "invalid_payout_method, MEND_PAYEE",
        "quota_exceeded, TRY_LATER",
        "blocked_by_stripe, ASK",
        "financial_account_not_open, MEND_ACCOUNT",
        "not_cancelable, ASK",
        "already_canceled, ASK",
        "invalid_outbound_flow, MEND_PAYMENT",
        "payout_intent_fx_quote_expired, TRY_LATER",
        "payout_intent_large_rate_drift, TRY_LATER",
        "payout_intent_not_confirmable, ASK",
        "an_error_of_next_year, ASK"
    })
    void refusals_of_v2_say_what_helps(String type, Remedy remedy) {
        answers(EMPTY);
        server.enqueue(new MockResponse.Builder()
                .code(400)
                .setHeader("Request-Id", "req_1")
                .body("{\"error\":{\"type\":\"%s\",\"message\":\"No.\"}}".formatted(type))
                .build());
        assertThat(gateway().initiate(payment(), KEY)).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.failure().code()).isEqualTo(type);
            assertThat(refused.failure().words()).isEqualTo("No. (request req_1)");
            assertThat(refused.failure().remedy()).isEqualTo(remedy);
        });
    }

    @Test
    void a_refusal_that_repeats_the_account_number_does_not_tell_it() {
        settings.putAll(Map.of("api", "treasury"));
        answers(EMPTY_V1);
        server.enqueue(
                error(
                        400,
                        "{\"error\":{\"type\":\"invalid_request_error\",\"code\":\"account_number_invalid\",\"param\":\"destination_payment_method_data[us_bank_account][account_number]\",\"message\":\"000123456789 is no account\"}}"));
        assertThat(gateway().initiate(payment(), KEY)).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.failure().words()).contains("••••6789").doesNotContain("000123456789");
            assertThat(refused.failure().remedy()).isEqualTo(Remedy.MEND_PAYEE);
        });
    }

    @Test
    void should_retry_decides_about_refusals_but_never_about_a_500_to_an_order() {
        answers(EMPTY);
        server.enqueue(new MockResponse.Builder()
                .code(424)
                .setHeader("Stripe-Should-Retry", "true")
                .body("{\"error\":{\"type\":\"api_error\",\"message\":\"later\"}}")
                .build());
        server.enqueue(json(PAYMENT));
        assertThat(gateway().initiate(payment(), KEY)).isInstanceOf(Accepted.class);
        answers(EMPTY);
        server.enqueue(error(424, "{\"error\":{\"type\":\"api_error\",\"message\":\"later\"}}"));
        assertThat(gateway().initiate(payment(), KEY)).isInstanceOf(Unknown.class);
        answers(EMPTY);
        server.enqueue(new MockResponse.Builder()
                .code(500)
                .setHeader("Stripe-Should-Retry", "true")
                .build());
        assertThat(gateway().initiate(payment(), KEY)).isInstanceOf(Unknown.class);
        int before = server.getRequestCount();
        server.enqueue(new MockResponse.Builder()
                .code(429)
                .setHeader("Stripe-Should-Retry", "false")
                .body(
                        "{\"error\":{\"type\":\"invalid_request_error\",\"code\":\"lock_timeout\",\"message\":\"locked\"}}")
                .build());
        PaymentGateway gateway = gateway();
        assertThatThrownBy(() -> gateway.status("obp_1"))
                .isInstanceOf(ConnectorUnavailableException.class)
                .hasMessageContaining("locked");
        assertThat(server.getRequestCount()).isEqualTo(before + 1);
    }

    @Test
    void a_conflict_without_words_leaves_the_order_open() {
        answers(EMPTY);
        for (int attempt = 0; attempt < 4; attempt++) {
            server.enqueue(error(409, "<html>Conflict</html>"));
        }
        assertThat(gateway().initiate(payment(), KEY)).isInstanceOf(Unknown.class);
    }

    @Test
    void a_replayed_answer_created_nothing() {
        answers(EMPTY);
        server.enqueue(new MockResponse.Builder()
                .setHeader("Idempotent-Replayed", "true")
                .body(PAYMENT)
                .build());
        assertThat(gateway().initiate(payment(), KEY))
                .isInstanceOfSatisfying(
                        Accepted.class,
                        accepted -> assertThat(accepted.created()).isFalse());
    }

    @Test
    void ids_that_are_none_never_reach_an_address() {
        PaymentGateway gateway = gateway();
        for (String id :
                List.of("", "..", "../../v1/charges", "obp_1/cancel", "obp_1?x=1", "obp%2F1", "a".repeat(300))) {
            assertThatThrownBy(() -> gateway.status(id)).isInstanceOf(NotFoundException.class);
            assertThatThrownBy(() -> gateway.ability(Cancellation.class)
                            .orElseThrow()
                            .cancel(id, IdempotencyKey.of("cancel", 1)))
                    .isInstanceOf(NotFoundException.class);
        }
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void the_connection_test_names_the_account_and_what_is_left() {
        answers(
                "{\"id\":\"fa_1\",\"display_name\":\"Operating\",\"status\":\"open\",\"balance\":{\"available\":{\"usd\":{\"value\":123456,\"currency\":\"usd\"},\"jpy\":{\"value\":700,\"currency\":\"jpy\"}}}}");
        assertThat(gateway().test().company()).isEqualTo("Operating");
        answers(
                "{\"id\":\"fa_1\",\"status\":\"closed\",\"balance\":{\"available\":{\"usd\":{\"value\":5,\"currency\":\"usd\"}}}}");
        assertThat(gateway().test().detail()).contains("closed").contains("0.05 USD");
    }

    private PaymentGateway gateway() {
        PaymentGateway gateway = StripeFixture.hasty(clock)
                .create(new TestConnectorContext(
                        "stripe-1",
                        clock,
                        URI.create("http://127.0.0.1:" + server.getPort()),
                        settings,
                        new TestCredentialVault(clock, Map.of("apiKey", Secret.of("rk_test_key")))));
        open.add(gateway);
        return gateway;
    }

    private void answers(String... bodies) {
        for (String body : bodies) {
            server.enqueue(json(body));
        }
    }

    private RecordedRequest take() throws InterruptedException {
        RecordedRequest request = server.takeRequest(1, TimeUnit.SECONDS);
        assertThat(request).isNotNull();
        return request;
    }

    private static void same(RecordedRequest request, String json) {
        assertThat(Json.tryRead(text(request).getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(Json.tryRead(json.getBytes(StandardCharsets.UTF_8)));
    }

    private static String text(RecordedRequest request) {
        return request.getBody() == null ? "" : request.getBody().utf8();
    }

    private static MockResponse json(String body) {
        return new MockResponse.Builder()
                .setHeader("Content-Type", "application/json")
                .body(body)
                .build();
    }

    private static MockResponse error(int status, String body) {
        return new MockResponse.Builder().code(status).body(body).build();
    }

    private static ProviderPayment payment() {
        return ProviderPayment.of("PAY-1", Money.of("599.96", "USD"), PAYEE);
    }

    private static RemittanceItem invoice(String number) {
        Money money = Money.of("299.98", "USD");
        return new RemittanceItem(number, LocalDate.of(2026, 11, 1), money, null, money, null);
    }
}

package com.smartap.payments.bill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smartap.model.IdempotencyKey;
import com.smartap.model.Money;
import com.smartap.spi.ConnectorAuthorizationException;
import com.smartap.spi.ConnectorException;
import com.smartap.spi.NotFoundException;
import com.smartap.spi.payment.provider.InitiationOutcome;
import com.smartap.spi.payment.provider.InitiationOutcome.Refused;
import com.smartap.spi.payment.provider.InitiationOutcome.Unknown;
import com.smartap.spi.payment.provider.Payee;
import com.smartap.spi.payment.provider.PaymentFailure.Remedy;
import com.smartap.spi.payment.provider.PaymentGateway;
import com.smartap.spi.payment.provider.ProviderPayment;
import com.smartap.spi.payment.provider.ProviderStatus.State;
import com.smartap.spi.payment.provider.StoredPayee;
import com.smartap.spi.secret.Secret;
import com.smartap.testkit.TestClock;
import com.smartap.testkit.connector.TestConnectorContext;
import com.smartap.testkit.connector.TestCredentialVault;
import java.net.URI;
import java.util.Map;
import java.util.function.Function;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** BILL's errors, and answers that make no sense. */
class BillFaultsTest {
    private final MockWebServer server = new MockWebServer();
    private final TestClock clock = TestClock.at(BillRig.NOW);
    private final Payee payee =
            new Payee("V-1", "Parts", true, null, null, null, null, new StoredPayee("009V", null, null));
    private Function<String, MockResponse.Builder> payments = path -> json(200, "{}");
    private static final String BILL = "{\"id\":\"00n1\",\"vendorId\":\"009V\","
            + "\"createdTime\":\"2026-11-20T15:00:00.000+00:00\",\"invoice\":{\"invoiceNumber\":\"PAY-1\"}}";
    private String bills = "";
    private Function<String, MockResponse.Builder> lists =
            call -> json(200, "{\"results\":[%s]}".formatted(call.endsWith("bills") ? bills : ""));

    @SuppressWarnings("NullAway.Init")
    private PaymentGateway gateway;

    @BeforeEach
    void start() throws Exception {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                String call = request.getMethod() + " " + request.getUrl().encodedPath();
                MockResponse.Builder answer = switch (call) {
                    case "POST /connect/v3/login" -> json(200, "{\"sessionId\":\"s-secret-1\",\"trusted\":true}");
                    case "GET /connect/v3/bills", "GET /connect/v3/payments" -> lists.apply(call);
                    case "GET /connect/v3/vendors/009V" ->
                        json(
                                200,
                                "{\"id\":\"009V\",\"accountNumber\":\"V-1\",\"updatedTime\":\"2026-01-01T00:00:00Z\"}");
                    case "POST /connect/v3/bills" -> made();
                    default -> payments.apply(call);
                };
                return answer.build();
            }
        });
        server.start();
        gateway = gateway();
    }

    @AfterEach
    void stop() {
        gateway.close();
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "The vendor address is incomplete., MEND_PAYEE",
        "The bank account of the vendor is blocked., MEND_PAYEE",
        "Insufficient balance., MEND_ACCOUNT",
        "The funding account is not verified., MEND_ACCOUNT",
        "processDate is in the past., MEND_PAYMENT",
        "Something else., ASK"
    })
    void a_refusal_says_what_helps(String message, Remedy remedy) {
        payments = call -> error(400, "BDC_4711", message);
        assertThat(initiate()).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.failure().code()).isEqualTo("BDC_4711");
            assertThat(refused.failure().words()).isEqualTo(message);
            assertThat(refused.failure().remedy()).isEqualTo(remedy);
        });
    }

    @Test
    void all_errors_are_told_and_warnings_are_not() {
        payments = call -> json(
                400,
                "[{\"severity\":\"WARNING\",\"code\":\"BDC_1\",\"message\":\"beware\"},"
                        + "{\"severity\":\"ERROR\",\"code\":\"BDC_2\",\"message\":\"first\"},"
                        + "{\"severity\":\"ERROR\",\"code\":\"BDC_3\",\"message\":\"second\"}]");
        assertThat(initiate()).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.failure().code()).isEqualTo("BDC_2");
            assertThat(refused.failure().words()).isEqualTo("first; second");
        });
    }

    @Test
    void account_numbers_and_sessions_in_errors_are_masked() {
        payments = call -> error(400, "BDC_2", "Account 123456789012 is unknown to session s-secret-1");
        assertThat(initiate())
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.toString())
                                .contains("9012")
                                .doesNotContain("123456789012")
                                .doesNotContain("s-secret-1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"BDC_1001", "BDC_1002"})
    void trouble_inside_bill_says_nothing_about_the_payment(String code) {
        payments = call -> error(400, code, "System error occurred.");
        assertThat(initiate()).isInstanceOf(Unknown.class);
    }

    @ParameterizedTest
    @CsvSource({
        "403, BDC_9, Not allowed",
        "400, BDC_5324, Mfa action blocked.",
        "400, BDC_1361, Your session is not trusted"
    })
    void a_missing_trust_is_no_refusal_of_the_payment(int status, String code, String message) {
        payments = call -> error(status, code, message);
        assertThatThrownBy(this::initiate)
                .isInstanceOf(ConnectorAuthorizationException.class)
                .hasMessageContaining("a person asks for a code");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "<html>ok</html>",
                "{\"singleStatus\":\"SCHEDULED\"}",
                "{\"id\":{}}",
                "{\"id\":\"stp1\",\"amount\":1e9999999}",
                "{\"id\":\"stp1\",\"amount\":\"ten\"}"
            })
    void an_answer_to_a_payment_that_makes_no_sense_is_unknown(String body) {
        payments = call -> json(200, body);
        assertThat(initiate()).isInstanceOf(Unknown.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"results\":{}}",
                "{\"results\":[1]}",
                "{\"results\":[[[[]]]]}",
                "{\"results\":[],\"nextPage\":\"again\"}",
                "not json"
            })
    void a_list_that_makes_no_sense_orders_nothing(String body) {
        lists = path -> json(200, body);
        int before = server.getRequestCount();
        assertThatThrownBy(this::initiate).isInstanceOf(ConnectorException.class);
        assertThat(server.getRequestCount() - before).isLessThan(8);
    }

    @Test
    void deep_json_is_refused() {
        lists = path -> json(200, "[".repeat(10_000) + "]".repeat(10_000));
        assertThatThrownBy(this::initiate).isInstanceOf(ConnectorException.class);
    }

    @Test
    void a_status_of_wrong_types_and_huge_texts_is_read_as_far_as_it_goes() {
        payments = path -> json(
                200,
                "{\"id\":\"stp1\",\"singleStatus\":\"%s\",\"description\":7,\"updatedTime\":\"yesterday\",\"disbursement\":[]}"
                        .formatted("X".repeat(5_000)));
        assertThat(gateway.status("stp1")).satisfies(status -> {
            assertThat(status.state()).isEqualTo(State.PROCESSING);
            assertThat(status.rawStatus()).hasSize(100);
            assertThat(status.changedAt()).isNull();
            assertThat(status.amount()).isNull();
        });
        payments = path -> json(200, "{\"id\":\"stp1\"}");
        assertThat(gateway.status("stp1").state()).isEqualTo(State.PROCESSING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "../v3/users", "stp1/void", "stp1?x=1", "stp%2F1", "\u0000", "st\u200bp"})
    void an_id_that_is_none_of_bill_never_gets_into_an_address(String id) {
        int before = server.getRequestCount();
        assertThatThrownBy(() -> gateway.status(id)).isInstanceOf(NotFoundException.class);
        assertThat(server.getRequestCount()).isEqualTo(before);
    }

    @Test
    void a_server_that_answers_with_pages_of_errors_is_said_to_be_away() {
        payments = path -> new MockResponse.Builder().code(502).body("<html>" + "x".repeat(100_000));
        assertThatThrownBy(() -> gateway.status("stp1"))
                .isInstanceOf(ConnectorException.class)
                .hasMessageNotContaining("<html>");
    }

    @Test
    void a_bill_that_is_not_listed_is_not_paid() {
        lists = path -> json(200, "{\"results\":[]}");
        assertThatThrownBy(this::initiate)
                .isInstanceOf(ConnectorException.class)
                .hasMessageContaining("00n1")
                .hasMessageContaining("was not ordered");
    }

    @Test
    void a_refusal_for_a_bill_that_bill_calls_paid_is_not_believed() {
        payments = call -> {
            bills = BILL.replace("{\"id\"", "{\"paymentStatus\":\"SCHEDULED\",\"id\"");
            return error(400, "BDC_4711", "The amount is more than what is due.");
        };
        assertThatThrownBy(this::initiate)
                .isInstanceOf(ConnectorException.class)
                .hasMessageContaining("lists no payment of it");
        bills = BILL.replace("{\"id\"", "{\"amount\":10,\"dueAmount\":0,\"id\"");
        assertThatThrownBy(this::initiate).hasMessageContaining("lists no payment of it");
    }

    @Test
    void a_bill_that_somebody_removed_is_not_paid() {
        bills = BILL.replace("{\"id\"", "{\"archived\":true,\"id\"").replace("2026-11-20", "2026-11-01");
        assertThat(initiate())
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.failure().code()).isEqualTo("SMARTAP_BILL"));
    }

    @Test
    void payments_in_another_order_than_asked_for_are_read_to_the_end() {
        bills = BILL;
        String old = "{\"id\":\"stp0\",\"billId\":\"x\",\"createdTime\":\"2020-01-0%dT00:00:00Z\"}";
        String ours =
                "{\"id\":\"stp9\",\"billId\":\"00n1\",\"singleStatus\":\"SENT\",\"createdTime\":\"2026-11-20T15:00:01Z\"}";
        int[] page = {0};
        lists = call -> call.endsWith("bills")
                ? json(200, "{\"results\":[%s]}".formatted(bills))
                : json(
                        200,
                        page[0]++ == 0
                                ? "{\"results\":[%s,%s],\"nextPage\":\"2\"}"
                                        .formatted(old.formatted(1), old.formatted(2))
                                : "{\"results\":[%s]}".formatted(ours));
        assertThat(gateway.find(
                        ProviderPayment.of("PAY-1", Money.of("10.00", "USD"), payee), IdempotencyKey.of("pay", 1)))
                .hasValueSatisfying(found -> assertThat(found.providerId()).isEqualTo("stp9"));
    }

    private MockResponse.Builder made() {
        bills = BILL;
        return json(200, BILL);
    }

    private InitiationOutcome initiate() {
        return gateway.initiate(
                ProviderPayment.of("PAY-1", Money.of("10.00", "USD"), payee), IdempotencyKey.of("pay", 1));
    }

    private PaymentGateway gateway() {
        URI base = URI.create("http://127.0.0.1:" + server.getPort() + "/connect");
        return BillContractTest.hasty(clock)
                .create(new TestConnectorContext(
                        "the-connection",
                        clock,
                        base,
                        Map.of("organizationId", "00801", "username", "a", "fundingAccountId", "bac01"),
                        new TestCredentialVault(
                                clock, Map.of("password", Secret.of("pass-word"), "devKey", Secret.of("dev-key")))));
    }

    private static MockResponse.Builder error(int status, String code, String message) {
        return json(
                status,
                "[{\"timestamp\":\"2026-11-20T15:00:00.000+00:00\",\"code\":\"%s\",\"severity\":\"ERROR\",\"category\":\"REQUEST\",\"message\":\"%s\"}]"
                        .formatted(code, message));
    }

    private static MockResponse.Builder json(int status, String body) {
        return new MockResponse.Builder()
                .code(status)
                .setHeader("Content-Type", "application/json")
                .body(body);
    }
}

package com.smartap.payments.bill;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.smartap.model.BankAccount;
import com.smartap.model.IdempotencyKey;
import com.smartap.model.Money;
import com.smartap.spi.payment.PaymentInstruction.RemittanceItem;
import com.smartap.spi.payment.provider.Payee;
import com.smartap.spi.payment.provider.PayeeStorage;
import com.smartap.spi.payment.provider.PaymentGateway;
import com.smartap.spi.payment.provider.ProviderPayment;
import com.smartap.spi.payment.provider.Rail;
import com.smartap.spi.payment.provider.StoredPayee;
import com.smartap.spi.secret.Secret;
import com.smartap.testkit.TestClock;
import com.smartap.testkit.connector.TestConnectorContext;
import com.smartap.testkit.connector.TestCredentialVault;
import java.net.URI;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What exactly is sent: paths, headers and bodies. */
class BillWireTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String EMPTY = "{\"results\":[],\"nextPage\":\"\"}";

    private final MockWebServer server = new MockWebServer();

    private final TestClock clock = TestClock.at(BillRig.NOW);
    private final Map<String, Secret> credentials = new HashMap<>(Map.of(
            "password", Secret.of("pass-word"), "devKey", Secret.of("dev-key"), "rememberMeId", Secret.of("rem-1")));

    @BeforeEach
    void start() throws Exception {
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_payment_is_a_login_a_look_a_bill_and_a_payment_of_it() throws Exception {
        Payee payee = stored();
        answers(
                "{\"sessionId\":\"s-1\",\"trusted\":true,\"organizationId\":\"00801\",\"userId\":\"00601\"}",
                EMPTY,
                vendor(payee),
                "{\"id\":\"00n1\",\"amount\":100.05,\"createdTime\":\"2026-11-20T15:00:00.000+00:00\"}",
                listed("PAY-7"),
                "{\"id\":\"stp1\",\"singleStatus\":\"SCHEDULED\",\"amount\":100.05,\"description\":\"PAY-7 INV-1 INV-2\"}");
        ProviderPayment payment = new ProviderPayment(
                "PAY-7",
                Money.of("100.05", "USD"),
                payee,
                Rail.ACH,
                LocalDate.parse("2026-12-01"),
                null,
                List.of(item("INV-1", "60.05"), item("INV-2", "40.00")),
                false);
        gateway(Map.of()).initiate(payment, IdempotencyKey.of("pay", 7));

        RecordedRequest login = server.takeRequest();
        assertThat(login.getUrl().encodedPath()).isEqualTo("/connect/v3/login");
        assertThat(login.getHeaders().get("sessionId")).isNull();
        assertThat(json(login)).isEqualTo(JSON.readTree("""
                {"username":"ap@acme.test","password":"pass-word","organizationId":"00801","devKey":"dev-key",
                 "rememberMeId":"rem-1","device":"SmartAP"}"""));
        RecordedRequest look = server.takeRequest();
        assertThat(look.getMethod()).isEqualTo("GET");
        assertThat(look.getUrl().encodedPath()).isEqualTo("/connect/v3/bills");
        assertThat(look.getUrl().queryParameter("filters")).isEqualTo("vendorId:eq:009V");
        assertThat(look.getUrl().queryParameter("max")).isEqualTo("100");
        assertThat(look.getHeaders().get("sessionId")).isEqualTo("s-1");
        assertThat(look.getHeaders().get("devKey")).isEqualTo("dev-key");
        assertThat(server.takeRequest().getUrl().encodedPath()).isEqualTo("/connect/v3/vendors/009V");
        RecordedRequest bill = server.takeRequest();
        assertThat(bill.getMethod() + " " + bill.getUrl().encodedPath()).isEqualTo("POST /connect/v3/bills");
        assertThat(bill.getHeaders().get("Content-Type")).startsWith("application/json");
        assertThat(text(bill)).contains("\"amount\":60.05").contains("\"amount\":40.00");
        assertThat(json(bill)).isEqualTo(JSON.readTree("""
                {"vendorId":"009V","dueDate":"2026-12-01","description":"SmartAP PAY-7",
                 "invoice":{"invoiceNumber":"PAY-7","invoiceDate":"2026-11-20"},
                 "billLineItems":[{"amount":60.05,"description":"Invoice INV-1"},
                                  {"amount":40.00,"description":"Invoice INV-2"}]}"""));
        assertThat(server.takeRequest().getUrl().encodedPath()).isEqualTo("/connect/v3/bills");
        RecordedRequest order = server.takeRequest();
        assertThat(order.getMethod() + " " + order.getUrl().encodedPath()).isEqualTo("POST /connect/v3/payments");
        assertThat(json(order)).isEqualTo(JSON.readTree("""
                {"vendorId":"009V","billId":"00n1","amount":100.05,"processDate":"2026-12-01",
                 "description":"PAY-7 INV-1 INV-2",
                 "fundingAccount":{"type":"BANK_ACCOUNT","id":"bac01"},
                 "processingOptions":{"createBill":false,"requestPayFaster":false}}"""));
    }

    @Test
    void from_the_balance_with_bill_the_day_is_always_said() throws Exception {
        Payee payee = stored();
        answers(
                "{\"sessionId\":\"s-1\",\"trusted\":true}",
                EMPTY,
                vendor(payee),
                "{\"id\":\"00n1\",\"createdTime\":\"2026-11-20T15:00:00.000+00:00\"}",
                listed("PAY-8"),
                "{\"id\":\"stp1\",\"singleStatus\":\"SCHEDULED\"}");
        gateway(Map.of("fundingAccountType", "WALLET", "fundingAccountId", ""))
                .initiate(ProviderPayment.of("PAY-8", Money.of("1.00", "USD"), payee), IdempotencyKey.of("pay", 8));
        RecordedRequest order = last(6);
        assertThat(json(order).path("fundingAccount")).isEqualTo(JSON.readTree("{\"type\":\"WALLET\"}"));
        assertThat(json(order).path("processDate").asText()).isEqualTo("2026-11-23"); // the Monday after
        assertThat(json(order).path("description").asText()).isEqualTo("PAY-8");
    }

    @Test
    void a_vendor_is_stored_with_its_account_in_one_request() throws Exception {
        answers("{\"sessionId\":\"s-1\",\"trusted\":true}", EMPTY, EMPTY, "{\"id\":\"009N\"}");
        Payee payee = Payee.of(
                "V-1",
                "Parts, \u00dcber & Co",
                new BankAccount(
                        "Parts Holding", BankAccount.Type.SAVINGS, "011000015", "000123456789", null, null, null),
                new com.smartap.model.Address("Parts Ln", "400", "48201", "Detroit", "MI", "us"));
        StoredPayee stored =
                gateway(Map.of()).ability(PayeeStorage.class).orElseThrow().store(payee, IdempotencyKey.of("store", 1));
        server.takeRequest();
        RecordedRequest byName = server.takeRequest();
        assertThat(byName.getUrl().encodedPath()).isEqualTo("/connect/v3/vendors");
        assertThat(byName.getUrl().queryParameter("filters")).isEqualTo("name:eq:\"Parts, \u00dcber & Co\"");
        assertThat(server.takeRequest().getUrl().queryParameter("filters")).isNull();
        JsonNode body = json(server.takeRequest());
        assertThat(body.path("shortName").asText()).matches("SmartAP [0-9a-f]{24}");
        ((com.fasterxml.jackson.databind.node.ObjectNode) body).remove("shortName");
        assertThat(body).isEqualTo(JSON.readTree("""
                {"name":"Parts, \u00dcber & Co","accountType":"BUSINESS","accountNumber":"V-1",
                 "address":{"line1":"400 Parts Ln","city":"Detroit","stateOrProvince":"MI","zipOrPostalCode":"48201",
                            "country":"US"},
                 "paymentInformation":{"payeeName":"Parts, \u00dcber & Co",
                   "bankAccount":{"nameOnAccount":"Parts Holding","accountNumber":"000123456789",
                                  "routingNumber":"011000015","type":"SAVINGS","ownerType":"BUSINESS"}}}"""));
        assertThat(stored.payeeId()).isEqualTo("009N");
        assertThat(stored.toString()).doesNotContain("000123456789");
    }

    private RecordedRequest last(int count) throws InterruptedException {
        RecordedRequest request = server.takeRequest();
        for (int i = 1; i < count; i++) {
            request = server.takeRequest();
        }
        return request;
    }

    private void answers(String... bodies) {
        for (String body : bodies) {
            server.enqueue(new MockResponse.Builder()
                    .setHeader("Content-Type", "application/json")
                    .body(body)
                    .build());
        }
    }

    private PaymentGateway gateway(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(
                Map.of("organizationId", "00801", "username", "ap@acme.test", "fundingAccountId", "bac01"));
        settings.putAll(more);
        URI base = URI.create("http://127.0.0.1:" + server.getPort() + "/connect");
        return BillContractTest.hasty(clock)
                .create(new TestConnectorContext(
                        "the-connection", clock, base, settings, new TestCredentialVault(clock, credentials)));
    }

    private static Payee stored() {
        Payee payee = Payee.of("V-1", "Parts", BankAccount.us("Parts", "011000015", "7000001234"), null);
        String print = String.valueOf(AccountMark.fingerprint(payee.account()));
        return payee.storedAs(new StoredPayee(
                "009V", AccountMark.of(Secret.of("dev-key"), print).accountId(), print));
    }

    private static String vendor(Payee payee) {
        String print = String.valueOf(AccountMark.fingerprint(payee.account()));
        return """
                {"id":"009V","archived":false,"accountNumber":"V-1","shortName":"%s",
                 "updatedTime":"2026-01-01T00:00:00.000+0000",
                 "paymentInformation":{"bankAccount":{"accountNumber":"******1234","routingNumber":"011000015"}}}""".formatted(AccountMark.of(Secret.of("dev-key"), print).text());
    }

    private static String listed(String number) {
        return """
                {"results":[{"id":"00n0","vendorId":"009V","invoice":{"invoiceNumber":"OTHER"}},
                            {"id":"00n1","vendorId":"009V","createdTime":"2026-11-20T15:00:00.000+00:00",
                             "invoice":{"invoiceNumber":"%s"}}],"nextPage":""}""".formatted(number);
    }

    private static RemittanceItem item(String number, String paid) {
        Money money = Money.of(paid, "USD");
        return new RemittanceItem(number, null, money, null, money, null);
    }

    private static String text(RecordedRequest request) {
        return request.getBody() == null ? "" : request.getBody().utf8();
    }

    private static JsonNode json(RecordedRequest request) throws Exception {
        return JSON.readTree(text(request));
    }
}

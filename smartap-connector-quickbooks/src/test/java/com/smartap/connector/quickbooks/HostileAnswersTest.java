package com.smartap.connector.quickbooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smartap.connector.support.ClientOptions;
import com.smartap.connector.support.Sleeper;
import com.smartap.model.IdempotencyKey;
import com.smartap.model.Money;
import com.smartap.model.invoice.InvoiceType;
import com.smartap.spi.ConnectorException;
import com.smartap.spi.ConnectorProtocolException;
import com.smartap.spi.erp.Bill;
import com.smartap.spi.erp.BillPosting;
import com.smartap.spi.erp.ErpConnector;
import com.smartap.spi.erp.PostingOutcome;
import com.smartap.spi.erp.PurchaseOrderImport;
import com.smartap.spi.erp.VendorImport;
import com.smartap.spi.secret.Secret;
import com.smartap.testkit.TestClock;
import com.smartap.testkit.connector.TestConnectorContext;
import com.smartap.testkit.connector.TestCredentialVault;
import com.smartap.testkit.erp.TestBills;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileAnswersTest {
    private static final String META = "\"MetaData\":{\"LastUpdatedTime\":\"2026-08-01T10:00:00-07:00\"}";
    private final MockWebServer server = new MockWebServer();
    private final TestClock clock = TestClock.at("2026-11-21T10:00:00Z");
    private ErpConnector connector;

    @BeforeEach
    void start() throws IOException {
        server.start(InetAddress.getLoopbackAddress(), 0);
        Map<String, Secret> credentials = Map.of(
                "accessToken", Secret.of("access-secret"),
                "refreshToken", Secret.of("refresh-secret"),
                "clientId", Secret.of("id"),
                "clientSecret", Secret.of("client-secret"));
        connector = new QuickBooksConnectorProvider(ClientOptions.DEFAULT
                        .withSleeper(Sleeper.moving(clock, clock::advance))
                        .withCallTimeout(Duration.ofSeconds(2)))
                .create(new TestConnectorContext(
                        "books",
                        clock,
                        URI.create("http://127.0.0.1:" + server.getPort()),
                        Map.of("realmId", "77", "defaultExpenseAccount", "7"),
                        new TestCredentialVault(clock, credentials)));
    }

    @AfterEach
    void close() {
        connector.close();
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html>Sign in</html>",
                "",
                "[]",
                "null",
                "{}",
                "{\"QueryResponse\":[]}",
                "{\"QueryResponse\":7}",
                "{\"QueryResponse\":{\"Vendor\":[{}]}}",
                "{\"QueryResponse\":{\"Vendor\":[{\"Id\":\"1\"}]}}",
                "{\"QueryResponse\":{\"Vendor\":[{\"Id\":\"1\",\"DisplayName\":\"A\"}]}}",
                "{\"QueryResponse\":{\"Vendor\":[{\"Id\":\"1\",\"DisplayName\":\"A\",\"MetaData\":{\"LastUpdatedTime\":\"x\"}}]}}",
                "{\"QueryResponse\":{\"Vendor\":[{\"Id\":\"1\",\"DisplayName\":\"A\",\"CurrencyRef\":{\"value\":\"??\"},"
                        + META + "}]}}"
            })
    void vendors_that_make_no_sense_are_not_understood(String body) {
        enqueue(200, body);
        assertThatThrownBy(() -> ability(VendorImport.class).vendors(null, 10))
                .isInstanceOf(ConnectorProtocolException.class)
                .hasMessageNotContaining("secret");
    }

    @Test
    void a_vendor_with_odd_but_harmless_fields_is_taken() {
        enqueue(
                200,
                "{\"QueryResponse\":{\"Vendor\":[{\"Id\":\"1\",\"DisplayName\":\"A\",\"BillAddr\":{\"Country\":\"Ruritania\",\"Line1\":\"1 St\"},"
                        + "\"VendorPaymentBankDetail\":{\"BankAccountNumber\":\"XXXX1234\"},\"Active\":false," + META
                        + "}]}}");
        assertThat(ability(VendorImport.class).vendors(null, 10).items())
                .singleElement()
                .satisfies(vendor -> {
                    assertThat(vendor.address().country()).isNull();
                    assertThat(vendor.bankAccount()).isNull();
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "\"12,50\"", "1.005", "null"})
    void an_order_without_a_sensible_total_is_not_understood(String total) {
        enqueue(
                200,
                "{\"QueryResponse\":{\"PurchaseOrder\":[{\"Id\":\"1\",\"VendorRef\":{\"value\":\"5\"},\"TotalAmt\":"
                        + total + "," + META + "}]}}");
        assertThatThrownBy(() -> ability(PurchaseOrderImport.class).purchaseOrders(null, 10))
                .isInstanceOf(ConnectorProtocolException.class)
                .hasMessageContaining("TotalAmt");
    }

    @Test
    void an_answer_without_end_is_not_read_to_its_end() {
        enqueue(200, "{\"x\":\"" + "y".repeat(17 * 1024 * 1024));
        assertThatThrownBy(() -> ability(VendorImport.class).vendors(null, 10))
                .isInstanceOf(ConnectorException.class)
                .hasMessageContaining("larger than");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>", "", "{}", "{\"Bill\":7}", "{\"Bill\":{}}"})
    void a_bill_whose_answer_makes_no_sense_is_unknown(String body) {
        enqueue(200, "{\"QueryResponse\":{}}");
        enqueue(200, body);
        assertThat(post()).isInstanceOf(PostingOutcome.Unknown.class);
        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void a_system_that_does_not_tell_of_deletions_is_read_all_the_same_and_asked_again_later() throws Exception {
        String empty = "{\"QueryResponse\":{},\"time\":\"2026-11-21T10:00:00Z\"}";
        String cursor = "q1|e|2026-11-20T08:00:00Z|1|9|2026-11-20T09:00:00Z";
        enqueue(200, empty);
        enqueue(404, "no such resource");
        var page = ability(PurchaseOrderImport.class).purchaseOrders(cursor, 10);
        assertThat(page.removed()).isEmpty();
        assertThat(page.more()).isFalse();
        enqueue(200, empty);
        enqueue(
                200,
                "{\"CDCResponse\":[{\"QueryResponse\":[{},{\"PurchaseOrder\":[{\"Id\":\"7\",\"status\":\"Deleted\"}]}]}]}");
        assertThat(ability(PurchaseOrderImport.class)
                        .purchaseOrders(page.cursor(), 10)
                        .removed())
                .containsExactly("7");
        server.takeRequest();
        assertThat(server.takeRequest().getUrl().queryParameter("changedSince")).isEqualTo("2026-11-20T08:55:00Z");
        server.takeRequest();
        assertThat(server.takeRequest().getUrl().queryParameter("changedSince")).isEqualTo("2026-11-20T08:55:00Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>",
                "[]",
                "{}",
                "{\"CDCResponse\":7}",
                "{\"CDCResponse\":[{\"QueryResponse\":[{\"PurchaseOrder\":[{\"Id\":\"1\",",
                "{\"CDCResponse\":[{\"QueryResponse\":[{\"PurchaseOrder\":[{\"status\":\"Deleted\"}]}]}]}"
            })
    void changes_that_make_no_sense_fail_the_page(String body) {
        enqueue(200, "{\"QueryResponse\":{},\"time\":\"2026-11-21T10:00:00Z\"}");
        enqueue(200, body);
        assertThatThrownBy(() -> ability(PurchaseOrderImport.class)
                        .purchaseOrders("q1|e|2026-11-20T08:00:00Z|1|9|2026-11-20T09:00:00Z", 10))
                .isInstanceOf(ConnectorProtocolException.class);
    }

    @Test
    void changes_are_read_in_any_order_of_their_fields_and_among_others() {
        enqueue(200, "{\"QueryResponse\":{},\"time\":\"2026-11-21T10:00:00Z\"}");
        enqueue(
                200,
                "{\"time\":[7],\"x\":{\"CDCResponse\":[1]},\"CDCResponse\":[7,[{}],{\"y\":[{\"PurchaseOrder\":[{\"Id\":\"no\",\"status\":\"Deleted\"}]}],"
                        + "\"QueryResponse\":[null,{\"Bill\":[{\"Id\":\"8\",\"status\":\"Deleted\"}],\"startPosition\":1},"
                        + "{\"maxResults\":2,\"PurchaseOrder\":[[7],{\"Line\":[{\"Id\":\"1\",\"status\":\"Deleted\"}],\"Id\":3,\"MetaData\":{\"a\":[],"
                        + "\"LastUpdatedTime\":\"2026-08-02T09:00:00-07:00\"}},{\"MetaData\":{},\"status\":\"deleted\",\"Id\":\"4\"}]}]}]}");
        assertThat(ability(PurchaseOrderImport.class)
                        .purchaseOrders("q1|e|2026-11-20T08:00:00Z|1|9|2026-11-20T09:00:00Z", 10)
                        .removed())
                .containsExactly("4");
    }

    @Test
    void changes_that_are_too_many_to_read_do_not_stand_in_the_way() {
        enqueue(200, "{\"QueryResponse\":{},\"time\":\"2026-11-21T10:00:00Z\"}");
        enqueue(200, "{\"CDCResponse\":\"" + "y".repeat(17 * 1024 * 1024));
        var page = ability(PurchaseOrderImport.class)
                .purchaseOrders("q1|e|2026-11-20T08:00:00Z|1|9|2026-11-20T09:00:00Z", 10);
        assertThat(page.more()).isFalse();
        assertThat(page.cursor()).endsWith("2026-11-20T09:00:00Z");
    }

    @Test
    void both_shapes_of_a_fault_are_refusals_with_code_and_words() {
        enqueue(200, "{\"QueryResponse\":{}}");
        enqueue(
                400,
                "{\"Fault\":{\"Error\":[{\"Message\":\"Invalid\",\"Detail\":\"Property X\",\"code\":\"2010\"}],\"type\":\"ValidationFault\"}}");
        assertThat(post()).isEqualTo(new PostingOutcome.Refused("2010", "Invalid: Property X"));
        enqueue(200, "{\"QueryResponse\":{}}");
        enqueue(
                400,
                "{\"fault\":{\"error\":[{\"message\":\"Stale\",\"detail\":\"Object\",\"code\":\"5010\"}],\"type\":\"SERVICE\"}}");
        assertThat(post()).isEqualTo(new PostingOutcome.Refused("5010", "Stale: Object"));
    }

    @Test
    void an_order_that_was_changed_meanwhile_is_read_again_once() {
        String order =
                "{\"PurchaseOrder\":{\"Id\":\"42\",\"Line\":[{\"Id\":\"1\",\"DetailType\":\"AccountBasedExpenseLineDetail\"}]}}";
        String stale = "{\"Fault\":{\"Error\":[{\"Message\":\"Stale\",\"Detail\":\"Object\",\"code\":\"5010\"}]}}";
        String bill = "{\"Bill\":{\"Id\":\"95\",\"TotalAmt\":10.00,\"DocNumber\":\"INV-1\"}}";
        enqueue(200, "{\"QueryResponse\":{}}");
        enqueue(200, order);
        enqueue(400, stale);
        enqueue(200, order);
        enqueue(200, bill);
        enqueue(200, bill);
        Money ten = Money.of("10.00", "USD");
        Bill linked = Bill.of("r", InvoiceType.INVOICE, "INV-1", "1", LocalDate.parse("2026-11-02"), ten)
                .purchaseOrder("42")
                .lines(new Bill.Line("x", null, null, null, ten, null, null, "1", Map.of()))
                .build();
        assertThat(ability(BillPosting.class).post(linked, IdempotencyKey.of("k")))
                .isEqualTo(new PostingOutcome.Posted("95", "INV-1", true));
        assertThat(server.getRequestCount()).isEqualTo(6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>", "{\"Bill\":7}"})
    void a_bill_that_cannot_be_read_again_is_unknown(String body) {
        enqueue(200, "{\"QueryResponse\":{}}");
        enqueue(200, "{\"Bill\":{\"Id\":\"95\"}}");
        enqueue(200, body);
        assertThat(post()).isInstanceOf(PostingOutcome.Unknown.class);
    }

    @Test
    void a_number_cannot_break_out_of_the_query() throws InterruptedException {
        enqueue(200, "{\"QueryResponse\":{}}");
        ability(BillPosting.class).find(TestBills.bill("r", "a' or '1'='1", "1", null), IdempotencyKey.of("k"));
        assertThat(server.takeRequest().getUrl().queryParameter("query"))
                .startsWith("select * from Bill where DocNumber = 'a\\' or \\'1\\'=\\'1'");
    }

    private PostingOutcome post() {
        return ability(BillPosting.class).post(TestBills.bill("r", "INV-1", "1", null), IdempotencyKey.of("k"));
    }

    private <T> T ability(Class<T> type) {
        return connector.ability(type).orElseThrow();
    }

    private void enqueue(int status, String body) {
        server.enqueue(new MockResponse.Builder().code(status).body(body).build());
    }
}

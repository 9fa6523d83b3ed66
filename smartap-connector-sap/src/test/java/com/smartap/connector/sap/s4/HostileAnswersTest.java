package com.smartap.connector.sap.s4;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smartap.connector.support.ClientOptions;
import com.smartap.connector.support.Sleeper;
import com.smartap.model.IdempotencyKey;
import com.smartap.spi.ConnectorAuthorizationException;
import com.smartap.spi.ConnectorException;
import com.smartap.spi.ConnectorProtocolException;
import com.smartap.spi.erp.BillPosting;
import com.smartap.spi.erp.ChartOfAccounts;
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
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileAnswersTest {
    private static final String NONE = "{\"d\":{\"results\":[]}}";
    private final TestClock clock = TestClock.at("2026-11-21T10:00:00Z");
    private final MockWebServer server = new MockWebServer();
    private ErpConnector connector = connect();

    @BeforeEach
    void start() throws IOException {
        server.start();
        connector = connect();
    }

    @AfterEach
    void stop() {
        connector.close();
        server.close();
    }

    private ErpConnector connect() {
        URI address = URI.create("http://127.0.0.1:" + (server.getStarted() ? server.getPort() : 1));
        Map<String, Secret> credentials =
                Map.of("userName", Secret.of("the-user"), "password", Secret.of("the-password"));
        Map<String, String> settings =
                Map.of("companyCode", "1010", "defaultExpenseAccount", "65100000", "defaultTaxCode", "I1");
        return new S4ConnectorProvider(ClientOptions.DEFAULT
                        .withCallTimeout(Duration.ofSeconds(2))
                        .withSleeper(Sleeper.moving(clock, clock::advance)))
                .create(new TestConnectorContext(
                        "sap", clock, address, settings, new TestCredentialVault(clock, credentials)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "\"text\"",
                "{}",
                "{\"d\":7}",
                "{\"d\":{\"results\":{}}}",
                "{\"d\":{\"results\":[{\"BusinessPartner\":\"1\",\"Supplier\":\"1\",\"LastChangeDate\":\"yesterday\"}]}}",
                "{\"d\":{\"results\":[{\"BusinessPartner\":\"1\",\"Supplier\":\"1\",\"LastChangeDate\":\"/Date(99999999999999999999)/\"}]}}",
                "{\"d\":{\"results\":[{\"BusinessPartner\":\"1\",\"Supplier\":\"1\",\"LastChangeDate\":\"/Date(0)/\",\"LastChangeTime\":\"PT99H\"}]}}",
                "{\"d\":{\"results\":[{\"Supplier\":\"1\"}]}}",
                "<feed xmlns=\"http://www.w3.org/2005/Atom\"/>"
            })
    void what_is_no_list_of_business_partners_is_not_understood(String body) {
        server.enqueue(json(body));
        server.enqueue(json(body));
        VendorImport vendors = connector.ability(VendorImport.class).orElseThrow();
        assertThatThrownBy(() -> vendors.vendors(null, 10)).isInstanceOf(ConnectorProtocolException.class);
    }

    @Test
    void fields_that_are_missing_or_null_and_older_shapes_are_taken_as_they_are() {
        String row =
                "{\"BusinessPartner\":\"0000000007\",\"Supplier\":\"0000000007\",\"LastChangeDate\":\"/Date(1790841600000)/\",\"LastChangeTime\":null,\"to_Supplier\":null,\"to_BusinessPartnerAddress\":{\"__deferred\":{\"uri\":\"x\"}},\"to_BusinessPartnerBank\":[{\"IBAN\":\"\"}],\"BusinessPartnerFullName\":null}";
        server.enqueue(json("{\"d\":[" + row + "]}"));
        server.enqueue(json(NONE));
        assertThat(connector
                        .ability(VendorImport.class)
                        .orElseThrow()
                        .vendors(null, 10)
                        .items())
                .singleElement()
                .satisfies(vendor -> {
                    assertThat(vendor.externalId()).isEqualTo("7");
                    assertThat(vendor.name()).isEqualTo("7");
                    assertThat(vendor.active()).isTrue();
                    assertThat(vendor.bankAccounts()).isEmpty();
                });
    }

    @Test
    void a_service_that_does_not_order_its_pages_is_found_out() {
        String rows = order("4500000002", 2) + "," + order("4500000001", 1);
        server.enqueue(json("{\"d\":{\"results\":[" + rows + "],\"__next\":\"https://x/y?$skiptoken=2\"}}"));
        PurchaseOrderImport orders =
                connector.ability(PurchaseOrderImport.class).orElseThrow();
        assertThatThrownBy(() -> orders.purchaseOrders(null, 10))
                .isInstanceOf(ConnectorProtocolException.class)
                .hasMessageContaining("$orderby");
    }

    @Test
    void a_service_that_passes_over_the_filter_does_not_make_reading_endless() {
        PurchaseOrderImport orders =
                connector.ability(PurchaseOrderImport.class).orElseThrow();
        for (int i = 0; i < 3; i++) {
            server.enqueue(json("{\"d\":{\"results\":[" + order("4500000001", 1) + "]}}"));
        }
        String cursor = orders.purchaseOrders(null, 1).cursor();
        assertThatThrownBy(() -> orders.purchaseOrders(cursor, 1))
                .isInstanceOf(ConnectorProtocolException.class)
                .hasMessageContaining("not asked for");
    }

    @Test
    void the_next_page_is_asked_of_the_same_host_whatever_the_link_says() throws InterruptedException {
        server.enqueue(
                json(
                        "{\"d\":{\"results\":[{\"GLAccount\":\"1\"}],\"__next\":\"https://evil.example/steal?$skiptoken=A B'C\"}}"));
        server.enqueue(json("{\"d\":{\"results\":[{\"GLAccount\":\"2\"}]}}"));
        assertThat(connector.ability(ChartOfAccounts.class).orElseThrow().accounts())
                .hasSize(2);
        server.takeRequest();
        RecordedRequest next = server.takeRequest();
        assertThat(next.getUrl().encodedPath()).endsWith("/A_GLAccountInChartOfAccounts");
        assertThat(next.getUrl().queryParameter("$skiptoken")).isEqualTo("A B'C");
    }

    @Test
    void errors_tell_saps_code_and_words_with_details() {
        server.enqueue(json(NONE));
        server.enqueue(json("{}")
                .newBuilder()
                .setHeader("x-csrf-token", "abc")
                .addHeader("Set-Cookie", "a=1; path=/")
                .addHeader("Set-Cookie", "b=2")
                .build());
        server.enqueue(new MockResponse.Builder()
                .code(400)
                .body(
                        "{\"error\":{\"code\":\"MEPO/001\",\"message\":{\"lang\":\"en\",\"value\":\"Not posted\"},\"innererror\":{\"errordetails\":[{\"code\":\"M8/607\",\"message\":\"Period 10 is closed\",\"severity\":\"error\"},{\"code\":\"X/1\",\"message\":\"By the way\",\"severity\":\"info\"},{\"code\":\"/IWBEP/CX_MGW\",\"message\":\"Not posted\"}]}}}")
                .build());
        PostingOutcome outcome = post();
        assertThat(outcome)
                .isEqualTo(new PostingOutcome.Refused("MEPO/001", "Not posted; Period 10 is closed (M8/607)"));
    }

    @Test
    void cookies_and_token_are_sent_together_and_a_token_that_is_over_is_fetched_once() throws InterruptedException {
        server.enqueue(json(NONE));
        session("one");
        server.enqueue(required());
        session("two");
        server.enqueue(new MockResponse.Builder()
                .code(201)
                .body("{\"d\":{\"SupplierInvoice\":\"5105600001\",\"FiscalYear\":\"2026\"}}")
                .build());
        assertThat(post()).isEqualTo(new PostingOutcome.Posted("5105600001/2026", "5105600001", true));
        server.takeRequest();
        RecordedRequest fetch = server.takeRequest();
        assertThat(fetch.getHeaders().get("X-CSRF-Token")).isEqualTo("Fetch");
        assertThat(fetch.getUrl().encodedPath()).endsWith("/API_SUPPLIERINVOICE_PROCESS_SRV/");
        assertThat(server.takeRequest().getHeaders().get("Cookie")).isEqualTo("sid=one; other=1");
        server.takeRequest();
        RecordedRequest again = server.takeRequest();
        assertThat(again.getHeaders().get("X-CSRF-Token")).isEqualTo("two");
        assertThat(again.getHeaders().get("Cookie")).isEqualTo("sid=two; other=1");
    }

    @Test
    void a_system_that_accepts_no_token_is_not_asked_for_ever() {
        server.enqueue(json(NONE));
        session("one");
        server.enqueue(required());
        session("two");
        server.enqueue(required());
        assertThatThrownBy(this::post)
                .isInstanceOf(ConnectorAuthorizationException.class)
                .hasMessageContaining("CSRF");
        assertThat(server.getRequestCount()).isEqualTo(5);
    }

    @Test
    void an_answer_without_a_number_leaves_the_outcome_unknown() {
        server.enqueue(json(NONE));
        session("one");
        server.enqueue(new MockResponse.Builder().code(201).body("{\"d\":{}}").build());
        assertThat(post()).isInstanceOf(PostingOutcome.Unknown.class);
    }

    @Test
    void neither_user_nor_password_show_when_sap_repeats_them() {
        server.enqueue(new MockResponse.Builder()
                .code(400)
                .body("{\"error\":{\"code\":\"X\",\"message\":{\"value\":\"Basic dGhlLXVzZXI6dGhlLXBhc3N3b3Jk\"}}}")
                .build());
        assertThatThrownBy(connector::test)
                .isInstanceOf(ConnectorException.class)
                .hasMessageNotContaining("dGhlLXVzZXI6dGhlLXBhc3N3b3Jk")
                .hasMessageNotContaining("the-password");
    }

    private PostingOutcome post() {
        return connector
                .ability(BillPosting.class)
                .orElseThrow()
                .post(TestBills.bill("ref-1", "INV-1", "17300001", null), IdempotencyKey.of("post-bill", "ref-1", 1));
    }

    private void session(String token) {
        server.enqueue(json("{}")
                .newBuilder()
                .setHeader("x-csrf-token", token)
                .addHeader("Set-Cookie", "sid=" + token + "; path=/; HttpOnly")
                .addHeader("Set-Cookie", "other=1")
                .build());
    }

    private static MockResponse required() {
        return new MockResponse.Builder()
                .code(403)
                .setHeader("x-csrf-token", "Required")
                .body("CSRF token validation failed")
                .build();
    }

    private static String order(String id, int minute) {
        return "{\"PurchaseOrder\":\"%s\",\"DocumentCurrency\":\"USD\",\"LastChangeDateTime\":\"/Date(%d+0000)/\"}"
                .formatted(id, 1_790_841_600_000L + minute * 60_000L);
    }

    private static MockResponse json(String body) {
        return new MockResponse.Builder()
                .setHeader("Content-Type", "application/json")
                .body(body)
                .build();
    }
}

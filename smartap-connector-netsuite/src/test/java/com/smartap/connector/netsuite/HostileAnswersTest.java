package com.smartap.connector.netsuite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smartap.model.IdempotencyKey;
import com.smartap.model.Money;
import com.smartap.spi.ConnectorAuthorizationException;
import com.smartap.spi.ConnectorException;
import com.smartap.spi.ConnectorProtocolException;
import com.smartap.spi.InvalidRequestException;
import com.smartap.spi.erp.BillPosting;
import com.smartap.spi.erp.ErpConnector;
import com.smartap.spi.erp.ErpPage;
import com.smartap.spi.erp.ErpVendor;
import com.smartap.spi.erp.PaymentStatusQuery;
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
import java.time.Instant;
import java.util.Map;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that a real account would not give, and those of simpler systems that only resemble NetSuite. */
class HostileAnswersTest {
    private static final String STAMP = "\"lastmodifieddate\":\"2026-08-01 10:00:00\"";
    private final MockWebServer server = new MockWebServer();
    private final TestClock clock = TestClock.at("2026-11-21T10:00:00Z");
    private ErpConnector connector;

    @BeforeEach
    void start() throws IOException {
        server.start(InetAddress.getLoopbackAddress(), 0);
        Map<String, Secret> credentials = Map.of(
                "consumerKey", Secret.of("ck-secret"),
                "consumerSecret", Secret.of("cs-secret"),
                "tokenId", Secret.of("tk-secret"),
                "tokenSecret", Secret.of("ts-secret"));
        connector = AccountFixture.provider(clock)
                .create(new TestConnectorContext(
                        "books",
                        clock,
                        URI.create("http://127.0.0.1:" + server.getPort()),
                        Map.of("accountId", "1234567", "defaultExpenseAccount", "58"),
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
                "{\"items\":7}",
                "{\"items\":[{}]}",
                "{\"items\":[{\"id\":\"1\"}]}",
                "{\"items\":[{\"id\":\"1) OR (1=1\"," + STAMP + "}]}",
                "{\"items\":[{\"id\":\"1\",\"lastmodifieddate\":\"1/8/2026\"}]}",
                "{\"items\":[{\"id\":\"1\",\"lastmodifieddate\":\"2026-13-01 10:00:00\"}]}"
            })
    void vendors_that_make_no_sense_are_not_understood(String body) {
        answer(200, body);
        assertThatThrownBy(() -> ability(VendorImport.class).vendors(null, 10))
                .isInstanceOf(ConnectorProtocolException.class)
                .hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "\"12,50\"", "\"1.005\"", "null"})
    void an_order_without_a_sensible_total_is_not_understood(String total) {
        answer(200, "{\"items\":[{\"id\":\"1\",\"entity\":\"5\",\"foreigntotal\":" + total + "," + STAMP + "}]}");
        assertThatThrownBy(() -> ability(PurchaseOrderImport.class).purchaseOrders(null, 10))
                .isInstanceOf(ConnectorProtocolException.class)
                .hasMessageContaining("foreigntotal");
    }

    @Test
    void a_currency_that_nobody_knows_is_not_guessed() {
        answer(
                200,
                "{\"items\":[{\"id\":\"1\",\"entity\":\"5\",\"currency\":\"7\",\"foreigntotal\":\"1\"," + STAMP
                        + "}]}");
        assertThatThrownBy(() -> ability(PurchaseOrderImport.class).purchaseOrders(null, 10))
                .isInstanceOf(ConnectorProtocolException.class)
                .hasMessageContaining("currency (7)");
    }

    @Test
    void an_answer_without_end_is_not_read_to_its_end() {
        answer(200, "{\"x\":\"" + "y".repeat(17 * 1024 * 1024));
        assertThatThrownBy(() -> ability(VendorImport.class).vendors(null, 10))
                .isInstanceOf(ConnectorException.class)
                .hasMessageContaining("larger than");
    }

    @Test
    void a_cursor_of_somebody_else_is_refused() {
        for (String cursor : new String[] {
            "", "x", "n1;-", "n1;x;k1|e|2026-08-01T10:00:00Z|OTU", "n1;-;k1|n|2026-08-01T10:00:00Z|OTUn"
        }) {
            assertThatThrownBy(() -> ability(VendorImport.class).vendors(cursor, 10))
                    .as(cursor)
                    .isInstanceOf(InvalidRequestException.class);
        }
    }

    @Test
    void a_system_that_filters_and_orders_nothing_is_still_read_to_its_end() {
        serve(request -> {
            int limit = Integer.parseInt(request.getUrl().queryParameter("limit"));
            int offset = Integer.parseInt(request.getUrl().queryParameter("offset"));
            StringBuilder items = new StringBuilder();
            for (int i = offset; i < Math.min(offset + limit, 25); i++) {
                items.append(items.isEmpty() ? "" : ",")
                        .append(
                                "{\"links\":[],\"id\":\"%d\",\"entityid\":\"V %d\",\"lastmodifieddate\":\"2026-08-01T10:00:00.000Z\"}"
                                        .formatted(50 - i, i));
            }
            return json(200, "{\"items\":[%s],\"hasMore\":%b}".formatted(items, offset + limit < 25));
        });
        java.util.Set<String> read = new java.util.HashSet<>();
        String cursor = null;
        boolean more = true;
        for (int page = 0; more && page < 20; page++) {
            ErpPage<ErpVendor> got = ability(VendorImport.class).vendors(cursor, 10);
            got.items().forEach(vendor -> read.add(vendor.externalId()));
            assertThat(got.items())
                    .allSatisfy(
                            vendor -> assertThat(vendor.modifiedAt()).isEqualTo(Instant.parse("2026-08-01T10:00:00Z")));
            cursor = got.cursor();
            more = got.more();
        }
        assertThat(more).isFalse();
        assertThat(read).hasSize(25);
    }

    @Test
    void a_payment_status_is_read_from_the_record_where_suiteql_refuses() {
        serve(
                request -> request.getMethod().equals("GET")
                        ? json(
                                200,
                                "{\"id\":\"7\",\"total\":12.5,\"currency\":{\"id\":\"1\",\"refName\":\"USD\"},\"status\":{\"id\":\"B\",\"refName\":\"Paid In Full\"}}")
                        : json(
                                400,
                                "{\"title\":\"Bad Request\",\"status\":400,\"o:errorDetails\":[{\"detail\":\"no\",\"o:errorCode\":\"INVALID_PARAMETER\"}]}"));
        assertThat(ability(PaymentStatusQuery.class).paymentStatus("7"))
                .isEqualTo(new PaymentStatusQuery.BillPaymentStatus(
                        "7",
                        PaymentStatusQuery.BillPaymentStatus.Status.PAID,
                        Money.of("12.50", "USD"),
                        Money.of("0.00", "USD"),
                        java.util.List.of()));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 204})
    void a_bill_whose_answer_does_not_name_it_is_looked_for(int status) {
        boolean[] written = {false};
        serve(request -> {
            if (request.getTarget().contains("/eid:")) {
                return written[0]
                        ? json(200, "{\"id\":\"77\",\"total\":599.96}")
                        : json(404, "{\"status\":404,\"o:errorDetails\":[]}");
            }
            if (request.getTarget().endsWith("/vendorBill")) {
                written[0] = true;
                return new MockResponse.Builder().code(status).build();
            }
            return json(200, "{\"items\":[]}");
        });
        assertThat(post()).isEqualTo(new PostingOutcome.Posted("77", "INV-1", true));
        assertThat(post()).isEqualTo(new PostingOutcome.Posted("77", null, false));
    }

    @Test
    void a_write_that_is_answered_with_503_is_unknown_and_not_sent_again() {
        int[] writes = {0};
        serve(request -> {
            if (request.getTarget().endsWith("/vendorBill")) {
                writes[0]++;
                return json(503, "<html>");
            }
            return request.getMethod().equals("GET") ? json(404, "{}") : json(200, "{\"items\":[]}");
        });
        assertThat(post()).isInstanceOf(PostingOutcome.Unknown.class);
        assertThat(writes[0]).isEqualTo(1);
    }

    @Test
    void a_refused_signature_names_the_clock_and_no_secret() {
        answer(
                401,
                "{\"title\":\"Unauthorized\",\"status\":401,\"o:errorDetails\":[{\"detail\":\"Invalid login attempt.\",\"o:errorCode\":\"INVALID_LOGIN_ATTEMPT\"}]}");
        assertThatThrownBy(connector::test)
                .isInstanceOf(ConnectorAuthorizationException.class)
                .hasMessageContaining("clock")
                .hasMessageNotContaining("secret");
    }

    @Test
    void a_number_cannot_break_out_of_the_query() {
        String[] seen = {""};
        serve(request -> {
            if (request.getMethod().equals("GET")) {
                return json(404, "{}");
            }
            String body = request.getBody().utf8();
            seen[0] = body.contains("externalid") ? body : seen[0];
            return json(200, "{\"items\":[]}");
        });
        ability(BillPosting.class).find(TestBills.bill("r", "a' OR '1'='1", "1", null), IdempotencyKey.of("k"));
        assertThat(seen[0]).contains("tranid = 'a'' OR ''1''=''1'");
    }

    private PostingOutcome post() {
        return ability(BillPosting.class).post(TestBills.bill("r", "INV-1", "1", null), IdempotencyKey.of("k"));
    }

    private <T> T ability(Class<T> type) {
        return connector.ability(type).orElseThrow();
    }

    private void answer(int status, String body) {
        serve(request -> json(status, body));
    }

    private void serve(java.util.function.Function<RecordedRequest, MockResponse> answers) {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return answers.apply(request);
            }
        });
    }

    private static MockResponse json(int status, String body) {
        return new MockResponse.Builder()
                .code(status)
                .setHeader("Content-Type", "application/json")
                .body(body)
                .build();
    }
}

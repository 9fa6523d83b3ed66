package com.smartap.connector.sap.b1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smartap.connector.support.ConnectorRefusedException;
import com.smartap.spi.ConnectorException;
import com.smartap.spi.ConnectorProtocolException;
import com.smartap.spi.erp.ChartOfAccounts;
import com.smartap.spi.erp.ErpConnector;
import com.smartap.spi.erp.PaymentStatusQuery;
import com.smartap.spi.erp.PurchaseOrderImport;
import com.smartap.spi.erp.VendorImport;
import com.smartap.spi.secret.Secret;
import com.smartap.testkit.TestClock;
import com.smartap.testkit.connector.TestConnectorContext;
import com.smartap.testkit.connector.TestCredentialVault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
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
import org.junit.jupiter.params.provider.ValueSource;

class HostileAnswersTest {
    private static final String VENDOR =
            "{\"CardCode\":\"V1\",\"CardName\":\"One\",\"UpdateDate\":\"2026-08-01T00:00:00Z\",\"UpdateTime\":\"10:00:00\"%s}";
    private final MockWebServer server = new MockWebServer();
    private final TestClock clock = TestClock.at("2026-11-21T10:00:00Z");
    private final List<String> seen = new ArrayList<>();
    private Function<RecordedRequest, MockResponse> answer = request -> json(200, "{}");
    private MockResponse login = new MockResponse.Builder()
            .code(200)
            .addHeader("Set-Cookie", "B1SESSION=secret-session; path=/b1s/v2; HttpOnly")
            .addHeader("Set-Cookie", "ROUTEID=.node0; path=/")
            .body("{\"SessionId\":\"secret-session\",\"SessionTimeout\":30}")
            .build();
    private ErpConnector connector;

    @BeforeEach
    void start() throws IOException {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                if (request.getUrl().encodedPath().endsWith("/Login")) {
                    return login;
                }
                seen.add(request.getUrl().encodedPath() + " "
                        + request.getHeaders().get("Cookie"));
                return request.getUrl().encodedPath().endsWith("/Logout") ? json(204, "") : answer.apply(request);
            }
        });
        server.start(InetAddress.getLoopbackAddress(), 0);
        connector = B1ContractTest.hasty(clock)
                .create(new TestConnectorContext(
                        "b1",
                        clock,
                        URI.create("http://127.0.0.1:" + server.getPort()),
                        Map.of("companyDb", "DB"),
                        new TestCredentialVault(
                                clock,
                                Map.of("userName", Secret.of("manager"), "password", Secret.of("secret-password")))));
    }

    @AfterEach
    void stop() {
        connector.close();
        server.close();
    }

    @Test
    void both_cookies_go_with_every_call_and_the_session_may_stand_in_the_body_only() {
        connector.test();
        assertThat(seen)
                .containsExactly("/b1s/v2/CompanyService_GetCompanyInfo B1SESSION=secret-session; ROUTEID=.node0");
        connector.close();
        assertThat(seen).last().asString().startsWith("/b1s/v2/Logout B1SESSION=secret-session");
    }

    @Test
    void a_login_without_cookies_is_understood_by_its_session_id() {
        login = json(200, "{\"SessionId\":\"secret-session\",\"SessionTimeout\":30,\"new\":{}}");
        connector.test();
        assertThat(seen).first().asString().endsWith("B1SESSION=secret-session");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"error\":{\"code\":-5002,\"message\":{\"lang\":\"en-us\",\"value\":\"10001153 - no\"}}}",
                "{\"error\":{\"code\":\"-5002\",\"message\":\"10001153 - no\",\"details\":[{\"code\":\"\",\"message\":\"\"}]}}"
            })
    void errors_of_both_shapes_are_read(String body) {
        answer = request -> json(400, body);
        assertThatThrownBy(() -> vendors(null)).isInstanceOfSatisfying(ConnectorRefusedException.class, e -> {
            assertThat(e.providerCode()).contains("-5002");
            assertThat(e.words()).isEqualTo("10001153 - no");
        });
    }

    @Test
    void what_the_server_repeats_of_session_and_password_is_not_shown() {
        login = json(401, "{\"error\":{\"code\":-304,\"message\":\"no user with secret-password\"}}");
        assertThatThrownBy(connector::test).hasMessageContaining("no user").hasMessageNotContaining("secret-password");
        login = json(200, "{\"SessionId\":\"secret-session\"}");
    }

    @Test
    void a_session_in_an_error_is_masked() {
        answer = request -> json(400, "{\"error\":{\"code\":-1,\"message\":\"session secret-session is odd\"}}");
        assertThatThrownBy(() -> vendors(null)).hasMessageNotContaining("secret-session");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"value\":{}}", "{\"value\":null}", "[]", "null", "<html>", "{\"value\":[", ""})
    void an_answer_without_rows_is_not_taken_for_an_empty_one(String body) {
        answer = request -> json(200, body);
        assertThatThrownBy(() -> vendors(null)).isInstanceOf(ConnectorException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ",\"UpdateDate\":\"yesterday\"",
                ",\"UpdateTime\":\"25:00:00\"",
                ",\"CardCode\":null",
                ",\"CardCode\":{\"a\":1}"
            })
    void records_that_make_no_sense_are_said_to(String field) {
        answer = request -> json(200, "{\"value\":[" + VENDOR.formatted(field) + "]}");
        assertThatThrownBy(() -> vendors(null)).isInstanceOf(ConnectorProtocolException.class);
    }

    @Test
    void missing_and_null_fields_of_a_vendor_are_no_obstacle() {
        answer = request -> json(
                200,
                "{\"value\":["
                        + VENDOR.formatted(",\"BPBankAccounts\":null,\"BPAddresses\":[null,{}],\"Currency\":null")
                        + "]}");
        assertThat(vendors(null)).isEqualTo(1);
    }

    @Test
    void a_link_to_elsewhere_is_never_followed_and_one_in_circles_ends() {
        answer = request -> json(
                200,
                "{\"value\":[{\"Code\":\"1\",\"Name\":\"One\"}],\"@odata.nextLink\":\"http://evil.example/b1s/v2/ChartOfAccounts?$skip=0\"}");
        assertThatThrownBy(() ->
                        connector.ability(ChartOfAccounts.class).orElseThrow().accounts())
                .isInstanceOf(ConnectorProtocolException.class)
                .hasMessageContaining("no end");
    }

    @Test
    void an_empty_page_with_a_link_ends_an_import() {
        answer = request -> json(200, "{\"value\":[],\"@odata.nextLink\":\"BusinessPartners?$skip=20\"}");
        assertThat(connector
                        .ability(VendorImport.class)
                        .orElseThrow()
                        .vendors(null, 10)
                        .more())
                .isFalse();
    }

    @Test
    void version_1_links_and_times_as_numbers_are_understood() {
        answer = request -> json(
                200,
                "{\"value\":[{\"DocEntry\":1,\"DocNum\":5,\"CardCode\":\"V1\",\"DocCurrency\":\"USD\",\"DocTotal\":1e1,"
                        + "\"DocumentStatus\":\"bost_Open\",\"UpdateDate\":\"2026-08-01\",\"UpdateTime\":1030}],"
                        + "\"odata.nextLink\":\"PurchaseOrders?$skip=1\"}");
        var page = connector.ability(PurchaseOrderImport.class).orElseThrow().purchaseOrders(null, 10);
        assertThat(page.more()).isTrue();
        assertThat(page.items().get(0).modifiedAt()).isEqualTo("2026-08-01T10:30:00Z");
        assertThat(page.items().get(0).total().plain()).isEqualTo("10.00");
    }

    @Test
    void ids_that_are_none_never_reach_the_server() {
        PaymentStatusQuery status = connector.ability(PaymentStatusQuery.class).orElseThrow();
        for (String id : List.of("", "1)/Cancel", "PurchaseCreditNote-", "../Login", "1'", "99999999999")) {
            assertThatThrownBy(() -> status.paymentStatus(id)).hasMessageContaining("is not an id");
        }
        assertThat(seen).isEmpty();
    }

    private int vendors(@org.jspecify.annotations.Nullable String cursor) {
        return connector
                .ability(VendorImport.class)
                .orElseThrow()
                .vendors(cursor, 10)
                .items()
                .size();
    }

    private static MockResponse json(int status, String body) {
        return new MockResponse.Builder()
                .code(status)
                .setHeader("Content-Type", "application/json")
                .body(body)
                .build();
    }
}

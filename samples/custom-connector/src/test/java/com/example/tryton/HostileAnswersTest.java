package com.example.tryton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smartap.connector.support.ConnectorRefusedException;
import com.smartap.connector.support.Json;
import com.smartap.model.IdempotencyKey;
import com.smartap.spi.ConnectorAuthorizationException;
import com.smartap.spi.ConnectorException;
import com.smartap.spi.ConnectorProtocolException;
import com.smartap.spi.ConnectorUnavailableException;
import com.smartap.spi.erp.BillPosting;
import com.smartap.spi.erp.ChartOfAccounts;
import com.smartap.spi.erp.ErpConnector;
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
import java.util.Map;
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

/** Whatever a server answers, the connector says what it means, and throws nothing else. */
class HostileAnswersTest {
    private static final String PASSWORD = "a-password-of-its-own";
    private final MockWebServer server = new MockWebServer();
    private final TestClock clock = TestClock.at("2026-11-21T10:00:00Z");
    private String login = "{\"id\":0,\"result\":[2,\"abc\"]}";
    private String preferences = "{\"id\":0,\"result\":{\"company\":1}}";
    private String companies =
            "{\"id\":0,\"result\":[{\"id\":1,\"party.\":{\"id\":1,\"name\":\"Us\"},\"currency.\":{\"code\":\"USD\"}}]}";
    private String other = "{\"id\":0,\"result\":[]}";
    private int status = 200;

    @BeforeEach
    void listen() throws IOException {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                String method = Json.tryRead(request.getBody().toByteArray())
                        .map(call -> call.path("method").asText())
                        .orElse("");
                String body = switch (method) {
                    case "common.db.login" -> login;
                    case "model.res.user.get_preferences" -> preferences;
                    case "model.company.company.search_read" -> companies;
                    default -> other;
                };
                return new MockResponse.Builder()
                        .code(body.equals(other) ? status : 200)
                        .body(body)
                        .build();
            }
        });
        server.start(InetAddress.getLoopbackAddress(), 0);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "\"text\"",
                "<html>login</html>",
                "{\"id\":0}",
                "{\"id\":0,\"result\":7}",
                "{\"id\":0,\"result\":{\"id\":1}}",
                "{\"id\":0,\"result\":[{\"id\":\"1; drop table\"}]}",
                "{\"id\":0,\"result\":[{\"id\":-5}]}",
                "{\"id\":0,\"result\":[{\"id\":1e400}]}",
                "{\"id\":0,\"result\":[{\"id\":5,\"create_date\":\"2026-01-01\"}]}",
                "{\"id\":0,\"result\":[{\"id\":5,\"create_date\":{\"year\":2026,\"month\":13,\"day\":1}}]}",
                "{\"id\":0,\"result\":[{\"id\":5,\"create_date\":{\"year\":999999999999,\"month\":1,\"day\":1}}]}",
                "{\"id\":0,\"result\":[{\"id\":5,\"create_date\":{\"year\":2026,\"month\":1,\"day\":1,\"hour\":1,\"minute\":1,"
                        + "\"second\":1,\"microsecond\":2147483647}}]}"
            })
    void answers_that_make_no_sense_are_said_to(String body) {
        other = body;
        assertThatThrownBy(() -> ability(VendorImport.class).vendors(null, 10))
                .isInstanceOf(ConnectorProtocolException.class);
        assertThatThrownBy(() -> ability(PurchaseOrderImport.class).purchaseOrders(null, 10))
                .isInstanceOf(ConnectorProtocolException.class);
    }

    @Test
    void numbers_of_any_size_do_no_harm() {
        other = "{\"id\":0,\"result\":[{\"id\":5,\"state\":\"posted\",\"currency.\":{\"code\":\"USD\"},"
                + "\"total_amount\":{\"__class__\":\"Decimal\",\"decimal\":\"1E+999999999\"}}]}";
        assertThatThrownBy(() -> ability(PaymentStatusQuery.class).paymentStatus("5"))
                .isInstanceOf(ConnectorProtocolException.class);
        other = "{\"id\":0,\"result\":[{\"id\":5,\"state\":\"posted\",\"currency.\":{\"code\":\"dollars\"},"
                + "\"total_amount\":{\"__class__\":\"Decimal\",\"decimal\":\"NaN\"}}]}";
        assertThatThrownBy(() -> ability(PaymentStatusQuery.class).paymentStatus("5"))
                .isInstanceOf(ConnectorProtocolException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[\"UserError\",[\"You may not.\",\"Ask somebody.\",null]]|You may not. Ask somebody.",
                "[\"UserWarning\",[\"w1\",\"Are you sure?\",\"\"]]|Are you sure? (a warning that a person may confirm",
                "[\"UserError\",[null,null,null]]|no words",
                "[\"UserError\"]|no words"
            })
    void what_tryton_refuses_comes_with_its_words(String error, String words) {
        other = "{\"id\":0,\"error\":%s}".formatted(error);
        assertThatThrownBy(() -> ability(ChartOfAccounts.class).accounts())
                .isInstanceOf(ConnectorRefusedException.class)
                .hasMessageContaining(words);
    }

    @Test
    void what_passes_is_told_from_what_does_not() {
        other = "{\"id\":0,\"error\":[\"ConcurrencyException\",\"Records were modified in the meanwhile\"]}";
        assertThatThrownBy(() -> ability(ChartOfAccounts.class).accounts())
                .isInstanceOf(ConnectorUnavailableException.class);
        other = "{\"id\":0,\"error\":[\"could not serialize access due to concurrent update\",\"\"]}";
        assertThatThrownBy(() -> ability(ChartOfAccounts.class).accounts())
                .isInstanceOf(ConnectorUnavailableException.class);
        other = "{\"id\":0,\"error\":[\"'nofield'\",\"Traceback…\"]}";
        assertThatThrownBy(() -> ability(ChartOfAccounts.class).accounts())
                .isInstanceOf(ConnectorProtocolException.class)
                .hasMessageNotContaining("Traceback");
        other = "{\"id\":0,\"error\":\"text\"}";
        assertThatThrownBy(() -> ability(ChartOfAccounts.class).accounts())
                .isInstanceOf(ConnectorProtocolException.class);
        status = 403;
        assertThatThrownBy(() -> ability(ChartOfAccounts.class).accounts())
                .isInstanceOf(ConnectorAuthorizationException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":0,\"result\":null}",
                "{\"id\":0,\"result\":[null,null]}",
                "{\"id\":0,\"result\":[\"2\",\"abc\"]}",
                "[]",
                "{\"id\":0,\"error\":[\"LoginException\",[\"code\",\"Enter the code\",\"char\"]]}"
            })
    void a_login_that_gives_no_session_is_said_to(String answer) {
        login = answer;
        assertThatThrownBy(() -> connector().test())
                .isInstanceOf(ConnectorException.class)
                .hasMessageNotContaining(PASSWORD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":0,\"result\":[]}",
                "{\"id\":0,\"result\":[{\"id\":1}]}",
                "{\"id\":0,\"result\":[{\"id\":1,\"party.\":{\"id\":1},\"currency.\":{\"code\":\"???\"}}]}"
            })
    void a_company_that_is_not_to_be_seen_is_said_to(String answer) {
        companies = answer;
        assertThatThrownBy(() -> connector().test()).isInstanceOf(com.smartap.spi.SmartApException.class);
    }

    @Test
    void after_a_write_an_answer_that_makes_no_sense_leaves_the_outcome_open() {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                String method = Json.tryRead(request.getBody().toByteArray())
                        .map(call -> call.path("method").asText())
                        .orElse("");
                String body = switch (method) {
                    case "common.db.login" -> login;
                    case "model.res.user.get_preferences" -> preferences;
                    case "model.company.company.search_read" -> companies;
                    case "model.account.invoice.search_read" -> "{\"id\":0,\"result\":[]}";
                    case "model.account.invoice.create" -> "{\"id\":0,\"result\":{\"id\":1}}";
                    default ->
                        "{\"id\":0,\"result\":[{\"id\":7,\"active\":true,\"account_payable\":1,"
                                + "\"addresses.\":[{\"id\":1,\"active\":true}],\"default_category_account_expense\":1}]}";
                };
                return new MockResponse.Builder().body(body).build();
            }
        });
        assertThat(ability(BillPosting.class)
                        .post(TestBills.bill("r1", "INV-1", "7", null), IdempotencyKey.of("post", 1)))
                .isInstanceOf(PostingOutcome.Unknown.class);
    }

    private <T> T ability(Class<T> type) {
        return connector().ability(type).orElseThrow();
    }

    private ErpConnector connector() {
        URI address = URI.create("http://127.0.0.1:" + server.getPort() + "/db");
        return TrytonContractTest.hasty(clock)
                .create(new TestConnectorContext(
                        "hostile",
                        clock,
                        address,
                        Map.of("database", "db", "user", "smartap", "taxAccount", "1300"),
                        new TestCredentialVault(clock, Map.of("password", Secret.of(PASSWORD)))));
    }
}

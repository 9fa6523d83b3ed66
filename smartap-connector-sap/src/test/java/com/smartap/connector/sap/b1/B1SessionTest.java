package com.smartap.connector.sap.b1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smartap.spi.ConnectorAuthorizationException;
import com.smartap.spi.ConnectorUnavailableException;
import com.smartap.spi.InvalidConfigurationException;
import com.smartap.spi.erp.ErpConnector;
import com.smartap.spi.erp.PurchaseOrderImport;
import com.smartap.spi.secret.Secret;
import com.smartap.testkit.connector.TestConnectorContext;
import com.smartap.testkit.twin.Misbehaviour;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class B1SessionTest {
    private final B1Fixture b1 = new B1Fixture();

    @AfterEach
    void close() {
        b1.close();
    }

    @Test
    void many_threads_share_one_session() throws Exception {
        ErpConnector connector = b1.connector();
        ExecutorService pool = Executors.newFixedThreadPool(12);
        try {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<String>> results = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                results.add(pool.submit(() -> {
                    start.await();
                    return connector.test().company();
                }));
            }
            start.countDown();
            for (Future<String> result : results) {
                assertThat(result.get()).isEqualTo("OEC Computers US");
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(b1.twin.logins()).isEqualTo(1);
        assertThat(b1.twin.openSessions()).isEqualTo(1);
    }

    @Test
    void a_session_lives_as_long_as_it_is_used_and_is_replaced_after_half_an_hour() {
        ErpConnector connector = b1.connector();
        connector.test();
        for (int i = 0; i < 4; i++) {
            b1.clock.advance(Duration.ofMinutes(20));
            connector.test();
        }
        assertThat(b1.twin.logins()).isEqualTo(1);
        b1.clock.advance(Duration.ofMinutes(31));
        connector.test();
        assertThat(b1.twin.logins()).isEqualTo(2);
    }

    @Test
    void closing_logs_out_and_frees_the_licence() {
        ErpConnector connector = b1.connector();
        connector.test();
        connector.close();
        assertThat(b1.twin.openSessions()).isZero();
        connector.close();
        long before = b1.twin.requests();
        b1.connector().close();
        assertThat(b1.twin.requests())
                .as("calls of a connector that never logged in")
                .isEqualTo(before);
    }

    @Test
    void a_wrong_password_is_tried_once_and_again_only_when_it_was_changed() {
        Map<String, Secret> right = b1.twin.credentials();
        b1.vault.replace(Map.of("userName", Secret.of("manager"), "password", Secret.of("wrong-password")));
        ErpConnector connector = b1.connector();
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(connector::test)
                    .isInstanceOf(ConnectorAuthorizationException.class)
                    .hasMessageContaining("b1")
                    .hasMessageNotContaining("wrong-password");
        }
        assertThat(b1.twin.requests()).isEqualTo(1);
        b1.vault.replace(right);
        assertThat(connector.test().company()).isNotBlank();
    }

    @Test
    void when_no_session_is_left_it_is_tried_later() {
        b1.twin.mostSessions(1);
        b1.connector().test();
        ErpConnector second = b1.connector();
        assertThatThrownBy(second::test).isInstanceOf(ConnectorUnavailableException.class);
        b1.clock.advance(Duration.ofMinutes(31));
        assertThat(second.test().company()).isNotBlank();
    }

    @Test
    void a_session_that_ends_in_the_middle_of_a_write_leads_to_one_bill() {
        b1.connector().test();
        b1.twin.misbehave(Misbehaviour.EXPIRE_TOKENS);
        b1.posted(b1.bill("10.00").lines(B1Fixture.line("10.00", null)).build());
        assertThat(b1.twin.heldBills()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/b1s/v2", "/b1s/v2/", "/b1s/v1"})
    void the_path_of_the_service_layer_is_never_doubled(String path) {
        b1.path = path;
        b1.order();
        assertThat(b1.connector().test().company()).isEqualTo("OEC Computers US");
        assertThat(b1.ability(PurchaseOrderImport.class)
                        .purchaseOrders(null, 10)
                        .items())
                .singleElement()
                .satisfies(order -> assertThat(order.modifiedAt()).isEqualTo(B1Fixture.MORNING));
    }

    @Test
    void all_problems_of_the_settings_are_named_at_once() {
        TestConnectorContext context = new TestConnectorContext(
                "b1",
                b1.clock,
                null,
                Map.of(
                        "zone", "Mars/Base",
                        "taxMode", "maybe",
                        "referenceField", "Reference",
                        "currencyCodes", "USD",
                        "trustStore", "/no/such/file.pem",
                        "parallelCalls", "0"),
                b1.vault);
        assertThatThrownBy(() -> B1ContractTest.hasty(b1.clock).create(context))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageContainingAll(
                        "baseUrl",
                        "companyDb",
                        "zone",
                        "taxMode",
                        "referenceField",
                        "currencyCodes",
                        "trustStore",
                        "parallelCalls");
    }

    @Test
    void a_path_without_a_service_layer_is_said_to_be_one() {
        TestConnectorContext context = new TestConnectorContext(
                "b1", b1.clock, URI.create(b1.twin.baseUrl() + "/elsewhere"), b1.settings, b1.vault);
        try (ErpConnector connector = B1ContractTest.hasty(b1.clock).create(context)) {
            assertThatThrownBy(connector::test).hasMessageContaining("not that of a Service Layer");
        }
    }
}

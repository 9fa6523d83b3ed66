package com.smartap.connector.xero;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smartap.spi.ConnectorAuthorizationException;
import com.smartap.spi.ConnectorUnavailableException;
import com.smartap.spi.connector.QuotaReport;
import com.smartap.spi.connector.QuotaReport.Quota;
import com.smartap.spi.erp.ErpConnector;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class XeroLimitsTest {
    private final XeroFixture xero = new XeroFixture();

    @AfterEach
    void close() {
        xero.close();
    }

    @Test
    void sixty_calls_a_minute_are_never_passed() {
        ErpConnector connector = xero.connector();
        Instant begin = xero.clock.instant();
        for (int i = 0; i < 200; i++) {
            connector.test();
        }
        assertThat(xero.twin.requests())
                .as("calls that were refused and sent again")
                .isEqualTo(200);
        assertThat(Duration.between(begin, xero.clock.instant()))
                .isBetween(Duration.ofMinutes(3), Duration.ofMinutes(4));
    }

    @Test
    void the_days_limit_is_not_slept_on() {
        xero.twin.screen().limits(60, 5, 3);
        ErpConnector connector = xero.connector();
        connector.test();
        connector.test();
        connector.test();
        Instant before = xero.clock.instant();
        assertThatThrownBy(connector::test).isInstanceOfSatisfying(ConnectorUnavailableException.class, e -> {
            assertThat(e).hasMessageContaining("day");
            assertThat(e.retryAfter().orElseThrow()).isGreaterThan(Duration.ofHours(23));
            assertThat(e.providerCode()).contains("day");
        });
        assertThat(xero.clock.instant()).isEqualTo(before);
        long requests = xero.twin.requests();
        assertThatThrownBy(connector::test)
                .isInstanceOf(ConnectorUnavailableException.class)
                .hasMessageContaining("used up until 2026-11-22");
        assertThat(xero.twin.requests()).isEqualTo(requests);
        xero.clock.advance(Duration.ofHours(25));
        assertThat(connector.test().company()).isEqualTo("Twin Manufacturing LLC");
    }

    @Test
    void what_xero_says_is_left_can_be_seen() {
        ErpConnector connector = xero.connector();
        connector.test();
        assertThat(connector.ability(QuotaReport.class).orElseThrow().quotas())
                .extracting(Quota::name)
                .containsExactlyInAnyOrder("concurrent", "minute", "day", "appminute");
        assertThat(connector.ability(QuotaReport.class).orElseThrow().quotas()).anySatisfy(quota -> {
            assertThat(quota.name()).isEqualTo("day");
            assertThat(quota.remaining()).isEqualTo(4999);
        });
    }

    @Test
    void an_organisation_that_is_offline_is_tried_again_later() {
        ErpConnector connector = xero.connector();
        xero.twin.screen().offline(true);
        assertThatThrownBy(connector::test)
                .isInstanceOfSatisfying(
                        ConnectorUnavailableException.class,
                        e -> assertThat(e.retryAfter()).contains(Duration.ofSeconds(30)));
        xero.twin.screen().offline(false);
        xero.clock.advance(Duration.ofMinutes(2));
        assertThat(connector.test().company()).isNotBlank();
    }

    @Test
    void an_organisation_that_was_disconnected_needs_a_person() {
        ErpConnector connector = xero.connector();
        xero.twin.screen().connected(false);
        assertThatThrownBy(connector::test)
                .isInstanceOf(ConnectorAuthorizationException.class)
                .hasMessageContainingAll("Forbidden", "AuthenticationUnsuccessful", "connect again");
    }

    @Test
    void a_lost_rotation_is_mended_by_the_grace_of_the_old_token() {
        ErpConnector connector = xero.connector();
        connector.test();
        xero.clock.advance(Duration.ofMinutes(31));
        xero.twin.misbehave(com.smartap.testkit.twin.Misbehaviour.BAD_JSON_NEXT);
        assertThatThrownBy(connector::test).isInstanceOf(com.smartap.spi.ConnectorException.class);
        assertThat(connector.test().company()).isNotBlank();
        assertThat(xero.twin.refreshes()).isEqualTo(2);
    }
}

package com.smartap.connector.xero;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smartap.spi.ConnectorAuthorizationException;
import com.smartap.spi.InvalidConfigurationException;
import com.smartap.spi.connector.ConnectorContext;
import com.smartap.spi.erp.ErpConnector;
import com.smartap.spi.erp.ErpConnectorProvider;
import com.smartap.spi.erp.ErpConsent;
import com.smartap.spi.secret.Secret;
import com.smartap.testkit.connector.TestConnectorContext;
import com.smartap.testkit.connector.TestCredentialVault;
import com.smartap.testkit.xero.XeroTwin;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XeroConnectionTest {
    private final XeroFixture xero = new XeroFixture();

    @AfterEach
    void close() {
        xero.close();
    }

    @Test
    void the_provider_is_found() {
        assertThat(ServiceLoader.load(ErpConnectorProvider.class))
                .anySatisfy(provider -> assertThat(provider.id()).isEqualTo("xero"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/api.xro/2.0", "/api.xro/2.0/"})
    void the_address_may_or_may_not_hold_the_path(String end) {
        Map<String, String> settings = Map.of("tenantId", XeroTwin.TENANT_ID);
        URI address = URI.create(xero.twin.baseUrl() + end);
        xero.twin.misbehave(com.smartap.testkit.twin.Misbehaviour.EXPIRE_TOKENS);
        try (ErpConnector connector = XeroContractTest.hasty(xero.clock)
                .create(new TestConnectorContext("books", xero.clock, address, settings, xero.vault))) {
            assertThat(connector.test().company()).isEqualTo("Twin Manufacturing LLC");
        }
        assertThat(xero.twin.refreshes()).isEqualTo(1);
    }

    @Test
    void xeros_own_addresses_are_used_where_none_is_given() {
        XeroSettings settings = XeroSettings.of(
                new TestConnectorContext("books", xero.clock, null, Map.of("tenantId", "t"), xero.vault));
        assertThat(settings.addresses().api().uri()).hasToString("https://api.xero.com/api.xro/2.0");
        assertThat(settings.addresses().token().uri()).hasToString("https://identity.xero.com/connect/token");
        assertThat(settings.addresses().root().resolve("/Connections")).hasToString("https://api.xero.com/Connections");
    }

    @Test
    void a_custom_connection_needs_no_refresh_token() {
        Map<String, Secret> own = new HashMap<>(xero.twin.credentials());
        own.remove("refreshToken");
        own.remove("accessToken");
        own.remove("expiresAt");
        TestCredentialVault vault = new TestCredentialVault(xero.clock, own);
        try (ErpConnector connector = XeroContractTest.hasty(xero.clock)
                .create(new TestConnectorContext("books", xero.clock, xero.twin.baseUrl(), xero.settings, vault))) {
            assertThat(connector.test().company()).isEqualTo("Twin Manufacturing LLC");
            xero.twin.misbehave(com.smartap.testkit.twin.Misbehaviour.EXPIRE_TOKENS);
            assertThat(connector.test().company()).isEqualTo("Twin Manufacturing LLC");
        }
        assertThat(vault.read().get("refreshToken")).isEmpty();
    }

    @Test
    void a_consent_gives_tokens_and_the_organisations_to_choose_from() {
        Map<String, Secret> app = new HashMap<>();
        app.put("clientId", xero.twin.credentials().get("clientId"));
        app.put("clientSecret", xero.twin.credentials().get("clientSecret"));
        ConnectorContext context = new TestConnectorContext(
                "books", xero.clock, xero.twin.baseUrl(), Map.of(), new TestCredentialVault(xero.clock, app));
        try (ErpConsent consent =
                XeroContractTest.hasty(xero.clock).consent(context).orElseThrow()) {
            ErpConsent.Begun begun = consent.begin(URI.create("https://host.example/callback"));
            assertThat(begun.url().getPath()).isEqualTo("/identity/connect/authorize");
            assertThat(begun.url().getQuery())
                    .contains("offline_access", "accounting.invoices", "code_challenge_method=S256");
            String code = xero.twin.screen().consentCode("challenge");
            ErpConsent.Connected connected =
                    consent.complete(begun, Map.of("state", begun.state().reveal(), "code", code));
            assertThat(connected.settings()).containsEntry("tenantId", XeroTwin.TENANT_ID);
            assertThat(connected.companies())
                    .singleElement()
                    .satisfies(company -> assertThat(company.name()).isEqualTo("Twin Manufacturing LLC"));
            assertThat(connected.credentials().get("refreshToken")).isPresent();
        }
    }

    @Test
    void a_refresh_token_that_died_asks_for_a_person() {
        xero.twin.screen().grace(java.time.Duration.ZERO);
        ErpConnector other = xero.connector();
        Map<String, Secret> old = xero.vault.read().values();
        xero.twin.misbehave(com.smartap.testkit.twin.Misbehaviour.EXPIRE_TOKENS);
        other.test();
        xero.vault.replace(old);
        assertThatThrownBy(xero.connector()::test)
                .isInstanceOf(ConnectorAuthorizationException.class)
                .hasMessageContainingAll("invalid_grant", "Reconnect");
    }

    @Test
    void every_wrong_setting_is_named() {
        Map<String, String> wrong = Map.of(
                "tenantId", "a b",
                "billStatus", "PAID",
                "taxMode", "none",
                "pageSize", "5",
                "trackingCategories", "department",
                "documentUrl", "ftp://x",
                "homeCurrency", "XXXX");
        ConnectorContext context = new TestConnectorContext("books", xero.clock, null, wrong, xero.vault);
        assertThatThrownBy(() -> XeroSettings.of(context))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageContainingAll(
                        "tenantId",
                        "billStatus",
                        "taxMode",
                        "pageSize",
                        "trackingCategories",
                        "documentUrl",
                        "homeCurrency");
    }
}

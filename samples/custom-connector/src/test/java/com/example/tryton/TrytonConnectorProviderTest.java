package com.example.tryton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smartap.spi.InvalidConfigurationException;
import com.smartap.spi.erp.ErpConnectorProvider;
import com.smartap.spi.erp.VendorImport;
import com.smartap.testkit.connector.TestConnectorContext;
import com.smartap.testkit.connector.TestCredentialVault;
import java.net.URI;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrytonConnectorProviderTest {
    private final TwinFixture fixture = new TwinFixture();

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void smartap_finds_it_by_itself() {
        assertThat(ServiceLoader.load(ErpConnectorProvider.class))
                .extracting(ErpConnectorProvider::id)
                .contains("tryton");
    }

    @Test
    void every_problem_of_the_settings_is_said_at_once() {
        assertThatThrownBy(() -> new TrytonConnectorProvider()
                        .create(context(
                                null, Map.of("defaultTaxCode", "VAT", "priceDecimals", "99", "lookBackSeconds", "-1"))))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageContainingAll(
                        "baseUrl is missing",
                        "database is missing",
                        "user is missing",
                        "defaultTaxCode (VAT)",
                        "priceDecimals (99)",
                        "lookBackSeconds (-1)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/tryton", "/tryton/"})
    void the_address_may_hold_the_database_or_not(String path) {
        URI address = URI.create(fixture.twin.baseUrl() + path);
        try (var connector = new TrytonConnectorProvider().create(context(address, fixture.twin.settings()))) {
            assertThat(connector.test().company()).isEqualTo("Northwind Books");
            assertThat(connector
                            .ability(VendorImport.class)
                            .orElseThrow()
                            .vendors(null, 10)
                            .items())
                    .hasSize(1);
        }
    }

    @Test
    void a_company_is_chosen_by_name_or_id_and_must_be_there() {
        assertThat(fixture.connector(Map.of("company", "Northwind Books"))
                        .test()
                        .company())
                .isEqualTo("Northwind Books");
        assertThat(fixture.connector(Map.of("company", "1")).test().detail()).contains("USD");
        assertThatThrownBy(
                        () -> fixture.connector(Map.of("company", "Southwind")).test())
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageContaining("Southwind");
    }

    private TestConnectorContext context(URI address, Map<String, String> settings) {
        return new TestConnectorContext(
                "tryton-twin",
                fixture.clock,
                address,
                settings,
                new TestCredentialVault(fixture.clock, fixture.twin.credentials()));
    }
}

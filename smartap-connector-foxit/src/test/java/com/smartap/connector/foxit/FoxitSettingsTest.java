package com.smartap.connector.foxit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smartap.spi.InvalidConfigurationException;
import com.smartap.testkit.TestClock;
import com.smartap.testkit.connector.TestConnectorContext;
import com.smartap.testkit.connector.TestCredentialVault;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoxitSettingsTest {
    private final TestClock clock = TestClock.at("2026-11-20T15:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "classic,na1,https://na1.foxitesign.foxit.com/api",
        "classic,eu1,https://eu1.foxitesign.foxit.com/api",
        "classic,au1,https://au1.foxitesign.foxit.com/api",
        "gateway,na1,https://na1.fusion.foxit.com/esign/api/v1"
    })
    void each_surface_has_its_host_in_each_region(String surface, String region, String address) {
        assertThat(of(null, Map.of("surface", surface, "region", region)).base().uri())
                .hasToString(address);
    }

    @Test
    void another_address_replaces_the_host_with_the_surfaces_path_or_without() {
        Map<String, String> classic = Map.of("surface", "classic", "region", "eu1");
        assertThat(of(URI.create("https://www.esigngenie.com/esign/api"), classic)
                        .base()
                        .uri())
                .hasToString("https://www.esigngenie.com/esign/api");
        assertThat(of(URI.create("https://proxy.example/"), classic).base().uri())
                .hasToString("https://proxy.example/api");
        assertThat(of(URI.create("https://proxy.example"), Map.of("surface", "gateway", "region", "eu1"))
                        .base()
                        .uri())
                .hasToString("https://proxy.example/esign/api/v1");
    }

    @Test
    void limits_are_those_of_the_surface_unless_set() {
        assertThat(of(null, Map.of("surface", "gateway")).callsPerMinute()).isEqualTo(100);
        assertThat(of(null, Map.of("surface", "gateway", "environment", "sandbox"))
                        .callsPerMinute())
                .isEqualTo(15);
        assertThat(of(null, Map.of("surface", "gateway", "callsPerMinute", "30"))
                        .callsPerMinute())
                .isEqualTo(30);
    }

    @Test
    void every_problem_is_named_at_once() {
        Map<String, String> wrong = new HashMap<>(Map.of(
                "region", "mars",
                "referenceIn", "nowhere",
                "searchDays", "0",
                "expiryFormat", "weeks",
                "messageField", "parties",
                "expiryField", "no field",
                "maxDocumentMegabytes", "51",
                "signedWords", "SIGNED",
                "openStatuses", "SHARED,EXECUTED"));
        assertThatThrownBy(() -> of(null, wrong))
                .isInstanceOf(InvalidConfigurationException.class)
                .satisfies(e -> assertThat(e.getMessage())
                        .contains(
                                "surface is missing",
                                "region (mars)",
                                "referenceIn (nowhere)",
                                "searchDays (0)",
                                "expiryFormat (weeks)",
                                "messageField (parties)",
                                "expiryField (no field)",
                                "maxDocumentMegabytes (51)",
                                "EXECUTED"));
        assertThatThrownBy(() -> of(null, Map.of("surface", "gateway", "region", "eu1")))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageContaining("baseUrl");
    }

    private FoxitSettings of(@Nullable URI base, Map<String, String> settings) {
        return FoxitSettings.of(
                new TestConnectorContext("foxit-1", clock, base, settings, new TestCredentialVault(clock, Map.of())));
    }
}

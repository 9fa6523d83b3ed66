package com.smartap.connector.quickbooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smartap.spi.ConnectorAuthorizationException;
import com.smartap.spi.InvalidConfigurationException;
import com.smartap.spi.SpiLevel;
import com.smartap.spi.erp.BillPosting;
import com.smartap.spi.erp.ChartOfAccounts;
import com.smartap.spi.erp.ErpConnector;
import com.smartap.spi.erp.ErpConnectorProvider;
import com.smartap.spi.erp.ErpPage;
import com.smartap.spi.erp.ErpVendor;
import com.smartap.spi.erp.VendorImport;
import com.smartap.testkit.connector.TestConnectorContext;
import com.smartap.testkit.twin.Misbehaviour;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class QuickBooksConnectorTest {
    private static final Instant SEEDED = Instant.parse("2026-11-01T08:00:00Z");
    private final TwinFixture fixture = new TwinFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void the_provider_is_found_and_has_every_ability_it_declares() {
        ErpConnectorProvider provider = ServiceLoader.load(ErpConnectorProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(found -> found.id().equals("quickbooks"))
                .findFirst()
                .orElseThrow();
        assertThat(provider.spiLevel()).isEqualTo(SpiLevel.CURRENT);
        ErpConnector connector = fixture.connector();
        assertThat(provider.abilities())
                .hasSize(8)
                .allSatisfy(ability -> assertThat(connector.ability(ability)).isPresent());
        assertThat(connector.ability(Runnable.class)).isEmpty();
        assertThat(connector.ability(Object.class)).isEmpty();
    }

    @Test
    void a_test_names_the_company() {
        assertThat(fixture.connector().test().company()).isEqualTo("Twin Manufacturing LLC");
    }

    @Test
    void accounts_and_tax_codes_are_listed() {
        ChartOfAccounts accounts = fixture.ability(ChartOfAccounts.class);
        assertThat(accounts.accounts())
                .anySatisfy(account ->
                        assertThat(account.code() + " " + account.type()).isEqualTo("7 Expense"));
        assertThat(accounts.taxCodes()).anySatisfy(code -> {
            assertThat(code.name()).isEqualTo("20.0% S");
            assertThat(code.percent()).isEqualByComparingTo("20");
        });
    }

    @Test
    void an_import_outlives_its_access_token() {
        for (int i = 1; i <= 10; i++) {
            fixture.vendor(i, SEEDED.plusSeconds(i));
        }
        VendorImport vendors = fixture.ability(VendorImport.class);
        Set<String> seen = new HashSet<>();
        String cursor = null;
        boolean more = true;
        while (more) {
            ErpPage<ErpVendor> page = vendors.vendors(cursor, 3);
            page.items().forEach(vendor -> seen.add(vendor.externalId()));
            cursor = page.cursor();
            more = page.more();
            if (seen.size() == 3) {
                fixture.twin.misbehave(Misbehaviour.EXPIRE_TOKENS); // sooner than they said
            } else if (seen.size() == 6) {
                fixture.clock.advance(Duration.ofHours(2)); // as they said
            }
        }
        assertThat(seen).hasSize(10);
        assertThat(fixture.twin.refreshes()).isEqualTo(2);
        assertThat(fixture.vault.read().require("refreshToken"))
                .isEqualTo(fixture.twin.credentials().get("refreshToken"));
    }

    @Test
    void revoked_tokens_ask_for_a_person() {
        fixture.twin.misbehave(Misbehaviour.REVOKE_TOKENS);
        ErpConnector connector = fixture.connector();
        assertThatThrownBy(connector::test)
                .isInstanceOf(ConnectorAuthorizationException.class)
                .hasMessageContaining("Reconnect needed");
        assertThatThrownBy(connector::test).isInstanceOf(ConnectorAuthorizationException.class);
        assertThat(fixture.twin.refreshes()).isEqualTo(1);
    }

    @Test
    void settings_report_every_problem_at_once() {
        Map<String, String> settings = Map.of(
                "taxMode", "maybe", "timeoutSeconds", "0", "tokenUrl", "http://evil.example", "homeCurrency", "XXL");
        assertThatThrownBy(() -> new QuickBooksConnectorProvider()
                        .create(new TestConnectorContext("books", fixture.clock, null, settings, fixture.vault)))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageContainingAll("realmId", "taxMode", "timeoutSeconds", "tokenUrl", "homeCurrency");
    }

    @Test
    void secrets_go_to_intuit_only_if_the_data_comes_from_there() {
        assertThat(settings(null).tokenUrl()).hasHost("oauth.platform.intuit.com");
        assertThat(settings(null).company().uri()).hasToString("https://quickbooks.api.intuit.com/v3/company/77");
        QuickBooksSettings own = settings(URI.create("http://127.0.0.1:4911/"));
        assertThat(own.tokenUrl()).hasToString("http://127.0.0.1:4911/oauth2/v1/tokens/bearer");
        assertThat(own.company().uri()).hasToString("http://127.0.0.1:4911/v3/company/77");
        assertThat(settings(URI.create("https://erp.example/v3/company/77"))
                        .company()
                        .uri())
                .hasToString("https://erp.example/v3/company/77");
    }

    @Test
    void an_address_may_hold_the_path_of_the_api_or_not() {
        for (String address : List.of(
                "http://127.0.0.1:4911",
                "http://127.0.0.1:4911/",
                "http://127.0.0.1:4911/v3",
                "http://127.0.0.1:4911/v3/company",
                "http://127.0.0.1:4911/v3/company/77",
                "http://127.0.0.1:4911/v3/company/77/")) {
            assertThat(settings(URI.create(address)).company().uri())
                    .hasToString("http://127.0.0.1:4911/v3/company/77");
            assertThat(settings(URI.create(address)).tokenUrl())
                    .hasToString("http://127.0.0.1:4911/oauth2/v1/tokens/bearer");
        }
    }

    @Test
    void posting_by_many_threads_at_once_gives_one_bill_each() throws Exception {
        fixture.vendor(1, SEEDED);
        BillPosting posting = fixture.ability(BillPosting.class);
        var threads = java.util.concurrent.Executors.newFixedThreadPool(4);
        var runs = new java.util.ArrayList<java.util.concurrent.Future<?>>();
        for (int i = 0; i < 8; i++) {
            String reference = "ref-" + i % 4;
            runs.add(threads.submit(() -> posting.post(
                    com.smartap.testkit.erp.TestBills.bill(reference, "INV-" + reference, "1", null),
                    com.smartap.model.IdempotencyKey.of("post-bill", reference, 1))));
        }
        for (var run : runs) {
            run.get(30, java.util.concurrent.TimeUnit.SECONDS);
        }
        threads.shutdown();
        assertThat(fixture.twin.bills()).hasSize(4);
    }

    private QuickBooksSettings settings(URI address) {
        return QuickBooksSettings.of(
                new TestConnectorContext("books", fixture.clock, address, Map.of("realmId", "77"), fixture.vault));
    }
}

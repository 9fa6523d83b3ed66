package com.smartap.connector.xero;

import static com.smartap.connector.xero.XeroFixture.EARLIER;
import static org.assertj.core.api.Assertions.assertThat;

import com.smartap.model.Address;
import com.smartap.model.BankAccount;
import com.smartap.model.Money;
import com.smartap.model.erp.EntityType;
import com.smartap.spi.erp.ErpPage;
import com.smartap.spi.erp.ErpVendor;
import com.smartap.spi.erp.VendorImport;
import com.smartap.testkit.erp.ErpSeeds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class XeroImportTest {
    private final XeroFixture xero = new XeroFixture();

    @AfterEach
    void close() {
        xero.close();
    }

    @ParameterizedTest
    @CsvSource({"true,true,100", "true,false,100", "false,false,300", "false,true,300", "true,true,1000"})
    void many_records_of_one_moment_are_all_read_with_few_calls(boolean size, boolean count, int limit) {
        xero.twin.screen().paging(size, count);
        xero.twin.screen().limits(100_000, 5, 100_000);
        xero.settings.put("requestsPerMinute", "60000");
        for (int number = 1; number <= 950; number++) {
            xero.twin.seed(ErpSeeds.vendor(xero.twin, number, EARLIER));
        }
        List<String> ids = readAll(null, limit);
        assertThat(ids).hasSize(950).doesNotHaveDuplicates();
        assertThat(xero.twin.requests()).isLessThan(count ? 14 : 24);
    }

    @Test
    void a_page_of_a_thousand_is_one_call() {
        for (int number = 1; number <= 990; number++) {
            xero.twin.seed(ErpSeeds.vendor(xero.twin, number, EARLIER.plusSeconds(number)));
        }
        assertThat(xero.ability(VendorImport.class).vendors(null, 1000).items()).hasSize(990);
        assertThat(xero.twin.requests()).isEqualTo(1);
    }

    @Test
    void whoever_moves_up_while_a_crowded_moment_is_read_is_not_lost() {
        xero.twin.screen().largestPage(10);
        for (int number = 1; number <= 100; number++) {
            xero.twin.seed(ErpSeeds.vendor(xero.twin, number, EARLIER));
        }
        VendorImport vendors = xero.ability(VendorImport.class);
        List<String> ids = new ArrayList<>();
        String cursor = null;
        boolean more = true;
        for (int page = 0; more && page < 100; page++) {
            ErpPage<ErpVendor> got = vendors.vendors(cursor, 7);
            got.items().forEach(vendor -> ids.add(vendor.externalId()));
            cursor = got.cursor();
            more = got.more();
            xero.twin.touch(EntityType.VENDOR, xero.twin.id(EntityType.VENDOR, 1 + page));
            xero.twin.delete(EntityType.VENDOR, xero.twin.id(EntityType.VENDOR, 60 + page));
        }
        ids.addAll(readAll(cursor, 7));
        assertThat(ids).containsAll(xero.twin.held(EntityType.VENDOR).keySet());
    }

    @Test
    void new_vendors_come_before_xero_calls_them_suppliers() {
        assertThat(readAll(null, 10)).hasSize(1);
        xero.settings.put("contacts", "not-only-customers");
        assertThat(readAll(null, 10)).hasSize(1);
        xero.settings.put("contacts", "suppliers");
        assertThat(readAll(null, 10)).isEmpty();
        xero.posted(xero.bill("INV-1"));
        assertThat(readAll(null, 10)).hasSize(1);
    }

    @Test
    void addresses_terms_and_accounts_come_with_a_vendor() {
        ErpVendor plain = ErpSeeds.vendor(xero.twin, 1, EARLIER);
        BankAccount iban =
                new BankAccount("Acme", BankAccount.Type.CHECKING, null, null, "DE89370400440532013000", null, null);
        xero.twin.seed(new ErpVendor(
                plain.externalId(),
                plain.name(),
                plain.taxId(),
                plain.email(),
                plain.phone(),
                List.of(
                        new Address("Box", "12", "8001", "Zürich", null, "CH"),
                        new Address("Lane", "3", "8002", "Zürich", null, "CH")),
                Money.currency("EUR"),
                "30 DAYSAFTERBILLDATE",
                List.of(iban),
                true,
                EARLIER));
        ErpVendor read =
                xero.ability(VendorImport.class).vendors(null, 10).items().get(0);
        assertThat(read.paymentTerms()).isEqualTo("30 DAYSAFTERBILLDATE");
        assertThat(read.taxId()).isEqualTo("12-0000001");
        assertThat(read.phone()).isEqualTo("555-0100");
        assertThat(read.currency()).isEqualTo(Money.currency("EUR"));
        assertThat(read.addresses())
                .hasSize(2)
                .first()
                .satisfies(address -> assertThat(address.oneLine()).isEqualTo("12 Box, Zürich, 8001, CH"));
        assertThat(read.bankAccounts())
                .singleElement()
                .satisfies(account -> assertThat(account.iban()).isEqualTo("DE89370400440532013000"));
    }

    @Test
    void a_cursor_of_a_moment_asks_xero_for_what_changed_since() {
        for (int number = 2; number <= 5; number++) {
            xero.twin.seed(ErpSeeds.vendor(xero.twin, number, EARLIER.plusMillis(number * 400L)));
        }
        VendorImport vendors = xero.ability(VendorImport.class);
        assertThat(readAll(vendors.cursorSince(EARLIER.plusMillis(1200)), 10)).containsExactly(id(3), id(4), id(5));
        assertThat(readAll(vendors.cursorSince(Instant.parse("2026-11-20T00:00:00Z")), 10))
                .isEmpty();
    }

    private String id(int number) {
        return xero.twin.id(EntityType.VENDOR, number);
    }

    private List<String> readAll(@Nullable String from, int limit) {
        VendorImport vendors = xero.ability(VendorImport.class);
        List<String> ids = new ArrayList<>();
        String cursor = from;
        boolean more = true;
        for (int page = 0; more && page < 500; page++) {
            ErpPage<ErpVendor> got = vendors.vendors(cursor, limit);
            assertThat(got.items()).hasSizeLessThanOrEqualTo(limit);
            got.items().forEach(vendor -> ids.add(vendor.externalId()));
            cursor = got.cursor();
            more = got.more();
        }
        assertThat(more).isFalse();
        return ids;
    }
}

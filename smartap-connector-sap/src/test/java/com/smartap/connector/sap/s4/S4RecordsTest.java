package com.smartap.connector.sap.s4;

import static org.assertj.core.api.Assertions.assertThat;

import com.smartap.model.BankAccount;
import com.smartap.model.Money;
import com.smartap.model.erp.EntityType;
import com.smartap.spi.erp.ChartOfAccounts;
import com.smartap.spi.erp.ErpGoodsReceipt;
import com.smartap.spi.erp.ErpPage;
import com.smartap.spi.erp.ErpPurchaseOrder;
import com.smartap.spi.erp.ErpVendor;
import com.smartap.spi.erp.GoodsReceiptImport;
import com.smartap.spi.erp.PurchaseOrderImport;
import com.smartap.spi.erp.VendorImport;
import com.smartap.testkit.erp.ErpSeeds;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class S4RecordsTest {
    private final S4Fixture s4 = new S4Fixture();

    @AfterEach
    void nothing_was_asked_that_sap_does_not_know() {
        List<String> violations = s4.twin.violations();
        s4.close();
        assertThat(violations).isEmpty();
    }

    @Test
    void a_vendor_comes_with_tax_number_contact_terms_and_banks() {
        ErpVendor seeded = ErpSeeds.vendor(s4.twin, 2, S4Fixture.START);
        s4.twin.seed(new ErpVendor(
                seeded.externalId(),
                seeded.name(),
                seeded.taxId(),
                seeded.email(),
                seeded.phone(),
                seeded.addresses(),
                seeded.currency(),
                "0001",
                List.of(
                        BankAccount.us("Vendor 2", "021000021", "9876543210"),
                        new BankAccount(
                                null,
                                BankAccount.Type.CHECKING,
                                null,
                                null,
                                "DE89370400440532013000",
                                "COBADEFFXXX",
                                "Commerzbank")),
                true,
                seeded.modifiedAt()));
        ErpVendor read = s4.ability(VendorImport.class).vendors(null, 10).items().stream()
                .filter(vendor -> vendor.externalId().equals(seeded.externalId()))
                .findFirst()
                .orElseThrow();
        assertThat(read.taxId()).isEqualTo(seeded.taxId());
        assertThat(read.email()).isEqualTo(seeded.email());
        assertThat(read.phone()).isEqualTo("555-0100");
        assertThat(read.currency()).isEqualTo(Money.currency("USD"));
        assertThat(read.paymentTerms()).isEqualTo("0001");
        assertThat(read.bankAccounts())
                .extracting(BankAccount::identity)
                .containsExactly("021000021/9876543210", "DE89370400440532013000");
        assertThat(read.modifiedAt()).isEqualTo(S4Fixture.START);
    }

    @Test
    void days_and_times_of_vendors_are_those_of_saps_zone() {
        s4.settings.put("timeZone", "America/New_York");
        VendorImport vendors = s4.ability(VendorImport.class);
        Instant read = vendors.vendors(null, 10).items().get(0).modifiedAt();
        assertThat(read).isEqualTo(Instant.parse("2026-10-01T12:00:00Z")); // 08:00 in New York
        String after = vendors.cursorSince(read.plusSeconds(1));
        assertThat(vendors.vendors(after, 10).items()).isEmpty();
        assertThat(vendors.vendors(vendors.cursorSince(read), 10).items()).hasSize(1);
    }

    @Test
    void ids_are_the_same_with_and_without_leading_zeros() {
        s4.twin.showLeadingZeros(true);
        s4.twin.seed(ErpSeeds.order(s4.twin, 3, S4Fixture.START));
        String vendor = s4.twin.id(EntityType.VENDOR, 1);
        assertThat(s4.ability(VendorImport.class).vendors(null, 10).items())
                .extracting(ErpVendor::externalId)
                .containsExactly(vendor);
        ErpPurchaseOrder order = s4.ability(PurchaseOrderImport.class)
                .purchaseOrders(null, 10)
                .items()
                .get(0);
        assertThat(order.vendorExternalId()).isEqualTo(vendor);
        assertThat(order.lines()).extracting(ErpPurchaseOrder.Line::accountCode).containsOnly("65100000");
        String id = s4.posted(s4.bill("INV-Z"));
        assertThat(s4.posted(s4.bill("INV-Z"))).isEqualTo(id);
        assertThat(s4.ability(ChartOfAccounts.class).accounts())
                .extracting(ChartOfAccounts.ErpAccount::code)
                .contains("65100000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"v2", "v4"})
    void orders_are_the_same_by_both_versions_of_the_service(String version) {
        s4.settings.put("purchaseOrderApi", version);
        s4.twin.pageLimit(3);
        for (int i = 1; i <= 10; i++) {
            s4.twin.seed(ErpSeeds.order(s4.twin, i, S4Fixture.START.plusMillis(300L * i)));
        }
        List<ErpPurchaseOrder> read = new ArrayList<>();
        PurchaseOrderImport orders = s4.ability(PurchaseOrderImport.class);
        ErpPage<ErpPurchaseOrder> page = orders.purchaseOrders(null, 5);
        read.addAll(page.items());
        while (page.more()) {
            page = orders.purchaseOrders(page.cursor(), 5);
            read.addAll(page.items());
        }
        assertThat(read)
                .extracting(ErpPurchaseOrder::externalId)
                .doesNotHaveDuplicates()
                .hasSize(10);
        ErpPurchaseOrder third = orders.find(
                        s4.twin.id(EntityType.VENDOR, 1), "000" + s4.twin.id(EntityType.PURCHASE_ORDER, 3))
                .orElseThrow();
        assertThat(third.total()).isEqualTo(Money.of("550.00", "USD"));
        assertThat(third.modifiedAt()).isEqualTo(S4Fixture.START.plusMillis(900));
        assertThat(third.lines()).extracting(ErpPurchaseOrder.Line::externalId).containsExactly("10", "20");
        assertThat(third.lines().get(0).unitPrice()).isEqualByComparingTo("50");
        assertThat(third.lines().get(0).accountCode()).isEqualTo("65100000");
    }

    @Test
    void prices_for_many_units_and_in_other_units_make_exact_totals() {
        s4.twin.seed(ErpSeeds.order(s4.twin, 3, S4Fixture.START));
        String id = s4.twin.id(EntityType.PURCHASE_ORDER, 3);
        s4.twin.changeOrder(id, 10, "OrderQuantity", "300");
        s4.twin.changeOrder(id, 10, "NetPriceAmount", "12.345");
        s4.twin.changeOrder(id, 10, "NetPriceQuantity", "1000");
        s4.twin.changeOrder(id, 20, "OrderPriceUnitToOrderUnitNmrtr", "1");
        s4.twin.changeOrder(id, 20, "OrdPriceUnitToOrderUnitDnmntr", "3");
        ErpPurchaseOrder order = s4.ability(PurchaseOrderImport.class)
                .purchaseOrders(null, 10)
                .items()
                .get(0);
        // 300 x 12.345 / 1000 = 3.7035, and 4 / 3 x 12.50 = 16.67
        assertThat(order.total()).isEqualTo(Money.of("20.37", "USD"));
        assertThat(order.lines().get(0).unitPrice()).isEqualByComparingTo("0.012345");
    }

    @Test
    void an_order_is_open_while_it_is_released_and_something_is_to_be_billed() {
        s4.twin.seed(ErpSeeds.order(s4.twin, 3, S4Fixture.START));
        String id = s4.twin.id(EntityType.PURCHASE_ORDER, 3);
        assertThat(order(id).open()).isTrue();
        s4.twin.changeOrder(id, 10, "IsFinallyInvoiced", "true");
        assertThat(order(id).open()).isTrue();
        assertThat(order(id).lines().get(0).billed()).isEqualByComparingTo("10");
        s4.twin.changeOrder(id, 20, "IsFinallyInvoiced", "true");
        assertThat(order(id).open()).isFalse();
        s4.twin.changeOrder(id, 20, "IsFinallyInvoiced", "false");
        s4.twin.changeOrder(id, 0, "ReleaseIsNotCompleted", "true");
        assertThat(order(id).open()).isFalse();
        s4.twin.changeOrder(id, 0, "ReleaseIsNotCompleted", "false");
        s4.twin.changeOrder(id, 20, "PurchasingDocumentDeletionCode", "L");
        assertThat(order(id).lines()).hasSize(1);
        assertThat(order(id).total()).isEqualTo(Money.of("500.00", "USD"));
    }

    @Test
    void goods_receipts_and_their_returns_come_from_material_documents() {
        s4.twin.seed(ErpSeeds.order(s4.twin, 3, S4Fixture.START));
        String order = s4.twin.id(EntityType.PURCHASE_ORDER, 3);
        String first = s4.twin.receive(order, 10, new BigDecimal("4"));
        s4.clock.advance(Duration.ofHours(1));
        s4.twin.receive(order, 10, new BigDecimal("-1.5"));
        GoodsReceiptImport receipts = s4.ability(GoodsReceiptImport.class);
        ErpPage<ErpGoodsReceipt> page = receipts.goodsReceipts(null, 1);
        assertThat(page.items()).singleElement().satisfies(receipt -> {
            assertThat(receipt.externalId()).isEqualTo(first + "/2026");
            assertThat(receipt.vendorExternalId()).isEqualTo(s4.twin.id(EntityType.VENDOR, 1));
            assertThat(receipt.receivedOn()).isEqualTo("2026-11-21");
            assertThat(receipt.cancelled()).isFalse();
            ErpGoodsReceipt.Line line = receipt.lines().get(0);
            assertThat(line.purchaseOrderExternalId()).isEqualTo(order);
            assertThat(line.purchaseOrderLineExternalId()).isEqualTo("10");
            assertThat(line.quantity()).isEqualByComparingTo("4");
        });
        ErpPage<ErpGoodsReceipt> second = receipts.goodsReceipts(page.cursor(), 10);
        assertThat(second.items())
                .singleElement()
                .satisfies(
                        receipt -> assertThat(receipt.lines().get(0).quantity()).isEqualByComparingTo("-1.5"));
        s4.settings.put("receiptMovements", "901");
        s4.settings.put("returnMovements", "902");
        assertThat(s4.ability(GoodsReceiptImport.class).goodsReceipts(null, 10).items())
                .isEmpty();
    }

    @Test
    void accounts_have_names_and_blocked_ones_are_inactive() {
        s4.settings.put("chartOfAccounts", "YCOA");
        s4.twin.pageLimit(2);
        List<ChartOfAccounts.ErpAccount> accounts =
                s4.ability(ChartOfAccounts.class).accounts();
        assertThat(accounts).hasSize(6).anySatisfy(account -> {
            assertThat(account.code()).isEqualTo("69999999");
            assertThat(account.name()).isEqualTo("Old account");
            assertThat(account.active()).isFalse();
        });
        assertThat(s4.ability(ChartOfAccounts.class).taxCodes())
                .extracting(ChartOfAccounts.ErpTaxCode::code)
                .containsExactly("I0", "I1", "I2");
    }

    private ErpPurchaseOrder order(String id) {
        return s4.ability(PurchaseOrderImport.class)
                .find(s4.twin.id(EntityType.VENDOR, 1), id)
                .orElseThrow();
    }
}

package com.smartap.testkit.erp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.smartap.model.Address;
import com.smartap.model.Money;
import com.smartap.model.erp.EntityType;
import com.smartap.spi.erp.ChartOfAccounts;
import com.smartap.spi.erp.ErpPurchaseOrder;
import com.smartap.spi.erp.ErpVendor;
import com.smartap.spi.erp.GoodsReceiptImport;
import com.smartap.spi.erp.PurchaseOrderImport;
import com.smartap.spi.erp.VendorImport;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Records come as they are in the ERP: exact, in any script, whole. */
abstract class RecordsPart {
    private final ErpConnectorContract contract;

    RecordsPart(ErpConnectorContract contract) {
        this.contract = contract;
    }

    @Test
    void a_vendor_comes_with_what_the_erp_knows_of_it() {
        assumeTrue(contract.has(VendorImport.class));
        ErpVendor seeded = ErpSeeds.vendor(contract.twin, 7, ImportPart.START);
        contract.twin.seed(seeded);
        ErpVendor read = vendor();
        assertThat(read.externalId()).isEqualTo(seeded.externalId());
        assertThat(read.name()).isEqualTo("Vendor 7");
        assertThat(read.active()).isTrue();
        assertThat(read.modifiedAt()).isEqualTo(ImportPart.START);
        assertThat(read.addresses()).extracting(Address::town).containsExactly("Detroit");
    }

    @Test
    void an_inactive_vendor_says_so() {
        assumeTrue(contract.has(VendorImport.class));
        ErpVendor active = ErpSeeds.vendor(contract.twin, 7, ImportPart.START);
        contract.twin.seed(new ErpVendor(
                active.externalId(),
                active.name(),
                null,
                null,
                null,
                List.of(),
                active.currency(),
                null,
                List.of(),
                false,
                active.modifiedAt()));
        assertThat(vendor().active()).isFalse();
    }

    @Test
    void names_in_any_script_come_as_they_are() {
        assumeTrue(contract.has(VendorImport.class));
        String name = "O'Neill & Söhne \"Łódź\" 株式会社 🦊 \\ <b>";
        ErpVendor plain = ErpSeeds.vendor(contract.twin, 7, ImportPart.START);
        contract.twin.seed(new ErpVendor(
                plain.externalId(),
                name,
                null,
                null,
                null,
                List.of(new Address("Straße", "1", "8001", "Zürich", null, "CH")),
                plain.currency(),
                null,
                List.of(),
                true,
                plain.modifiedAt()));
        ErpVendor read = vendor();
        assertThat(read.name()).isEqualTo(name);
        assertThat(read.addresses()).extracting(Address::town).containsExactly("Zürich");
        assertThat(read.addresses()).extracting(Address::country).containsExactly("CH");
    }

    @Test
    void quantities_prices_and_totals_are_exact() {
        assumeTrue(contract.has(PurchaseOrderImport.class));
        contract.seedVendor();
        ErpPurchaseOrder order = ErpSeeds.order(contract.twin, 3, ImportPart.START);
        ErpPurchaseOrder.Line line = order.lines().get(0);
        contract.twin.seed(new ErpPurchaseOrder(
                order.externalId(),
                order.number(),
                order.vendorExternalId(),
                true,
                LocalDate.parse("2026-02-28"),
                Money.of("1234567.04", "USD"),
                List.of(
                        new ErpPurchaseOrder.Line(
                                "1",
                                1,
                                line.sku(),
                                line.description(),
                                new BigDecimal("0.7"),
                                new BigDecimal("0.1"),
                                null,
                                null,
                                null,
                                null),
                        new ErpPurchaseOrder.Line(
                                "2",
                                2,
                                line.sku(),
                                line.description(),
                                new BigDecimal("3"),
                                new BigDecimal("411522.32"),
                                null,
                                null,
                                null,
                                null),
                        new ErpPurchaseOrder.Line(
                                "3",
                                3,
                                line.sku(),
                                line.description(),
                                new BigDecimal("1"),
                                new BigDecimal("0.01"),
                                null,
                                null,
                                null,
                                null)),
                order.modifiedAt()));
        ErpPurchaseOrder read = contract.ability(PurchaseOrderImport.class)
                .purchaseOrders(null, 10)
                .items()
                .get(0);
        assertThat(read.total()).isEqualTo(Money.of("1234567.04", "USD"));
        assertThat(read.orderDate()).isEqualTo(LocalDate.parse("2026-02-28"));
        assertThat(read.open()).isTrue();
        assertThat(read.lines()).hasSize(3);
        assertThat(read.lines().get(0).quantity()).isEqualByComparingTo("0.7");
        assertThat(read.lines().get(0).unitPrice()).isEqualByComparingTo("0.1");
        assertThat(read.lines().get(1).unitPrice()).isEqualByComparingTo("411522.32");
        assertThat(read.lines()).extracting(ErpPurchaseOrder.Line::lineNumber).isSorted();
    }

    @Test
    void an_order_is_found_by_the_number_that_the_vendor_prints() {
        assumeTrue(contract.has(PurchaseOrderImport.class));
        contract.seedVendor();
        contract.twin.seed(ErpSeeds.order(contract.twin, 3, ImportPart.START));
        contract.twin.seed(ErpSeeds.order(contract.twin, 4, ImportPart.START));
        PurchaseOrderImport orders = contract.ability(PurchaseOrderImport.class);
        String number = orders.purchaseOrders(null, 10).items().get(1).number();
        String vendor = contract.twin.id(EntityType.VENDOR, 1);
        assertThat(orders.find(vendor, number))
                .hasValueSatisfying(order -> assertThat(order.number()).isEqualTo(number));
        assertThat(orders.find(vendor, number + "9")).isEmpty();
        assertThat(orders.find(contract.twin.id(EntityType.VENDOR, 99), number)).isEmpty();
    }

    @Test
    void goods_receipts_can_be_asked_for() {
        assumeTrue(contract.has(GoodsReceiptImport.class));
        GoodsReceiptImport receipts = contract.ability(GoodsReceiptImport.class);
        assertThat(receipts.goodsReceipts(null, 10).items()).isEmpty();
        assertThat(receipts.cursorSince(null)).isNull();
    }

    @Test
    void accounts_and_tax_codes_have_codes_of_their_own() {
        assumeTrue(contract.has(ChartOfAccounts.class));
        ChartOfAccounts chart = contract.ability(ChartOfAccounts.class);
        assertThat(chart.accounts()).isNotEmpty();
        assertThat(chart.accounts())
                .extracting(ChartOfAccounts.ErpAccount::code)
                .doesNotHaveDuplicates()
                .doesNotContain("");
        assertThat(chart.taxCodes())
                .extracting(ChartOfAccounts.ErpTaxCode::code)
                .doesNotHaveDuplicates()
                .doesNotContain("");
    }

    private ErpVendor vendor() {
        List<ErpVendor> items =
                contract.ability(VendorImport.class).vendors(null, 10).items();
        assertThat(items).hasSize(1);
        return items.get(0);
    }
}

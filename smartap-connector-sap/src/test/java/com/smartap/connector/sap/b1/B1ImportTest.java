package com.smartap.connector.sap.b1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.support.Json;
import com.smartap.model.BankAccount;
import com.smartap.model.Money;
import com.smartap.spi.ConnectorProtocolException;
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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class B1ImportTest {
    private final B1Fixture b1 = new B1Fixture();

    @AfterEach
    void close() {
        b1.close();
    }

    @Test
    void customers_are_no_vendors() {
        ObjectNode customer = (ObjectNode) b1.record("BusinessPartners", b1.vendor);
        b1.twin.put("BusinessPartners", customer.put("CardCode", "C1").put("CardType", "cCustomer"));
        assertThat(vendors()).extracting(ErpVendor::externalId).containsExactly(b1.vendor);
    }

    @Test
    void the_default_bank_account_and_the_billing_address_come_first() {
        ObjectNode row = (ObjectNode) b1.record("BusinessPartners", b1.vendor);
        row.put("Currency", "##").put("VATRegistrationNumber", "DE123456789").putNull("FederalTaxID");
        row.put("PayTermsGrpCode", 3).put("DefaultBankCode", "021000021").put("DefaultAccount", "222");
        var accounts = row.putArray("BPBankAccounts");
        accounts.addObject()
                .put("BankCode", "COBADEFF")
                .put("AccountNo", "111")
                .put("IBAN", "DE89 3704 0044 0532 0130 00");
        accounts.addObject().put("BankCode", "021000021").put("AccountNo", "222");
        accounts.addObject().putNull("AccountNo").put("IBAN", "");
        var addresses = row.putArray("BPAddresses");
        addresses
                .addObject()
                .put("AddressType", "bo_ShipTo")
                .put("City", "Hamburg")
                .put("Country", "DE");
        addresses
                .addObject()
                .put("AddressType", "bo_BillTo")
                .put("City", "Berlin")
                .put("Country", "Deutschland");
        b1.twin.put("BusinessPartners", row);
        ErpVendor vendor = vendors().get(0);
        assertThat(vendor.currency()).isNull();
        assertThat(vendor.taxId()).isEqualTo("DE123456789");
        assertThat(vendor.paymentTerms()).isEqualTo("3");
        assertThat(vendor.bankAccounts()).extracting(BankAccount::accountNumber).containsExactly("222", "111");
        assertThat(vendor.bankAccounts().get(0).routingNumber()).isEqualTo("021000021");
        assertThat(vendor.bankAccounts().get(1).iban()).isEqualTo("DE89370400440532013000");
        assertThat(vendor.addresses().get(0).town()).isEqualTo("Berlin");
        assertThat(vendor.addresses().get(0).country()).isNull();
        assertThat(vendor.addresses()).hasSize(2);
    }

    @Test
    void a_frozen_vendor_is_inactive() {
        ObjectNode row = (ObjectNode) b1.record("BusinessPartners", b1.vendor);
        b1.twin.put("BusinessPartners", row.put("Frozen", "tYES"));
        assertThat(vendors().get(0).active()).isFalse();
    }

    @Test
    void vendors_without_a_day_of_change_come_at_once_and_when_they_are_new() {
        for (int number = 2; number <= 5; number++) {
            b1.twin.seed(ErpSeeds.vendor(b1.twin, number, B1Fixture.MORNING.minus(Duration.ofDays(30))));
            b1.twin.neverChanged(b1.twin.id(com.smartap.model.erp.EntityType.VENDOR, number));
        }
        VendorImport vendors = b1.ability(VendorImport.class);
        List<String> ids = new ArrayList<>();
        String cursor = all(vendors, null, 2, ids);
        assertThat(ids).containsExactlyInAnyOrder("V000001", "V000002", "V000003", "V000004", "V000005");
        for (int number = 6; number <= 8; number++) {
            b1.twin.seed(ErpSeeds.vendor(b1.twin, number, B1Fixture.MORNING.plusSeconds(60)));
            b1.twin.neverChanged(b1.twin.id(com.smartap.model.erp.EntityType.VENDOR, number));
        }
        List<String> later = new ArrayList<>();
        cursor = all(vendors, cursor, 2, later);
        assertThat(later).containsExactlyInAnyOrder("V000001", "V000006", "V000007", "V000008");
        List<String> atLast = new ArrayList<>();
        all(vendors, cursor, 1, atLast);
        assertThat(atLast).containsExactlyInAnyOrderElementsOf(later);
    }

    @Test
    void what_is_no_longer_open_of_an_order_line_was_received() {
        b1.order();
        String receipt = b1.twin.receive("7", new BigDecimal("0.4"));
        ErpPurchaseOrder order = orders().get(0);
        assertThat(order.open()).isTrue();
        ErpPurchaseOrder.Line line = order.lines().get(0);
        assertThat(line.externalId()).isEqualTo("0");
        assertThat(line.lineNumber()).isEqualTo(1);
        assertThat(line.quantity()).isEqualByComparingTo("10");
        assertThat(line.received()).isEqualByComparingTo("4");
        assertThat(line.billed()).isNull();
        ErpGoodsReceipt found = b1.ability(GoodsReceiptImport.class)
                .goodsReceipts(null, 10)
                .items()
                .get(0);
        assertThat(found.externalId()).isEqualTo(receipt);
        assertThat(found.vendorExternalId()).isEqualTo(b1.vendor);
        assertThat(found.cancelled()).isFalse();
        assertThat(found.lines()).hasSize(2).first().satisfies(received -> {
            assertThat(received.purchaseOrderExternalId()).isEqualTo("7");
            assertThat(received.purchaseOrderLineExternalId()).isEqualTo("0");
            assertThat(received.quantity()).isEqualByComparingTo("4");
        });
    }

    @Test
    void an_order_that_was_received_completely_stays_open_until_its_receipts_are_billed() {
        b1.order();
        b1.twin.seed(ErpSeeds.order(b1.twin, 8, B1Fixture.MORNING));
        b1.twin.receive("7", BigDecimal.ONE);
        assertThat(b1.record("PurchaseOrders", "7").path("DocumentStatus").asText())
                .isEqualTo("bost_Close");
        assertThat(orders()).allSatisfy(order -> assertThat(order.open()).isTrue());
        ObjectNode receipt = (ObjectNode) b1.record("PurchaseDeliveryNotes", "1");
        b1.twin.put("PurchaseDeliveryNotes", receipt.put("DocumentStatus", "bost_Close"));
        assertThat(orders())
                .filteredOn(ErpPurchaseOrder::open)
                .extracting(ErpPurchaseOrder::externalId)
                .containsExactly("8");
    }

    @Test
    void orders_of_services_and_in_foreign_currency_are_read_in_their_own_currency() {
        ObjectNode row = Json.object().put("DocEntry", 9).put("DocNum", 1009).put("CardCode", b1.vendor);
        row.put("DocType", "dDocument_Service")
                .put("DocumentStatus", "bost_Open")
                .put("Cancelled", "tNO");
        row.put("DocCurrency", "EUR").put("DocTotal", new BigDecimal("125.000000"));
        row.put("DocTotalFc", new BigDecimal("100.000000")).put("DocDate", "2026-08-01T00:00:00Z");
        row.put("UpdateDate", "2026-08-01T00:00:00Z").put("UpdateTime", "10:11:12");
        ObjectNode line =
                row.putArray("DocumentLines").addObject().put("LineNum", 3).putNull("ItemCode");
        line.put("LineTotal", 125).put("RowTotalFC", new BigDecimal("100.00")).put("AccountCode", "5000");
        line.put("VatGroup", "V1").put("LineStatus", "bost_Open").put("Quantity", 0);
        b1.twin.put("PurchaseOrders", row);
        b1.settings.put("zone", "Europe/Berlin");
        ErpPurchaseOrder order = orders().get(0);
        assertThat(order.total()).isEqualTo(Money.of("100.00", "EUR"));
        assertThat(order.orderDate()).isEqualTo(LocalDate.parse("2026-08-01"));
        assertThat(order.modifiedAt()).isEqualTo(Instant.parse("2026-08-01T08:11:12Z"));
        assertThat(order.lines()).singleElement().satisfies(only -> {
            assertThat(only.externalId()).isEqualTo("3");
            assertThat(only.lineNumber()).isEqualTo(4);
            assertThat(only.quantity()).isEqualByComparingTo("1");
            assertThat(only.unitPrice()).isEqualByComparingTo("100");
            assertThat(only.received()).isNull();
            assertThat(only.taxCode()).isEqualTo("V1");
        });
    }

    @Test
    void a_discount_is_in_the_price() {
        b1.order();
        ObjectNode row = (ObjectNode) b1.record("PurchaseOrders", "7");
        ObjectNode line = (ObjectNode) row.path("DocumentLines").path(0);
        line.put("UnitPrice", 50).put("DiscountPercent", 10).put("Price", 45);
        ((ObjectNode) row.path("DocumentLines").path(1))
                .put("DiscountPercent", 20)
                .remove("Price");
        b1.twin.put("PurchaseOrders", row);
        assertThat(orders().get(0).lines())
                .extracting(read -> read.unitPrice().stripTrailingZeros().toPlainString())
                .containsExactly("45", "10");
    }

    @Test
    void cancelled_orders_are_closed_and_say_nothing_about_receipts() {
        b1.order();
        ObjectNode row = (ObjectNode) b1.record("PurchaseOrders", "7");
        b1.twin.put("PurchaseOrders", row.put("Cancelled", "tYES"));
        ErpPurchaseOrder order = orders().get(0);
        assertThat(order.open()).isFalse();
        assertThat(order.lines()).allSatisfy(line -> assertThat(line.received()).isNull());
    }

    @Test
    void currencies_that_only_the_company_knows_need_an_explanation() {
        b1.order();
        ObjectNode row = (ObjectNode) b1.record("PurchaseOrders", "7");
        b1.twin.put("PurchaseOrders", row.put("DocCurrency", "$"));
        assertThatThrownBy(this::orders)
                .isInstanceOf(ConnectorProtocolException.class)
                .hasMessageContaining("currencyCodes");
        b1.settings.put("currencyCodes", "USD=$, CAD=CAN");
        assertThat(orders().get(0).total()).isEqualTo(Money.of("550.00", "USD"));
    }

    @Test
    void accounts_and_input_tax_codes_are_listed_with_the_rate_of_today() {
        ChartOfAccounts chart = b1.ability(ChartOfAccounts.class);
        assertThat(chart.accounts())
                .anySatisfy(account -> {
                    assertThat(account.code()).isEqualTo("_SYS00000000010");
                    assertThat(account.name()).isEqualTo("500000 Purchased goods");
                    assertThat(account.active()).isTrue();
                })
                .anySatisfy(title -> {
                    assertThat(title.code()).isEqualTo("5");
                    assertThat(title.active()).isFalse();
                });
        assertThat(chart.taxCodes())
                .extracting(ChartOfAccounts.ErpTaxCode::code)
                .containsExactlyInAnyOrder("V1", "EX", "X1");
        assertThat(chart.taxCodes())
                .filteredOn(code -> code.code().equals("V1"))
                .singleElement()
                .satisfies(code -> assertThat(code.percent()).isEqualByComparingTo("19"));
    }

    private List<ErpVendor> vendors() {
        return b1.ability(VendorImport.class).vendors(null, 1000).items();
    }

    private List<ErpPurchaseOrder> orders() {
        return b1.ability(PurchaseOrderImport.class).purchaseOrders(null, 10).items();
    }

    private static String all(
            VendorImport vendors, @org.jspecify.annotations.Nullable String from, int limit, List<String> ids) {
        String cursor = from;
        boolean more = true;
        for (int i = 0; more && i < 100; i++) {
            ErpPage<ErpVendor> page = vendors.vendors(cursor, limit);
            page.items().forEach(vendor -> ids.add(vendor.externalId()));
            cursor = page.cursor();
            more = page.more();
        }
        assertThat(more).isFalse();
        return String.valueOf(cursor);
    }
}

package com.smartap.connector.quickbooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.smartap.model.Money;
import com.smartap.spi.erp.PurchaseOrderImport;
import com.smartap.spi.erp.VendorImport;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class QuickBooksRecordsTest {
    private static final Instant START = Instant.parse("2026-10-01T08:00:00Z");
    private final TwinFixture fixture = new TwinFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void a_vendor_comes_with_its_fields_and_inactive_ones_come_too() {
        fixture.vendor(1, START);
        fixture.vendor(2, START);
        assertThat(fixture.ability(VendorImport.class).vendors(null, 10).items())
                .hasSize(2)
                .satisfiesExactlyInAnyOrder(
                        one -> {
                            assertThat(one.name()).isEqualTo("Vendor 1");
                            assertThat(one.taxId()).isEqualTo("12-3456781");
                            assertThat(one.email()).isEqualTo("ap@vendor1.example");
                            assertThat(one.address().oneLine()).isEqualTo("400 Parts Ln, Detroit, MI 48201, US");
                            assertThat(one.paymentTerms()).isEqualTo("Net 30");
                            assertThat(one.active()).isTrue();
                            assertThat(one.modifiedAt()).isEqualTo(START);
                        },
                        two -> assertThat(two.active()).isFalse());
    }

    @Test
    void an_order_comes_with_its_lines() {
        fixture.order(42, START);
        assertThat(fixture.ability(PurchaseOrderImport.class)
                        .purchaseOrders(null, 10)
                        .items())
                .singleElement()
                .satisfies(order -> {
                    assertThat(order.number()).isEqualTo("PO-42");
                    assertThat(order.open()).isTrue();
                    assertThat(order.total()).isEqualTo(Money.of("550.00", "USD"));
                    assertThat(order.lines()).hasSize(2);
                    assertThat(order.lines().get(0).sku()).isEqualTo("B-100");
                    assertThat(order.lines().get(0).quantity()).isEqualByComparingTo("10");
                    assertThat(order.lines().get(1).unitPrice()).isEqualByComparingTo("12.50");
                });
    }
}

package com.smartap.connector.quickbooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.smartap.spi.erp.PurchaseOrderImport;
import com.smartap.testkit.erp.PurchaseOrderImportContract;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class QuickBooksPurchaseOrderImportTest extends PurchaseOrderImportContract {
    private final TwinFixture fixture = new TwinFixture();
    private final PurchaseOrderImport subject = fixture.ability(PurchaseOrderImport.class);

    @Override
    protected PurchaseOrderImport subject() {
        return subject;
    }

    @Override
    protected void put(int number, Instant modifiedAt) {
        fixture.order(number, modifiedAt);
    }

    @Override
    protected String idOf(int number) {
        return String.valueOf(number);
    }

    @Override
    protected void touch(int number) {
        fixture.twin.touch("PurchaseOrder", idOf(number));
    }

    @Test
    void an_order_comes_with_its_lines() {
        put(42, START);
        assertThat(subject.purchaseOrders(null, 10).items()).singleElement().satisfies(order -> {
            assertThat(order.number()).isEqualTo("PO-42");
            assertThat(order.open()).isTrue();
            assertThat(order.total())
                    .hasToString(com.smartap.model.Money.of("550.00", "USD").toString());
            assertThat(order.lines()).hasSize(2);
            assertThat(order.lines().get(0).sku()).isEqualTo("B-100");
            assertThat(order.lines().get(0).quantity()).isEqualByComparingTo("10");
            assertThat(order.lines().get(1).unitPrice()).isEqualByComparingTo("12.50");
        });
    }

    @AfterEach
    void close() {
        fixture.close();
    }
}

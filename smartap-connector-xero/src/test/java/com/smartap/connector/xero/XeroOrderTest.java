package com.smartap.connector.xero;

import static com.smartap.connector.xero.XeroFixture.EARLIER;
import static com.smartap.connector.xero.XeroFixture.KEY;
import static com.smartap.connector.xero.XeroFixture.id;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.smartap.connector.support.Json;
import com.smartap.model.Money;
import com.smartap.model.erp.EntityType;
import com.smartap.model.invoice.InvoiceType;
import com.smartap.spi.erp.Bill;
import com.smartap.spi.erp.ErpPurchaseOrder;
import com.smartap.spi.erp.PostingOutcome;
import com.smartap.spi.erp.PurchaseOrderImport;
import com.smartap.testkit.erp.ErpSeeds;
import com.smartap.testkit.twin.Misbehaviour;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XeroOrderTest {
    private final XeroFixture xero = new XeroFixture();
    private ErpPurchaseOrder order;

    @BeforeEach
    void order() {
        xero.twin.seed(ErpSeeds.order(xero.twin, 3, EARLIER));
        order = read();
    }

    @AfterEach
    void close() {
        xero.close();
    }

    @Test
    void quantities_that_xero_does_not_count_are_not_said() {
        assertThat(order.open()).isTrue();
        assertThat(order.number()).isEqualTo("PO-3");
        assertThat(order.lines()).hasSize(2).allSatisfy(line -> {
            assertThat(line.received()).isNull();
            assertThat(line.billed()).isNull();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"DRAFT", "BILLED", "DELETED"})
    void orders_that_cannot_be_billed_are_not_open(String status) {
        xero.twin.screen().alter("PurchaseOrders", order.externalId(), "Status", status);
        assertThat(read().open()).isFalse();
    }

    @Test
    void a_bill_that_covers_an_order_sets_it_to_billed() {
        JsonNode held = xero.posted(bill("10", "4"));
        assertThat(status()).isEqualTo("BILLED");
        assertThat(held.path("LineItems").path(0).path("ItemCode").asText()).isEqualTo("SKU-1");
        assertThat(read().open()).isFalse();
    }

    @Test
    void a_bill_of_a_part_leaves_the_order_open_unless_told() {
        id(xero.post(bill("9", "4")));
        assertThat(status()).isEqualTo("AUTHORISED");
        xero.settings.put("markOrdersBilled", "always");
        id(xero.post(bill("9", "4")));
        assertThat(status()).isEqualTo("BILLED");
    }

    @Test
    void orders_may_be_left_alone() {
        xero.settings.put("markOrdersBilled", "false");
        id(xero.post(bill("10", "4")));
        assertThat(status()).isEqualTo("AUTHORISED");
    }

    @Test
    void an_order_that_could_not_be_set_makes_no_second_bill_and_is_set_later() {
        int[] writes = {0};
        xero.twin.beforeEachRequest(() -> {
            if (!xero.twin.heldBills().isEmpty() && writes[0] == 0) {
                writes[0]++;
                xero.twin.misbehave(Misbehaviour.FAIL_BEFORE_NEXT);
            }
        });
        assertThat(xero.post(bill("10", "4"))).isInstanceOf(PostingOutcome.Posted.class);
        assertThat(status()).isEqualTo("AUTHORISED");
        xero.twin.beforeEachRequest(() -> {});
        assertThat(xero.post(bill("10", "4")))
                .isInstanceOfSatisfying(
                        PostingOutcome.Posted.class,
                        posted -> assertThat(posted.created()).isFalse());
        assertThat(status()).isEqualTo("BILLED");
        assertThat(xero.twin.heldBills()).hasSize(1);
    }

    @Test
    void a_deleted_order_and_unknown_lines_are_refusals() {
        Bill other = Bill.of(
                        "ref-1",
                        InvoiceType.INVOICE,
                        "INV-1",
                        xero.vendor(),
                        LocalDate.parse("2026-11-02"),
                        order.total())
                .purchaseOrder(order.externalId())
                .lines(line("10", "50.00", "no-line"))
                .build();
        assertThat(xero.post(other))
                .isInstanceOfSatisfying(
                        PostingOutcome.Refused.class,
                        refused -> assertThat(refused.reason()).contains("no line no-line"));
        xero.twin.screen().alter("PurchaseOrders", order.externalId(), "Status", "DELETED");
        assertThat(xero.post(bill("10", "4"))).isInstanceOf(PostingOutcome.Refused.class);
        Bill gone = bill("10", "4").toBuilder()
                .purchaseOrder(xero.twin.id(EntityType.PURCHASE_ORDER, 77))
                .build();
        assertThat(xero.post(gone)).isInstanceOf(PostingOutcome.Refused.class);
        assertThat(xero.posting().find(gone, KEY)).isEmpty();
    }

    @Test
    void an_order_is_found_by_any_number_with_few_calls() {
        PurchaseOrderImport orders = xero.ability(PurchaseOrderImport.class);
        long before = xero.twin.requests();
        assertThat(orders.find(xero.vendor(), "PO-3")).isPresent();
        assertThat(xero.twin.requests() - before).isEqualTo(1);
        xero.twin.screen().alter("PurchaseOrders", order.externalId(), "PurchaseOrderNumber", "../a/b?c=d");
        assertThat(orders.find(xero.vendor(), "../a/b?c=d")).isPresent();
        assertThat(orders.find(xero.vendor(), "..")).isEmpty();
    }

    private ErpPurchaseOrder read() {
        List<ErpPurchaseOrder> items =
                xero.ability(PurchaseOrderImport.class).purchaseOrders(null, 10).items();
        assertThat(items).hasSize(1);
        return items.get(0);
    }

    private String status() {
        String text = xero.twin.record("PurchaseOrders", order.externalId()).orElseThrow();
        return Json.tryRead(text.getBytes(StandardCharsets.UTF_8))
                .orElseThrow()
                .path("Status")
                .asText();
    }

    private Bill bill(String bearings, String seals) {
        Bill.Line first = line(bearings, "50.00", order.lines().get(0).externalId());
        Bill.Line second = line(seals, "12.50", order.lines().get(1).externalId());
        return Bill.of(
                        "ref-1",
                        InvoiceType.INVOICE,
                        "INV-1",
                        xero.vendor(),
                        LocalDate.parse("2026-11-02"),
                        first.amount().plus(second.amount()))
                .purchaseOrder(order.externalId())
                .lines(first, second)
                .build();
    }

    private static Bill.Line line(String quantity, String price, String orderLine) {
        BigDecimal amount =
                new BigDecimal(quantity).multiply(new BigDecimal(price)).setScale(2);
        return new Bill.Line(
                "Goods",
                null,
                new BigDecimal(quantity),
                new BigDecimal(price),
                Money.of(amount.toPlainString(), "USD"),
                null,
                null,
                orderLine,
                Map.of());
    }
}

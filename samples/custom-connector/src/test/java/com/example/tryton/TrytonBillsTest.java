package com.example.tryton;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.model.IdempotencyKey;
import com.smartap.model.Money;
import com.smartap.model.erp.EntityType;
import com.smartap.spi.erp.Bill;
import com.smartap.spi.erp.BillPosting;
import com.smartap.spi.erp.ErpPurchaseOrder;
import com.smartap.spi.erp.PaymentStatusQuery;
import com.smartap.spi.erp.PaymentStatusQuery.BillPaymentStatus.Status;
import com.smartap.spi.erp.PostingOutcome;
import com.smartap.spi.erp.PostingOutcome.Posted;
import com.smartap.spi.erp.PostingOutcome.Refused;
import com.smartap.spi.erp.PostingOutcome.Unknown;
import com.smartap.spi.erp.PurchaseOrderImport;
import com.smartap.testkit.erp.ErpSeeds;
import com.smartap.testkit.twin.Misbehaviour;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Posting takes two calls in Tryton; in between, everything may happen. */
class TrytonBillsTest {
    private final TwinFixture fixture = new TwinFixture();
    private final TrytonTwin twin = fixture.twin;
    private final IdempotencyKey key = IdempotencyKey.of("post-bill", "r1", 1);

    @AfterEach
    void stop() {
        assertThat(twin.violations()).isEmpty();
        fixture.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = Misbehaviour.class,
            names = {"LOSE_NEXT_ANSWER", "BAD_GATEWAY_AFTER_NEXT"})
    void a_draft_whose_answer_was_lost_is_no_bill_yet_and_is_posted_by_the_next_attempt(Misbehaviour loss) {
        twin.misbehave(loss);
        assertThat(posting().post(bill(), key)).isInstanceOf(Unknown.class);
        assertThat(twin.invoices()).isEqualTo(1);
        assertThat(posting().find(bill(), key)).isEmpty();

        assertThat(posting().post(bill(), key))
                .isInstanceOfSatisfying(
                        Posted.class, posted -> assertThat(posted.created()).isFalse());
        assertThat(twin.invoices()).isEqualTo(1);
        assertThat(twin.heldBills()).hasSize(1);
    }

    @Test
    void of_two_drafts_that_came_about_the_older_is_posted_and_the_other_deleted() {
        twin.misbehave(Misbehaviour.LOSE_NEXT_ANSWER);
        posting().post(bill(), key);
        copyDraft();
        assertThat(twin.invoices()).isEqualTo(2);

        assertThat(posting().post(bill(), key))
                .isInstanceOfSatisfying(
                        Posted.class, posted -> assertThat(posted.billId()).isEqualTo("1"));
        assertThat(twin.invoices()).isEqualTo(1);
    }

    @Test
    void a_draft_that_arrives_after_the_bill_was_posted_is_deleted() {
        posting().post(bill(), key);
        copyDraft();
        assertThat(posting().post(bill(), key)).isInstanceOfSatisfying(Posted.class, posted -> {
            assertThat(posted.billId()).isEqualTo("1");
            assertThat(posted.created()).isFalse();
        });
        assertThat(twin.invoices()).isEqualTo(1);
        assertThat(twin.heldBills()).hasSize(1);
    }

    @Test
    void nodes_that_post_at_the_same_moment_end_in_one_bill() throws Exception {
        int nodes = 8;
        ExecutorService executor = Executors.newFixedThreadPool(nodes);
        CountDownLatch together = new CountDownLatch(1);
        try {
            for (int round = 0; round < 10; round++) {
                Bill bill = fixture.bill("round-" + round);
                IdempotencyKey own = IdempotencyKey.of("post-bill", bill.reference(), 1);
                List<Future<PostingOutcome>> outcomes = new ArrayList<>();
                for (int node = 0; node < nodes; node++) {
                    BillPosting posting = posting();
                    outcomes.add(executor.submit(() -> {
                        together.await();
                        return posting.post(bill, own);
                    }));
                }
                together.countDown();
                for (Future<PostingOutcome> outcome : outcomes) {
                    assertThat(outcome.get()).isNotInstanceOf(Refused.class);
                }
                assertThat(posting().post(bill, own)).isInstanceOf(Posted.class);
                assertThat(twin.heldBills()).as("round %d", round).hasSize(round + 1);
                assertThat(twin.invoices()).as("round %d", round).isEqualTo(round + 1);
            }
        } finally {
            executor.shutdownNow();
        }
    }

    @Test
    void a_draft_that_somebody_changed_is_not_posted() {
        twin.misbehave(Misbehaviour.LOSE_NEXT_ANSWER);
        posting().post(bill(), key);
        invoice(1).set("total_amount", Values.decimal(new BigDecimal("1.00")));
        assertThat(posting().post(bill(), key)).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.erpCode()).isEqualTo("DRAFT_CHANGED");
            assertThat(refused.reason()).contains("1.00 USD", "599.96 USD");
        });
        assertThat(twin.heldBills()).isEmpty();
    }

    @Test
    void a_bill_that_was_cancelled_in_tryton_is_not_posted_again() {
        posting().post(bill(), key);
        invoice(1).put("state", "cancelled");
        assertThat(posting().find(bill(), key)).isEmpty();
        assertThat(posting().post(bill(), key))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.erpCode()).isEqualTo("CANCELLED"));
        assertThat(fixture.ability(PaymentStatusQuery.class).paymentStatus("1").status())
                .isEqualTo(Status.VOID);
        assertThat(twin.invoices()).isEqualTo(1);
    }

    @Test
    void an_invoice_that_a_person_entered_is_taken_for_the_bill_if_all_is_equal() {
        posting().post(bill(), key);
        invoice(1).put("comment", "entered by hand");
        assertThat(posting().find(bill(), key)).isPresent();
        assertThat(posting().post(bill(), key))
                .isInstanceOfSatisfying(
                        Posted.class, posted -> assertThat(posted.created()).isFalse());
        invoice(1).set("total_amount", Values.decimal(new BigDecimal("599.95")));
        assertThat(posting().post(bill(), key))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.erpCode()).isEqualTo("DUPLICATE"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"100%", "a_b", "back\\slash", "O'N-1", "ä🦊"})
    void references_of_any_characters_are_found_again(String reference) {
        Bill bill = bill().toBuilder().reference(reference).build();
        assertThat(posting().post(bill, key)).isInstanceOf(Posted.class);
        assertThat(posting().find(bill, key)).isPresent();
        Bill alike = bill().toBuilder()
                .reference(reference.replace('_', 'x').replace('%', 'x').replace('\\', 'x'))
                .invoiceNumber("another")
                .build();
        if (!alike.reference().equals(reference)) {
            assertThat(posting().find(alike, key)).isEmpty();
        }
    }

    @Test
    void a_memo_cannot_pass_a_bill_off_as_another() {
        Bill posing = bill().toBuilder().memo("For [SmartAP r2] as well").build();
        assertThat(posting().post(posing, key)).isInstanceOf(Posted.class);
        assertThat(posting().find(fixture.bill("r2"), key)).isEmpty();
        assertThat(posting().post(fixture.bill("r2"), key))
                .isInstanceOfSatisfying(
                        Posted.class, posted -> assertThat(posted.created()).isTrue());
        assertThat(posting().find(posing, key)).isPresent();
        assertThat(twin.heldBills()).hasSize(2);
    }

    @Test
    void what_lines_leave_open_of_the_total_becomes_a_line() {
        Bill bill = bill().toBuilder()
                .total(Money.of("590.00", "USD"))
                .lines(new Bill.Line(
                        "Thirds",
                        null,
                        new BigDecimal("3"),
                        new BigDecimal("166.67"),
                        Money.of("500.00", "USD"),
                        null,
                        null,
                        null,
                        Map.of()))
                .build();
        assertThat(posting().post(bill, key)).isInstanceOf(Posted.class);
        assertThat(twin.heldBills())
                .singleElement()
                .satisfies(held -> assertThat(held.total()).isEqualTo(Money.of("590.00", "USD")));
    }

    @Test
    void what_tryton_cannot_book_is_said_before_any_call() {
        Bill bill = bill().toBuilder()
                .vendor("ACME")
                .exchangeRate(new BigDecimal("1.1"))
                .dimensions(Map.of("department", "7"))
                .build();
        assertThat(posting().check(bill))
                .anySatisfy(problem -> assertThat(problem).contains("vendorExternalId (ACME)"))
                .anySatisfy(problem -> assertThat(problem).contains("exchangeRate (1.1)"))
                .anySatisfy(problem -> assertThat(problem).contains("dimensions"));
        long before = twin.requests();
        assertThat(posting().post(bill, key)).isInstanceOf(Refused.class);
        assertThat(twin.requests()).isEqualTo(before);
        BillPosting withoutTax = fixture.connector(Map.of("taxAccount", " "))
                .ability(BillPosting.class)
                .orElseThrow();
        assertThat(withoutTax.check(bill())).singleElement().asString().contains("taxAccount");
    }

    @Test
    void the_draft_that_tryton_made_of_an_order_by_itself_becomes_the_bill() {
        ErpPurchaseOrder order = selfInvoicing();
        Bill bill = ordered(order);
        ObjectNode draft = drafted(order);
        assertThat(posting().post(bill, key)).isInstanceOfSatisfying(Posted.class, posted -> {
            assertThat(posted.billId()).isEqualTo(draft.path("id").asText());
            assertThat(posted.created()).isTrue();
        });
        assertThat(twin.invoices()).isEqualTo(1);
        assertThat(twin.heldBills())
                .singleElement()
                .satisfies(held -> assertThat(held.total()).isEqualTo(bill.total()));
    }

    @Test
    void an_order_that_makes_its_own_invoices_takes_no_bill_beside_them() {
        ErpPurchaseOrder order = selfInvoicing();
        assertThat(posting().post(ordered(order), key))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.reason()).contains("no draft of an invoice"));
        drafted(order);
        twin.store()
                .add("account.invoice.line")
                .put("invoice", 1)
                .put("type", "line")
                .put("quantity", 1);
        assertThat(posting().post(ordered(order), key))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.reason()).contains("lines of somebody else"));
        assertThat(twin.heldBills()).isEmpty();
    }

    private ErpPurchaseOrder selfInvoicing() {
        twin.seed(ErpSeeds.order(twin, 3, fixture.clock.instant()));
        twin.store().table("purchase.purchase").get(1003L).put("invoice_method", "order");
        return fixture.ability(PurchaseOrderImport.class)
                .find(twin.id(EntityType.VENDOR, 1), "PO-3")
                .orElseThrow();
    }

    /** What Tryton makes of such an order when it is confirmed. */
    private ObjectNode drafted(ErpPurchaseOrder order) {
        ObjectNode draft = twin.store().add("account.invoice").put("type", "in").put("company", 1);
        draft.put("party", Long.parseLong(order.vendorExternalId()))
                .put("state", "draft")
                .put("currency", 1);
        draft.set("total_amount", Values.decimal(new BigDecimal("500.00")));
        draft.set("amount_to_pay", Values.decimal(BigDecimal.ZERO));
        draft.putArray("payment_lines");
        draft.putArray("reconciliation_lines");
        twin.store()
                .add("account.invoice.line")
                .put("invoice", draft.path("id").asLong())
                .put("type", "line")
                .put("quantity", 10)
                .put("origin", "purchase.line," + order.lines().get(0).externalId())
                .set("unit_price", Values.decimal(new BigDecimal("50")));
        return draft;
    }

    private Bill ordered(ErpPurchaseOrder order) {
        Bill.Line line = new Bill.Line(
                "Bearings",
                null,
                BigDecimal.TEN,
                new BigDecimal("50"),
                Money.of("500.00", "USD"),
                null,
                null,
                order.lines().get(0).externalId(),
                Map.of());
        return bill().toBuilder().purchaseOrder(order.externalId()).lines(line).build();
    }

    private BillPosting posting() {
        return fixture.ability(BillPosting.class);
    }

    private Bill bill() {
        return fixture.bill("r1");
    }

    private ObjectNode invoice(long id) {
        return twin.store().table("account.invoice").get(id);
    }

    /** The same call once more, as when it was on its way all the time. */
    private void copyDraft() {
        ObjectNode copy =
                invoice(1).deepCopy().put("id", 2).put("state", "draft").putNull("number");
        twin.store().table("account.invoice").put(2L, copy);
    }
}

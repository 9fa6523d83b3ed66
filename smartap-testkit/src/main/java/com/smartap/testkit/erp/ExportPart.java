package com.smartap.testkit.erp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.smartap.model.IdempotencyKey;
import com.smartap.model.Money;
import com.smartap.model.erp.EntityType;
import com.smartap.model.invoice.InvoiceType;
import com.smartap.spi.ConnectorException;
import com.smartap.spi.erp.Bill;
import com.smartap.spi.erp.BillPosting;
import com.smartap.spi.erp.ErpPurchaseOrder;
import com.smartap.spi.erp.KnownRecords;
import com.smartap.spi.erp.PostingOutcome;
import com.smartap.spi.erp.PostingOutcome.Posted;
import com.smartap.spi.erp.PurchaseOrderImport;
import com.smartap.testkit.twin.ErpTwin.HeldBill;
import com.smartap.testkit.twin.Misbehaviour;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One key, one bill, whatever fails and whenever. */
abstract class ExportPart {
    private final ErpConnectorContract contract;
    private final String reference = UUID.randomUUID().toString();
    private final IdempotencyKey key = IdempotencyKey.of("post-bill", reference, 1);

    ExportPart(ErpConnectorContract contract) {
        this.contract = contract;
    }

    @BeforeEach
    final void onlyWhereItIsDeclared() {
        assumeTrue(contract.has(BillPosting.class), "the provider does not declare BillPosting");
        contract.seedVendor();
    }

    @Test
    void a_bill_is_posted_and_said_to_be_created() {
        Bill bill = bill();
        assertThat(posting().check(bill)).isEmpty();
        Posted posted = posted(posting().post(bill, key));
        assertThat(posted.created()).isTrue();
        assertThat(held()).singleElement().satisfies(held -> {
            assertThat(held.id()).isEqualTo(posted.billId());
            assertThat(held.total()).isEqualTo(bill.total());
            assertThat(held.vendorId()).isEqualTo(bill.vendorExternalId());
            assertThat(held.credit()).isFalse();
        });
    }

    @Test
    void nothing_is_found_before_anything_is_posted() {
        assertThat(posting().find(bill(), key)).isEmpty();
        assertThat(contract.twin.heldBills()).isEmpty();
    }

    @Test
    void what_was_posted_is_found_and_not_posted_again() {
        Bill bill = bill();
        String id = posted(posting().post(bill, key)).billId();
        assertThat(posting().find(bill, key)).hasValueSatisfying(found -> {
            assertThat(found.billId()).isEqualTo(id);
            assertThat(found.created()).isFalse();
        });
        Posted again = posted(posting().post(bill, key));
        assertThat(again.billId()).isEqualTo(id);
        assertThat(again.created()).isFalse();
        assertThat(held()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Misbehaviour.class,
            names = {"LOSE_NEXT_ANSWER", "BAD_GATEWAY_AFTER_NEXT"})
    void a_lost_answer_is_unknown_and_the_bill_is_found_again_once(Misbehaviour loss) {
        Bill bill = bill();
        BillPosting posting = posting();
        contract.twin.misbehave(loss);
        assertThat(posting.post(bill, key)).isInstanceOf(PostingOutcome.Unknown.class);
        Optional<Posted> found = posting().find(bill, key);
        assertThat(found).hasValueSatisfying(it -> assertThat(it.created()).isFalse());
        assertThat(posted(posting().post(bill, key)).created()).isFalse();
        assertThat(held()).hasSize(1);
    }

    @Test
    void a_write_that_never_arrived_is_not_found_and_can_be_posted() {
        Bill bill = bill();
        BillPosting posting = posting();
        contract.twin.misbehave(Misbehaviour.FAIL_BEFORE_NEXT);
        assertThat(posting.post(bill, key)).isInstanceOf(PostingOutcome.Unknown.class);
        assertThat(held()).isEmpty();
        assertThat(posting().find(bill, key)).isEmpty();
        posted(posting().post(bill, key));
        assertThat(held()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Misbehaviour.class,
            names = {
                "DROP_NEXT",
                "RATE_LIMITED_NEXT",
                "SERVER_ERROR_NEXT",
                "BAD_JSON_NEXT",
                "EXPIRE_TOKENS",
                "LOSE_NEXT_ANSWER"
            })
    void a_fault_at_any_request_leads_to_one_bill_in_the_end(Misbehaviour fault) {
        for (int at = 1; at <= 5; at++) {
            String own = reference + "-" + at;
            Bill bill = contract.bill(contract.twin, own, "INV-" + at);
            IdempotencyKey ownKey = IdempotencyKey.of("post-bill", own, 1);
            int[] count = {at};
            contract.twin.beforeEachRequest(() -> {
                count[0]--;
                if (count[0] == 0) {
                    contract.twin.misbehave(fault);
                }
            });
            boolean done = false;
            for (int attempt = 0; !done && attempt < 4; attempt++) {
                try {
                    done = posting().post(bill, ownKey) instanceof Posted;
                } catch (ConnectorException e) {
                    contract.assertNoSecret("an exception", e.toString());
                    contract.clock.advance(Duration.ofSeconds(20));
                }
            }
            contract.twin.behave();
            assertThat(done).as("posted in the end, fault at request %d", at).isTrue();
            assertThat(held(own)).as("fault at request %d", at).hasSize(1);
        }
    }

    @Test
    void a_refusal_is_a_result_with_the_erps_code_and_words() {
        BillPosting posting = posting();
        contract.twin.misbehave(Misbehaviour.REFUSE_NEXT);
        assertThat(posting.post(bill(), key)).isInstanceOfSatisfying(PostingOutcome.Refused.class, refused -> {
            assertThat(refused.erpCode()).isNotBlank();
            assertThat(refused.reason()).isNotBlank();
        });
        assertThat(contract.twin.heldBills()).isEmpty();
    }

    @Test
    void a_vendor_that_the_erp_does_not_know_is_refused() {
        Bill bill = bill().toBuilder()
                .vendor(contract.twin.id(EntityType.VENDOR, 999))
                .build();
        assertThat(posting().post(bill, key)).isInstanceOf(PostingOutcome.Refused.class);
        assertThat(contract.twin.heldBills()).isEmpty();
    }

    @Test
    void a_credit_note_is_posted_as_one() {
        Bill credit = bill().toBuilder()
                .type(InvoiceType.CREDIT_NOTE)
                .invoiceNumber("CN-1")
                .dueDate(null)
                .build();
        Posted posted = posted(posting().post(credit, key));
        assertThat(held()).singleElement().satisfies(held -> {
            assertThat(held.id()).isEqualTo(posted.billId());
            assertThat(held.credit()).isTrue();
            assertThat(held.total()).isEqualTo(credit.total());
        });
        assertThat(posted(posting().post(credit, key)).created()).isFalse();
        assertThat(held()).hasSize(1);
    }

    @Test
    void order_lines_are_linked_the_erps_own_way() {
        assumeTrue(contract.has(PurchaseOrderImport.class));
        contract.twin.seed(ErpSeeds.order(contract.twin, 3, ImportPart.START));
        ErpPurchaseOrder order = contract.ability(PurchaseOrderImport.class)
                .purchaseOrders(null, 10)
                .items()
                .get(0);
        Bill bill = ordered(order);
        assertThat(posting().preflight(bill, new KnownRecords(null, null, null, order)))
                .isEmpty();
        posted(posting().post(bill, key));
        HeldBill held = held().get(0);
        assertThat(held.total()).isEqualTo(order.total());
        if (linksOrders()) {
            assertThat(held.orderLines())
                    .containsExactlyInAnyOrderElementsOf(order.lines().stream()
                            .map(line -> order.externalId() + "/" + line.externalId())
                            .toList());
        }
    }

    /** Whether bills in this ERP point at order lines at all; Xero's do not. */
    boolean linksOrders() {
        return contract.linksOrders();
    }

    private Bill ordered(ErpPurchaseOrder order) {
        List<Bill.Line> lines = order.lines().stream()
                .map(line -> new Bill.Line(
                        line.description(),
                        line.sku(),
                        line.quantity(),
                        line.unitPrice(),
                        Money.of(
                                line.quantity()
                                        .multiply(line.unitPrice())
                                        .setScale(2)
                                        .toPlainString(),
                                "USD"),
                        null,
                        null,
                        line.externalId(),
                        Map.of()))
                .toList();
        return Bill.of(
                        reference,
                        InvoiceType.INVOICE,
                        "PO-INV-1",
                        order.vendorExternalId(),
                        LocalDate.parse("2026-11-02"),
                        order.total())
                .purchaseOrder(order.externalId())
                .lines(lines)
                .build();
    }

    private Bill bill() {
        return contract.bill(contract.twin, reference, "INV-9001");
    }

    private BillPosting posting() {
        return contract.ability(BillPosting.class);
    }

    private List<HeldBill> held() {
        return held(reference);
    }

    private List<HeldBill> held(String own) {
        return contract.twin.heldBills().stream()
                .filter(bill -> bill.reference().filter(own::equals).isPresent())
                .toList();
    }

    private static Posted posted(PostingOutcome outcome) {
        assertThat(outcome).isInstanceOf(Posted.class);
        return (Posted) outcome;
    }
}

package com.smartap.testkit.erp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.smartap.model.IdempotencyKey;
import com.smartap.model.Money;
import com.smartap.spi.erp.Bill;
import com.smartap.spi.erp.BillPosting;
import com.smartap.spi.erp.PostingOutcome;
import com.smartap.spi.erp.PostingOutcome.Posted;
import com.smartap.testkit.twin.ErpTwin.HeldBill;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Invoice numbers of any length and characters lead to the right bill. */
abstract class NumbersPart {
    private final ErpConnectorContract contract;
    private final String reference = UUID.randomUUID().toString();
    private final IdempotencyKey key = IdempotencyKey.of("post-bill", reference, 1);

    NumbersPart(ErpConnectorContract contract) {
        this.contract = contract;
    }

    @BeforeEach
    final void onlyWhereItIsDeclared() {
        assumeTrue(contract.has(BillPosting.class), "the provider does not declare BillPosting");
        contract.seedVendor();
    }

    @Test
    void another_invoice_of_the_same_number_is_never_taken_for_this_one() {
        Bill first = contract.bill(contract.twin, reference, "INV-1");
        String firstId = posted(posting().post(first, key)).billId();
        Bill other = first.toBuilder()
                .reference("another-" + reference)
                .total(first.total().plus(Money.of("1.00", "USD")))
                .build();
        PostingOutcome outcome = posting().post(other, IdempotencyKey.of("post-bill", other.reference(), 1));
        if (outcome instanceof Posted posted) {
            assertThat(posted.billId()).isNotEqualTo(firstId);
        }
        assertThat(held()).hasSize(1);
    }

    @Test
    void long_invoice_numbers_are_refused_or_told_apart() {
        String one = "INV-" + "1".repeat(26) + "-A-" + "9".repeat(20);
        String two = "INV-" + "1".repeat(26) + "-B-" + "9".repeat(20);
        Bill first = contract.bill(contract.twin, reference + "-1", one);
        Bill second = contract.bill(contract.twin, reference + "-2", two);
        if (!posting().check(first).isEmpty()) {
            assertThat(posting().post(first, key)).isInstanceOf(PostingOutcome.Refused.class);
            assertThat(contract.twin.heldBills()).isEmpty();
            return;
        }
        IdempotencyKey firstKey = IdempotencyKey.of("post-bill", first.reference(), 1);
        IdempotencyKey secondKey = IdempotencyKey.of("post-bill", second.reference(), 1);
        String firstId = posted(posting().post(first, firstKey)).billId();
        String secondId = posted(posting().post(second, secondKey)).billId();
        assertThat(firstId).isNotEqualTo(secondId);
        assertThat(posting().find(first, firstKey)).map(Posted::billId).contains(firstId);
        assertThat(posting().find(second, secondKey)).map(Posted::billId).contains(secondId);
    }

    @Test
    void numbers_of_any_characters_are_found_again() {
        Bill bill = contract.bill(contract.twin, reference, "O'N-1/ä,\"%_");
        if (posting().check(bill).isEmpty()) {
            String id = posted(posting().post(bill, key)).billId();
            assertThat(posting().find(bill, key)).map(Posted::billId).contains(id);
            assertThat(posted(posting().post(bill, key)).created()).isFalse();
            assertThat(held()).hasSize(1);
        }
    }

    private BillPosting posting() {
        return contract.ability(BillPosting.class);
    }

    private List<HeldBill> held() {
        return contract.twin.heldBills().stream()
                .filter(bill -> bill.reference().filter(reference::equals).isPresent())
                .toList();
    }

    private static Posted posted(PostingOutcome outcome) {
        assertThat(outcome).isInstanceOf(Posted.class);
        return (Posted) outcome;
    }
}

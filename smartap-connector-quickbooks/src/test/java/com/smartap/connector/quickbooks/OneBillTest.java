package com.smartap.connector.quickbooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.smartap.model.IdempotencyKey;
import com.smartap.model.erp.EntityType;
import com.smartap.spi.erp.Bill;
import com.smartap.spi.erp.BillPosting;
import com.smartap.spi.erp.ErpConnector;
import com.smartap.spi.erp.PostingOutcome;
import com.smartap.spi.erp.PostingOutcome.Posted;
import com.smartap.testkit.erp.ErpSeeds;
import com.smartap.testkit.erp.TestBills;
import com.smartap.testkit.erp.TwinExtension;
import com.smartap.testkit.quickbooks.QuickBooksTwin;
import com.smartap.testkit.twin.Misbehaviour;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

// tag::twin-extension
class OneBillTest {
    @RegisterExtension
    final TwinExtension<QuickBooksTwin> erp = TwinExtension.of(clock -> new QuickBooksTwin(clock).start(0));

    @Test
    void an_answer_that_gets_lost_leaves_one_bill() {
        QuickBooksTwin twin = erp.twin();
        twin.seed(ErpSeeds.vendor(twin, 1, erp.clock().instant()));
        Bill bill = TestBills.bill("invoice-1", "INV-9001", twin.id(EntityType.VENDOR, 1), null);
        IdempotencyKey key = IdempotencyKey.of("post-bill", "invoice-1", 1);
        try (ErpConnector connector = new QuickBooksConnectorProvider().create(erp.context())) {
            BillPosting posting = connector.ability(BillPosting.class).orElseThrow();
            twin.misbehave(Misbehaviour.LOSE_NEXT_ANSWER);
            assertThat(posting.post(bill, key)).isInstanceOf(PostingOutcome.Unknown.class);
            assertThat(posting.find(bill, key)).map(Posted::created).contains(false);
            assertThat(twin.heldBills()).hasSize(1);
        }
    }
}
// end::twin-extension

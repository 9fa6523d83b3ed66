package com.smartap.testkit.erp;

import static org.assertj.core.api.Assertions.assertThat;

import com.smartap.model.IdempotencyKey;
import com.smartap.spi.Api;
import com.smartap.spi.erp.Bill;
import com.smartap.spi.erp.BillPosting;
import com.smartap.spi.erp.PostingOutcome;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every connector promises that posts bills. Subclass it, and give it the connector and what the ERP holds. */
@Api(usage = Api.Usage.IMPLEMENT, since = "0.1")
public abstract class BillPostingContract {
    /** The subject, over an ERP that holds no bills. */
    protected abstract BillPosting posting();

    /** The subject again, as after a restart of the process: it remembers nothing. */
    protected abstract BillPosting restarted();

    /** A bill that the ERP accepts, with this reference of ours. */
    protected abstract Bill acceptable(String reference);

    /** How many bills of this reference the ERP holds now. */
    protected abstract int billsHeld(String reference);

    /** The ERP will process the next write, and its answer will be lost. */
    protected abstract void loseNextAnswer();

    /** The connection will drop at the next write, before the ERP processes it. */
    protected abstract void failBeforeNextWrite();

    /** The ERP will refuse the next write. */
    protected abstract void refuseNext();

    private final String reference = UUID.randomUUID().toString();
    private final IdempotencyKey key = IdempotencyKey.of("post-bill", reference, 1);

    @Test
    void a_bill_is_posted_and_said_to_be_created() {
        Bill bill = acceptable(reference);
        assertThat(posting().check(bill)).isEmpty();
        PostingOutcome outcome = posting().post(bill, key);
        assertThat(outcome).isInstanceOfSatisfying(PostingOutcome.Posted.class, posted -> {
            assertThat(posted.created()).isTrue();
            assertThat(posted.billId()).isNotBlank();
        });
        assertThat(billsHeld(reference)).isEqualTo(1);
    }

    @Test
    void nothing_is_found_before_anything_is_posted() {
        assertThat(posting().find(acceptable(reference), key)).isEmpty();
        assertThat(billsHeld(reference)).isZero();
    }

    @Test
    void what_was_posted_is_found_under_its_key() {
        Bill bill = acceptable(reference);
        String id = idOf(posting().post(bill, key));
        assertThat(restarted().find(bill, key))
                .hasValueSatisfying(found -> assertThat(found.billId()).isEqualTo(id));
    }

    @Test
    void the_same_key_posts_one_bill() {
        Bill bill = acceptable(reference);
        String id = idOf(posting().post(bill, key));
        PostingOutcome again = restarted().post(bill, key);
        assertThat(again).isInstanceOfSatisfying(PostingOutcome.Posted.class, posted -> {
            assertThat(posted.billId()).isEqualTo(id);
            assertThat(posted.created()).isFalse();
        });
        assertThat(billsHeld(reference)).isEqualTo(1);
    }

    @Test
    void a_lost_answer_is_unknown_and_the_bill_is_found_again_once() {
        Bill bill = acceptable(reference);
        BillPosting posting = posting();
        loseNextAnswer();
        assertThat(posting.post(bill, key)).isInstanceOf(PostingOutcome.Unknown.class);
        assertThat(billsHeld(reference)).isEqualTo(1);
        assertThat(restarted().find(bill, key))
                .hasValueSatisfying(found -> assertThat(found.created()).isFalse());
        assertThat(restarted().post(bill, key))
                .isInstanceOfSatisfying(
                        PostingOutcome.Posted.class,
                        posted -> assertThat(posted.created()).isFalse());
        assertThat(billsHeld(reference)).isEqualTo(1);
    }

    @Test
    void a_write_that_never_arrived_is_not_found_and_can_be_posted() {
        Bill bill = acceptable(reference);
        BillPosting posting = posting();
        failBeforeNextWrite();
        assertThat(posting.post(bill, key)).isInstanceOf(PostingOutcome.Unknown.class);
        assertThat(billsHeld(reference)).isZero();
        assertThat(restarted().find(bill, key)).isEmpty();
        assertThat(idOf(restarted().post(bill, key))).isNotBlank();
        assertThat(billsHeld(reference)).isEqualTo(1);
    }

    @Test
    void a_refusal_is_a_result_with_the_erps_code_and_words() {
        BillPosting posting = posting();
        refuseNext();
        assertThat(posting.post(acceptable(reference), key))
                .isInstanceOfSatisfying(PostingOutcome.Refused.class, refused -> {
                    assertThat(refused.erpCode()).isNotBlank();
                    assertThat(refused.reason()).isNotBlank();
                });
        assertThat(billsHeld(reference)).isZero();
    }

    private static String idOf(PostingOutcome outcome) {
        assertThat(outcome).isInstanceOf(PostingOutcome.Posted.class);
        return ((PostingOutcome.Posted) outcome).billId();
    }
}

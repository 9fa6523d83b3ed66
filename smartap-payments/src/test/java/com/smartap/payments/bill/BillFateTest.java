package com.smartap.payments.bill;

import static org.assertj.core.api.Assertions.assertThat;

import com.smartap.model.IdempotencyKey;
import com.smartap.model.Money;
import com.smartap.spi.payment.provider.Cancellation;
import com.smartap.spi.payment.provider.Cancellation.CancelOutcome;
import com.smartap.spi.payment.provider.PaymentFailure.Remedy;
import com.smartap.spi.payment.provider.PaymentGateway;
import com.smartap.spi.payment.provider.ProviderStatus;
import com.smartap.spi.payment.provider.ProviderStatus.State;
import com.smartap.testkit.twin.Misbehaviour;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of payments: BILL's words, calling back, and days. */
class BillFateTest {
    private static final IdempotencyKey CANCEL = IdempotencyKey.of("cancel", 1);
    private final BillRig rig = new BillRig();

    @AfterEach
    void close() {
        assertThat(rig.twin.violations()).isEmpty();
        rig.close();
    }

    @ParameterizedTest
    @CsvSource({
        "SCHEDULED, PROCESSING, , true",
        "FUNDING_STARTED, PROCESSING, , false",
        "PROCESSED, PROCESSING, , false",
        "SENT, PROCESSING, , false",
        "DELIVERED, PROCESSING, , false",
        "DISBURSEMENT_ON_HOLD, HELD, ASK, false",
        "CLEARED, COMPLETED, , false",
        "CANCELED, CANCELLED, , false",
        "CANCELLED, CANCELLED, , false",
        "VOIDED, RETURNED, ASK, false",
        "FUNDING_FAILED_VOIDED, FAILED, MEND_ACCOUNT, false",
        "FUNDING_FAILED_ACTION_NEEDED, HELD, MEND_ACCOUNT, false",
        "DISBURSEMENT_FAILED_ACTION_NEEDED, HELD, MEND_PAYEE, false",
        "DISBURSEMENT_FAILED_VENDOR_BANK_REJECTED, HELD, MEND_PAYEE, false",
        "FUNDS_ESCHEATED, HELD, ASK, false",
        "SOMETHING_NEW, PROCESSING, , false",
        "scheduled, PROCESSING, , false"
    })
    void every_word_of_bill_has_a_meaning_and_is_kept(String word, State state, Remedy remedy, boolean cancellable) {
        String id = rig.ordered("PAY-1");
        rig.twin.say(id, word);
        ProviderStatus status = rig.gateway().status(id);
        assertThat(status.state()).isEqualTo(state);
        assertThat(status.rawStatus()).isEqualTo(word);
        assertThat(status.cancellable()).isEqualTo(cancellable);
        assertThat(status.reference()).isEqualTo("PAY-1");
        assertThat(status.amount()).isEqualTo(Money.of("599.96", "USD"));
        assertThat(status.changedAt()).isEqualTo(BillRig.NOW);
        assertThat(status.failure() == null ? null : status.failure().remedy()).isEqualTo(remedy);
    }

    @Test
    void money_that_the_vendors_bank_sent_back_is_held_until_a_person_decides_in_bill() {
        String id = rig.ordered("PAY-1");
        rig.twin.settle(id);
        rig.twin.say(id, "DISBURSEMENT_FAILED_ACTION_NEEDED");
        ProviderStatus held = rig.gateway().status(id);
        assertThat(held.state().isOver()).as("BILL may issue it again").isFalse();
        rig.twin.say(id, "VOIDED");
        assertThat(rig.gateway().status(id).state()).isEqualTo(State.RETURNED);
    }

    @Test
    void what_bill_is_processing_is_called_back_only_if_the_setting_says_how() {
        String id = rig.ordered("PAY-1");
        rig.twin.say(id, "PROCESSED");
        assertThat(cancellation(Map.of()).cancel(id, CANCEL))
                .isInstanceOfSatisfying(
                        CancelOutcome.TooLate.class,
                        late -> assertThat(late.reason()).contains("PROCESSED"));
        assertThat(cancellation(Map.of("voidType", "CREDIT")).cancel(id, CANCEL))
                .isInstanceOfSatisfying(
                        CancelOutcome.Requested.class,
                        taken -> assertThat(taken.status().rawStatus()).isEqualTo("VOIDED"));
        assertThat(cancellation(Map.of("voidType", "CREDIT")).cancel(id, CANCEL))
                .isInstanceOf(CancelOutcome.Requested.class);
    }

    @Test
    void a_payment_that_bill_began_with_meanwhile_is_too_late_to_be_called_back() {
        String id = rig.ordered("PAY-1");
        PaymentGateway gateway = rig.gateway();
        gateway.status(id);
        int[] left = {2};
        rig.twin.beforeEachRequest(() -> {
            left[0]--;
            if (left[0] == 0) {
                rig.twin.say(id, "SENT");
            }
        });
        assertThat(gateway.ability(Cancellation.class).orElseThrow().cancel(id, CANCEL))
                .isInstanceOfSatisfying(CancelOutcome.TooLate.class, late -> {
                    assertThat(late.reason()).contains("being processed");
                    assertThat(late.status().rawStatus()).isEqualTo("SENT");
                });
    }

    @Test
    void a_cancelled_payment_whose_answer_was_lost_is_told_by_the_status() {
        String id = rig.ordered("PAY-1");
        PaymentGateway gateway = rig.gateway();
        gateway.test();
        rig.twin.misbehave(Misbehaviour.BAD_GATEWAY_AFTER_NEXT);
        assertThat(gateway.ability(Cancellation.class).orElseThrow().cancel(id, CANCEL))
                .isInstanceOf(CancelOutcome.Unknown.class);
        assertThat(gateway.status(id).state()).isEqualTo(State.CANCELLED);
    }

    @ParameterizedTest
    @CsvSource({
        // asked for, fresh account, always, now in UTC, the day
        ", false, false, 2026-11-20T15:00:00Z, ",
        ", false, true, 2026-11-20T15:00:00Z, 2026-11-23",
        ", true, false, 2026-11-20T15:00:00Z, 2026-11-24",
        ", true, false, 2026-11-24T15:00:00Z, 2026-11-27", // over Thanksgiving
        "2026-11-20, false, false, 2026-11-20T15:00:00Z, 2026-11-23",
        "2026-11-01, false, false, 2026-11-20T15:00:00Z, 2026-11-23",
        "2026-11-28, false, false, 2026-11-20T15:00:00Z, 2026-11-30", // a Saturday
        "2026-12-25, false, false, 2026-11-20T15:00:00Z, 2026-12-28",
        "2026-11-24, true, false, 2026-11-21T03:00:00Z, 2026-11-24", // still Friday in the United States
        ", false, true, 2026-11-23T04:59:00Z, 2026-11-23" // still Sunday
    })
    void the_day_is_a_business_day_that_bill_takes(
            LocalDate asked, boolean fresh, boolean always, java.time.Instant now, LocalDate expected) {
        assertThat(new ProcessDates(always).of(asked, fresh, now)).isEqualTo(java.util.Optional.ofNullable(expected));
    }

    @Test
    void an_account_is_new_for_two_business_days() {
        var entered = java.time.Instant.parse("2026-11-20T15:00:00Z"); // Friday
        assertThat(ProcessDates.isFresh(entered, entered)).isTrue();
        assertThat(ProcessDates.isFresh(entered, java.time.Instant.parse("2026-11-24T15:00:00Z")))
                .isFalse();
        assertThat(ProcessDates.isFresh(entered, java.time.Instant.parse("2026-11-23T15:00:00Z")))
                .isTrue();
    }

    private Cancellation cancellation(Map<String, String> settings) {
        return rig.gateway(settings).ability(Cancellation.class).orElseThrow();
    }
}

package com.smartap.testkit.esign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smartap.model.approval.ESignStatus;
import com.smartap.spi.ConnectorException;
import com.smartap.spi.esign.ESignGateway;
import com.smartap.spi.esign.SigningStatus;
import com.smartap.testkit.twin.Misbehaviour;
import com.smartap.testkit.twin.Twin;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Ending a request: nobody can sign a dead one, and a signature that was quicker is told. */
abstract class CancelPart {
    private final ESignProviderContract contract;
    private final String id = "SIG-" + UUID.randomUUID().toString().substring(0, 8);

    CancelPart(ESignProviderContract contract) {
        this.contract = contract;
    }

    @Test
    void a_cancelled_request_can_be_signed_by_nobody() {
        String request = contract.asked(id, 2);
        contract.twin.sign(request, ESignProviderContract.email(1));
        SigningStatus status = contract.gateway().cancel(request, "The invoice was edited");
        assertThat(status.ended()).isTrue();
        assertThat(status.status()).isNotEqualTo(ESignStatus.FULLY_SIGNED);
        assertThat(contract.held(request).ended()).isTrue();
        assertThatThrownBy(() -> contract.twin.sign(request, ESignProviderContract.email(2)))
                .isInstanceOf(IllegalStateException.class);
        assertThat(contract.gateway().status(request).ended()).isTrue();
    }

    @Test
    void cancelling_twice_changes_nothing() {
        String request = contract.asked(id, 1);
        SigningStatus first = contract.gateway().cancel(request, "edited");
        SigningStatus second = contract.gateway().cancel(request, "edited");
        assertThat(second.ended()).isTrue();
        assertThat(second.status()).isEqualTo(first.status());
    }

    @Test
    void what_is_fully_signed_stays_so_and_is_told() {
        String request = contract.asked(id, 1);
        contract.twin.sign(request, ESignProviderContract.email(1));
        assertThat(contract.gateway().cancel(request, "too late").status()).isEqualTo(ESignStatus.FULLY_SIGNED);
    }

    @Test
    void a_request_past_its_time_can_be_cancelled_so_that_nobody_signs_it() {
        String request = contract.asked(id, 1);
        contract.clock.advance(java.time.Duration.ofDays(15));
        assertThat(contract.gateway().cancel(request, "expired").ended()).isTrue();
        assertThat(contract.held(request).ended()).isTrue();
    }

    @Test
    void the_last_signature_may_be_quicker_at_any_call() {
        Twin wire = contract.wire();
        for (int at = 1; at <= 4; at++) {
            String request = contract.asked(id + "-" + at, 1);
            ESignGateway gateway = contract.gateway();
            gateway.test();
            int[] count = {at};
            wire.beforeEachRequest(() -> {
                count[0]--;
                if (count[0] == 0 && !contract.held(request).ended()) {
                    contract.twin.sign(request, ESignProviderContract.email(1));
                }
            });
            SigningStatus status = gateway.cancel(request, "edited");
            wire.beforeEachRequest(() -> {});
            boolean signed = !contract.held(request).signed().isEmpty();
            assertThat(status.ended()).as("signed at call %d", at).isTrue();
            assertThat(status.status() == ESignStatus.FULLY_SIGNED)
                    .as("signed at call %d", at)
                    .isEqualTo(signed);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Misbehaviour.class,
            names = {"LOSE_NEXT_ANSWER", "BAD_GATEWAY_AFTER_NEXT", "FAIL_BEFORE_NEXT", "REFUSE_NEXT"})
    void a_cancellation_that_goes_wrong_is_not_said_to_have_happened_unless_it_did(Misbehaviour fault) {
        Twin wire = contract.wire();
        String request = contract.asked(id, 1);
        ESignGateway gateway = contract.gateway();
        gateway.test();
        wire.misbehave(fault);
        try {
            assertThat(gateway.cancel(request, "edited").ended()).isTrue();
            assertThat(contract.held(request).ended()).isTrue();
        } catch (ConnectorException e) {
            contract.tell(e);
            assertThat(contract.held(request).ended()).isFalse();
        }
        wire.behave();
        assertThat(contract.gateway().cancel(request, "edited").ended()).isTrue();
    }
}

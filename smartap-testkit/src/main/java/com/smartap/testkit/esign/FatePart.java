package com.smartap.testkit.esign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.smartap.model.approval.ESignStatus;
import com.smartap.spi.ConnectorException;
import com.smartap.spi.ConnectorProtocolException;
import com.smartap.spi.NotFoundException;
import com.smartap.spi.esign.ESignGateway;
import com.smartap.spi.esign.SigningStatus;
import com.smartap.spi.esign.SigningStatus.Progress;
import com.smartap.spi.esign.SigningStatus.Step;
import com.smartap.testkit.twin.Misbehaviour;
import com.smartap.testkit.twin.Twin;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What becomes of a request after it was made. */
abstract class FatePart {
    private final ESignProviderContract contract;
    private final String id = "SIG-" + UUID.randomUUID().toString().substring(0, 8);

    FatePart(ESignProviderContract contract) {
        this.contract = contract;
    }

    @Test
    void people_are_asked_one_after_the_other() {
        String request = contract.asked(id, 3);
        assertThat(contract.held(request).asked()).containsExactly(ESignProviderContract.email(1));
        assertThatThrownBy(() -> contract.twin.sign(request, ESignProviderContract.email(2)))
                .isInstanceOf(IllegalStateException.class);
        contract.twin.sign(request, ESignProviderContract.email(1));
        assertThat(contract.held(request).asked())
                .containsExactly(ESignProviderContract.email(1), ESignProviderContract.email(2));
        assertThat(status(request).signatories())
                .extracting(Progress::email)
                .containsExactly(
                        ESignProviderContract.email(1), ESignProviderContract.email(2), ESignProviderContract.email(3));
    }

    @Test
    void signatures_are_counted_until_the_last_one() {
        String request = contract.asked(id, 2);
        assertThat(status(request).status()).isEqualTo(ESignStatus.PENDING_SIGNATURE);
        contract.twin.sign(request, ESignProviderContract.email(1));
        SigningStatus partly = status(request);
        assertThat(partly.status()).isEqualTo(ESignStatus.PARTIALLY_SIGNED);
        assertThat(partly.ended()).isFalse();
        assertThat(partly.signatories()).extracting(Progress::step).first().isEqualTo(Step.SIGNED);
        assertThat(partly.signatories()).extracting(Progress::step).last().isNotEqualTo(Step.SIGNED);
        contract.twin.sign(request, ESignProviderContract.email(2));
        SigningStatus fully = status(request);
        assertThat(fully.status()).isEqualTo(ESignStatus.FULLY_SIGNED);
        assertThat(fully.ended()).isTrue();
        assertThat(fully.signatories()).extracting(Progress::step).containsOnly(Step.SIGNED);
        assertThat(fully.reason()).isNull();
    }

    @Test
    void signed_by_all_and_not_final_yet_does_not_count() {
        assumeTrue(contract.twin.holdSeals(true), "the last signature is final at once");
        String request = contract.asked(id, 1);
        contract.twin.sign(request, ESignProviderContract.email(1));
        SigningStatus signed = status(request);
        assertThat(signed.status()).isEqualTo(ESignStatus.PARTIALLY_SIGNED);
        assertThat(signed.ended()).isFalse();
        assertThatThrownBy(() -> contract.gateway().download(request, java.io.OutputStream.nullOutputStream()))
                .isInstanceOf(ConnectorException.class);
        contract.twin.holdSeals(false);
        assertThat(status(request).status()).isEqualTo(ESignStatus.FULLY_SIGNED);
    }

    @Test
    void a_refusal_to_sign_rejects_the_request() {
        String request = contract.asked(id, 2);
        contract.twin.sign(request, ESignProviderContract.email(1));
        contract.twin.decline(request, ESignProviderContract.email(2), "The amount is wrong");
        SigningStatus status = status(request);
        assertThat(status.status()).isEqualTo(ESignStatus.REJECTED);
        if (status.reason() != null) {
            assertThat(status.reason()).contains("The amount is wrong");
        }
    }

    @Test
    void a_request_that_the_provider_ends_in_time_is_expired() {
        String request = contract.asked(id, 1);
        assumeTrue(contract.twin.expire(request), "the provider ends nothing by itself");
        SigningStatus status = status(request);
        assertThat(status.status()).isEqualTo(ESignStatus.EXPIRED);
        assertThat(status.ended()).isTrue();
    }

    @Test
    void a_request_past_its_time_is_expired_whatever_the_provider_does() {
        String request = contract.asked(id, 2);
        contract.twin.sign(request, ESignProviderContract.email(1));
        contract.clock.advance(Duration.ofDays(15));
        assertThat(status(request).status()).isEqualTo(ESignStatus.EXPIRED);
    }

    @Test
    void a_word_that_nobody_knows_is_no_signature() {
        String request = contract.asked(id, 1);
        assumeTrue(contract.twin.sayUnknownWord(request), "there are no words");
        try {
            SigningStatus status = status(request);
            assertThat(status.status()).isIn(ESignStatus.PENDING_SIGNATURE, ESignStatus.PARTIALLY_SIGNED);
            assertThat(status.ended()).isFalse();
        } catch (ConnectorProtocolException e) {
            contract.tell(e);
            assertThat(e.retryable()).isFalse();
        }
        assertThatThrownBy(() -> contract.gateway().download(request, java.io.OutputStream.nullOutputStream()))
                .isInstanceOf(ConnectorException.class);
    }

    @Test
    void fields_that_nobody_knows_do_not_matter() {
        Twin wire = contract.wire();
        wire.misbehave(Misbehaviour.UNKNOWN_FIELDS);
        String request = contract.asked(id, 1);
        contract.twin.sign(request, ESignProviderContract.email(1));
        assertThat(status(request).status()).isEqualTo(ESignStatus.FULLY_SIGNED);
    }

    @Test
    void a_request_that_the_provider_does_not_know_is_not_found() {
        String request = contract.asked(id, 1);
        String other = request.substring(0, request.length() - 1) + (request.endsWith("7") ? "8" : "7");
        ESignGateway gateway = contract.gateway();
        for (String unknown : new String[] {other, "../../users/list?x=1", "", "0"}) {
            assertThatThrownBy(() -> gateway.status(unknown)).isInstanceOf(NotFoundException.class);
            assertThatThrownBy(() -> gateway.cancel(unknown, "no")).isInstanceOf(NotFoundException.class);
            assertThatThrownBy(() -> gateway.remind(unknown)).isInstanceOf(NotFoundException.class);
        }
    }

    @Test
    void a_reminder_is_sent_once() {
        String request = contract.asked(id, 2);
        contract.gateway().remind(request);
        assertThat(contract.held(request).reminders()).isEqualTo(1);
        assertThat(contract.held(request).asked()).containsExactly(ESignProviderContract.email(1));
    }

    @Test
    void a_reminder_whose_answer_is_lost_is_not_repeated_and_said_to_be_lost() {
        Twin wire = contract.wire();
        String request = contract.asked(id, 1);
        ESignGateway gateway = contract.gateway();
        gateway.test();
        wire.misbehave(Misbehaviour.LOSE_NEXT_ANSWER);
        assertThatThrownBy(() -> gateway.remind(request)).isInstanceOf(ConnectorException.class);
        assertThat(contract.held(request).reminders()).isEqualTo(1);
    }

    private SigningStatus status(String request) {
        SigningStatus status = contract.gateway().status(request);
        contract.tell(status);
        assertThat(status.providerId()).isEqualTo(request);
        assertThat(status.providerStatus()).isNotBlank();
        return status;
    }
}

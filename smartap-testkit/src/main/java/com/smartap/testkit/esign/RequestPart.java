package com.smartap.testkit.esign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smartap.model.IdempotencyKey;
import com.smartap.model.approval.ESignStatus;
import com.smartap.spi.ConnectorException;
import com.smartap.spi.IdempotencyConflictException;
import com.smartap.spi.InvalidRequestException;
import com.smartap.spi.esign.ESignGateway;
import com.smartap.spi.esign.RequestOutcome;
import com.smartap.spi.esign.RequestOutcome.Accepted;
import com.smartap.spi.esign.RequestOutcome.Refused;
import com.smartap.spi.esign.RequestOutcome.Unknown;
import com.smartap.spi.esign.SigningRequest;
import com.smartap.spi.esign.SigningStatus;
import com.smartap.testkit.twin.Misbehaviour;
import com.smartap.testkit.twin.Twin;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One key, one request, whatever fails and whenever. */
abstract class RequestPart {
    private final ESignProviderContract contract;
    private final String id = "SIG-" + UUID.randomUUID().toString().substring(0, 8);

    RequestPart(ESignProviderContract contract) {
        this.contract = contract;
    }

    @Test
    void a_request_is_made_with_the_document_as_it_is() {
        SigningRequest request = contract.request(id, 2);
        ESignGateway gateway = contract.gateway();
        assertThat(gateway.check(request)).isEmpty();
        Accepted accepted = contract.accepted(contract.ask(gateway, request));
        assertThat(accepted.created()).isTrue();
        assertThat(accepted.status().status()).isEqualTo(ESignStatus.PENDING_SIGNATURE);
        assertThat(accepted.status().ended()).isFalse();
        assertThat(contract.twin.heldRequests()).singleElement().satisfies(held -> {
            assertThat(held.id()).isEqualTo(accepted.status().providerId());
            assertThat(held.document()).isEqualTo(request.hash());
        });
    }

    @Test
    void nothing_is_found_before_anything_was_requested() {
        assertThat(contract.gateway().find(contract.request(id, 1), ESignProviderContract.key(id)))
                .isEmpty();
        assertThat(contract.twin.heldRequests()).isEmpty();
    }

    @Test
    void what_was_requested_is_found_after_a_restart_and_not_requested_again() {
        SigningRequest request = contract.request(id, 2);
        String providerId = contract.accepted(contract.ask(contract.gateway(), request))
                .status()
                .providerId();
        assertThat(contract.gateway().find(request, ESignProviderContract.key(id)))
                .hasValueSatisfying(found -> assertThat(found.providerId()).isEqualTo(providerId));
        Accepted again = contract.accepted(contract.ask(contract.gateway(), request));
        assertThat(again.created()).isFalse();
        assertThat(again.status().providerId()).isEqualTo(providerId);
        assertThat(contract.twin.heldRequests()).hasSize(1);
    }

    @Test
    void the_same_key_for_another_document_is_a_conflict_and_asks_nobody() {
        SigningRequest request = contract.request(id, 1);
        contract.accepted(contract.ask(contract.gateway(), request));
        SigningRequest other = contract.request(id + "-edited", 1);
        IdempotencyKey key = ESignProviderContract.key(id);
        assertThatThrownBy(() -> contract.gateway().request(other, key))
                .isInstanceOf(IdempotencyConflictException.class);
        assertThat(contract.twin.heldRequests()).hasSize(1);
    }

    @Test
    void another_generation_of_a_key_is_another_request() throws IOException {
        SigningRequest request = contract.request(id, 1);
        String first = contract.accepted(contract.ask(contract.gateway(), request))
                .status()
                .providerId();
        contract.gateway().cancel(first, "edited");
        RequestOutcome second = contract.gateway().request(request, IdempotencyKey.of("sign", id, 2));
        assertThat(contract.accepted(second).created()).isTrue();
        assertThat(contract.twin.heldRequests()).hasSize(2);
    }

    @Test
    void a_request_whose_time_is_over_asks_nobody() {
        SigningRequest request = contract.request(id, 1);
        contract.clock.set(request.expiresAt());
        ESignGateway gateway = contract.gateway();
        try {
            assertThat(contract.ask(gateway, request)).isInstanceOf(Refused.class);
        } catch (InvalidRequestException e) {
            contract.tell(e);
        }
        assertThat(contract.twin.heldRequests()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Misbehaviour.class,
            names = {
                "LOSE_NEXT_ANSWER",
                "BAD_GATEWAY_AFTER_NEXT",
                "DROP_NEXT",
                "FAIL_BEFORE_NEXT",
                "RATE_LIMITED_NEXT",
                "SERVER_ERROR_NEXT",
                "BAD_JSON_NEXT",
                "ENDLESS_NEXT",
                "EXPIRE_TOKENS"
            })
    void a_fault_at_any_call_leads_to_one_request_in_the_end(Misbehaviour fault) {
        Twin wire = contract.wire();
        for (int at = 1; at <= 5; at++) {
            SigningRequest request = contract.request(id + "-" + at, 1);
            int before = contract.twin.heldRequests().size();
            int[] count = {at};
            wire.beforeEachRequest(() -> {
                count[0]--;
                if (count[0] == 0) {
                    wire.misbehave(fault);
                }
            });
            boolean done = false;
            for (int attempt = 0; !done && attempt < 5; attempt++) {
                done = attempt(request);
            }
            wire.beforeEachRequest(() -> {});
            wire.behave();
            assertThat(done).as("asked in the end, fault at call %d", at).isTrue();
            assertThat(contract.twin.heldRequests()).as("fault at call %d", at).hasSize(before + 1);
        }
    }

    /** As the engine does it: what may have been sent is looked for before it is sent again. */
    private boolean attempt(SigningRequest request) {
        try {
            ESignGateway gateway = contract.gateway();
            if (gateway.find(request, ESignProviderContract.key(request.reference()))
                    .isPresent()) {
                return true;
            }
            return contract.ask(gateway, request) instanceof Accepted;
        } catch (ConnectorException e) {
            contract.tell(e);
            contract.clock.advance(Duration.ofSeconds(70));
            return false;
        }
    }

    @Test
    void a_lost_answer_is_unknown_and_the_request_is_found_once() {
        Twin wire = contract.wire();
        SigningRequest request = contract.request(id, 1);
        ESignGateway gateway = contract.gateway();
        gateway.test();
        wire.misbehave(Misbehaviour.LOSE_NEXT_ANSWER);
        assertThat(contract.ask(gateway, request)).isInstanceOf(Unknown.class);
        wire.behave();
        Optional<SigningStatus> found = contract.gateway().find(request, ESignProviderContract.key(id));
        assertThat(found).isPresent();
        assertThat(contract.accepted(contract.ask(gateway, request)).created()).isFalse();
        assertThat(contract.twin.heldRequests()).hasSize(1);
    }

    @Test
    void a_process_that_dies_before_it_hears_the_answer_asks_nobody_twice() {
        Twin wire = contract.wire();
        SigningRequest request = contract.request(id, 1);
        wire.misbehave(Misbehaviour.LOSE_NEXT_ANSWER);
        contract.ask(contract.gateway(), request);
        wire.behave();
        assertThat(contract.accepted(contract.ask(contract.gateway(), request)).created())
                .isFalse();
        assertThat(contract.twin.heldRequests()).hasSize(1);
    }

    @Test
    void a_request_that_never_arrived_is_not_found_and_can_be_made() {
        Twin wire = contract.wire();
        SigningRequest request = contract.request(id, 1);
        ESignGateway gateway = contract.gateway();
        gateway.test();
        wire.misbehave(Misbehaviour.FAIL_BEFORE_NEXT);
        assertThat(contract.ask(gateway, request)).isInstanceOf(Unknown.class);
        assertThat(contract.twin.heldRequests()).isEmpty();
        boolean done = false;
        for (int attempt = 0; !done && attempt < 5; attempt++) {
            done = attempt(request);
        }
        assertThat(contract.twin.heldRequests()).hasSize(1);
    }

    @Test
    void a_refusal_is_a_result_with_the_providers_words() {
        Twin wire = contract.wire();
        ESignGateway gateway = contract.gateway();
        gateway.test();
        wire.misbehave(Misbehaviour.REFUSE_NEXT);
        assertThat(contract.ask(gateway, contract.request(id, 1)))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.reason()).isNotBlank());
        assertThat(contract.twin.heldRequests()).isEmpty();
    }

    @Test
    void a_provider_that_answers_late_leaves_the_outcome_unknown() {
        Twin wire = contract.wire();
        SigningRequest request = contract.request(id, 1);
        ESignGateway gateway = contract.gateway();
        gateway.test();
        long before = wire.requests();
        wire.slowness(Duration.ofSeconds(20));
        boolean[] first = {true};
        wire.beforeEachRequest(() -> {
            if (!first[0]) { // the first call is a look, or else the request itself is the only one
                wire.misbehave(Misbehaviour.SLOW);
            }
            first[0] = false;
        });
        try {
            RequestOutcome outcome = contract.ask(gateway, request);
            assertThat(outcome instanceof Unknown || wire.requests() == before + 1)
                    .isTrue();
        } catch (ConnectorException e) {
            contract.tell(e);
            assertThat(contract.twin.heldRequests())
                    .as("said to be asked of nobody")
                    .isEmpty();
        }
        wire.beforeEachRequest(() -> {});
        wire.behave();
        boolean done = false;
        for (int attempt = 0; !done && attempt < 3; attempt++) {
            done = attempt(request);
        }
        assertThat(done).isTrue();
        assertThat(contract.twin.heldRequests()).hasSize(1);
    }

    @Test
    void threads_with_one_key_make_one_request() throws Exception {
        SigningRequest request = contract.request(id, 1);
        ESignGateway gateway = contract.gateway();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            Callable<Boolean> call = () -> {
                try {
                    return gateway.request(request, ESignProviderContract.key(id)) instanceof Accepted;
                } catch (ConnectorException e) {
                    return false;
                }
            };
            int accepted = 0;
            for (var answer : threads.invokeAll(List.of(call, call, call, call))) {
                accepted += answer.get(60, TimeUnit.SECONDS) ? 1 : 0;
            }
            assertThat(accepted).isPositive();
        } finally {
            threads.shutdownNow();
        }
        assertThat(contract.twin.heldRequests()).hasSize(1);
    }
}

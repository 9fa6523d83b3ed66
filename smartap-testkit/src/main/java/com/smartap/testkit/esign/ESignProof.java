package com.smartap.testkit.esign;

import static org.assertj.core.api.Assertions.assertThat;

import com.smartap.model.IdempotencyKey;
import com.smartap.model.approval.ESignStatus;
import com.smartap.spi.ConnectorException;
import com.smartap.spi.esign.ESignGateway;
import com.smartap.spi.esign.ESignWebhooks;
import com.smartap.spi.esign.RequestOutcome;
import com.smartap.spi.esign.RequestOutcome.Accepted;
import com.smartap.spi.esign.SigningRequest;
import com.smartap.spi.esign.SigningStatus;
import com.smartap.spi.webhook.WebhookRejectedException;
import com.smartap.spi.webhook.WebhookRequest;
import com.smartap.testkit.TestClock;
import com.smartap.testkit.esign.ESignTwin.HeldRequest;
import com.smartap.testkit.twin.Misbehaviour;
import com.smartap.testkit.twin.Twin;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One invoice signed under one random schedule, by a caller who works as the engine does. */
final class ESignProof implements AutoCloseable {
    private static final List<Misbehaviour> FAULTS = List.of(
            Misbehaviour.LOSE_NEXT_ANSWER,
            Misbehaviour.BAD_GATEWAY_AFTER_NEXT,
            Misbehaviour.FAIL_BEFORE_NEXT,
            Misbehaviour.DROP_NEXT,
            Misbehaviour.RATE_LIMITED_NEXT,
            Misbehaviour.SERVER_ERROR_NEXT,
            Misbehaviour.BAD_JSON_NEXT,
            Misbehaviour.REFUSE_NEXT,
            Misbehaviour.EXPIRE_TOKENS);
    private static final int STEPS = 8;
    private final int seed;
    private final Random random;
    private final TestClock clock;
    private final ESignTwin twin;
    private final Twin wire;
    private final Supplier<ESignGateway> gateways;
    private final int people;
    private final Set<String> earlier = new HashSet<>();
    private final List<WebhookRequest> undelivered = new ArrayList<>();
    private ESignGateway gateway;

    // What the caller has written down; it survives a crash.
    private int generation = 1;
    private @Nullable SigningRequest request;
    private @Nullable String providerId;
    private @Nullable SigningStatus known;

    ESignProof(int seed, TestClock clock, ESignTwin twin, Supplier<ESignGateway> gateways) {
        this.seed = seed;
        this.random = new Random(seed * 7919L + 17);
        this.clock = clock;
        this.twin = twin;
        this.wire = twin.wire().orElseThrow();
        this.gateways = gateways;
        this.people = 1 + random.nextInt(3);
        twin.heldRequests().forEach(held -> earlier.add(held.id()));
        this.gateway = gateways.get();
    }

    void run() {
        for (int step = 0; step < STEPS; step++) {
            trouble();
            act();
            world();
            oneForEachKey();
            if (random.nextInt(4) == 0) {
                crash();
            }
        }
        settleDown();
    }

    private void trouble() {
        if (random.nextInt(3) == 0) {
            wire.beforeEachRequest(() -> {});
            return;
        }
        int[] left = {1 + random.nextInt(4)};
        Misbehaviour fault = FAULTS.get(random.nextInt(FAULTS.size()));
        wire.beforeEachRequest(() -> {
            left[0]--;
            if (left[0] == 0) {
                wire.misbehave(fault);
            }
        });
    }

    /** What the caller does next. */
    private void act() {
        try {
            String id = providerId;
            SigningStatus last = known;
            if (last != null && last.ended() && last.status() != ESignStatus.FULLY_SIGNED) {
                generation++;
                request = null;
                providerId = null;
                known = null;
            } else if (id == null) {
                send();
            } else if (random.nextInt(6) == 0) {
                gateway.remind(id);
            } else if (random.nextInt(8) == 0) {
                known = believed(gateway.cancel(id, "edited"));
            } else {
                known = believed(gateway.status(id));
            }
        } catch (ConnectorException e) {
            clock.advance(Duration.ofSeconds(70));
        }
    }

    private void send() {
        boolean sentBefore = request != null;
        SigningRequest mine = sentBefore && request != null
                ? request
                : SigningRequests.request("S" + seed + "-" + generation, people, clock.instant());
        request = mine;
        if (sentBefore && random.nextInt(5) > 0) {
            Optional<SigningStatus> found = gateway.find(mine, key());
            if (found.isPresent()) {
                accepted(found.get());
                return;
            }
        }
        try {
            RequestOutcome outcome = gateway.request(mine, key());
            if (outcome instanceof Accepted accepted) {
                accepted(accepted.status());
            } else {
                clock.advance(Duration.ofMinutes(3));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accepted(SigningStatus status) {
        providerId = status.providerId();
        known = believed(status);
    }

    /** Nothing is called fully signed that is not. */
    private SigningStatus believed(SigningStatus status) {
        if (status.status() == ESignStatus.FULLY_SIGNED) {
            assertThat(held(status.providerId()).signed())
                    .as("signatures, seed %d", seed)
                    .hasSize(people);
        }
        return status;
    }

    /** What people do meanwhile, and which of the webhooks arrive. */
    private void world() {
        String id = providerId;
        if (id != null && !held(id).ended()) {
            HeldRequest held = held(id);
            String next = held.asked().get(held.asked().size() - 1);
            int what = random.nextInt(8);
            if (what < 3) {
                twin.sign(id, next);
            } else if (what == 3) {
                twin.decline(id, next, "no");
            } else if (what == 4) {
                twin.expire(id);
            }
        }
        deliver();
    }

    private void deliver() {
        undelivered.addAll(twin.webhooks());
        Collections.shuffle(undelivered, random);
        Optional<ESignWebhooks> webhooks = gateway.ability(ESignWebhooks.class);
        while (webhooks.isPresent() && !undelivered.isEmpty() && random.nextInt(3) > 0) {
            WebhookRequest sent = undelivered.remove(undelivered.size() - 1);
            if (random.nextInt(4) == 0) {
                undelivered.add(0, sent);
            }
            try {
                if (webhooks.get().receive(sent).stream()
                        .anyMatch(notice -> notice.providerId().equals(providerId))) {
                    act();
                }
            } catch (WebhookRejectedException e) {
                assertThat(e.status()).isEqualTo(401); // too old by now
            }
        }
    }

    private void oneForEachKey() {
        assertThat(mine()).as("requests, seed %d", seed).hasSizeLessThanOrEqualTo(generation);
        for (int one = 1; one <= generation; one++) {
            String reference = "S" + seed + "-" + one;
            assertThat(mine().stream()
                            .filter(held ->
                                    held.reference().filter(reference::equals).isPresent()))
                    .as("requests of generation %d, seed %d", one, seed)
                    .hasSizeLessThanOrEqualTo(1);
        }
    }

    /** All is well again: in the end everybody signs, and the gateway says what the provider holds. */
    private void settleDown() {
        wire.beforeEachRequest(() -> {});
        wire.behave();
        clock.advance(Duration.ofMinutes(2));
        crash();
        for (int attempt = 0; attempt < 40 && !isSigned(); attempt++) {
            act();
            String id = providerId;
            if (id != null && !held(id).ended()) {
                HeldRequest held = held(id);
                twin.sign(id, held.asked().get(held.asked().size() - 1));
            }
            oneForEachKey();
        }
        assertThat(isSigned()).as("fully signed in the end, seed %d", seed).isTrue();
        ByteArrayOutputStream signed = new ByteArrayOutputStream();
        try {
            gateway.download(String.valueOf(providerId), signed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(signed.size()).as("the signed document, seed %d", seed).isPositive();
    }

    private boolean isSigned() {
        SigningStatus last = known;
        return last != null && last.status() == ESignStatus.FULLY_SIGNED;
    }

    private List<HeldRequest> mine() {
        return twin.heldRequests().stream()
                .filter(held -> !earlier.contains(held.id()))
                .toList();
    }

    private HeldRequest held(String id) {
        return twin.heldRequests().stream()
                .filter(held -> held.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("seed %d: there is no request %s".formatted(seed, id)));
    }

    private IdempotencyKey key() {
        return IdempotencyKey.of("sign", "S" + seed, generation);
    }

    private void crash() {
        gateway.close();
        gateway = gateways.get();
    }

    @Override
    public void close() {
        gateway.close();
    }
}

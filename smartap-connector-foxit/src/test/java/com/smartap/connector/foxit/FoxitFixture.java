package com.smartap.connector.foxit;

import static org.assertj.core.api.Assertions.assertThat;

import com.smartap.connector.support.ClientOptions;
import com.smartap.connector.support.Sleeper;
import com.smartap.model.IdempotencyKey;
import com.smartap.spi.esign.ESignGateway;
import com.smartap.spi.esign.RequestOutcome;
import com.smartap.spi.esign.SigningRequest;
import com.smartap.testkit.TestClock;
import com.smartap.testkit.connector.TestConnectorContext;
import com.smartap.testkit.connector.TestCredentialVault;
import com.smartap.testkit.esign.SigningRequests;
import com.smartap.testkit.foxit.FoxitTwin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A simulator, and gateways to it that never wait in real time. */
final class FoxitFixture implements AutoCloseable {
    final TestClock clock = TestClock.at("2026-11-20T15:00:00Z");
    final FoxitTwin twin;
    final TestCredentialVault vault;
    final Map<String, String> settings;
    private final List<ESignGateway> open = new ArrayList<>();

    private FoxitFixture(boolean gateway) {
        this.twin = (gateway ? FoxitTwin.gateway(clock) : new FoxitTwin(clock)).start(0);
        this.vault = new TestCredentialVault(clock, twin.credentials());
        this.settings = new HashMap<>(twin.settings());
    }

    static FoxitFixture classic() {
        return new FoxitFixture(false);
    }

    static FoxitFixture portal() {
        return new FoxitFixture(true);
    }

    /** Calls end soon, and waits move the clock. */
    static FoxitESignProvider hasty(TestClock clock) {
        return provider(clock, Duration.ofSeconds(1));
    }

    /** Calls have time on a busy machine, and waits move the clock. */
    static FoxitESignProvider patient(TestClock clock) {
        return provider(clock, Duration.ofSeconds(30));
    }

    /** Loads what a call takes, which on a busy machine may last longer than a hasty call may. */
    static void warmUp(boolean portal) {
        try (FoxitFixture foxit = portal ? portal() : classic()) {
            foxit.asked("WARM-UP", 1);
        }
    }

    private static FoxitESignProvider provider(TestClock clock, Duration timeout) {
        return new FoxitESignProvider(
                ClientOptions.DEFAULT.withCallTimeout(timeout).withSleeper(Sleeper.moving(clock, clock::advance)));
    }

    FoxitFixture with(String key, String value) {
        settings.put(key, value);
        return this;
    }

    /** A gateway as after a restart. */
    ESignGateway gateway() {
        ESignGateway gateway =
                patient(clock).create(new TestConnectorContext("foxit-1", clock, twin.baseUrl(), settings, vault));
        open.add(gateway);
        return gateway;
    }

    <T> T ability(Class<T> type) {
        return gateway().ability(type).orElseThrow();
    }

    SigningRequest request(String reference, int people) {
        return SigningRequests.request(reference, people, clock.instant());
    }

    static RequestOutcome ask(ESignGateway gateway, SigningRequest request) {
        try {
            return gateway.request(request, key(request.reference()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static IdempotencyKey key(String reference) {
        return IdempotencyKey.of("sign", reference, 1);
    }

    /** Asks for signatures, and returns the folder's number. */
    String asked(String reference, int people) {
        RequestOutcome outcome = ask(gateway(), request(reference, people));
        assertThat(outcome).isInstanceOf(RequestOutcome.Accepted.class);
        return ((RequestOutcome.Accepted) outcome).status().providerId();
    }

    static String email(int person) {
        return SigningRequests.person(person).email();
    }

    @Override
    public void close() {
        open.forEach(ESignGateway::close);
        List<String> violations = twin.violations();
        twin.close();
        assertThat(violations).isEmpty();
    }
}

package com.smartap.testkit.esign;

import static org.assertj.core.api.Assertions.assertThat;

import com.smartap.model.IdempotencyKey;
import com.smartap.spi.Api;
import com.smartap.spi.esign.ESignGateway;
import com.smartap.spi.esign.ESignProvider;
import com.smartap.spi.esign.RequestOutcome;
import com.smartap.spi.esign.RequestOutcome.Accepted;
import com.smartap.spi.esign.SigningRequest;
import com.smartap.spi.secret.CredentialVault;
import com.smartap.testkit.TestClock;
import com.smartap.testkit.connector.CapturedLog;
import com.smartap.testkit.connector.TestConnectorContext;
import com.smartap.testkit.connector.TestCredentialVault;
import com.smartap.testkit.esign.ESignTwin.HeldRequest;
import com.smartap.testkit.twin.Twin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;

/**
 * What every gateway for electronic signatures promises. Subclass it, and give it what lies under the gateway, and the
 * provider or the gateway itself. Abilities that the gateway does not have are left out, and so is what can only go
 * wrong on a wire where there is none. {@link ESignProviderProofs} goes on where this ends, under many random schedules.
 */
@Api(usage = Api.Usage.IMPLEMENT, since = "0.1")
public abstract class ESignProviderContract {
    /** When the clock stands at the beginning. */
    protected static final Instant NOW = Instant.parse("2026-11-20T15:00:00Z");

    TestClock clock = TestClock.at(NOW);

    @SuppressWarnings("NullAway.Init") // every test opens one first
    ESignTwin twin;

    TestCredentialVault vault = new TestCredentialVault(clock, Map.of());
    private CapturedLog captured = new CapturedLog();
    private final List<ESignGateway> open = new ArrayList<>();
    private final List<String> told = new ArrayList<>();

    /** What lies under the gateway, without requests, and with the clock for its time. */
    protected abstract ESignTwin twin(TestClock clock);

    /**
     * The subject where it is a provider; empty for a gateway that is made in another way. A call should end within about
     * two seconds, and waits should move the clock instead of waiting, so that tests are fast.
     */
    protected Optional<ESignProvider> provider(TestClock clock) {
        return Optional.empty();
    }

    /** Settings beside those that the system needs to be found. */
    protected Map<String, String> settings() {
        return Map.of();
    }

    /** A gateway as after a restart of the process; made by the provider unless overridden. */
    protected ESignGateway gateway(ESignTwin system, TestClock now, CredentialVault credentials) {
        Twin wire = system.wire().orElseThrow();
        Map<String, String> all = new HashMap<>(wire.settings());
        all.putAll(settings());
        return provider(now)
                .orElseThrow(() -> new AssertionError("override provider or gateway"))
                .create(new TestConnectorContext("the-connection", now, wire.baseUrl(), all, credentials));
    }

    /** A request that the provider takes. */
    protected SigningRequest request(String reference, int people, Instant now) {
        return SigningRequests.request(reference, people, now);
    }

    @BeforeEach
    final void open() {
        clock = TestClock.at(NOW);
        twin = twin(clock);
        vault = new TestCredentialVault(
                clock, twin.wire().map(Twin::credentials).orElse(Map.of()));
        told.clear();
        captured = CapturedLog.start();
    }

    @AfterEach
    final void close() {
        List<String> violations = twin.wire().map(Twin::violations).orElse(List.of());
        open.forEach(ESignGateway::close);
        open.clear();
        twin.close();
        String log = captured.stop();
        assertThat(violations)
                .as("what the real system's documentation does not allow")
                .isEmpty();
        assertNoSecret("what was logged", log);
        told.forEach(text -> assertNoSecret("what was told", text));
    }

    /** A gateway as after a restart of the process: it remembers nothing. */
    final ESignGateway gateway() {
        ESignGateway gateway = gateway(twin, clock, vault);
        open.add(gateway);
        return gateway;
    }

    final <T> Optional<T> ability(Class<T> type) {
        return gateway().ability(type);
    }

    /** The wire; tests of what goes wrong on one are left out where there is none. */
    final Twin wire() {
        Assumptions.assumeTrue(twin.wire().isPresent(), "the gateway calls nobody");
        return twin.wire().orElseThrow();
    }

    final SigningRequest request(String reference, int people) {
        return request(reference, people, clock.instant());
    }

    static IdempotencyKey key(String reference) {
        return IdempotencyKey.of("sign", reference, 1);
    }

    /** Keeps a text to see later that it tells no secret. */
    final void tell(Object text) {
        told.add(String.valueOf(text));
    }

    final RequestOutcome ask(ESignGateway gateway, SigningRequest request) {
        try {
            RequestOutcome outcome = gateway.request(request, key(request.reference()));
            tell(outcome);
            return outcome;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    final Accepted accepted(RequestOutcome outcome) {
        assertThat(outcome).isInstanceOf(Accepted.class);
        return (Accepted) outcome;
    }

    /** The provider's id of a request that was just made. */
    final String asked(String reference, int people) {
        return accepted(ask(gateway(), request(reference, people))).status().providerId();
    }

    final HeldRequest held(String providerId) {
        return twin.heldRequests().stream()
                .filter(request -> request.id().equals(providerId))
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no request " + providerId));
    }

    static String email(int person) {
        return SigningRequests.person(person).email();
    }

    /** Nothing that the vault holds shows in a text. */
    private void assertNoSecret(String what, String text) {
        for (var stored : vault.history()) {
            stored.values().forEach((name, secret) -> {
                if (!name.endsWith("At") && secret.reveal().length() >= 6) {
                    assertThat(text.contains(secret.reveal()))
                            .as("%s holds %s", what, name)
                            .isFalse();
                }
            });
        }
    }

    /** One key, one request. */
    @Nested
    class Requesting extends RequestPart {
        Requesting() {
            super(ESignProviderContract.this);
        }
    }

    /** What becomes of a request. */
    @Nested
    class Fate extends FatePart {
        Fate() {
            super(ESignProviderContract.this);
        }
    }

    /** Ending a request. */
    @Nested
    class Cancelling extends CancelPart {
        Cancelling() {
            super(ESignProviderContract.this);
        }
    }

    /** The signed document. */
    @Nested
    class Downloading extends DownloadPart {
        Downloading() {
            super(ESignProviderContract.this);
        }
    }

    /** What the provider sends on its own. */
    @Nested
    class Webhooks extends WebhooksPart {
        Webhooks() {
            super(ESignProviderContract.this);
        }
    }

    /** Behaviour towards people, limits and a system that does wrong. */
    @Nested
    class Manners extends MannersPart {
        Manners() {
            super(ESignProviderContract.this);
        }
    }
}

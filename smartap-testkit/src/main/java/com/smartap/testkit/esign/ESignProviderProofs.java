package com.smartap.testkit.esign;

import static org.assertj.core.api.Assertions.assertThat;

import com.smartap.spi.Api;
import com.smartap.spi.esign.ESignGateway;
import com.smartap.spi.esign.ESignProvider;
import com.smartap.testkit.TestClock;
import com.smartap.testkit.connector.CapturedLog;
import com.smartap.testkit.connector.TestConnectorContext;
import com.smartap.testkit.connector.TestCredentialVault;
import com.smartap.testkit.twin.Twin;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What {@link ESignProviderContract} says, under many random schedules of lost answers, faults, crashes, signatures,
 * refusals and repeated, reordered and lost webhooks: each key makes one request, nothing is called fully signed that is
 * not, and in the end what the gateway says is what the provider holds. The seed that fails is printed; {@code
 * -Dsmartap.proof.seed=N} runs that one alone, and {@code -Dsmartap.proof.seeds=N} another number of them.
 */
@Api(usage = Api.Usage.IMPLEMENT, since = "0.1")
public abstract class ESignProviderProofs {
    private static final int PER_TWIN = 12;

    /** As {@link ESignProviderContract#twin}; it has a wire. */
    protected abstract ESignTwin twin(TestClock clock);

    /** As {@link ESignProviderContract#provider}. */
    protected abstract ESignProvider provider(TestClock clock);

    /** As {@link ESignProviderContract#settings}. */
    protected Map<String, String> settings() {
        return Map.of();
    }

    /** How many schedules are run unless said otherwise. */
    protected int seeds() {
        return 200;
    }

    @Test
    void whatever_happens_each_key_asks_once_and_nothing_counts_too_early() {
        CapturedLog captured = CapturedLog.start();
        try {
            List<Integer> all = all();
            for (int from = 0; from < all.size(); from += PER_TWIN) {
                prove(all.subList(from, Math.min(from + PER_TWIN, all.size())));
            }
        } finally {
            captured.stop();
        }
    }

    private void prove(List<Integer> seeds) {
        TestClock clock = TestClock.at(ESignProviderContract.NOW);
        try (ESignTwin twin = twin(clock)) {
            Twin wire = twin.wire().orElseThrow();
            TestCredentialVault vault = new TestCredentialVault(clock, wire.credentials());
            for (int seed : seeds) {
                try (ESignProof proof = new ESignProof(seed, clock, twin, () -> gateway(wire, clock, vault))) {
                    proof.run();
                } catch (RuntimeException e) {
                    throw new AssertionError("seed %d: %s".formatted(seed, e), e);
                }
            }
            assertThat(wire.violations()).as("seeds %s", seeds).isEmpty();
        }
    }

    private ESignGateway gateway(Twin wire, TestClock clock, TestCredentialVault vault) {
        Map<String, String> all = new HashMap<>(wire.settings());
        all.putAll(settings());
        return provider(clock).create(new TestConnectorContext("the-connection", clock, wire.baseUrl(), all, vault));
    }

    private List<Integer> all() {
        Integer one = Integer.getInteger("smartap.proof.seed");
        return one != null
                ? List.of(one)
                : IntStream.range(0, Integer.getInteger("smartap.proof.seeds", seeds()))
                        .boxed()
                        .toList();
    }
}

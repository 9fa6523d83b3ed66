package com.smartap.testkit.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.smartap.model.Money;
import com.smartap.spi.Api;
import com.smartap.spi.payment.provider.PaymentGateway;
import com.smartap.spi.payment.provider.PaymentProvider;
import com.smartap.spi.payment.provider.ProviderPayment;
import com.smartap.testkit.TestClock;
import com.smartap.testkit.connector.CapturedLog;
import com.smartap.testkit.connector.TestConnectorContext;
import com.smartap.testkit.connector.TestCredentialVault;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What {@link PaymentProviderContract} says, under many random schedules of lost answers, faults, crashes, late failures,
 * returns and repeated, reordered and lost webhooks: the money out for an invoice never exceeds its amount at any moment,
 * and in the end what the gateway says is what the provider holds. The seed that fails is printed;
 * {@code -Dsmartap.proof.seed=N} runs that one alone, and {@code -Dsmartap.proof.seeds=N} another number of them.
 */
@Api(usage = Api.Usage.IMPLEMENT, since = "0.1")
public abstract class PaymentProviderProofs {
    private static final int PER_TWIN = 50;

    /** As {@link PaymentProviderContract#twin}. */
    protected abstract ProviderTwin twin(TestClock clock);

    /** As {@link PaymentProviderContract#provider}. */
    protected abstract PaymentProvider provider(TestClock clock);

    /** As {@link PaymentProviderContract#settings}. */
    protected Map<String, String> settings() {
        return Map.of();
    }

    /** As {@link PaymentProviderContract#payment}, of another amount. */
    protected ProviderPayment payment(ProviderTwin system, String id, Money amount) {
        return ProviderPayment.of(id, amount, system.payee(1));
    }

    /** How many schedules are run unless said otherwise. */
    protected int seeds() {
        return 2000;
    }

    @Test
    void whatever_happens_no_more_money_leaves_than_the_invoice_says() {
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
        TestClock clock = TestClock.at(PaymentProviderContract.NOW);
        try (ProviderTwin twin = twin(clock)) {
            TestCredentialVault vault = new TestCredentialVault(clock, twin.credentials());
            for (int seed : seeds) {
                try (PaymentProof proof = new PaymentProof(
                        seed,
                        clock,
                        twin,
                        (id, amount) -> payment(twin, id, amount),
                        () -> gateway(twin, clock, vault),
                        provider(clock).abilities())) {
                    proof.run();
                } catch (RuntimeException e) {
                    throw new AssertionError("seed %d: %s".formatted(seed, e), e);
                }
            }
            assertThat(twin.violations()).as("seeds %s", seeds).isEmpty();
        }
    }

    private PaymentGateway gateway(ProviderTwin twin, TestClock clock, TestCredentialVault vault) {
        Map<String, String> all = new HashMap<>(twin.settings());
        all.putAll(settings());
        return provider(clock).create(new TestConnectorContext("the-connection", clock, twin.baseUrl(), all, vault));
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

package com.smartap.testkit.erp;

import static org.assertj.core.api.Assertions.assertThat;

import com.smartap.model.IdempotencyKey;
import com.smartap.spi.ConnectorException;
import com.smartap.spi.erp.Bill;
import com.smartap.spi.erp.BillPosting;
import com.smartap.spi.erp.ErpConnector;
import com.smartap.spi.erp.PostingOutcome;
import com.smartap.testkit.TestClock;
import com.smartap.testkit.twin.ErpTwin;
import com.smartap.testkit.twin.Misbehaviour;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** One export under one random schedule of lost answers, faults, crashes and retries. */
final class ExportProof implements AutoCloseable {
    private static final List<Misbehaviour> FAULTS = List.of(
            Misbehaviour.LOSE_NEXT_ANSWER,
            Misbehaviour.BAD_GATEWAY_AFTER_NEXT,
            Misbehaviour.FAIL_BEFORE_NEXT,
            Misbehaviour.DROP_NEXT,
            Misbehaviour.RATE_LIMITED_NEXT,
            Misbehaviour.SERVER_ERROR_NEXT,
            Misbehaviour.BAD_JSON_NEXT,
            Misbehaviour.EXPIRE_TOKENS);
    private static final int ATTEMPTS = 4;
    private final int seed;
    private final Random random;
    private final TestClock clock;
    private final ErpTwin twin;
    private final Bill bill;
    private final IdempotencyKey key;
    private final Supplier<ErpConnector> connectors;
    private ErpConnector connector;

    ExportProof(int seed, TestClock clock, ErpTwin twin, Bill bill, Supplier<ErpConnector> connectors) {
        this.seed = seed;
        this.random = new Random(seed);
        this.clock = clock;
        this.twin = twin;
        this.bill = bill;
        this.key = IdempotencyKey.of("post-bill", bill.reference(), 1);
        this.connectors = connectors;
        this.connector = connectors.get();
    }

    void run() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int faultAt = 1 + random.nextInt(4);
            Misbehaviour fault = FAULTS.get(random.nextInt(FAULTS.size()));
            int[] left = {faultAt};
            twin.beforeEachRequest(() -> {
                left[0]--;
                if (left[0] == 0) {
                    twin.misbehave(fault);
                }
            });
            attempt();
            if (random.nextInt(3) == 0) {
                crash();
            }
        }
        twin.beforeEachRequest(() -> {});
        twin.behave();
        clock.advance(Duration.ofMinutes(2));
        crash();
        PostingOutcome last = posting().post(bill, key);
        assertThat(last).as("seed %d", seed).isInstanceOf(PostingOutcome.Posted.class);
        long held = twin.heldBills().stream()
                .filter(one -> one.reference().filter(bill.reference()::equals).isPresent())
                .count();
        assertThat(held).as("bills, seed %d", seed).isEqualTo(1);
    }

    private void attempt() {
        try {
            if (random.nextInt(4) == 0) {
                posting().find(bill, key);
            } else {
                posting().post(bill, key);
            }
        } catch (ConnectorException e) {
            clock.advance(Duration.ofSeconds(20)); // the engine waits before it tries again
        }
    }

    private BillPosting posting() {
        return connector.ability(BillPosting.class).orElseThrow();
    }

    private void crash() {
        connector.close();
        connector = connectors.get();
    }

    @Override
    public void close() {
        connector.close();
    }
}

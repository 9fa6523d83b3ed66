package com.smartap.connector.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smartap.spi.ConnectorUnavailableException;
import com.smartap.spi.connector.QuotaReport.Quota;
import com.smartap.testkit.TestClock;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CallGateTest {
    private static final ApiCall CALL = ApiCall.get(URI.create("http://127.0.0.1/x"));
    private final TestClock clock = TestClock.at("2026-11-21T10:00:00Z");
    private final Sleeper time = Sleeper.moving(clock, clock::advance);

    @Test
    void no_stretch_of_a_minute_ever_holds_more_than_the_quota_and_nearly_all_of_it_is_used() {
        CallGate gate = gate(RateLimit.perMinute(475));
        Random random = new Random(20261121);
        List<Instant> arrivals = new ArrayList<>();
        Instant start = clock.instant();
        while (clock.instant().isBefore(start.plus(Duration.ofMinutes(10)))) {
            gate.enter(CALL);
            clock.advance(Duration.ofMillis(random.nextInt(40)));
            arrivals.add(clock.instant()); // the outside system sees the call somewhere between its two ends
            clock.advance(Duration.ofMillis(random.nextInt(40)));
            gate.leave();
        }
        for (int i = 475; i < arrivals.size(); i++) {
            assertThat(Duration.between(arrivals.get(i - 475), arrivals.get(i)))
                    .as("call %d", i)
                    .isGreaterThanOrEqualTo(Duration.ofMinutes(1));
        }
        assertThat(arrivals.size()).isGreaterThan(475 * 10 * 95 / 100);
    }

    @Test
    void what_is_left_can_be_seen() {
        CallGate gate = gate(RateLimit.perMinute(3), RateLimit.concurrent(5));
        gate.enter(CALL);
        gate.leave();
        assertThat(gate.quotas(clock))
                .containsExactly(
                        new Quota("minute", 3, 2, Instant.parse("2026-11-21T10:01:00Z")),
                        new Quota("concurrent", 5, 5, null));
    }

    @Test
    void patience_that_the_other_side_asks_for_holds_everybody_back() {
        CallGate gate = gate();
        gate.patience(Duration.ofSeconds(7));
        assertThat(gate.quotas(clock))
                .containsExactly(new Quota("pause", null, 0, Instant.parse("2026-11-21T10:00:07Z")));
        gate.enter(CALL);
        assertThat(clock.instant()).isAfterOrEqualTo(Instant.parse("2026-11-21T10:00:07Z"));
        gate.patience(Duration.ofHours(3));
        assertThatThrownBy(() -> gate.enter(CALL))
                .isInstanceOfSatisfying(
                        ConnectorUnavailableException.class,
                        e -> assertThat(e.retryAfter()).hasValue(Duration.ofHours(3)));
    }

    @Test
    void a_call_that_somebody_waits_for_goes_before_those_of_an_import() throws Exception {
        CallGate gate = new CallGate("books", List.of(RateLimit.concurrent(1)), Sleeper.SYSTEM);
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        gate.enter(CALL);
        ExecutorService people = Executors.newFixedThreadPool(9);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                all.add(people.submit(() -> through(gate, CALL.bulk(), order, "import")));
            }
            CountDownLatch waits = new CountDownLatch(1);
            all.add(people.submit(() -> {
                waits.countDown();
                through(gate, CALL, order, "person");
            }));
            assertThat(waits.await(10, TimeUnit.SECONDS)).isTrue();
            while (gate.waiting() == 0) {
                Thread.onSpinWait();
            }
            gate.leave();
            for (Future<?> one : all) {
                one.get(30, TimeUnit.SECONDS);
            }
        } finally {
            people.shutdownNow();
        }
        assertThat(order).hasSize(9).startsWith("person");
    }

    @Test
    void never_more_at_once_than_allowed() throws Exception {
        CallGate gate = new CallGate("books", List.of(RateLimit.concurrent(5)), Sleeper.SYSTEM);
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        ExecutorService people = Executors.newFixedThreadPool(20);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 400; i++) {
                all.add(people.submit(() -> {
                    gate.enter(CALL);
                    most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                    Thread.onSpinWait();
                    inside.decrementAndGet();
                    gate.leave();
                }));
            }
            for (Future<?> one : all) {
                one.get(30, TimeUnit.SECONDS);
            }
        } finally {
            people.shutdownNow();
        }
        assertThat(most.get()).isBetween(1, 5);
    }

    private static void through(CallGate gate, ApiCall call, List<String> order, String name) {
        gate.enter(call);
        order.add(name);
        gate.leave();
    }

    private CallGate gate(RateLimit... limits) {
        return new CallGate("books", List.of(limits), time);
    }
}

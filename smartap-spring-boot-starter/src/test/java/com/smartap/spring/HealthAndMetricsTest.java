package com.smartap.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.smartap.core.EngineStatus;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class HealthAndMetricsTest {
    private final ApplicationContextRunner context = new ApplicationContextRunner()
            .withBean(FakeSmartAp.class, FakeSmartAp::new)
            .withConfiguration(AutoConfigurations.of(
                    ProvidersAutoConfiguration.class,
                    SmartApAutoConfiguration.class,
                    SmartApHealthAutoConfiguration.class,
                    SmartApMetricsAutoConfiguration.class));

    @Test
    void a_running_engine_is_up_and_says_what_waits() {
        context.run(started -> {
            Health health = started.getBean("smartapHealthIndicator", HealthIndicator.class)
                    .health();
            assertThat(health.getStatus()).isEqualTo(Status.UP);
            assertThat(health.getDetails())
                    .containsEntry("node", "node-1")
                    .containsEntry("openDeliveries", 3L)
                    .containsEntry("parkedDeliveries", 1L)
                    .containsEntry("unresolvedEffects", 2L)
                    .containsEntry("oldestOpen", "PT1M30S");
        });
    }

    @Test
    void an_engine_that_does_not_run_is_down() {
        FakeSmartAp engine = new FakeSmartAp();
        engine.status = new EngineStatus(false, "node-1", 0, 0, null, 0);
        assertThat(new SmartApHealthIndicator(engine).health().getStatus()).isEqualTo(Status.DOWN);
    }

    @Test
    void an_engine_that_does_not_answer_is_down() {
        FakeSmartAp engine = new FakeSmartAp();
        engine.status = null;
        assertThat(new SmartApHealthIndicator(engine).health().getStatus()).isEqualTo(Status.DOWN);
    }

    @Test
    void health_and_metrics_can_be_left_out() {
        context.withPropertyValues("management.health.smartap.enabled=false")
                .run(started -> assertThat(started).doesNotHaveBean(HealthIndicator.class));
        context.withClassLoader(new FilteredClassLoader(HealthIndicator.class, MeterRegistry.class))
                .run(started -> assertThat(started)
                        .hasNotFailed()
                        .doesNotHaveBean("smartapHealthIndicator")
                        .doesNotHaveBean("smartApMetrics"));
    }

    @Test
    void one_scrape_costs_one_look_at_the_engine() {
        FakeSmartAp engine = new FakeSmartAp();
        AtomicLong nanos = new AtomicLong(-7);
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        new SmartApMetrics(engine, nanos::get).bindTo(registry);
        assertThat(registry.get("smartap.running").gauge().value()).isEqualTo(1);
        assertThat(registry.get("smartap.deliveries.open").gauge().value()).isEqualTo(3);
        assertThat(registry.get("smartap.deliveries.parked").gauge().value()).isEqualTo(1);
        assertThat(registry.get("smartap.effects.unresolved").gauge().value()).isEqualTo(2);
        assertThat(registry.get("smartap.deliveries.oldest").timeGauge().value(java.util.concurrent.TimeUnit.SECONDS))
                .isEqualTo(90);
        assertThat(engine.statusReads).isEqualTo(1);
        nanos.addAndGet(5_000_000_000L);
        registry.get("smartap.deliveries.open").gauge().value();
        assertThat(engine.statusReads).isEqualTo(2);
    }
}

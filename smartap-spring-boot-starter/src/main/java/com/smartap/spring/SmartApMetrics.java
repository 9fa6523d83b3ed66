package com.smartap.spring;

import com.smartap.core.EngineStatus;
import com.smartap.core.SmartAp;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Gauges of the engine. All of one scrape come from one look at the database, at most every five seconds. */
final class SmartApMetrics implements MeterBinder {
    private static final long FRESH_NANOS = Duration.ofSeconds(5).toNanos();

    private final SmartAp smartAp;
    private final LongSupplier nanoTime;
    private @Nullable EngineStatus last;
    private long lastNanos;

    SmartApMetrics(SmartAp smartAp, LongSupplier nanoTime) {
        this.smartAp = smartAp;
        this.nanoTime = nanoTime;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        gauge(registry, "smartap.running", "Whether the engine works on jobs: 1 or 0", s -> s.running() ? 1 : 0);
        gauge(registry, "smartap.deliveries.open", "Events that wait to be handled", EngineStatus::openDeliveries);
        gauge(
                registry,
                "smartap.deliveries.parked",
                "Events whose handling failed for good and waits for a person",
                EngineStatus::parkedDeliveries);
        gauge(
                registry,
                "smartap.effects.unresolved",
                "Calls to the outside world whose outcome is not known yet",
                EngineStatus::unresolvedEffects);
        TimeGauge.builder(
                        "smartap.deliveries.oldest",
                        this,
                        TimeUnit.MILLISECONDS,
                        metrics -> metrics.read(
                                s -> s.oldestOpenAge().map(Duration::toMillis).orElse(0L)))
                .description("Age of the oldest event that waits to be handled; 0 if none waits")
                .register(registry);
    }

    private void gauge(MeterRegistry registry, String name, String description, ToDoubleFunction<EngineStatus> value) {
        Gauge.builder(name, this, metrics -> metrics.read(value))
                .description(description)
                .register(registry);
    }

    private synchronized double read(ToDoubleFunction<EngineStatus> value) {
        long now = nanoTime.getAsLong();
        EngineStatus status = last;
        if (status == null || now - lastNanos >= FRESH_NANOS) {
            status = smartAp.status();
            last = status;
            lastNanos = now;
        }
        return value.applyAsDouble(status);
    }
}

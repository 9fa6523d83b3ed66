package com.smartap.core;

import com.smartap.spi.Api;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How an engine is doing.
 *
 * @param running whether it works on jobs
 * @param node the name of this node
 * @param openDeliveries events that wait to be handled
 * @param parkedDeliveries events whose handling failed for good and waits for a person
 * @param oldestOpen the age of the oldest event that waits to be handled; null if none waits
 * @param unresolvedEffects calls to the outside world whose outcome is not known yet
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record EngineStatus(
        boolean running,
        String node,
        long openDeliveries,
        long parkedDeliveries,
        @Nullable Duration oldestOpen,
        long unresolvedEffects) {
    /** The age of the oldest event that waits to be handled. */
    public Optional<Duration> oldestOpenAge() {
        return Optional.ofNullable(oldestOpen);
    }
}

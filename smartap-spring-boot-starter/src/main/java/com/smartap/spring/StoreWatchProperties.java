package com.smartap.spring;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How the stores are watched.
 *
 * @param requireLock Whether the application starts only if the stores' locks are proven to hold.
 * @param canaryInterval How often it is proven that the stores refuse to delete what is locked; 0 for never. Stores without locks are left alone.
 * @param scrubInterval How often every document is read again and proven; 0 for never.
 * @param scrubRate How much a scrub reads a second at most.
 */
record StoreWatchProperties(
        @DefaultValue("false") boolean requireLock,
        @DefaultValue("24h") Duration canaryInterval,
        @DefaultValue("0s") Duration scrubInterval,
        @DefaultValue("20MB") DataSize scrubRate) {

    void check(Problems problems) {
        problems.require(
                !canaryInterval.isNegative(),
                "archive.watch.canary-interval",
                "(%s) must not be negative".formatted(canaryInterval));
        problems.require(
                !scrubInterval.isNegative(),
                "archive.watch.scrub-interval",
                "(%s) must not be negative".formatted(scrubInterval));
        problems.require(
                scrubRate.toBytes() > 0, "archive.watch.scrub-rate", "(%s) must be positive".formatted(scrubRate));
    }
}

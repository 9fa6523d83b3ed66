package com.smartap.spi.capture;

import com.smartap.spi.Api;
import java.time.Duration;

/**
 * What a reader may spend on one document; whatever needs more is refused.
 *
 * @param maxBytes size of the file
 * @param maxPages pages
 * @param maxGlyphs characters drawn on all pages
 * @param maxTime wall-clock time
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record ReadLimits(long maxBytes, int maxPages, int maxGlyphs, Duration maxTime) {
    /** 25 MiB, 200 pages, two million characters, 20 seconds. */
    public static final ReadLimits DEFAULT = new ReadLimits(25L * 1024 * 1024, 200, 2_000_000, Duration.ofSeconds(20));

    /** Refuses limits that are not positive. */
    public ReadLimits {
        if (maxBytes <= 0 || maxPages <= 0 || maxGlyphs <= 0 || maxTime.isNegative() || maxTime.isZero()) {
            throw new IllegalArgumentException("limits must be positive");
        }
    }
}

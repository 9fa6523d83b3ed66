package com.smartap.spring;

import com.smartap.spi.capture.ReadLimits;
import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What may be spent on reading one document.
 *
 * @param maxSize Size of a document; also the greatest upload over REST.
 * @param maxPages Pages of a document.
 * @param maxGlyphs Characters drawn on all pages of a document.
 * @param maxTime Wall-clock time for reading a document.
 */
record ReadProperties(
        @DefaultValue("25MB") DataSize maxSize,
        @DefaultValue("200") int maxPages,
        @DefaultValue("2000000") int maxGlyphs,
        @DefaultValue("20s") Duration maxTime) {

    ReadLimits toLimits(Problems problems) {
        problems.require(maxSize.toBytes() > 0, "read.max-size", "(%s) must be positive".formatted(maxSize));
        problems.require(maxPages > 0, "read.max-pages", "(%d) must be positive".formatted(maxPages));
        problems.require(maxGlyphs > 0, "read.max-glyphs", "(%d) must be positive".formatted(maxGlyphs));
        boolean time = !maxTime.isZero() && !maxTime.isNegative();
        problems.require(time, "read.max-time", "(%s) must be positive".formatted(maxTime));
        return problems.isEmpty()
                ? new ReadLimits(maxSize.toBytes(), maxPages, maxGlyphs, maxTime)
                : ReadLimits.DEFAULT;
    }
}

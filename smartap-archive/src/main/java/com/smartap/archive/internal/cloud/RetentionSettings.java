package com.smartap.archive.internal.cloud;

import com.smartap.connector.support.SettingsReader;
import com.smartap.spi.archive.Retention;
import com.smartap.spi.archive.StorageTier;
import java.time.DateTimeException;
import java.time.Period;
import java.util.Locale;
import java.util.Optional;

/**
 * The settings that all stores in the cloud have.
 *
 * @param mode how strictly new objects are retained; empty for not at all
 * @param retention for how long
 * @param tier where they go
 */
public record RetentionSettings(Optional<Retention.Mode> mode, Period retention, StorageTier tier) {
    /** Reads {@code retentionMode}, {@code retention} and {@code tier}; what is wrong becomes a problem of the reader. */
    public static RetentionSettings of(SettingsReader settings) {
        String mode = settings.oneOf("retentionMode", "none", "governance", "compliance");
        String text = settings.text("retention").orElse("");
        Period retention = Period.ZERO;
        try {
            retention = text.isEmpty() ? Period.ZERO : Period.parse(text);
        } catch (DateTimeException e) {
            settings.problem("retention (%s) must be a period such as P10Y or P3650D".formatted(text));
        }
        if (mode.equals("none") && !text.isEmpty()) {
            settings.problem(
                    "retention (%s) is set, but retentionMode is not. Maybe set it to compliance".formatted(text));
        }
        String tier = settings.oneOf("tier", "hot", "cool", "cold");
        return new RetentionSettings(
                mode.equals("none")
                        ? Optional.empty()
                        : Optional.of(Retention.Mode.valueOf(mode.toUpperCase(Locale.ROOT))),
                retention,
                StorageTier.valueOf(tier.toUpperCase(Locale.ROOT)));
    }
}

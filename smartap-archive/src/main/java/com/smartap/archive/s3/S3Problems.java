package com.smartap.archive.s3;

import com.smartap.connector.support.BaseUrl;
import com.smartap.spi.InvalidConfigurationException;
import com.smartap.spi.archive.Retention;
import com.smartap.spi.archive.StorageTier;
import java.net.URI;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is wrong with the description of a store. */
final class S3Problems {
    private static final int MIB = 1024 * 1024;

    private S3Problems() {}

    static List<String> of(
            String bucket,
            String region,
            URI endpoint,
            String prefix,
            int partSize,
            StorageTier tier,
            Optional<Retention.Mode> mode,
            Period retention) {
        List<String> problems = new ArrayList<>();
        if (!bucket.matches("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")) {
            problems.add("bucket (%s) must be 3 to 63 lower-case letters, digits, dots and hyphens".formatted(bucket));
        }
        if (!region.matches("[a-z0-9-]{1,40}")) {
            problems.add("region (%s) must be a name such as eu-central-1".formatted(region));
        }
        if (!prefix.matches("([A-Za-z0-9_-][A-Za-z0-9._-]*/)*") || prefix.length() > 500) {
            problems.add("prefix (%s) must be names of letters, digits, dots, hyphens and underscores, with slashes"
                    .formatted(prefix));
        }
        try {
            BaseUrl checked = new BaseUrl(endpoint);
            if (!checked.uri().getRawPath().isEmpty()) {
                problems.add("endpoint must be without a path");
            }
        } catch (InvalidConfigurationException e) {
            problems.add("endpoint: " + e.getMessage());
        }
        if (partSize < 5 * MIB || partSize > 1024 * MIB) {
            problems.add("partSize (%d) must be 5 MiB to 1 GiB".formatted(partSize));
        }
        if (tier.isOffline()) {
            problems.add(
                    "tier (%s) cannot be read at once. Maybe let a life cycle rule of the bucket move objects there"
                            .formatted(tier));
        }
        if (mode.isPresent() && (retention.isZero() || retention.isNegative())) {
            problems.add("retention (%s) must be positive, such as P10Y".formatted(retention));
        }
        return problems;
    }
}

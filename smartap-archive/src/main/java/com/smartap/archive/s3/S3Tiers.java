package com.smartap.archive.s3;

import com.smartap.spi.archive.StorageTier;
import java.util.EnumMap;
import java.util.Map;

/** What tiers are called in S3. */
final class S3Tiers {
    private static final Map<StorageTier, String> NAMES = new EnumMap<>(Map.of(
            StorageTier.HOT, "STANDARD",
            StorageTier.COOL, "STANDARD_IA",
            StorageTier.COLD, "GLACIER_IR",
            StorageTier.ARCHIVE, "GLACIER",
            StorageTier.DEEP_ARCHIVE, "DEEP_ARCHIVE"));

    private S3Tiers() {}

    static String name(StorageTier tier) {
        return NAMES.getOrDefault(tier, "STANDARD");
    }

    /** Classes that we do not write count as what they are like. */
    static StorageTier tier(String name) {
        return switch (name) {
            case "STANDARD_IA", "ONEZONE_IA" -> StorageTier.COOL;
            case "GLACIER_IR" -> StorageTier.COLD;
            case "GLACIER" -> StorageTier.ARCHIVE;
            case "DEEP_ARCHIVE" -> StorageTier.DEEP_ARCHIVE;
            default -> StorageTier.HOT;
        };
    }
}

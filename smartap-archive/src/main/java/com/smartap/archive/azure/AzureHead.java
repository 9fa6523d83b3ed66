package com.smartap.archive.azure;

import com.smartap.connector.support.StreamAnswer;
import com.smartap.spi.archive.DocumentStore.Stored;
import com.smartap.spi.archive.ObjectLocking.LockState;
import com.smartap.spi.archive.ObjectTiering.TierState;
import com.smartap.spi.archive.Retention;
import com.smartap.spi.archive.StorageTier;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What Azure says of a blob without its bytes.
 *
 * @param version selects it where it is not the current one; empty otherwise
 * @param size bytes
 * @param ownHash the hash that was stored beside it; empty if none is
 * @param lock how it is locked
 * @param tier where it is
 */
record AzureHead(String version, long size, String ownHash, LockState lock, TierState tier) {
    static final String OWN_HASH = "x-ms-meta-sha256";
    private static final String UNTIL = "x-ms-immutability-policy-until-date";
    private static final String MODE = "x-ms-immutability-policy-mode";
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);

    static AzureHead of(StreamAnswer answer, String version) {
        return new AzureHead(
                version,
                answer.header("Content-Length")
                        .filter(text -> text.matches("[0-9]{1,18}"))
                        .map(Long::parseLong)
                        .orElse(-1L),
                answer.header(OWN_HASH).orElse(""),
                new LockState(
                        retention(answer),
                        answer.header("x-ms-legal-hold")
                                .filter("true"::equalsIgnoreCase)
                                .isPresent()),
                tierOf(answer));
    }

    /** Whether nothing that Azure keeps about it contradicts that these are the bytes. */
    boolean agreesWith(Stored stored) {
        return size == stored.size()
                && (ownHash.isEmpty() || ownHash.equals(stored.hash().hex()));
    }

    /** The headers that retain a blob. */
    static Map<String, String> headers(Retention retention) {
        return Map.of(
                UNTIL,
                DATE.format(retention.until()),
                MODE,
                retention.mode() == Retention.Mode.COMPLIANCE ? "Locked" : "Unlocked");
    }

    /** The headers that lock a new blob. */
    static Map<String, String> headers(LockState lock) {
        Map<String, String> headers = new HashMap<>();
        lock.retention().ifPresent(retention -> headers.putAll(headers(retention)));
        if (lock.legalHold()) {
            headers.put("x-ms-legal-hold", "true");
        }
        return headers;
    }

    private static Optional<Retention> retention(StreamAnswer answer) {
        return answer.header(UNTIL)
                .map(until -> new Retention(
                        answer.header(MODE).filter("locked"::equalsIgnoreCase).isPresent()
                                ? Retention.Mode.COMPLIANCE
                                : Retention.Mode.GOVERNANCE,
                        moment(until)));
    }

    private static Instant moment(String date) {
        return ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    }

    private static TierState tierOf(StreamAnswer answer) {
        StorageTier tier = tier(answer.header("x-ms-access-tier").orElse("Hot"));
        boolean restoring = answer.header("x-ms-archive-status")
                .filter(status -> status.startsWith("rehydrate-pending"))
                .isPresent();
        return new TierState(tier, !tier.isOffline(), restoring, null);
    }

    private static StorageTier tier(String name) {
        return switch (name) {
            case "Cool" -> StorageTier.COOL;
            case "Cold" -> StorageTier.COLD;
            case "Archive" -> StorageTier.ARCHIVE;
            default -> StorageTier.HOT;
        };
    }

    /** What Azure calls a tier; deep archive is none of its. */
    static String name(StorageTier tier) {
        return switch (tier) {
            case HOT -> "Hot";
            case COOL -> "Cool";
            case COLD -> "Cold";
            case ARCHIVE -> "Archive";
            case DEEP_ARCHIVE -> throw new IllegalArgumentException("Azure has no tier below ARCHIVE");
        };
    }
}

package com.smartap.archive.s3;

import com.smartap.connector.support.StreamAnswer;
import com.smartap.model.ContentHash;
import com.smartap.spi.archive.DocumentStore.Stored;
import com.smartap.spi.archive.ObjectLocking.LockState;
import com.smartap.spi.archive.ObjectTiering.TierState;
import com.smartap.spi.archive.Retention;
import com.smartap.spi.archive.StorageTier;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What S3 says of an object without its bytes.
 *
 * @param version its version; empty without versioning
 * @param etag its entity tag
 * @param size bytes
 * @param checksum SHA-256 in base64, or of a composition {@code …-N}; empty if none is kept
 * @param ownHash the hash that was stored beside it; empty if none is
 * @param lock how it is locked
 * @param tier where it is
 */
record S3Head(String version, String etag, long size, String checksum, String ownHash, LockState lock, TierState tier) {
    static final String OWN_HASH = "x-amz-meta-sha256";
    private static final Pattern EXPIRY = Pattern.compile("expiry-date=\"([^\"]+)\"");

    static S3Head of(StreamAnswer answer) {
        return new S3Head(
                answer.header("x-amz-version-id").orElse(""),
                answer.header("ETag").orElse(""),
                answer.header("Content-Length").map(S3Head::number).orElse(-1L),
                answer.header("x-amz-checksum-sha256").orElse(""),
                answer.header(OWN_HASH).orElse(""),
                lockOf(answer),
                tierOf(answer));
    }

    /** Whether nothing that S3 keeps about it contradicts that these are the bytes. Bytes gone bad do not show here. */
    boolean agreesWith(Stored stored) {
        String whole = Base64.getEncoder()
                .encodeToString(HexFormat.of().parseHex(stored.hash().hex()));
        return size == stored.size()
                && (checksum.isEmpty() || checksum.contains("-") || checksum.equals(whole))
                && (ownHash.isEmpty() || ownHash.equals(stored.hash().hex()));
    }

    private static LockState lockOf(StreamAnswer answer) {
        Optional<Retention> retention = answer.header("x-amz-object-lock-mode")
                .flatMap(mode -> answer.header("x-amz-object-lock-retain-until-date")
                        .map(until -> new Retention(
                                Retention.Mode.valueOf(mode.toUpperCase(Locale.ROOT)), Instant.parse(until))));
        boolean held = answer.header("x-amz-object-lock-legal-hold")
                .filter("ON"::equals)
                .isPresent();
        return new LockState(retention, held);
    }

    private static TierState tierOf(StreamAnswer answer) {
        StorageTier tier = S3Tiers.tier(answer.header("x-amz-storage-class").orElse("STANDARD"));
        String restore = answer.header("x-amz-restore").orElse("");
        boolean restoring = restore.contains("ongoing-request=\"true\"");
        Instant until = expiry(restore);
        return new TierState(tier, !tier.isOffline() || until != null, restoring, until);
    }

    private static @org.jspecify.annotations.Nullable Instant expiry(String restore) {
        Matcher matcher = EXPIRY.matcher(restore);
        try {
            return matcher.find()
                    ? ZonedDateTime.parse(matcher.group(1), DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant()
                    : null;
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    private static long number(String text) {
        return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : -1;
    }

    /** The hash, for messages. */
    static String shown(ContentHash hash) {
        return hash.hex().substring(0, 12) + "…";
    }
}

package com.smartap.archive.s3;

import com.smartap.spi.archive.Retention;
import com.smartap.spi.archive.StorageTier;
import java.time.Period;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How objects are written.
 *
 * @param tier where new ones go
 * @param mode how they are retained from the first moment; empty for not at all
 * @param retention for how long
 * @param partSize above this many bytes, an object is sent in parts of that size
 * @param conditionalWrites whether the store knows {@code If-None-Match} for writes
 * @param encryption {@code AES256}, {@code aws:kms} or empty for what the bucket does
 * @param kmsKey a key of KMS; empty for the account's own
 * @param versioned whether the bucket keeps versions
 */
record S3Options(
        StorageTier tier,
        Optional<Retention.Mode> mode,
        Period retention,
        int partSize,
        boolean conditionalWrites,
        String encryption,
        String kmsKey,
        boolean versioned) {
    /** For trials: the same, but nothing is locked by itself, and all is read at once. */
    S3Options forTrials() {
        return new S3Options(
                StorageTier.HOT,
                Optional.empty(),
                retention,
                partSize,
                conditionalWrites,
                encryption,
                kmsKey,
                versioned);
    }

    /** The headers with which an object is begun, but for those of its lock. */
    Map<String, String> headers(String hash) {
        Map<String, String> headers = new HashMap<>();
        headers.put("Content-Type", "application/octet-stream");
        headers.put(S3Head.OWN_HASH, hash);
        if (tier != StorageTier.HOT) {
            headers.put("x-amz-storage-class", S3Tiers.name(tier));
        }
        if (!encryption.isEmpty()) {
            headers.put("x-amz-server-side-encryption", encryption);
        }
        if (!kmsKey.isEmpty()) {
            headers.put("x-amz-server-side-encryption-aws-kms-key-id", kmsKey);
        }
        return headers;
    }
}

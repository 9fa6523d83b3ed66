package com.smartap.archive;

import com.smartap.model.ContentHash;
import com.smartap.spi.Api;
import com.smartap.spi.archive.DocumentSealer.SealVerification;
import com.smartap.spi.archive.SealLevel;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was noted when a sealed document was archived, kept apart from it. Whoever cuts whole revisions off behind a seal
 * leaves a valid file of a lower level, which by itself cannot be told from one whose proofs are still pending; with this
 * it can.
 *
 * @param hash its SHA-256; null if unknown
 * @param size its number of bytes; null if unknown
 * @param level the level that it had reached; null if unknown
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record ArchivedState(
        @Nullable ContentHash hash,
        @Nullable Long size,
        @Nullable SealLevel level) {
    /** Nothing is known. */
    static final ArchivedState UNKNOWN = new ArchivedState(null, null, null);

    /** What contradicts it in a file, one sentence each. A file may have grown since. */
    List<String> differences(byte[] file, SealVerification found) {
        List<String> problems = new ArrayList<>();
        if (size != null && file.length < size) {
            problems.add("The file has %d bytes, and %d were archived: it was cut off.".formatted(file.length, size));
        } else if (hash != null && !begins(file)) {
            problems.add("The file is not the one that was archived: its SHA-256 is %s, and was %s."
                    .formatted(ContentHash.of(file), hash));
        }
        SealLevel reached = reached(found);
        if (level != null && (reached == null || reached.compareTo(level) < 0)) {
            problems.add("The file had reached %s when it was archived, and is at %s: proofs were cut off."
                    .formatted(level.label(), reached == null ? "none" : reached.label()));
        }
        return problems;
    }

    /** Whether the file, or what of it was archived before it grew, has the hash. */
    private boolean begins(byte[] file) {
        int length = size == null ? file.length : (int) Math.min(file.length, size);
        MessageDigest digest = ContentHash.newDigest();
        digest.update(file, 0, length);
        return ContentHash.ofDigest(digest.digest()).equals(hash);
    }

    private static @Nullable SealLevel reached(SealVerification found) {
        for (SealLevel one : SealLevel.values()) {
            if (one.label().equals(found.level())) {
                return one;
            }
        }
        return null;
    }
}

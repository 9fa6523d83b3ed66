package com.smartap.archive.s3;

import com.smartap.archive.internal.cloud.XmlElement;
import com.smartap.connector.support.StreamAnswer;
import com.smartap.connector.support.StreamCall;
import com.smartap.model.ContentHash;
import com.smartap.spi.archive.ObjectTiering.Speed;
import com.smartap.spi.archive.StorageTier;
import com.smartap.spi.archive.StoreRefusedException;
import com.smartap.spi.archive.StoreUnavailableException;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Moves objects between storage classes by copying them onto themselves, and restores archived ones. */
final class S3Moves {
    private static final Logger log = LoggerFactory.getLogger(S3Moves.class);
    private static final long LARGEST_COPY = 5L * 1024 * 1024 * 1024;
    private static final int LARGEST_ANSWER = 64 * 1024;

    private final S3Calls calls;
    private final S3Options options;

    S3Moves(S3Calls calls, S3Options options) {
        this.calls = calls;
        this.options = options;
    }

    /** The copy is a new version, locked as the old one; that goes, unless its own lock keeps it. */
    void move(ContentHash hash, S3Head head, StorageTier tier) throws IOException {
        if (head.tier().tier() == tier) {
            return;
        }
        if (!head.tier().readable() || head.size() > LARGEST_COPY) {
            throw new StoreRefusedException(
                    "%s cannot be copied to %s: it is %s. Maybe %s"
                            .formatted(
                                    hash,
                                    tier,
                                    head.tier().readable() ? "larger than 5 GiB" : "archived",
                                    head.tier().readable()
                                            ? "let a life cycle rule of the bucket move it"
                                            : "restore it first"),
                    0,
                    "InvalidObjectState");
        }
        copy(hash, head, tier);
        if (!head.version().isEmpty() && !head.version().equals("null")) {
            removeOld(hash, head.version());
        }
    }

    private void copy(ContentHash hash, S3Head head, StorageTier tier) throws IOException {
        String key = calls.place().key(hash);
        String source = "/" + calls.place().bucket() + "/" + AwsSignature.encodePath(key);
        Map<String, String> headers = options.headers(hash.hex());
        headers.put("x-amz-metadata-directive", "REPLACE");
        headers.put("x-amz-copy-source", head.version().isEmpty() ? source : source + "?versionId=" + head.version());
        headers.put("x-amz-copy-source-if-match", head.etag());
        headers.put("x-amz-storage-class", S3Tiers.name(tier));
        headers.put("x-amz-checksum-algorithm", "SHA256");
        headers.putAll(S3Locks.headers(head.lock()));
        try (StreamAnswer answer = calls.send(calls.call("PUT", key, Map.of(), headers))) {
            XmlElement result = XmlElement.parse(answer.bytes(LARGEST_ANSWER));
            if (result.name().equals("Error")) {
                throw new StoreUnavailableException(
                        "%s was not copied to %s: %s".formatted(hash, tier, result.text("Code")), null, null);
            }
        }
    }

    private void removeOld(ContentHash hash, String version) throws IOException {
        try {
            calls.run(calls.call("DELETE", calls.place().key(hash), S3Calls.version(version), Map.of()), 404);
        } catch (StoreRefusedException locked) {
            log.info("{} was moved; its version before stays until its lock ends", hash);
        }
    }

    void restore(ContentHash hash, S3Head head, int days, Speed speed) throws IOException {
        if (days < 1 || days > 365) {
            throw new IllegalArgumentException("days (%d) must be 1 to 365".formatted(days));
        }
        if (!head.tier().tier().isOffline()) {
            return;
        }
        Map<String, String> query = new HashMap<>(S3Calls.version(head.version()));
        query.put("restore", "");
        String name = speed.name().charAt(0) + speed.name().substring(1).toLowerCase(Locale.ROOT);
        String body = ("<RestoreRequest xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><Days>%d</Days>"
                        + "<GlacierJobParameters><Tier>%s</Tier></GlacierJobParameters></RestoreRequest>")
                .formatted(days, name);
        StreamCall call = calls.small("POST", calls.place().key(hash), query, Map.of(), body);
        try (StreamAnswer answer = calls.send(call, 409)) {
            if (answer.status() == 409) {
                String code = calls.code(answer);
                if (!code.equals("RestoreAlreadyInProgress")) {
                    throw calls.refused(call, answer, code);
                }
            }
        }
    }
}

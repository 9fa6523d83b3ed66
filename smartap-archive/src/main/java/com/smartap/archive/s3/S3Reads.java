package com.smartap.archive.s3;

import com.smartap.archive.internal.cloud.ResumingInputStream;
import com.smartap.archive.internal.store.CheckedInputStream;
import com.smartap.connector.support.StreamAnswer;
import com.smartap.connector.support.StreamCall;
import com.smartap.model.ContentHash;
import com.smartap.spi.archive.ObjectArchivedException;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Finds and reads objects, also those over which somebody put a deletion marker. */
final class S3Reads {
    private final S3Calls calls;
    private final S3Versions versions;
    private final boolean versioned;

    S3Reads(S3Calls calls, S3Versions versions, boolean versioned) {
        this.calls = calls;
        this.versions = versions;
        this.versioned = versioned;
    }

    /** What S3 says of the newest version that holds bytes. */
    Optional<S3Head> find(ContentHash hash) throws IOException {
        String key = calls.place().key(hash);
        Optional<S3Head> head = calls.head(key, Map.of());
        if (head.isPresent() || !versioned) {
            return head;
        }
        Optional<S3Versions.Version> covered = versions.newest(key);
        return covered.isEmpty()
                ? Optional.empty()
                : calls.head(key, S3Calls.version(covered.get().id()));
    }

    /** Opens the newest version that holds bytes; a body that breaks off is read on. */
    Optional<InputStream> open(ContentHash hash) throws IOException {
        String key = calls.place().key(hash);
        Optional<InputStream> found = open(hash, key, "");
        if (found.isPresent() || !versioned) {
            return found;
        }
        Optional<S3Versions.Version> covered = versions.newest(key);
        return covered.isEmpty()
                ? Optional.empty()
                : open(hash, key, covered.get().id());
    }

    private Optional<InputStream> open(ContentHash hash, String key, String version) throws IOException {
        StreamCall call = calls.call("GET", key, S3Calls.version(version), Map.of());
        StreamAnswer answer = calls.send(call, 403, 404);
        if (answer.isSuccess()) {
            String etag = answer.header("ETag").orElse("");
            String exact = answer.header("x-amz-version-id").orElse(version);
            InputStream body = new ResumingInputStream(
                    answer.body(),
                    offset -> rest(key, exact.equals("null") ? "" : exact, etag, offset),
                    hash.toString());
            return Optional.of(new CheckedInputStream(body, hash));
        }
        try (answer) {
            if (answer.status() == 404) {
                String code = calls.code(answer);
                if (code.equals("NoSuchBucket")) {
                    throw calls.refused(call, answer, code);
                }
                return Optional.empty();
            }
            String code = calls.code(answer);
            if (code.equals("InvalidObjectState")) {
                throw new ObjectArchivedException(hash);
            }
            throw calls.refused(call, answer, code);
        }
    }

    private InputStream rest(String key, String version, String etag, long offset) throws IOException {
        Map<String, String> headers = new HashMap<>();
        headers.put("Range", "bytes=" + offset + "-");
        if (!etag.isEmpty()) {
            headers.put("If-Match", etag);
        }
        StreamAnswer answer = calls.send(calls.call("GET", key, S3Calls.version(version), headers), 416);
        if (answer.status() == 416) {
            answer.close();
            return InputStream.nullInputStream();
        }
        InputStream body = answer.body();
        if (answer.status() == 200) {
            body.skipNBytes(offset);
        }
        return body;
    }
}

package com.smartap.archive.azure;

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

/** Finds and reads blobs, also those whose current version somebody deleted. */
final class AzureReads {
    private final AzureCalls calls;
    private final AzureVersions versions;
    private final boolean versioned;

    AzureReads(AzureCalls calls, AzureVersions versions, boolean versioned) {
        this.calls = calls;
        this.versions = versions;
        this.versioned = versioned;
    }

    Optional<AzureHead> find(ContentHash hash) throws IOException {
        String name = calls.place().name(hash);
        Optional<AzureHead> head = calls.head(name, "");
        if (head.isPresent() || !versioned) {
            return head;
        }
        Optional<AzureVersions.Version> covered = versions.covered(name);
        return covered.isEmpty()
                ? Optional.empty()
                : calls.head(name, covered.get().id());
    }

    Optional<InputStream> open(ContentHash hash) throws IOException {
        String name = calls.place().name(hash);
        Optional<InputStream> found = open(hash, name, "");
        if (found.isPresent() || !versioned) {
            return found;
        }
        Optional<AzureVersions.Version> covered = versions.covered(name);
        return covered.isEmpty()
                ? Optional.empty()
                : open(hash, name, covered.get().id());
    }

    private Optional<InputStream> open(ContentHash hash, String name, String version) throws IOException {
        StreamCall call = calls.call("GET", name, AzureCalls.version(version), Map.of());
        StreamAnswer answer = calls.send(call, 404, 409);
        if (answer.isSuccess()) {
            String etag = answer.header("ETag").orElse("");
            InputStream body = new ResumingInputStream(
                    answer.body(), offset -> rest(name, version, etag, offset), hash.toString());
            return Optional.of(new CheckedInputStream(body, hash));
        }
        try (answer) {
            String code = calls.code(answer);
            if (answer.status() == 404 && !code.startsWith("Container")) {
                return Optional.empty();
            }
            if (code.equals("BlobArchived") || code.equals("BlobBeingRehydrated")) {
                throw new ObjectArchivedException(hash);
            }
            throw calls.refused(call, answer, code);
        }
    }

    private InputStream rest(String name, String version, String etag, long offset) throws IOException {
        Map<String, String> headers = new HashMap<>();
        headers.put("x-ms-range", "bytes=" + offset + "-");
        if (!etag.isEmpty()) {
            headers.put("If-Match", etag);
        }
        StreamAnswer answer = calls.send(calls.call("GET", name, AzureCalls.version(version), headers), 416);
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

package com.smartap.testkit.archive.s3;

import com.smartap.testkit.archive.cloud.CloudFault;
import com.smartap.testkit.archive.cloud.CloudRequest;
import com.smartap.testkit.archive.cloud.HeldBytes;
import com.smartap.testkit.archive.cloud.ObjectFault;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;

/** Answers GET and HEAD. */
final class S3Reading {
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d*)");
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);

    private final S3Simulator simulator;

    S3Reading(S3Simulator simulator) {
        this.simulator = simulator;
    }

    MockResponse.Builder answer(CloudRequest request, S3Bucket bucket, String key) {
        boolean head = request.method().equals("HEAD");
        Optional<String> id = Optional.ofNullable(request.query().get("versionId"));
        S3Version version = bucket.require(key, id);
        if (version.marker) {
            return new CloudFault(
                            id.isPresent() ? 405 : 404, id.isPresent() ? "MethodNotAllowed" : "NoSuchKey", "deleted")
                    .answer(!head)
                    .setHeader("x-amz-delete-marker", "true");
        }
        if (request.header("If-Match").filter(tag -> !tag.equals(version.etag)).isPresent()) {
            throw new CloudFault(412, "PreconditionFailed", "At least one of the preconditions did not hold");
        }
        if (!head && version.isOffline(simulator.now())) {
            throw new CloudFault(
                    403, "InvalidObjectState", "The operation is not valid for the object's storage class");
        }
        MockResponse.Builder answer = described(request, bucket, version);
        return head ? answer.setHeader("Content-Length", version.bytes.size()) : withBody(request, version, answer);
    }

    private MockResponse.Builder withBody(CloudRequest request, S3Version version, MockResponse.Builder answer) {
        HeldBytes bytes = simulator.once(ObjectFault.CORRUPT_NEXT_BODY) ? version.bytes.damaged() : version.bytes;
        long from = 0;
        long length = bytes.size();
        Matcher range = RANGE.matcher(request.header("Range").orElse(""));
        if (range.matches()) {
            from = Long.parseLong(range.group(1));
            if (from >= bytes.size()) {
                throw new CloudFault(416, "InvalidRange", "The requested range is not satisfiable");
            }
            long last = range.group(2).isEmpty()
                    ? bytes.size() - 1
                    : Math.min(bytes.size() - 1, Long.parseLong(range.group(2)));
            length = last - from + 1;
            answer.code(206).setHeader("Content-Range", "bytes %d-%d/%d".formatted(from, last, bytes.size()));
        }
        if (simulator.once(ObjectFault.CUT_NEXT_BODY)) {
            answer.onResponseBody(new SocketEffect.CloseSocket());
        }
        return answer.body(bytes.body(from, length)).setHeader("Content-Length", length);
    }

    private MockResponse.Builder described(CloudRequest request, S3Bucket bucket, S3Version version) {
        MockResponse.Builder answer = S3Objects.done(bucket, version)
                .setHeader("Content-Type", "application/octet-stream")
                .setHeader("Last-Modified", DATE.format(version.modified));
        version.metadata.forEach(answer::setHeader);
        if (!version.storageClass.equals("STANDARD")) {
            answer.setHeader("x-amz-storage-class", version.storageClass);
        }
        boolean plain = request.header("Range").isEmpty();
        if (plain
                && !version.checksum.isEmpty()
                && request.header("x-amz-checksum-mode").isPresent()) {
            answer.setHeader("x-amz-checksum-sha256", version.checksum);
        }
        if (version.lockMode != null) {
            answer.setHeader("x-amz-object-lock-mode", version.lockMode)
                    .setHeader("x-amz-object-lock-retain-until-date", String.valueOf(version.lockedUntil));
        }
        if (version.legalHold) {
            answer.setHeader("x-amz-object-lock-legal-hold", "ON");
        }
        Instant now = simulator.now();
        if (version.restoreReady != null && version.restoredUntil != null && version.restoredUntil.isAfter(now)) {
            answer.setHeader(
                    "x-amz-restore",
                    version.restoreReady.isAfter(now)
                            ? "ongoing-request=\"true\""
                            : "ongoing-request=\"false\", expiry-date=\"%s\""
                                    .formatted(DATE.format(version.restoredUntil)));
        }
        return answer;
    }
}

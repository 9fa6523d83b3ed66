package com.smartap.testkit.archive.s3;

import com.smartap.testkit.archive.cloud.CloudFault;
import com.smartap.testkit.archive.cloud.CloudRequest;
import com.smartap.testkit.archive.cloud.ObjectFault;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import mockwebserver3.MockResponse;
import org.jspecify.annotations.Nullable;

/** Locks objects, new ones and those that are there. */
final class S3LockRequests {
    private final S3Simulator simulator;

    S3LockRequests(S3Simulator simulator) {
        this.simulator = simulator;
    }

    void lockNew(S3Bucket bucket, S3Version version, Map<String, String> headers) {
        String mode = headers.get("x-amz-object-lock-mode");
        String until = headers.get("x-amz-object-lock-retain-until-date");
        String hold = headers.get("x-amz-object-lock-legal-hold");
        if (mode == null && until == null && hold == null) {
            return;
        }
        requireLocks(bucket);
        if ((mode == null) != (until == null)) {
            throw new CloudFault(
                    400,
                    "InvalidArgument",
                    "x-amz-object-lock-retain-until-date and x-amz-object-lock-mode must both be supplied");
        }
        if (simulator.is(ObjectFault.FORGET_LOCKS)) {
            return;
        }
        if (mode != null && until != null) {
            version.lockMode = mode(mode);
            version.lockedUntil = future(until);
        }
        version.legalHold = "ON".equals(hold);
    }

    MockResponse.Builder put(CloudRequest request, S3Bucket bucket, String key) {
        requireLocks(bucket);
        if (request.header("Content-MD5").isEmpty()
                && request.header("x-amz-checksum-sha256").isEmpty()) {
            throw new CloudFault(400, "InvalidRequest", "Missing required header for this request: Content-MD5");
        }
        S3Version version =
                bucket.require(key, Optional.ofNullable(request.query().get("versionId")));
        if (version.marker) {
            throw new CloudFault(405, "MethodNotAllowed", "The specified method is not allowed against this resource.");
        }
        String body = request.body().utf8();
        if (simulator.is(ObjectFault.FORGET_LOCKS)) {
            return new MockResponse.Builder().code(200);
        }
        if (request.has("legal-hold")) {
            version.legalHold = S3Uploads.element(body, "Status").equals("ON");
        } else {
            retain(
                    version,
                    mode(S3Uploads.element(body, "Mode")),
                    future(S3Uploads.element(body, "RetainUntilDate")),
                    request.header("x-amz-bypass-governance-retention").isPresent());
        }
        return new MockResponse.Builder().code(200);
    }

    private void retain(S3Version version, String mode, Instant until, boolean bypass) {
        Instant now = simulator.now();
        @Nullable Instant before = version.lockedUntil;
        boolean running = before != null && before.isAfter(now);
        boolean weaker = running
                && (until.isBefore(before) || "COMPLIANCE".equals(version.lockMode) && !mode.equals("COMPLIANCE"));
        boolean allowed = "GOVERNANCE".equals(version.lockMode) && bypass || simulator.is(ObjectFault.SHORTEN_LOCKS);
        if (weaker && !allowed) {
            throw new CloudFault(403, "AccessDenied", "Access Denied because object protected by object lock.");
        }
        version.lockMode = mode;
        version.lockedUntil = until;
    }

    private static void requireLocks(S3Bucket bucket) {
        if (!bucket.locks) {
            throw new CloudFault(400, "InvalidRequest", "Bucket is missing Object Lock Configuration");
        }
    }

    private static String mode(String mode) {
        if (!mode.equals("COMPLIANCE") && !mode.equals("GOVERNANCE")) {
            throw new CloudFault(400, "MalformedXML", "Unknown wormMode directive.");
        }
        return mode;
    }

    private Instant future(String date) {
        Instant until = Instant.parse(date);
        if (!until.isAfter(simulator.now())) {
            throw new CloudFault(400, "InvalidArgument", "The retain until date must be in the future!");
        }
        return until;
    }
}

package com.smartap.testkit.archive.s3;

import com.smartap.testkit.archive.cloud.CloudFault;
import com.smartap.testkit.archive.cloud.CloudRequest;
import com.smartap.testkit.archive.cloud.HeldBytes;
import com.smartap.testkit.archive.cloud.ObjectFault;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import mockwebserver3.MockResponse;
import okio.ByteString;

/** Answers requests about objects. */
final class S3Objects {
    private static final Set<String> CLASSES =
            Set.of("STANDARD", "STANDARD_IA", "ONEZONE_IA", "GLACIER_IR", "GLACIER", "DEEP_ARCHIVE");

    private final S3Simulator simulator;
    private final S3Uploads uploads;
    private final S3Lists lists;

    S3Objects(S3Simulator simulator) {
        this.simulator = simulator;
        this.uploads = new S3Uploads(simulator, this);
        this.lists = new S3Lists(simulator);
    }

    MockResponse.Builder answer(CloudRequest request, S3Bucket bucket, String key) {
        if (key.isEmpty()) {
            return lists.answer(request, bucket);
        }
        if (simulator.is(ObjectFault.CONFLICT_NEXT) && !request.method().matches("GET|HEAD")) {
            simulator.once(ObjectFault.CONFLICT_NEXT);
            throw new CloudFault(409, "ConditionalRequestConflict", "The conditional request cannot succeed now.");
        }
        return switch (request.method()) {
            case "GET", "HEAD" -> new S3Reading(simulator).answer(request, bucket, key);
            case "PUT" -> write(request, bucket, key);
            case "POST" -> request.has("restore") ? restore(request, bucket, key) : uploads.post(request, bucket, key);
            case "DELETE" -> request.has("uploadId") ? uploads.abort(request, bucket) : delete(request, bucket, key);
            default -> throw new CloudFault(405, "MethodNotAllowed", "The specified method is not allowed");
        };
    }

    private MockResponse.Builder write(CloudRequest request, S3Bucket bucket, String key) {
        checkDigests(request);
        if (request.has("retention") || request.has("legal-hold")) {
            return new S3LockRequests(simulator).put(request, bucket, key);
        }
        if (request.has("uploadId")) {
            return uploads.part(request, bucket);
        }
        return request.header("x-amz-copy-source").isPresent() ? copy(request, bucket, key) : put(request, bucket, key);
    }

    private MockResponse.Builder put(CloudRequest request, S3Bucket bucket, String key) {
        checkCondition(request, bucket, key);
        Map<String, String> headers = begin(request);
        requireChecksumForLock(request, headers);
        S3Version version = version(bucket, headers);
        version.bytes = HeldBytes.of(request.body());
        version.etag = "\"" + request.body().md5().hex() + "\"";
        version.checksum = request.header("x-amz-checksum-sha256").orElse("");
        bucket.add(key, version);
        return done(bucket, version).setHeader("x-amz-checksum-sha256", version.checksum);
    }

    private MockResponse.Builder copy(CloudRequest request, S3Bucket bucket, String key) {
        String source = CloudRequest.decoded(request.header("x-amz-copy-source").orElse(""));
        int mark = source.indexOf("?versionId=");
        S3Version from = bucket.require(
                key, mark < 0 ? Optional.empty() : Optional.of(source.substring(mark + "?versionId=".length())));
        if (!(mark < 0 ? source : source.substring(0, mark)).endsWith("/" + key)) {
            throw new CloudFault(501, "NotImplemented", "only copies onto themselves are simulated");
        }
        if (!request.header("x-amz-copy-source-if-match").orElse(from.etag).equals(from.etag)) {
            throw new CloudFault(412, "PreconditionFailed", "At least one of the preconditions did not hold");
        }
        if (from.isOffline(simulator.now())) {
            throw new CloudFault(403, "ObjectNotInActiveTierError", "The source is not in an active tier");
        }
        S3Version version = version(bucket, begin(request));
        version.bytes = from.bytes;
        version.etag = from.etag;
        version.checksum = S3Uploads.sha256(from.bytes);
        bucket.add(key, version);
        return done(bucket, version)
                .body("<CopyObjectResult><ETag>%s</ETag></CopyObjectResult>"
                        .formatted(from.etag.replace("\"", "&quot;")));
    }

    private MockResponse.Builder restore(CloudRequest request, S3Bucket bucket, String key) {
        checkDigests(request);
        S3Version version =
                bucket.require(key, Optional.ofNullable(request.query().get("versionId")));
        Instant now = simulator.now();
        if (!version.storageClass.matches("GLACIER|DEEP_ARCHIVE")) {
            throw new CloudFault(403, "InvalidObjectState", "Restore is not allowed for the object's storage class");
        }
        if (version.restoreReady != null && version.restoreReady.isAfter(now)) {
            throw new CloudFault(409, "RestoreAlreadyInProgress", "Object restore is already in progress");
        }
        boolean again = !version.isOffline(now);
        int days = Integer.parseInt(S3Uploads.element(request.body().utf8(), "Days"));
        version.restoreReady = again ? now : now.plus(simulator.restoreTime());
        version.restoredUntil = version.restoreReady.plus(days, ChronoUnit.DAYS);
        return new MockResponse.Builder().code(again ? 200 : 202);
    }

    private MockResponse.Builder delete(CloudRequest request, S3Bucket bucket, String key) {
        if (simulator.is(ObjectFault.DENY_DELETIONS)) {
            throw new CloudFault(403, "AccessDenied", "User is not authorized to perform: s3:DeleteObjectVersion");
        }
        String id = request.query().get("versionId");
        if (id == null && bucket.versioned) {
            S3Version marker = new S3Version(simulator.nextVersion(), true, simulator.now());
            bucket.add(key, marker);
            return new MockResponse.Builder().code(204).setHeader("x-amz-delete-marker", "true");
        }
        Optional<S3Version> found = bucket.keys.getOrDefault(key, java.util.List.of()).stream()
                .filter(version -> id == null || version.id.equals(id))
                .findFirst();
        boolean bypass = request.header("x-amz-bypass-governance-retention").isPresent();
        if (found.isPresent()) {
            boolean locked = found.get().isLocked(simulator.now(), bypass);
            if (locked && !simulator.is(ObjectFault.PRETEND_LOCKS)) {
                if (simulator.is(ObjectFault.LOSE_WHAT_IS_LOCKED)) {
                    bucket.remove(key, found.get());
                }
                throw new CloudFault(403, "AccessDenied", "Access Denied because object protected by object lock.");
            }
            bucket.remove(key, found.get());
        }
        return new MockResponse.Builder().code(204);
    }

    /** The headers with which an object begins, checked. */
    static Map<String, String> begin(CloudRequest request) {
        String storage = request.header("x-amz-storage-class").orElse("STANDARD");
        if (!CLASSES.contains(storage)) {
            throw new CloudFault(400, "InvalidStorageClass", "The storage class you specified is not valid");
        }
        return request.headers().entrySet().stream()
                .filter(header -> header.getKey().startsWith("x-amz-"))
                .collect(Collectors.toMap(
                        Map.Entry::getKey, header -> header.getValue().get(0), (one, other) -> one, TreeMap::new));
    }

    /** A version that is described by headers, without its bytes. */
    S3Version version(S3Bucket bucket, Map<String, String> headers) {
        S3Version version = new S3Version(bucket.versioned ? simulator.nextVersion() : "null", false, simulator.now());
        version.storageClass = headers.getOrDefault("x-amz-storage-class", "STANDARD");
        headers.forEach((name, value) -> {
            if (name.startsWith("x-amz-meta-") || name.startsWith("x-amz-server-side-encryption")) {
                version.metadata.put(name, value);
            }
        });
        new S3LockRequests(simulator).lockNew(bucket, version, headers);
        return version;
    }

    void checkCondition(CloudRequest request, S3Bucket bucket, String key) {
        boolean onlyNew = request.header("If-None-Match").filter("*"::equals).isPresent();
        boolean there = bucket.newest(key).filter(version -> !version.marker).isPresent();
        if (onlyNew && there && !simulator.is(ObjectFault.IGNORE_CONDITIONS)) {
            throw new CloudFault(412, "PreconditionFailed", "At least one of the preconditions did not hold");
        }
    }

    static MockResponse.Builder done(S3Bucket bucket, S3Version version) {
        MockResponse.Builder answer = new MockResponse.Builder().code(200).setHeader("ETag", version.etag);
        return bucket.versioned ? answer.setHeader("x-amz-version-id", version.id) : answer;
    }

    static void checkDigests(CloudRequest request) {
        ByteString body = request.body();
        boolean md5 = request.header("Content-MD5")
                .filter(sum -> !sum.equals(body.md5().base64()))
                .isPresent();
        boolean sha = request.header("x-amz-checksum-sha256")
                .filter(sum -> !sum.equals(body.sha256().base64()))
                .isPresent();
        if (md5 || sha) {
            throw new CloudFault(400, "BadDigest", "The digest you specified did not match what we received.");
        }
    }

    private static void requireChecksumForLock(CloudRequest request, Map<String, String> headers) {
        boolean locks = headers.keySet().stream().anyMatch(name -> name.startsWith("x-amz-object-lock"));
        boolean sum = request.header("Content-MD5").isPresent()
                || request.header("x-amz-checksum-sha256").isPresent();
        if (locks && !sum) {
            throw new CloudFault(
                    400,
                    "InvalidRequest",
                    "Content-MD5 OR x-amz-checksum- HTTP header is required for Put Object with Object Lock");
        }
    }
}

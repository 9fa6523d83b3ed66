package com.smartap.testkit.archive.s3;

import com.smartap.model.ContentHash;
import com.smartap.testkit.archive.cloud.CloudFault;
import com.smartap.testkit.archive.cloud.CloudRequest;
import com.smartap.testkit.archive.cloud.HeldBytes;
import com.smartap.testkit.archive.cloud.ObjectFault;
import com.smartap.testkit.archive.s3.S3Bucket.Part;
import com.smartap.testkit.archive.s3.S3Bucket.Upload;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mockwebserver3.MockResponse;

/** Uploads in parts. */
final class S3Uploads {
    private static final Pattern PART = Pattern.compile("<Part>(.*?)</Part>", Pattern.DOTALL);
    private static final long SMALLEST = 5L * 1024 * 1024;

    private final S3Simulator simulator;
    private final S3Objects objects;

    S3Uploads(S3Simulator simulator, S3Objects objects) {
        this.simulator = simulator;
        this.objects = objects;
    }

    MockResponse.Builder post(CloudRequest request, S3Bucket bucket, String key) {
        if (request.has("uploads")) {
            String id = "upload-" + simulator.nextVersion();
            bucket.uploads.put(id, new Upload(key, S3Objects.begin(request), new TreeMap<>()));
            return new MockResponse.Builder()
                    .body("<InitiateMultipartUploadResult><UploadId>%s</UploadId></InitiateMultipartUploadResult>"
                            .formatted(id));
        }
        return complete(request, bucket, key);
    }

    MockResponse.Builder part(CloudRequest request, S3Bucket bucket) {
        Upload upload = upload(request, bucket);
        int number = Integer.parseInt(request.query().getOrDefault("partNumber", "0"));
        if (number < 1 || number > 10_000) {
            throw new CloudFault(400, "InvalidArgument", "Part number must be an integer between 1 and 10000");
        }
        String etag = "\"" + request.body().md5().hex() + "\"";
        byte[] digest = request.body().sha256().toByteArray();
        upload.parts().put(number, new Part(HeldBytes.of(request.body()), etag, digest));
        return new MockResponse.Builder().setHeader("ETag", etag);
    }

    MockResponse.Builder abort(CloudRequest request, S3Bucket bucket) {
        upload(request, bucket);
        bucket.uploads.remove(String.valueOf(request.query().get("uploadId")));
        return new MockResponse.Builder().code(204);
    }

    private MockResponse.Builder complete(CloudRequest request, S3Bucket bucket, String key) {
        S3Objects.checkDigests(request);
        Upload upload = upload(request, bucket);
        List<HeldBytes> bytes = new ArrayList<>();
        MessageDigest composed = ContentHash.newDigest();
        Matcher listed = PART.matcher(request.body().utf8());
        int last = 0;
        while (listed.find()) {
            int number = Integer.parseInt(element(listed.group(1), "PartNumber"));
            Part part = upload.parts().get(number);
            String checksum = element(listed.group(1), "ChecksumSHA256");
            if (part == null
                    || !part.etag().equals(element(listed.group(1), "ETag").replace("&quot;", "\""))
                    || !Base64.getEncoder().encodeToString(part.digest()).equals(checksum)) {
                throw new CloudFault(400, "InvalidPart", "One or more of the specified parts could not be found.");
            }
            if (number <= last) {
                throw new CloudFault(400, "InvalidPartOrder", "The list of parts was not in ascending order.");
            }
            last = number;
            bytes.add(part.bytes());
            composed.update(part.digest());
        }
        checkSizes(bytes);
        if (simulator.once(ObjectFault.LATE_ERROR_NEXT)) {
            return new MockResponse.Builder()
                    .body(
                            "\n<Error><Code>InternalError</Code><Message>We encountered an internal error.</Message></Error>");
        }
        objects.checkCondition(request, bucket, key);
        S3Version version = objects.version(bucket, upload.headers());
        version.bytes = HeldBytes.joined(bytes);
        version.checksum = "%s-%d".formatted(Base64.getEncoder().encodeToString(composed.digest()), bytes.size());
        version.etag = "\"%s-%d\"".formatted(version.id.hashCode(), bytes.size());
        bucket.add(key, version);
        bucket.uploads.remove(String.valueOf(request.query().get("uploadId")));
        return S3Objects.done(bucket, version)
                .body("<CompleteMultipartUploadResult><Key>%s</Key></CompleteMultipartUploadResult>".formatted(key));
    }

    private static void checkSizes(List<HeldBytes> parts) {
        boolean small =
                parts.isEmpty() || parts.subList(0, parts.size() - 1).stream().anyMatch(part -> part.size() < SMALLEST);
        if (small) {
            throw new CloudFault(
                    400, "EntityTooSmall", "Your proposed upload is smaller than the minimum allowed size");
        }
    }

    private static Upload upload(CloudRequest request, S3Bucket bucket) {
        Upload upload = bucket.uploads.get(String.valueOf(request.query().get("uploadId")));
        if (upload == null) {
            throw new CloudFault(404, "NoSuchUpload", "The specified multipart upload does not exist.");
        }
        return upload;
    }

    static String sha256(HeldBytes bytes) {
        MessageDigest digest = ContentHash.newDigest();
        byte[] buffer = new byte[65_536];
        try (InputStream in = bytes.open()) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getEncoder().encodeToString(digest.digest());
    }

    /** The text of an element; empty if there is none. */
    static String element(String xml, String name) {
        Matcher matcher =
                Pattern.compile("<%1$s>([^<]*)</%1$s>".formatted(name)).matcher(xml);
        return matcher.find() ? matcher.group(1) : "";
    }
}

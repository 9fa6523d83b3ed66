package com.smartap.testkit.archive.azure;

import com.smartap.testkit.archive.cloud.CloudFault;
import com.smartap.testkit.archive.cloud.CloudRequest;
import com.smartap.testkit.archive.cloud.HeldBytes;
import com.smartap.testkit.archive.cloud.ObjectFault;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;

/** Answers GET and HEAD of blobs. */
final class AzureReading {
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d*)");
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);

    private final AzureBlobSimulator simulator;

    AzureReading(AzureBlobSimulator simulator) {
        this.simulator = simulator;
    }

    MockResponse.Builder answer(CloudRequest request, AzureContainer container, String name) {
        boolean head = request.method().equals("HEAD");
        AzureVersion version = container.require(name, request.query().get("versionid"));
        if (request.header("If-Match").filter(tag -> !tag.equals(version.etag)).isPresent()) {
            throw new CloudFault(412, "ConditionNotMet", "The condition specified was not met.");
        }
        if (!head && version.tier.equals("Archive")) {
            throw new CloudFault(409, "BlobArchived", "This operation is not permitted on an archived blob.");
        }
        MockResponse.Builder answer = described(container, version);
        return head ? answer.setHeader("Content-Length", version.bytes.size()) : withBody(request, version, answer);
    }

    private MockResponse.Builder withBody(CloudRequest request, AzureVersion version, MockResponse.Builder answer) {
        HeldBytes bytes = simulator.once(ObjectFault.CORRUPT_NEXT_BODY) ? version.bytes.damaged() : version.bytes;
        long from = 0;
        long length = bytes.size();
        Matcher range = RANGE.matcher(request.header("x-ms-range").orElse(""));
        if (range.matches()) {
            from = Long.parseLong(range.group(1));
            if (from >= bytes.size()) {
                throw new CloudFault(416, "InvalidRange", "The range specified is invalid");
            }
            length = bytes.size() - from;
            answer.code(206)
                    .setHeader("Content-Range", "bytes %d-%d/%d".formatted(from, bytes.size() - 1, bytes.size()));
        }
        if (simulator.once(ObjectFault.CUT_NEXT_BODY)) {
            answer.onResponseBody(new SocketEffect.CloseSocket());
        }
        return answer.body(bytes.body(from, length)).setHeader("Content-Length", length);
    }

    private static MockResponse.Builder described(AzureContainer container, AzureVersion version) {
        MockResponse.Builder answer = new MockResponse.Builder()
                .code(200)
                .setHeader("ETag", version.etag)
                .setHeader("x-ms-blob-type", "BlockBlob")
                .setHeader("x-ms-access-tier", version.tier);
        version.metadata.forEach(answer::setHeader);
        if (container.immutable) {
            answer.setHeader("x-ms-version-id", version.id);
        }
        if (version.until != null) {
            answer.setHeader("x-ms-immutability-policy-until-date", DATE.format(version.until))
                    .setHeader(
                            "x-ms-immutability-policy-mode",
                            String.valueOf(version.mode).toLowerCase(Locale.ROOT));
        }
        if (version.legalHold) {
            answer.setHeader("x-ms-legal-hold", "true");
        }
        if (version.rehydrated != null) {
            answer.setHeader(
                    "x-ms-archive-status", "rehydrate-pending-to-" + version.rehydrateTo.toLowerCase(Locale.ROOT));
        }
        return answer;
    }
}

package com.smartap.testkit.archive.azure;

import com.smartap.testkit.archive.cloud.CloudFault;
import com.smartap.testkit.archive.cloud.CloudRequest;
import com.smartap.testkit.archive.cloud.ObjectFault;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import mockwebserver3.MockResponse;

/** Immutability policies and legal holds of versions. */
final class AzureLocks {
    private static final String UNTIL = "x-ms-immutability-policy-until-date";
    private static final String MODE = "x-ms-immutability-policy-mode";

    private final AzureBlobSimulator simulator;

    AzureLocks(AzureBlobSimulator simulator) {
        this.simulator = simulator;
    }

    void lockNew(CloudRequest request, AzureContainer container, AzureVersion version) {
        if (request.header(UNTIL).isPresent()) {
            set(request, container, version);
        }
        if (request.header("x-ms-legal-hold").filter("true"::equals).isPresent()) {
            requireImmutability(container);
            version.legalHold = !simulator.is(ObjectFault.FORGET_LOCKS);
        }
    }

    MockResponse.Builder retain(CloudRequest request, AzureContainer container, String name) {
        AzureVersion version = container.require(name, request.query().get("versionid"));
        set(request, container, version);
        return new MockResponse.Builder().code(200);
    }

    MockResponse.Builder hold(CloudRequest request, AzureContainer container, String name) {
        requireImmutability(container);
        AzureVersion version = container.require(name, request.query().get("versionid"));
        if (!simulator.is(ObjectFault.FORGET_LOCKS)) {
            version.legalHold =
                    Boolean.parseBoolean(request.header("x-ms-legal-hold").orElse(""));
        }
        return new MockResponse.Builder().code(200);
    }

    MockResponse.Builder remove(CloudRequest request, AzureContainer container, String name) {
        requireImmutability(container);
        AzureVersion version = container.require(name, request.query().get("versionid"));
        if ("Locked".equals(version.mode) && !simulator.is(ObjectFault.PRETEND_LOCKS)) {
            throw new CloudFault(409, "BlobImmutableDueToPolicy", "A locked policy cannot be removed.");
        }
        version.mode = null;
        version.until = null;
        return new MockResponse.Builder().code(202);
    }

    private void set(CloudRequest request, AzureContainer container, AzureVersion version) {
        requireImmutability(container);
        Instant until = ZonedDateTime.parse(request.header(UNTIL).orElse(""), DateTimeFormatter.RFC_1123_DATE_TIME)
                .toInstant();
        String mode = request.header(MODE).orElse("Unlocked");
        if (!mode.equals("Locked") && !mode.equals("Unlocked") || !until.isAfter(simulator.now())) {
            throw new CloudFault(400, "InvalidHeaderValue", "The policy's mode or date is out of range.");
        }
        boolean locked = "Locked".equals(version.mode);
        boolean weaker = locked && (!mode.equals("Locked") || version.until != null && until.isBefore(version.until));
        if (weaker && !simulator.is(ObjectFault.SHORTEN_LOCKS)) {
            throw new CloudFault(409, "ImmutabilityPolicyUpdateNotAllowed", "A locked policy can only be extended.");
        }
        if (!simulator.is(ObjectFault.FORGET_LOCKS)) {
            version.mode = mode;
            version.until = until;
        }
    }

    private static void requireImmutability(AzureContainer container) {
        if (!container.immutable) {
            throw new CloudFault(409, "FeatureNotEnabled", "Version-level immutability is not enabled.");
        }
    }
}

package com.smartap.testkit.archive.azure;

import com.smartap.testkit.archive.cloud.CloudFault;
import com.smartap.testkit.archive.cloud.CloudRequest;
import com.smartap.testkit.archive.cloud.HeldBytes;
import com.smartap.testkit.archive.cloud.ObjectFault;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mockwebserver3.MockResponse;

/** Answers requests about blobs. */
final class AzureBlobs {
    private static final Pattern BLOCK = Pattern.compile("<(?:Latest|Uncommitted)>([^<]+)</");
    private static final Set<String> TIERS = Set.of("Hot", "Cool", "Cold", "Archive");

    private final AzureBlobSimulator simulator;
    private final AzureLocks locks;

    AzureBlobs(AzureBlobSimulator simulator) {
        this.simulator = simulator;
        this.locks = new AzureLocks(simulator);
    }

    MockResponse.Builder answer(CloudRequest request, AzureContainer container, String name) {
        if (request.header("x-ms-version").isEmpty()) {
            throw new CloudFault(400, "MissingRequiredHeader", "x-ms-version is missing");
        }
        if (name.isEmpty()) {
            return new AzureLists(simulator).answer(request, container);
        }
        container.blobs.getOrDefault(name, List.of()).forEach(version -> version.settle(simulator.now()));
        String component = request.query().getOrDefault("comp", "");
        return switch (request.method()) {
            case "GET", "HEAD" -> new AzureReading(simulator).answer(request, container, name);
            case "PUT" -> put(request, container, name, component);
            case "DELETE" ->
                component.equals("immutabilityPolicies")
                        ? locks.remove(request, container, name)
                        : delete(request, container, name);
            default -> throw new CloudFault(405, "UnsupportedHttpVerb", "The resource doesn't support the verb.");
        };
    }

    private MockResponse.Builder put(CloudRequest request, AzureContainer container, String name, String component) {
        boolean wrongSum = request.header("Content-MD5")
                .filter(sum -> !sum.equals(request.body().md5().base64()))
                .isPresent();
        if (wrongSum) {
            throw new CloudFault(400, "Md5Mismatch", "The MD5 value specified did not match what we received.");
        }
        return switch (component) {
            case "" -> whole(request, container, name);
            case "block" -> block(request, container, name);
            case "blocklist" -> commit(request, container, name);
            case "tier" -> tier(request, container, name);
            case "immutabilityPolicies" -> locks.retain(request, container, name);
            case "legalhold" -> locks.hold(request, container, name);
            default -> throw new CloudFault(501, "NotImplemented", "this component is not simulated");
        };
    }

    private MockResponse.Builder whole(CloudRequest request, AzureContainer container, String name) {
        if (!request.header("x-ms-blob-type").orElse("").equals("BlockBlob")) {
            throw new CloudFault(400, "MissingRequiredHeader", "x-ms-blob-type is missing");
        }
        return store(request, container, name, HeldBytes.of(request.body()));
    }

    private MockResponse.Builder block(CloudRequest request, AzureContainer container, String name) {
        String id = request.query().getOrDefault("blockid", "");
        Map<String, HeldBytes> blocks = container.blocks.computeIfAbsent(name, key -> new HashMap<>());
        boolean sameLength = blocks.keySet().stream().allMatch(other -> other.length() == id.length());
        if (id.isEmpty() || !sameLength) {
            throw new CloudFault(400, "InvalidBlobOrBlock", "The specified blob or block content is invalid.");
        }
        blocks.put(id, HeldBytes.of(request.body()));
        return new MockResponse.Builder().code(201);
    }

    private MockResponse.Builder commit(CloudRequest request, AzureContainer container, String name) {
        if (simulator.once(ObjectFault.LATE_ERROR_NEXT)) {
            container.blocks.remove(name);
        }
        List<HeldBytes> bytes = new ArrayList<>();
        Matcher listed = BLOCK.matcher(request.body().utf8());
        while (listed.find()) {
            HeldBytes block = container.blocks.getOrDefault(name, Map.of()).get(listed.group(1));
            if (block == null) {
                throw new CloudFault(400, "InvalidBlockList", "The specified block list is invalid.");
            }
            bytes.add(block);
        }
        return store(request, container, name, HeldBytes.joined(bytes));
    }

    private MockResponse.Builder store(CloudRequest request, AzureContainer container, String name, HeldBytes bytes) {
        Optional<AzureVersion> before = container.current(name);
        boolean onlyNew = request.header("If-None-Match").filter("*"::equals).isPresent();
        if (onlyNew && before.isPresent() && !simulator.is(ObjectFault.IGNORE_CONDITIONS)) {
            throw new CloudFault(409, "BlobAlreadyExists", "The specified blob already exists.");
        }
        if (before.isPresent() && before.get().tier.equals("Archive") && !container.immutable) {
            throw new CloudFault(409, "BlobArchived", "This operation is not permitted on an archived blob.");
        }
        AzureVersion version = new AzureVersion(simulator.nextVersion());
        version.bytes = bytes;
        version.tier = known(request.header("x-ms-access-tier").orElse("Hot"));
        request.headers().forEach((header, values) -> {
            if (header.startsWith("x-ms-meta-")) {
                version.metadata.put(header, values.get(0));
            }
        });
        locks.lockNew(request, container, version);
        container.add(name, version);
        MockResponse.Builder answer = new MockResponse.Builder().code(201).setHeader("ETag", version.etag);
        return container.immutable ? answer.setHeader("x-ms-version-id", version.id) : answer;
    }

    private MockResponse.Builder tier(CloudRequest request, AzureContainer container, String name) {
        AzureVersion version = container.require(name, request.query().get("versionid"));
        String wanted = known(request.header("x-ms-access-tier").orElse(""));
        if (version.rehydrated != null) {
            throw new CloudFault(409, "BlobBeingRehydrated", "The blob is currently being rehydrated.");
        }
        if (version.tier.equals("Archive") && !wanted.equals("Archive")) {
            version.rehydrateTo = wanted;
            version.rehydrated = simulator.now().plus(simulator.rehydrationTime());
            return new MockResponse.Builder().code(202);
        }
        version.tier = wanted;
        return new MockResponse.Builder().code(200);
    }

    private MockResponse.Builder delete(CloudRequest request, AzureContainer container, String name) {
        if (simulator.is(ObjectFault.DENY_DELETIONS)) {
            throw new CloudFault(403, "AuthorizationPermissionMismatch", "This request is not authorized");
        }
        String id = request.query().get("versionid");
        AzureVersion version = container.require(name, id);
        if (id != null && version.current) {
            throw new CloudFault(
                    403, "OperationNotAllowedOnRootBlob", "This operation is not allowed on the root blob.");
        }
        if (id == null && container.immutable) {
            version.current = false;
            return new MockResponse.Builder().code(202);
        }
        if (version.isLocked(simulator.now()) && !simulator.is(ObjectFault.PRETEND_LOCKS)) {
            if (simulator.is(ObjectFault.LOSE_WHAT_IS_LOCKED)) {
                container.remove(name, version);
            }
            throw new CloudFault(
                    409, "BlobImmutableDueToPolicy", "This operation is not permitted as the blob is immutable.");
        }
        container.remove(name, version);
        return new MockResponse.Builder().code(202);
    }

    private static String known(String tier) {
        if (!TIERS.contains(tier)) {
            throw new CloudFault(400, "InvalidHeaderValue", "x-ms-access-tier (%s) is none".formatted(tier));
        }
        return tier;
    }
}

package com.smartap.testkit.archive.azure;

import com.smartap.testkit.archive.cloud.CloudFault;
import com.smartap.testkit.archive.cloud.HeldBytes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a container holds. Guarded by the simulator's lock. */
final class AzureContainer {
    final boolean immutable;
    /** Oldest first. */
    final TreeMap<String, List<AzureVersion>> blobs = new TreeMap<>();
    /** Blocks that no list names yet. */
    final Map<String, Map<String, HeldBytes>> blocks = new HashMap<>();

    AzureContainer(boolean immutable) {
        this.immutable = immutable;
    }

    Optional<AzureVersion> current(String name) {
        return blobs.getOrDefault(name, List.of()).stream()
                .filter(version -> version.current)
                .findFirst();
    }

    /** The versions of a blob that is there. */
    List<AzureVersion> held(String name) {
        List<AzureVersion> versions = blobs.get(name);
        if (versions == null) {
            throw new IllegalArgumentException("there is no " + name);
        }
        return versions;
    }

    AzureVersion require(String name, @Nullable String versionId) {
        Optional<AzureVersion> found = versionId == null
                ? current(name)
                : blobs.getOrDefault(name, List.of()).stream()
                        .filter(version -> version.id.equals(versionId))
                        .findFirst();
        return found.orElseThrow(() -> new CloudFault(404, "BlobNotFound", "The specified blob does not exist."));
    }

    void add(String name, AzureVersion version) {
        List<AzureVersion> versions = blobs.computeIfAbsent(name, key -> new ArrayList<>());
        if (immutable) {
            versions.forEach(before -> before.current = false);
        } else {
            versions.clear();
        }
        versions.add(version);
        blocks.remove(name);
    }

    void remove(String name, AzureVersion version) {
        List<AzureVersion> versions = blobs.getOrDefault(name, new ArrayList<>());
        versions.remove(version);
        if (versions.isEmpty()) {
            blobs.remove(name);
        }
    }
}

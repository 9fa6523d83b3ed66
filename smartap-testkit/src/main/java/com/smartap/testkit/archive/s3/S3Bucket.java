package com.smartap.testkit.archive.s3;

import com.smartap.testkit.archive.cloud.CloudFault;
import com.smartap.testkit.archive.cloud.HeldBytes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a bucket holds. Guarded by the simulator's lock. */
final class S3Bucket {
    final boolean locks;
    final boolean versioned;
    /** Newest first. */
    final TreeMap<String, List<S3Version>> keys = new TreeMap<>();

    final Map<String, Upload> uploads = new HashMap<>();

    /** An upload in parts that is not complete. */
    record Upload(String key, Map<String, String> headers, TreeMap<Integer, Part> parts) {}

    record Part(HeldBytes bytes, String etag, byte[] digest) {}

    S3Bucket(boolean locks, boolean versioned) {
        this.locks = locks;
        this.versioned = versioned;
    }

    Optional<S3Version> newest(String key) {
        return keys.getOrDefault(key, List.of()).stream().findFirst();
    }

    /** The newest version of a key that is there. */
    S3Version held(String key) {
        return newest(key).orElseThrow(() -> new IllegalArgumentException("there is no " + key));
    }

    /** The version that a request means. */
    S3Version require(String key, Optional<String> versionId) {
        Optional<S3Version> found = versionId.isEmpty()
                ? newest(key)
                : keys.getOrDefault(key, List.of()).stream()
                        .filter(version -> version.id.equals(versionId.get()))
                        .findFirst();
        if (found.isEmpty()) {
            throw new CloudFault(
                    404, versionId.isEmpty() ? "NoSuchKey" : "NoSuchVersion", "The specified key does not exist.");
        }
        return found.get();
    }

    void add(String key, S3Version version) {
        List<S3Version> versions = keys.computeIfAbsent(key, name -> new ArrayList<>());
        if (!versioned) {
            versions.clear();
        }
        versions.add(0, version);
    }

    void remove(String key, S3Version version) {
        List<S3Version> versions = keys.getOrDefault(key, new ArrayList<>());
        versions.remove(version);
        if (versions.isEmpty()) {
            keys.remove(key);
        }
    }
}

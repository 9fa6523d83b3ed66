package com.smartap.testkit.archive.s3;

import com.smartap.spi.Api;
import com.smartap.testkit.archive.cloud.HeldBytes;
import java.util.List;
import okio.ByteString;

/** What somebody at the console of a simulated bucket sees and does, past every client. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class S3Desk {
    private final S3Simulator simulator;
    private final S3Bucket bucket;

    S3Desk(S3Simulator simulator, S3Bucket bucket) {
        this.simulator = simulator;
        this.bucket = bucket;
    }

    /** The keys whose newest version is not a deletion marker. */
    public List<String> keys() {
        synchronized (simulator.lock()) {
            return bucket.keys.entrySet().stream()
                    .filter(entry -> !entry.getValue().get(0).marker)
                    .map(java.util.Map.Entry::getKey)
                    .toList();
        }
    }

    /** How many versions and markers a key has. */
    public int versions(String key) {
        synchronized (simulator.lock()) {
            return bucket.keys.getOrDefault(key, List.of()).size();
        }
    }

    /** The storage class of the newest version. */
    public String storageClass(String key) {
        synchronized (simulator.lock()) {
            return bucket.held(key).storageClass;
        }
    }

    /** How many uploads in parts are neither complete nor given up. */
    public int openUploads() {
        synchronized (simulator.lock()) {
            return bucket.uploads.size();
        }
    }

    /** Changes one byte of the newest version on the disk; everything that is kept about it stays. */
    public void damage(String key) {
        synchronized (simulator.lock()) {
            S3Version newest = bucket.held(key);
            newest.bytes = newest.bytes.damaged();
        }
    }

    /** Deletes without naming a version: where versions are kept, a marker lies over the object afterwards. */
    public void delete(String key) {
        synchronized (simulator.lock()) {
            if (bucket.versioned) {
                bucket.add(key, new S3Version(simulator.nextVersion(), true, simulator.now()));
            } else {
                bucket.keys.remove(key);
            }
        }
    }

    /** Puts a thing into the bucket; where versions are kept, it covers what was there. */
    public void put(String key, byte[] bytes) {
        synchronized (simulator.lock()) {
            S3Version version =
                    new S3Version(bucket.versioned ? simulator.nextVersion() : "null", false, simulator.now());
            version.bytes = HeldBytes.of(ByteString.of(bytes));
            version.etag = "\"" + ByteString.of(bytes).md5().hex() + "\"";
            bucket.add(key, version);
        }
    }

    /** Moves the newest version to another class, as a life cycle rule does. */
    public void transition(String key, String storageClass) {
        synchronized (simulator.lock()) {
            bucket.held(key).storageClass = storageClass;
        }
    }
}

package com.smartap.testkit.archive.azure;

import com.smartap.spi.Api;
import com.smartap.testkit.archive.cloud.HeldBytes;
import java.util.List;
import okio.ByteString;

/** What somebody at the portal of a simulated container sees and does, past every client. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class AzureDesk {
    private final AzureBlobSimulator simulator;
    private final AzureContainer container;

    AzureDesk(AzureBlobSimulator simulator, AzureContainer container) {
        this.simulator = simulator;
        this.container = container;
    }

    /** The names that have a current version. */
    public List<String> names() {
        synchronized (simulator.lock()) {
            return container.blobs.keySet().stream()
                    .filter(name -> container.current(name).isPresent())
                    .toList();
        }
    }

    /** How many blobs have blocks that no list names. */
    public int openUploads() {
        synchronized (simulator.lock()) {
            return container.blocks.size();
        }
    }

    /** The tier of the current version. */
    public String tier(String name) {
        synchronized (simulator.lock()) {
            return container.current(name).orElseThrow().tier;
        }
    }

    /** Changes one byte of the newest version on the disk; everything that is kept about it stays. */
    public void damage(String name) {
        synchronized (simulator.lock()) {
            List<AzureVersion> versions = container.held(name);
            AzureVersion newest = versions.get(versions.size() - 1);
            newest.bytes = newest.bytes.damaged();
        }
    }

    /** Deletes without naming a version: where versions are kept, none is current afterwards. */
    public void delete(String name) {
        synchronized (simulator.lock()) {
            if (container.immutable) {
                container.held(name).forEach(version -> version.current = false);
            } else {
                container.blobs.remove(name);
            }
        }
    }

    /** Puts a thing into the container. */
    public void put(String name, byte[] bytes) {
        synchronized (simulator.lock()) {
            AzureVersion version = new AzureVersion(simulator.nextVersion());
            version.bytes = HeldBytes.of(ByteString.of(bytes));
            container.add(name, version);
        }
    }
}

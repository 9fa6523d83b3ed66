package com.smartap.archive.azure;

import com.smartap.connector.support.ClientOptions;
import com.smartap.connector.support.Sleeper;
import com.smartap.testkit.TestClock;
import com.smartap.testkit.archive.azure.AzureBlobSimulator;
import com.smartap.testkit.archive.azure.AzureDesk;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A simulated Blob service with one container, and stores in it whose waits move a clock. */
public final class AzureFixture implements AutoCloseable {
    public static final String CONTAINER = "northwind-archive";
    public static final String PREFIX = "smartap/";

    public final TestClock clock = TestClock.at(Instant.parse("2026-11-21T10:00:00Z"));
    public final List<Duration> waits = new ArrayList<>();
    public final AzureBlobSimulator azure = new AzureBlobSimulator(clock).start(0);
    public final AzureDesk desk;

    public AzureFixture(boolean immutable) {
        desk = azure.createContainer(CONTAINER, immutable);
    }

    public AzureStoreBuilder builder() {
        return AzureBlobDocumentStore.in(AzureBlobSimulator.ACCOUNT, CONTAINER)
                .endpoint(azure.endpoint())
                .prefix(PREFIX)
                .key(azure.accountKey())
                .client(ClientOptions.DEFAULT.withSleeper(Sleeper.moving(clock, wait -> {
                    waits.add(wait);
                    clock.advance(wait);
                })));
    }

    public AzureBlobDocumentStore store() {
        return builder().immutability(true).build(clock);
    }

    @Override
    public void close() {
        azure.close();
    }
}

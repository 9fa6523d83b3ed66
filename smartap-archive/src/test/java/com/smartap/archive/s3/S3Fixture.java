package com.smartap.archive.s3;

import com.smartap.connector.support.ClientOptions;
import com.smartap.connector.support.Sleeper;
import com.smartap.testkit.TestClock;
import com.smartap.testkit.archive.s3.S3Desk;
import com.smartap.testkit.archive.s3.S3Simulator;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A simulated S3 with one bucket, and stores in it whose waits move a clock. */
public final class S3Fixture implements AutoCloseable {
    public static final String BUCKET = "northwind-archive";
    public static final String PREFIX = "smartap/";

    public final TestClock clock = TestClock.at(Instant.parse("2026-11-21T10:00:00Z"));
    public final List<Duration> waits = new ArrayList<>();
    public final S3Simulator s3 = new S3Simulator(clock).start(0);
    public final S3Desk desk;

    public S3Fixture(boolean objectLock) {
        desk = s3.createBucket(BUCKET, objectLock);
    }

    public S3StoreBuilder builder() {
        return S3DocumentStore.in(BUCKET)
                .endpoint(s3.endpoint())
                .region(S3Simulator.REGION)
                .pathStyle(true)
                .prefix(PREFIX)
                .credentials(AwsCredentialsSource.fixed(AwsCredentials.of(s3.accessKeyId(), s3.secretAccessKey())))
                .client(ClientOptions.DEFAULT.withSleeper(Sleeper.moving(clock, wait -> {
                    waits.add(wait);
                    clock.advance(wait);
                })));
    }

    public S3DocumentStore store() {
        return builder().objectLock(true).build(clock);
    }

    @Override
    public void close() {
        s3.close();
    }
}

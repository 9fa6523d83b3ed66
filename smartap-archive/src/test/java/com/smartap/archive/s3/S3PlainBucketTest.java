package com.smartap.archive.s3;

import com.smartap.model.ContentHash;
import com.smartap.spi.archive.DocumentStore;
import com.smartap.testkit.archive.DocumentStoreContract;
import com.smartap.testkit.archive.cloud.ObjectFault;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;

/** The contract, over an older server: no versions, no locks, and conditions on writes are ignored. */
class S3PlainBucketTest extends DocumentStoreContract {
    private final S3Fixture fixture = new S3Fixture(false);
    private final DocumentStore store = open();

    S3PlainBucketTest() {
        fixture.s3.misbehave(ObjectFault.IGNORE_CONDITIONS);
        fixture.s3.pageLimit(4);
    }

    private DocumentStore open() {
        return fixture.builder().conditionalWrites(false).build(fixture.clock);
    }

    @AfterEach
    void close() {
        store.close();
        fixture.close();
    }

    @Override
    protected DocumentStore store() {
        return store;
    }

    @Override
    protected int stored() {
        return fixture.desk.keys().size() + fixture.desk.openUploads();
    }

    @Override
    protected void damage(ContentHash hash) {
        fixture.desk.damage(S3Fixture.PREFIX + hash.hex());
    }

    @Override
    protected DocumentStore reopened() {
        return open();
    }

    @Override
    protected boolean pass(Duration time) {
        fixture.clock.advance(time);
        return true;
    }
}

package com.smartap.archive.s3;

import com.smartap.model.ContentHash;
import com.smartap.spi.archive.DocumentStore;
import com.smartap.testkit.archive.DocumentStoreContract;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;

/** The contract, over a bucket with object lock whose lists hold three entries. */
class S3DocumentStoreTest extends DocumentStoreContract {
    private final S3Fixture fixture = new S3Fixture(true);
    private final DocumentStore store = fixture.store();

    S3DocumentStoreTest() {
        fixture.s3.pageLimit(3);
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
        return fixture.store();
    }

    @Override
    protected Instant now() {
        return fixture.clock.instant();
    }

    @Override
    protected boolean pass(Duration time) {
        fixture.clock.advance(time);
        return true;
    }

    @Override
    protected boolean hide(ContentHash hash) {
        fixture.desk.delete(S3Fixture.PREFIX + hash.hex());
        return true;
    }
}

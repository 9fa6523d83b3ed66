package com.smartap.archive.azure;

import com.smartap.model.ContentHash;
import com.smartap.spi.archive.DocumentStore;
import com.smartap.testkit.archive.DocumentStoreContract;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;

/** The contract, over a container with immutability whose lists hold three entries. */
class AzureBlobDocumentStoreTest extends DocumentStoreContract {
    private final AzureFixture fixture = new AzureFixture(true);
    private final DocumentStore store = fixture.store();

    AzureBlobDocumentStoreTest() {
        fixture.azure.pageLimit(3);
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
        return fixture.desk.names().size() + fixture.desk.openUploads();
    }

    @Override
    protected void damage(ContentHash hash) {
        fixture.desk.damage(AzureFixture.PREFIX + hash.hex());
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
        fixture.desk.delete(AzureFixture.PREFIX + hash.hex());
        return true;
    }
}

package com.smartap.archive.store;

import com.smartap.archive.FileSystemDocumentStore;
import com.smartap.archive.azure.AzureBlobDocumentStore;
import com.smartap.archive.s3.S3DocumentStore;
import com.smartap.archive.store.ReplicatedDocumentStore.WhenReplicaFails;
import com.smartap.model.ContentHash;
import com.smartap.spi.archive.DocumentStore;
import com.smartap.spi.archive.ObjectTiering;
import com.smartap.spi.archive.Retention;
import com.smartap.spi.archive.StorageTier;
import com.smartap.spi.secret.Secret;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Period;

/** The code that {@code docs/archive/stores.md} shows; a test keeps the two equal. */
final class StoreSnippets {
    private StoreSnippets() {}

    static DocumentStore s3() {
        // tag::store-s-three
        S3DocumentStore store = S3DocumentStore.in("northwind-archive")
                .region("eu-central-1")
                .prefix("smartap/")
                .retaining(Retention.Mode.COMPLIANCE, Period.ofYears(10))
                .build(Clock.systemUTC());
        // end::store-s-three
        return store;
    }

    static DocumentStore azure(Secret accountKey) {
        // tag::store-azure
        AzureBlobDocumentStore store = AzureBlobDocumentStore.in("northwind", "archive")
                .key(accountKey)
                .retaining(Retention.Mode.COMPLIANCE, Period.ofYears(10))
                .build(Clock.systemUTC());
        // end::store-azure
        return store;
    }

    static DocumentStore replicated(DocumentStore s3) throws IOException {
        // tag::store-replicated
        DocumentStore files = new FileSystemDocumentStore(Path.of("/srv/smartap/documents"));
        DocumentStore store = new ReplicatedDocumentStore(files, s3, WhenReplicaFails.CATCH_UP);
        // end::store-replicated
        return store;
    }

    static ScrubReport scrub(DocumentStore store) throws IOException {
        // tag::store-scrub
        ScrubReport report = Scrubber.of(store)
                .remembering(ScrubCursor.file(Path.of("/srv/smartap/scrub.cursor")))
                .atMost(20_000_000)
                .telling(finding -> System.out.println(finding))
                .run();
        // end::store-scrub
        return report;
    }

    static LockProof canary(DocumentStore s3) {
        // tag::store-canary
        LockProof proof = new LockCanary(s3, Clock.systemUTC()).check();
        if (proof.verdict() != LockProof.Verdict.HOLDS) {
            throw new IllegalStateException("this is no archive: " + proof.findings());
        }
        // end::store-canary
        return proof;
    }

    static void archive(DocumentStore store, ContentHash hash) throws IOException {
        // tag::store-tiers
        ObjectTiering tiering = store.ability(ObjectTiering.class).orElseThrow();
        tiering.move(hash, StorageTier.ARCHIVE);
        tiering.restore(hash, 7, ObjectTiering.Speed.STANDARD); // hours later: tiering.tier(hash) says readable
        // end::store-tiers
    }
}

package com.smartap.sample.cli;

import com.smartap.archive.store.DocumentStores;
import com.smartap.archive.store.ReplicatedDocumentStore;
import com.smartap.archive.store.ReplicatedDocumentStore.WhenReplicaFails;
import com.smartap.spi.archive.DocumentStore;
import com.smartap.spi.archive.DocumentStoreProvider.Context;
import com.smartap.spi.secret.Secret;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A file that says where documents are kept: {@code {"store":…,"settings":{…},"credentials":{…},"replica":{…}}}. */
final class StoreFile {
    private StoreFile() {}

    /** Opens the store that a file describes, with its replica if it names one. */
    static DocumentStore open(Path file, Session session) throws IOException {
        InputFile.require(file, "config");
        JsonFields json = JsonFields.of("config", Json.read(file, "config"));
        Optional<JsonFields> replica = json.optionalObject("replica");
        DocumentStore first = open(json, session);
        if (replica.isEmpty()) {
            return first;
        }
        try {
            return new ReplicatedDocumentStore(first, open(replica.get(), session), WhenReplicaFails.FAIL);
        } catch (IOException | RuntimeException e) {
            first.close();
            throw e;
        }
    }

    /** The stores by themselves. */
    static List<DocumentStore> single(DocumentStore store) {
        return store instanceof ReplicatedDocumentStore both ? List.of(both.primary(), both.replica()) : List.of(store);
    }

    private static DocumentStore open(JsonFields json, Session session) throws IOException {
        Map<String, String> settings = new HashMap<>();
        Map<String, Secret> secrets = new HashMap<>();
        json.optionalObject("settings")
                .ifPresent(given -> given.names().forEach(name -> settings.put(name, given.text(name))));
        json.optionalObject("credentials")
                .ifPresent(given -> given.names().forEach(name -> {
                    if (!given.raw(name).isTextual()) {
                        throw given.problem(name, "must be a text in quotation marks");
                    }
                    secrets.put(name, Secret.of(given.raw(name).textValue()));
                }));
        String kind = json.text("store");
        json.refuseOthers();
        return DocumentStores.open(kind, new Context("config", session.clock(), settings, secrets), null);
    }
}

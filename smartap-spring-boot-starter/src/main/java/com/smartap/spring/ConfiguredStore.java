package com.smartap.spring;

import com.smartap.archive.store.DocumentStores;
import com.smartap.archive.store.ReplicatedDocumentStore;
import com.smartap.archive.store.ReplicatedDocumentStore.WhenReplicaFails;
import com.smartap.spi.InvalidConfigurationException;
import com.smartap.spi.archive.DocumentStore;
import com.smartap.spi.archive.DocumentStoreProvider.Context;
import com.smartap.spi.secret.Secret;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Opens the store that the properties describe, and the second one. */
final class ConfiguredStore {
    private final Clock clock;
    private final @Nullable ClassLoader loader;

    ConfiguredStore(Clock clock, @Nullable ClassLoader loader) {
        this.clock = clock;
        this.loader = loader;
    }

    DocumentStore open(ArchiveProperties archive, Path dataDir) throws IOException {
        DocumentStore first = open(
                "archive",
                archive.store(),
                archive.folderIn(dataDir),
                archive.s3(),
                archive.azure(),
                archive.settings());
        ReplicaProperties replica = archive.replica();
        if (replica == null || replica.store() == null) {
            return first;
        }
        try {
            DocumentStore second = open(
                    "archive.replica",
                    replica.store(),
                    replica.folder(),
                    replica.s3(),
                    replica.azure(),
                    replica.settings());
            WhenReplicaFails mode =
                    WhenReplicaFails.valueOf(replica.whenItFails().name());
            return new ReplicatedDocumentStore(first, second, mode);
        } catch (IOException | RuntimeException e) {
            first.close();
            throw e;
        }
    }

    private DocumentStore open(
            String path,
            String kind,
            @Nullable Path folder,
            @Nullable S3Properties s3,
            @Nullable AzureProperties azure,
            Map<String, String> more)
            throws IOException {
        Map<String, String> settings = new HashMap<>(more);
        // What another provider calls secret is taken out of its settings by the name that the provider gives it.
        Map<String, Secret> secrets = new HashMap<>();
        DocumentStores.providers(loader).stream()
                .filter(provider -> provider.id().equals(kind))
                .flatMap(provider -> provider.settings().stream())
                .filter(key -> key.secret() && settings.containsKey(key.name()))
                .forEach(key -> secrets.put(key.name(), Secret.of(String.valueOf(settings.remove(key.name())))));
        if (kind.equals("file") && folder != null) {
            settings.put("folder", folder.toString());
        }
        if (kind.equals("s3") && s3 != null) {
            settings.putAll(s3.settings());
            secrets.putAll(s3.secrets());
        }
        if (kind.equals("azure") && azure != null) {
            settings.putAll(azure.settings());
            secrets.putAll(azure.secrets());
        }
        try {
            return DocumentStores.open(kind, new Context(path, clock, settings, secrets), loader);
        } catch (InvalidConfigurationException e) {
            throw new InvalidConfigurationException("%s.%s: %s".formatted(path, kind, e.getMessage()));
        }
    }
}

package com.smartap.spring;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where documents are kept and how they are sealed.
 *
 * @param store Kind of the store: file, s3, azure, or another provider on the class path.
 * @param folder Folder of the documents, for the kind file. Default: "documents" in the data folder.
 * @param s3 A bucket, for the kind s3.
 * @param azure A container, for the kind azure.
 * @param settings Settings of another provider.
 * @param replica A second store that holds every document as well.
 * @param watch How the stores are watched.
 * @param keystore PKCS #12 file with the key that seals documents; without it a key is made in the data folder, which proves nobody's identity.
 * @param keystorePassword Password of that file.
 */
record ArchiveProperties(
        @DefaultValue("file") String store,
        @Nullable Path folder,
        @NestedConfigurationProperty @Nullable S3Properties s3,
        @NestedConfigurationProperty @Nullable AzureProperties azure,
        @DefaultValue Map<String, String> settings,
        @NestedConfigurationProperty @Nullable ReplicaProperties replica,
        @NestedConfigurationProperty @DefaultValue StoreWatchProperties watch,
        @Nullable Path keystore,
        @Nullable String keystorePassword) {

    void check(Problems problems) {
        watch.check(problems);
        if (keystore != null) {
            problems.require(Files.isReadable(keystore), "archive.keystore", "(%s) cannot be read".formatted(keystore));
            problems.require(
                    keystorePassword != null,
                    "archive.keystore-password",
                    "is missing. Maybe take it from the environment: ${KEYSTORE_PASSWORD}");
        }
    }

    Path folderIn(Path dataDir) {
        return folder == null ? dataDir.resolve("documents") : folder;
    }

    /** Never holds the password. */
    @Override
    public String toString() {
        return "ArchiveProperties[store=" + store + ", folder=" + folder + ", keystore=" + keystore + "]";
    }
}

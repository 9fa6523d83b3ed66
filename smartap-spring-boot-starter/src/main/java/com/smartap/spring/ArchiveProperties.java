package com.smartap.spring;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where documents are kept and how they are sealed.
 *
 * @param folder Folder of the documents. Default: "documents" in the data folder.
 * @param keystore PKCS #12 file with the key that seals documents; without it a key is made in the data folder, which proves nobody's identity.
 * @param keystorePassword Password of that file.
 */
record ArchiveProperties(
        @Nullable Path folder,
        @Nullable Path keystore,
        @Nullable String keystorePassword) {

    void check(Problems problems) {
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
        return "ArchiveProperties[folder=" + folder + ", keystore=" + keystore + "]";
    }
}

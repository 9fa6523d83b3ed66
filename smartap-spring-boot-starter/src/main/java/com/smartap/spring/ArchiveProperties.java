package com.smartap.spring;

import com.smartap.spi.archive.SealLevel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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
 * @param pkcs11 A token or hardware security module that holds the key, in place of a file.
 * @param level How much a seal proves by itself: b-b, b-t, b-lt or b-lta. Default: b-b without a time-stamp authority, b-t with one.
 * @param timestamp The authority that stamps the time of seals.
 * @param trusted Files with the certificates (PEM or DER) at which a path may end: the roots of the signer and of the time-stamp authority.
 * @param revocationHosts Hosts that may be asked for revocation data though they lie in a private network.
 * @param renewAhead How long before their end the proofs of b-lta are renewed.
 * @param pictureDpi Resolution, 72 to 400, of the pictures that stand for pages that cannot become PDF/A; without it such a document stays as it is.
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
        @Nullable String keystorePassword,
        @NestedConfigurationProperty @Nullable Pkcs11Properties pkcs11,
        @Nullable SealLevel level,
        @NestedConfigurationProperty @DefaultValue TimestampProperties timestamp,
        @DefaultValue List<Path> trusted,
        @DefaultValue List<String> revocationHosts,
        @DefaultValue("90d") Duration renewAhead,
        @Nullable Integer pictureDpi) {

    private static final int LEAST_DPI = 72;
    private static final int MOST_DPI = 400;

    void check(Problems problems) {
        watch.check(problems);
        checkSeal(problems);
        if (keystore != null) {
            problems.require(Files.isReadable(keystore), "archive.keystore", "(%s) cannot be read".formatted(keystore));
            problems.require(
                    keystorePassword != null,
                    "archive.keystore-password",
                    "is missing. Maybe take it from the environment: ${KEYSTORE_PASSWORD}");
        }
    }

    /** What is wrong with how documents are sealed. */
    private void checkSeal(Problems problems) {
        timestamp.check("archive.timestamp", problems);
        if (pkcs11 != null) {
            pkcs11.check(problems);
            problems.require(
                    keystore == null, "archive.pkcs11", "cannot be there beside archive.keystore. Maybe remove one");
        }
        for (int i = 0; i < trusted.size(); i++) {
            problems.require(
                    Files.isReadable(trusted.get(i)),
                    "archive.trusted[%d]".formatted(i),
                    "(%s) cannot be read".formatted(trusted.get(i)));
        }
        problems.require(
                !renewAhead.isNegative(), "archive.renew-ahead", "(%s) must not be negative".formatted(renewAhead));
        problems.require(
                pictureDpi == null || (pictureDpi >= LEAST_DPI && pictureDpi <= MOST_DPI),
                "archive.picture-dpi",
                "(%s) must be %d to %d".formatted(pictureDpi, LEAST_DPI, MOST_DPI));
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

package com.smartap.spring;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A second store that holds every document as well.
 *
 * @param store Its kind: file, s3, azure, or another provider on the class path; without it there is no second store.
 * @param folder Folder of the documents, for the kind file.
 * @param s3 A bucket, for the kind s3.
 * @param azure A container, for the kind azure.
 * @param settings Settings of another provider.
 * @param whenItFails What a put does when the second store fails: catch-up lets the next scrub bring the document, fail fails the put.
 */
record ReplicaProperties(
        @Nullable String store,
        @Nullable Path folder,
        @NestedConfigurationProperty @Nullable S3Properties s3,
        @NestedConfigurationProperty @Nullable AzureProperties azure,
        @DefaultValue Map<String, String> settings,
        @DefaultValue("catch-up") FailureMode whenItFails) {
    /** What a put does when the second store fails. */
    enum FailureMode {
        CATCH_UP,
        FAIL
    }

    /** Settings may hold secrets. */
    @Override
    public String toString() {
        return "ReplicaProperties[store=" + store + "]";
    }
}

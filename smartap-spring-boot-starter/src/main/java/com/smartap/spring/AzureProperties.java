package com.smartap.spring;

import com.smartap.spi.secret.Secret;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A container of Azure Blob Storage.
 *
 * @param account Name of the storage account.
 * @param container Name of the container.
 * @param accountKey A key of the account, in base64.
 * @param endpoint Another address than https://ACCOUNT.blob.core.windows.net.
 * @param prefix Where in the container, such as smartap/.
 * @param retentionMode none, governance or compliance: how every new blob is retained. Default: none.
 * @param retention For how long, such as P10Y.
 * @param immutability Whether the container has version-level immutability. Default: true with a retention mode.
 * @param tier hot, cool or cold: where new blobs go. Default: hot.
 * @param partSizeMb Blobs above so many MiB are sent in blocks, 1 to 1023. Default: 16.
 */
record AzureProperties(
        @Nullable String account,
        @Nullable String container,
        @Nullable String accountKey,
        @Nullable String endpoint,
        @Nullable String prefix,
        @Nullable String retentionMode,
        @Nullable String retention,
        @Nullable Boolean immutability,
        @Nullable String tier,
        @Nullable Integer partSizeMb) {

    Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        S3Properties.put(settings, "account", account);
        S3Properties.put(settings, "container", container);
        S3Properties.put(settings, "endpoint", endpoint);
        S3Properties.put(settings, "prefix", prefix);
        S3Properties.put(settings, "retentionMode", retentionMode);
        S3Properties.put(settings, "retention", retention);
        S3Properties.put(settings, "immutability", immutability);
        S3Properties.put(settings, "tier", tier);
        S3Properties.put(settings, "partSizeMb", partSizeMb);
        return settings;
    }

    Map<String, Secret> secrets() {
        return accountKey == null ? Map.of() : Map.of("accountKey", Secret.of(accountKey));
    }

    /** Never holds the key. */
    @Override
    public String toString() {
        return "AzureProperties[account=" + account + ", container=" + container + "]";
    }
}

package com.smartap.archive.azure;

import com.smartap.archive.internal.cloud.RetentionSettings;
import com.smartap.connector.support.SettingsReader;
import com.smartap.spi.Api;
import com.smartap.spi.SpiLevel;
import com.smartap.spi.archive.DocumentStore;
import com.smartap.spi.archive.DocumentStoreProvider;
import com.smartap.spi.connector.SettingKey;
import com.smartap.spi.secret.Secret;
import java.util.List;

/** Makes stores in containers of Azure Blob Storage. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class AzureStoreProvider implements DocumentStoreProvider {
    private static final int MIB = 1024 * 1024;

    @Override
    public String id() {
        return "azure";
    }

    @Override
    public int spiLevel() {
        return SpiLevel.CURRENT;
    }

    @Override
    public List<SettingKey> settings() {
        return List.of(
                SettingKey.required("account", "Name of the storage account."),
                SettingKey.required("container", "Name of the container."),
                SettingKey.secret("accountKey", true, "A key of the account, in base64."),
                SettingKey.optional("endpoint", "Another address than https://ACCOUNT.blob.core.windows.net."),
                SettingKey.optional("prefix", "Where in the container, such as smartap/."),
                SettingKey.optional("retentionMode", "none, governance or compliance: how every new blob is retained."),
                SettingKey.optional("retention", "For how long, such as P10Y."),
                SettingKey.optional(
                        "immutability",
                        "true: the container has version-level immutability. Default: true with retentionMode."),
                SettingKey.optional("tier", "hot, cool or cold: where new blobs go. Default: hot."),
                SettingKey.optional(
                        "partSizeMb", "Blobs above so many MiB are sent in blocks, 1 to 1023. Default: 16."));
    }

    @Override
    public DocumentStore open(Context context) {
        SettingsReader settings = new SettingsReader(context.settings());
        AzureStoreBuilder builder = AzureBlobDocumentStore.in(
                        settings.required("account", "copy it from the account's page"),
                        settings.required("container", "create one with version-level immutability"))
                .prefix(settings.text("prefix").orElse(""))
                .immutability(settings.flag("immutability", false))
                .partSize(settings.number("partSizeMb", 16, 1, 1023) * MIB);
        if (settings.text("endpoint").isPresent()) {
            builder.endpoint(settings.url("endpoint", "").uri());
        }
        RetentionSettings locks = RetentionSettings.of(settings);
        builder.tier(locks.tier());
        locks.mode().ifPresent(mode -> builder.retaining(mode, locks.retention()));
        Secret key = context.secrets().get("accountKey");
        if (key != null) {
            builder.key(key);
        } else {
            settings.problem("accountKey is missing. Maybe take it from the environment");
        }
        settings.done();
        return builder.build(context.clock());
    }
}

package com.smartap.archive.s3;

import com.smartap.archive.internal.cloud.RetentionSettings;
import com.smartap.connector.support.SettingsReader;
import com.smartap.spi.Api;
import com.smartap.spi.SpiLevel;
import com.smartap.spi.archive.DocumentStore;
import com.smartap.spi.archive.DocumentStoreProvider;
import com.smartap.spi.connector.SettingKey;
import com.smartap.spi.secret.Secret;
import java.util.List;
import java.util.Optional;

/** Makes stores in S3 buckets. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class S3StoreProvider implements DocumentStoreProvider {
    private static final int MIB = 1024 * 1024;

    @Override
    public String id() {
        return "s3";
    }

    @Override
    public int spiLevel() {
        return SpiLevel.CURRENT;
    }

    @Override
    public List<SettingKey> settings() {
        return List.of(
                SettingKey.required("bucket", "Name of the bucket."),
                SettingKey.optional("region", "Its region, such as eu-central-1. Default: us-east-1."),
                SettingKey.optional("endpoint", "Another address than Amazon's: https, or http on this machine."),
                SettingKey.optional("pathStyle", "true: the bucket is named in the path. Default: in the host."),
                SettingKey.optional("prefix", "Where in the bucket, such as smartap/."),
                SettingKey.optional("accessKeyId", "Who calls. Default: where AWS tools look."),
                SettingKey.secret("secretAccessKey", false, "The secret of that key."),
                SettingKey.secret("sessionToken", false, "The session token, for credentials for a time."),
                SettingKey.optional(
                        "retentionMode", "none, governance or compliance: how every new object is retained."),
                SettingKey.optional("retention", "For how long, such as P10Y."),
                SettingKey.optional(
                        "objectLock", "true: the bucket has object lock. Default: true with retentionMode."),
                SettingKey.optional("tier", "hot, cool or cold: where new objects go. Default: hot."),
                SettingKey.optional("encryption", "AES256 or aws:kms. Default: what the bucket does."),
                SettingKey.optional("kmsKey", "Key of KMS. Default: the account's own."),
                SettingKey.optional(
                        "partSizeMb", "Objects above so many MiB are sent in parts, 5 to 1023. Default: 16."),
                SettingKey.optional(
                        "conditionalWrites", "false: the store does not know If-None-Match. Default: true."));
    }

    @Override
    public DocumentStore open(Context context) {
        SettingsReader settings = new SettingsReader(context.settings());
        S3StoreBuilder builder = S3DocumentStore.in(settings.required("bucket", "create one with object lock"))
                .region(settings.text("region").orElse("us-east-1"))
                .prefix(settings.text("prefix").orElse(""))
                .pathStyle(settings.flag("pathStyle", false))
                .objectLock(settings.flag("objectLock", false))
                .conditionalWrites(settings.flag("conditionalWrites", true))
                .encryption(
                        settings.text("encryption").orElse(""),
                        settings.text("kmsKey").orElse(""))
                .partSize(settings.number("partSizeMb", 16, 5, 1023) * MIB);
        if (settings.text("endpoint").isPresent()) {
            builder.endpoint(settings.url("endpoint", "").uri());
        }
        RetentionSettings locks = RetentionSettings.of(settings);
        builder.tier(locks.tier());
        locks.mode().ifPresent(mode -> builder.retaining(mode, locks.retention()));
        credentials(context, settings).ifPresent(builder::credentials);
        settings.done();
        return builder.build(context.clock());
    }

    private static Optional<AwsCredentialsSource> credentials(Context context, SettingsReader settings) {
        Optional<String> id = settings.text("accessKeyId");
        Optional<Secret> secret =
                Optional.ofNullable(context.secrets().get("secretAccessKey")).filter(given -> !given.isBlank());
        if (id.isPresent() != secret.isPresent()) {
            settings.problem("accessKeyId and secretAccessKey must be given both, or neither");
        }
        if (id.isEmpty() || secret.isEmpty()) {
            return Optional.empty();
        }
        Optional<Secret> token =
                Optional.ofNullable(context.secrets().get("sessionToken")).filter(given -> !given.isBlank());
        return Optional.of(
                AwsCredentialsSource.fixed(new AwsCredentials(id.get(), secret.get(), token, Optional.empty())));
    }
}

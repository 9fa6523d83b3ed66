package com.smartap.spring;

import com.smartap.spi.secret.Secret;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A bucket of Amazon S3, or of what speaks its protocol.
 *
 * @param bucket Name of the bucket.
 * @param region Its region, such as eu-central-1. Default: us-east-1.
 * @param endpoint Another address than Amazon's: https, or http on this machine.
 * @param pathStyle Whether the bucket is named in the path instead of the host.
 * @param prefix Where in the bucket, such as smartap/.
 * @param accessKeyId Who calls. Default: where AWS tools look (environment, profile, container, machine).
 * @param secretAccessKey The secret of that key.
 * @param sessionToken The session token, for credentials for a time.
 * @param retentionMode none, governance or compliance: how every new object is retained. Default: none.
 * @param retention For how long, such as P10Y.
 * @param objectLock Whether the bucket has object lock. Default: true with a retention mode.
 * @param tier hot, cool or cold: where new objects go. Default: hot.
 * @param encryption AES256 or aws:kms. Default: what the bucket does.
 * @param kmsKey Key of KMS. Default: the account's own.
 * @param partSizeMb Objects above so many MiB are sent in parts, 5 to 1023. Default: 16.
 * @param conditionalWrites Whether the store knows If-None-Match for writes. Default: true.
 */
record S3Properties(
        @Nullable String bucket,
        @Nullable String region,
        @Nullable String endpoint,
        @Nullable Boolean pathStyle,
        @Nullable String prefix,
        @Nullable String accessKeyId,
        @Nullable String secretAccessKey,
        @Nullable String sessionToken,
        @Nullable String retentionMode,
        @Nullable String retention,
        @Nullable Boolean objectLock,
        @Nullable String tier,
        @Nullable String encryption,
        @Nullable String kmsKey,
        @Nullable Integer partSizeMb,
        @Nullable Boolean conditionalWrites) {

    Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        put(settings, "bucket", bucket);
        put(settings, "region", region);
        put(settings, "endpoint", endpoint);
        put(settings, "pathStyle", pathStyle);
        put(settings, "prefix", prefix);
        put(settings, "accessKeyId", accessKeyId);
        put(settings, "retentionMode", retentionMode);
        put(settings, "retention", retention);
        put(settings, "objectLock", objectLock);
        put(settings, "tier", tier);
        put(settings, "encryption", encryption);
        put(settings, "kmsKey", kmsKey);
        put(settings, "partSizeMb", partSizeMb);
        put(settings, "conditionalWrites", conditionalWrites);
        return settings;
    }

    Map<String, Secret> secrets() {
        Map<String, Secret> secrets = new HashMap<>();
        if (secretAccessKey != null) {
            secrets.put("secretAccessKey", Secret.of(secretAccessKey));
        }
        if (sessionToken != null) {
            secrets.put("sessionToken", Secret.of(sessionToken));
        }
        return secrets;
    }

    static void put(Map<String, String> settings, String name, @Nullable Object value) {
        if (value != null) {
            settings.put(name, value.toString());
        }
    }

    /** Never holds the credentials. */
    @Override
    public String toString() {
        return "S3Properties[bucket=" + bucket + "]";
    }
}

package com.smartap.archive.s3;

import com.smartap.spi.Api;
import com.smartap.spi.secret.Secret;
import java.time.Instant;
import java.util.Optional;

/**
 * Who calls, to Amazon.
 *
 * @param accessKeyId not secret
 * @param secretAccessKey signs; never sent
 * @param sessionToken of credentials for a time
 * @param expires when they end
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record AwsCredentials(
        String accessKeyId, Secret secretAccessKey, Optional<Secret> sessionToken, Optional<Instant> expires) {
    /** Refuses blank ones. */
    public AwsCredentials {
        if (accessKeyId.isBlank() || secretAccessKey.isBlank()) {
            throw new IllegalArgumentException("access key id and secret access key must not be blank");
        }
    }

    /** Credentials that stay. */
    public static AwsCredentials of(String accessKeyId, Secret secretAccessKey) {
        return new AwsCredentials(accessKeyId, secretAccessKey, Optional.empty(), Optional.empty());
    }
}

package com.smartap.archive.s3;

import static java.util.Objects.requireNonNull;

import com.smartap.archive.internal.cloud.CloudClient;
import com.smartap.archive.internal.cloud.XmlElement;
import com.smartap.connector.support.ClientOptions;
import com.smartap.connector.support.RateLimit;
import com.smartap.connector.support.StreamAnswer;
import com.smartap.connector.support.StreamClient;
import com.smartap.spi.Api;
import com.smartap.spi.InvalidConfigurationException;
import com.smartap.spi.archive.Retention;
import com.smartap.spi.archive.StorageTier;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Describes a store in a bucket. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class S3StoreBuilder {
    private static final int MIB = 1024 * 1024;
    private static final Set<String> PASSING = Set.of(
            "SlowDown",
            "InternalError",
            "ServiceUnavailable",
            "RequestTimeout",
            "ConditionalRequestConflict",
            "OperationAborted");
    private static final Set<String> EXPIRED = Set.of("ExpiredToken", "InvalidToken", "TokenRefreshRequired");

    private final String bucket;
    private String region = "us-east-1";
    private @Nullable URI endpoint;
    private String prefix = "";
    private boolean pathStyle;
    private @Nullable AwsCredentialsSource credentials;
    private StorageTier tier = StorageTier.HOT;
    private Optional<Retention.Mode> mode = Optional.empty();
    private Period retention = Period.ZERO;
    private boolean objectLock;
    private int partSize = 16 * MIB;
    private boolean conditionalWrites = true;
    private String encryption = "";
    private String kmsKey = "";
    private ClientOptions client =
            ClientOptions.DEFAULT.withRateLimits(RateLimit.concurrent(64), RateLimit.perSecond(1000));

    S3StoreBuilder(String bucket) {
        this.bucket = requireNonNull(bucket, "bucket");
    }

    /** The bucket's region; {@code us-east-1} at first. */
    public S3StoreBuilder region(String name) {
        this.region = name;
        return this;
    }

    /** Another address than Amazon's: https, or http on this machine; without a path. */
    public S3StoreBuilder endpoint(URI uri) {
        this.endpoint = uri;
        return this;
    }

    /** Where in the bucket, such as {@code smartap/}; letters, digits and {@code -_./}. */
    public S3StoreBuilder prefix(String path) {
        this.prefix = path.isEmpty() || path.endsWith("/") ? path : path + "/";
        return this;
    }

    /** Whether the bucket is named in the path instead of the host, as other servers than Amazon's often need. */
    public S3StoreBuilder pathStyle(boolean inPath) {
        this.pathStyle = inPath;
        return this;
    }

    /** Who calls; by default {@link AwsCredentialsSource#standard}. */
    public S3StoreBuilder credentials(AwsCredentialsSource source) {
        this.credentials = source;
        return this;
    }

    /** Where new objects go; {@link StorageTier#HOT} at first. */
    public S3StoreBuilder tier(StorageTier newObjects) {
        this.tier = newObjects;
        return this;
    }

    /** Retains every object from its first moment. The bucket has to be made with object lock. */
    public S3StoreBuilder retaining(Retention.Mode strictness, Period time) {
        this.mode = Optional.of(strictness);
        this.retention = time;
        this.objectLock = true;
        return this;
    }

    /** Whether the bucket has object lock, and so keeps versions; true with {@link #retaining}. */
    public S3StoreBuilder objectLock(boolean has) {
        this.objectLock = has;
        return this;
    }

    /** Objects above this size are sent in parts of it: 5 MiB to 1 GiB, 16 MiB at first. */
    public S3StoreBuilder partSize(int bytes) {
        this.partSize = bytes;
        return this;
    }

    /** Whether the store knows {@code If-None-Match} for writes, as Amazon's does; without, it is asked before each. */
    public S3StoreBuilder conditionalWrites(boolean known) {
        this.conditionalWrites = known;
        return this;
    }

    /** Encryption by the server: {@code AES256}, or {@code aws:kms} with a key, whose name may be empty. */
    public S3StoreBuilder encryption(String kind, String key) {
        this.encryption = kind;
        this.kmsKey = key;
        return this;
    }

    /** Time-outs, limits and repetition. */
    public S3StoreBuilder client(ClientOptions options) {
        this.client = options;
        return this;
    }

    /**
     * Opens the store; calls nobody yet.
     *
     * @param clock the only source of now
     * @throws InvalidConfigurationException naming everything that is wrong
     */
    public S3DocumentStore build(Clock clock) {
        URI address = endpoint == null ? URI.create("https://s3.%s.amazonaws.com".formatted(region)) : endpoint;
        List<String> problems = S3Problems.of(bucket, region, address, prefix, partSize, tier, mode, retention);
        if (!List.of("", "AES256", "aws:kms").contains(encryption)) {
            problems.add("encryption (%s) must be AES256 or aws:kms".formatted(encryption));
        }
        if (!problems.isEmpty()) {
            throw new InvalidConfigurationException(String.join("; ", problems));
        }
        AwsCredentialsSource source = credentials == null ? AwsCredentialsSource.standard(clock) : credentials;
        AwsSignature signature = new AwsSignature(region, "s3");
        StreamClient http = new StreamClient(
                "s3:" + bucket,
                clock,
                client,
                (call, now) -> signature.headers(
                        call.method(),
                        call.uri(),
                        call.headers(),
                        call.headers().getOrDefault(S3Calls.HASH_HEADER, ""),
                        source.current(),
                        now),
                (answer, error) ->
                        isPassing(code(answer, error.getBytes(java.nio.charset.StandardCharsets.UTF_8)), source));
        // A dot in the name does not fit the certificate of the host.
        boolean inPath = pathStyle || bucket.contains(".");
        S3Calls calls = new S3Calls(
                new CloudClient("s3:" + bucket, http, S3StoreBuilder::code),
                new S3Place(address, bucket, prefix, inPath));
        S3Options options =
                new S3Options(tier, mode, retention, partSize, conditionalWrites, encryption, kmsKey, objectLock);
        return new S3DocumentStore(calls, options, clock);
    }

    private static boolean isPassing(String code, AwsCredentialsSource source) {
        if (EXPIRED.contains(code)) {
            source.forget();
            return true;
        }
        return PASSING.contains(code);
    }

    private static String code(StreamAnswer answer, byte[] body) {
        try {
            String code = body.length == 0 ? "" : XmlElement.parse(body).text("Code");
            return code.matches("[A-Za-z0-9.]{1,80}") ? code : "HTTP " + answer.status();
        } catch (IOException notXml) {
            return "HTTP " + answer.status();
        }
    }
}

package com.smartap.archive.azure;

import static java.util.Objects.requireNonNull;

import com.smartap.archive.internal.cloud.CloudClient;
import com.smartap.archive.internal.cloud.XmlElement;
import com.smartap.connector.support.BaseUrl;
import com.smartap.connector.support.ClientOptions;
import com.smartap.connector.support.RateLimit;
import com.smartap.connector.support.StreamAnswer;
import com.smartap.connector.support.StreamClient;
import com.smartap.spi.Api;
import com.smartap.spi.InvalidConfigurationException;
import com.smartap.spi.archive.Retention;
import com.smartap.spi.archive.StorageTier;
import com.smartap.spi.secret.Secret;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Describes a store in a container. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class AzureStoreBuilder {
    private static final int MIB = 1024 * 1024;

    private final String account;
    private final String container;
    private @Nullable URI endpoint;
    private String prefix = "";
    private @Nullable Supplier<Secret> key;
    private StorageTier tier = StorageTier.HOT;
    private Optional<Retention.Mode> mode = Optional.empty();
    private Period retention = Period.ZERO;
    private boolean immutable;
    private int partSize = 16 * MIB;
    private ClientOptions client =
            ClientOptions.DEFAULT.withRateLimits(RateLimit.concurrent(64), RateLimit.perSecond(1000));

    AzureStoreBuilder(String account, String container) {
        this.account = requireNonNull(account, "account");
        this.container = requireNonNull(container, "container");
    }

    /** Another address than {@code https://ACCOUNT.blob.core.windows.net}: https, or http on this machine. */
    public AzureStoreBuilder endpoint(URI uri) {
        this.endpoint = uri;
        return this;
    }

    /** Where in the container, such as {@code smartap/}; letters, digits and {@code -_./}. */
    public AzureStoreBuilder prefix(String path) {
        this.prefix = path.isEmpty() || path.endsWith("/") ? path : path + "/";
        return this;
    }

    /** A key of the account, in base64. */
    public AzureStoreBuilder key(Secret base64) {
        return key(() -> base64);
    }

    /** What answers a key of the account for each call, so that keys can be rotated. */
    public AzureStoreBuilder key(Supplier<Secret> source) {
        this.key = source;
        return this;
    }

    /** Where new blobs go; {@link StorageTier#HOT}, the account's own choice, at first. */
    public AzureStoreBuilder tier(StorageTier newBlobs) {
        this.tier = newBlobs;
        return this;
    }

    /** Retains every blob from its first moment. The container has to have version-level immutability. */
    public AzureStoreBuilder retaining(Retention.Mode strictness, Period time) {
        this.mode = Optional.of(strictness);
        this.retention = time;
        this.immutable = true;
        return this;
    }

    /** Whether the container has version-level immutability, and so keeps versions; true with {@link #retaining}. */
    public AzureStoreBuilder immutability(boolean has) {
        this.immutable = has;
        return this;
    }

    /** Blobs above this size are sent in blocks of it: 1 MiB to 1 GiB, 16 MiB at first. */
    public AzureStoreBuilder partSize(int bytes) {
        this.partSize = bytes;
        return this;
    }

    /** Time-outs, limits and repetition. */
    public AzureStoreBuilder client(ClientOptions options) {
        this.client = options;
        return this;
    }

    /**
     * Opens the store; calls nobody yet.
     *
     * @param clock the only source of now
     * @throws InvalidConfigurationException naming everything that is wrong
     */
    public AzureBlobDocumentStore build(Clock clock) {
        List<String> problems = problems();
        URI address = endpoint == null ? URI.create("https://%s.blob.core.windows.net".formatted(account)) : endpoint;
        String base = "";
        try {
            base = new BaseUrl(address).uri().toString();
        } catch (InvalidConfigurationException e) {
            problems.add("endpoint: " + e.getMessage());
        }
        Supplier<Secret> secret = key;
        if (secret == null || !SharedKey.isKey(secret.get())) {
            problems.add("accountKey is missing or no base64. Maybe copy it from the account's page \"Access keys\"");
        }
        if (!problems.isEmpty() || secret == null) {
            throw new InvalidConfigurationException(String.join("; ", problems));
        }
        String name = "azure:" + container;
        SharedKey signature = new SharedKey(account, secret);
        StreamClient http = new StreamClient(name, clock, client, signature::headers, (answer, error) -> false);
        AzureCalls calls = new AzureCalls(
                new CloudClient(name, http, AzureStoreBuilder::code), new AzurePlace(base, container, prefix));
        var options = new AzureBlobDocumentStore.Options(tier, partSize, mode, retention, immutable);
        return new AzureBlobDocumentStore(calls, options, clock, true);
    }

    private List<String> problems() {
        List<String> problems = new ArrayList<>();
        if (!account.matches("[a-z0-9]{3,24}")) {
            problems.add("account (%s) must be 3 to 24 lower-case letters and digits".formatted(account));
        }
        if (!container.matches("[a-z0-9](-?[a-z0-9]){2,62}")) {
            problems.add("container (%s) must be 3 to 63 lower-case letters, digits and single hyphens"
                    .formatted(container));
        }
        if (!prefix.matches("([A-Za-z0-9_-][A-Za-z0-9._-]*/)*") || prefix.length() > 500) {
            problems.add("prefix (%s) must be names of letters, digits, dots, hyphens and underscores, with slashes"
                    .formatted(prefix));
        }
        if (tier.isOffline()) {
            problems.add(
                    "tier (%s) cannot be read at once. Maybe let a life cycle rule move blobs there".formatted(tier));
        }
        if (partSize < MIB || partSize > 1024 * MIB) {
            problems.add("partSize (%d) must be 1 MiB to 1 GiB".formatted(partSize));
        }
        if (mode.isPresent() && (retention.isZero() || retention.isNegative())) {
            problems.add("retention (%s) must be positive, such as P10Y".formatted(retention));
        }
        return problems;
    }

    private static String code(StreamAnswer answer, byte[] body) {
        String code = answer.header("x-ms-error-code").orElse("");
        if (code.isEmpty() && body.length > 0) {
            try {
                code = XmlElement.parse(body).text("Code");
            } catch (IOException notXml) {
                code = "";
            }
        }
        return code.matches("[A-Za-z0-9]{1,80}") ? code : "HTTP " + answer.status();
    }
}

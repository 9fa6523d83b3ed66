package com.smartap.archive;

import static java.util.Objects.requireNonNull;

import com.smartap.archive.internal.net.BoundedHttp;
import com.smartap.archive.internal.net.HostPolicy;
import com.smartap.archive.internal.time.TimestampRequester;
import com.smartap.spi.Api;
import com.smartap.spi.InvalidConfigurationException;
import com.smartap.spi.archive.TimestampService;
import com.smartap.spi.secret.Secret;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A time-stamp authority over HTTP (RFC 3161): asked three times at most, each answer bounded in time and size, and
 * believed only if it answers the question that was asked. Thread-safe.
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class HttpTimestampService implements TimestampService {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final URI uri;
    private final TimestampRequester requester;

    private HttpTimestampService(URI uri, Duration timeout, Map<String, String> headers) {
        this.uri = uri;
        // The address was configured, so it may lie anywhere.
        HostPolicy hosts = new HostPolicy(Set.of(uri.getHost().toLowerCase(Locale.ROOT)));
        this.requester = new TimestampRequester(new BoundedHttp(hosts, timeout), uri, headers);
    }

    /** An authority that answers within 10 seconds. */
    public static HttpTimestampService at(URI uri) {
        return at(uri, TIMEOUT);
    }

    /**
     * An authority that answers within {@code timeout}.
     *
     * @throws InvalidConfigurationException if that is no HTTP address
     */
    public static HttpTimestampService at(URI uri, Duration timeout) {
        return new HttpTimestampService(checked(uri), timeout, Map.of());
    }

    /** An authority that asks who is asking, by HTTP basic authentication. */
    public static HttpTimestampService at(URI uri, Duration timeout, String user, Secret password) {
        String credentials =
                Base64.getEncoder().encodeToString((user + ":" + password.reveal()).getBytes(StandardCharsets.UTF_8));
        return new HttpTimestampService(checked(uri), timeout, Map.of("Authorization", "Basic " + credentials));
    }

    private static URI checked(URI uri) {
        String scheme = String.valueOf(requireNonNull(uri, "uri").getScheme()).toLowerCase(Locale.ROOT);
        if (uri.getHost() == null || !(scheme.equals("http") || scheme.equals("https"))) {
            throw new InvalidConfigurationException(
                    "time-stamp service (%s) must be an address of http or https".formatted(uri));
        }
        return uri;
    }

    @Override
    public String name() {
        return uri.getHost();
    }

    @Override
    public byte[] token(byte[] digest) throws IOException {
        return requester.token(digest);
    }
}

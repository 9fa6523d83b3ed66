package com.smartap.payments.paypal;

import com.smartap.connector.support.ApiCall;
import com.smartap.connector.support.ApiClient;
import com.smartap.connector.support.Authentication;
import com.smartap.connector.support.ClientOptions;
import com.smartap.connector.support.ConnectorRefusedException;
import com.smartap.connector.support.ProviderError;
import com.smartap.spi.ConnectorAuthorizationException;
import com.smartap.spi.ConnectorProtocolException;
import com.smartap.spi.ConnectorUnavailableException;
import com.smartap.spi.connector.ConnectorContext;
import com.smartap.spi.webhook.WebhookRejectedException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Date;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Fetches the certificates that webhooks name, once for each address, and only from PayPal: anybody may send a request
 * with any address in it. No credentials go along. Thread-safe.
 */
final class WebhookCertificates implements AutoCloseable {
    /**
     * The whole address, so that no two readers of it can disagree about its host: no port, no user, no query, no dot at
     * the end, nothing encoded.
     */
    private static final Pattern ADDRESS = Pattern.compile(
            "https://(?:[a-z0-9](?:[a-z0-9-]{0,62})\\.){1,5}paypal\\.com((?:/[A-Za-z0-9_-][A-Za-z0-9_.-]*){1,10})");

    private static final int MOST_ADDRESS = 500;
    private static final int KEPT = 16;
    private static final int FETCHES = 10;
    private static final Duration PERIOD = Duration.ofMinutes(1);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final long MOST_BYTES = 256L * 1024;

    private final PayPalSettings settings;
    private final Clock clock;
    private final String connection;
    private final ClientOptions options;
    private final Map<String, X509Certificate> signers = new LinkedHashMap<>(KEPT, 0.75f, true);
    private final Deque<Instant> fetches = new ArrayDeque<>();
    private @Nullable Set<TrustAnchor> anchors;
    private @Nullable ApiClient client;

    WebhookCertificates(ConnectorContext context, PayPalSettings settings, ClientOptions options) {
        this.settings = settings;
        this.clock = context.clock();
        this.connection = context.connection();
        ClientOptions timed = PayPalApi.timed(settings, options).withMaxAnswerBytes(MOST_BYTES);
        this.options = TIMEOUT.compareTo(timed.callTimeout()) < 0 ? timed.withCallTimeout(TIMEOUT) : timed;
    }

    /**
     * The certificate behind an address.
     *
     * @throws WebhookRejectedException if the address is not PayPal's, or what it gives is not to be trusted
     * @throws ConnectorUnavailableException if it cannot be had now
     */
    synchronized X509Certificate signer(String address) {
        URI uri = check(address);
        Instant now = clock.instant();
        X509Certificate known = signers.get(address);
        try {
            if (known != null) {
                known.checkValidity(Date.from(now));
                return known;
            }
            Set<TrustAnchor> trusted =
                    anchors == null ? Certificates.anchors(settings.hooks().anchor()) : anchors;
            anchors = trusted;
            X509Certificate signer = Certificates.signer(fetch(uri, now), trusted, now);
            keep(address, signer);
            return signer;
        } catch (GeneralSecurityException e) {
            signers.remove(address);
            throw WebhookRejectedException.unsigned("the certificate of the webhook is not trusted: " + e.getMessage()
                    + ". Maybe this machine's trust store is old");
        }
    }

    /**
     * Refuses addresses that are not PayPal's.
     *
     * @return where the certificate is fetched: where the connection's own address is replaced, everything is called
     *     under that
     */
    private URI check(String address) {
        var matcher = ADDRESS.matcher(address);
        if (address.length() > MOST_ADDRESS || !matcher.matches() || address.contains("..")) {
            throw WebhookRejectedException.unsigned(
                    "PAYPAL-CERT-URL is no plain https address of a host under .paypal.com");
        }
        return settings.replaced() ? settings.base().resolve(matcher.group(1)) : URI.create(address);
    }

    private List<X509Certificate> fetch(URI uri, Instant now) {
        while (!fetches.isEmpty() && fetches.peek().plus(PERIOD).isBefore(now)) {
            fetches.poll();
        }
        if (fetches.size() >= FETCHES) {
            throw new ConnectorUnavailableException(
                    "too many different certificates were named by webhooks lately", PERIOD, null, null);
        }
        fetches.add(now);
        try {
            return Certificates.read(client().send(ApiCall.get(uri)).bytes());
        } catch (ConnectorRefusedException | ConnectorProtocolException | ConnectorAuthorizationException e) {
            throw WebhookRejectedException.unsigned("there is no certificate at PAYPAL-CERT-URL: " + e.getMessage());
        }
    }

    private void keep(String address, X509Certificate signer) {
        if (signers.size() >= KEPT) {
            signers.remove(signers.keySet().iterator().next());
        }
        signers.put(address, signer);
    }

    /** A client without credentials, made when the first certificate is needed. */
    private ApiClient client() {
        ApiClient made = client;
        if (made == null) {
            made = new ApiClient(connection, clock, options, Authentication.NONE, ProviderError.Reader.NONE);
            client = made;
        }
        return made;
    }

    @Override
    public synchronized void close() {
        if (client != null) {
            client.close();
        }
    }
}

package com.smartap.payments.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.support.ApiAnswer;
import com.smartap.connector.support.ApiCall;
import com.smartap.connector.support.ApiClient;
import com.smartap.connector.support.Authentication;
import com.smartap.connector.support.BaseUrl;
import com.smartap.connector.support.ClientOptions;
import com.smartap.connector.support.ConnectorRefusedException;
import com.smartap.connector.support.Json;
import com.smartap.connector.support.OutcomeUnknownException;
import com.smartap.connector.support.RateLimit;
import com.smartap.model.IdempotencyKey;
import com.smartap.spi.ConnectorProtocolException;
import com.smartap.spi.connector.ConnectorContext;
import com.smartap.spi.secret.CredentialVault;
import com.smartap.spi.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The calls of Stripe's API: JSON for v2, forms for v1, the version pinned, an idempotency key on every POST. */
final class StripeApi implements AutoCloseable {
    private static final Duration THROTTLE_PAUSE = Duration.ofSeconds(1);
    private static final int NOT_FOUND = 404;
    private final String connection;
    private final StripeSettings settings;
    private final ApiClient client;

    /**
     * What a POST was answered with.
     *
     * @param replayed whether it repeats what an earlier call with the same key was answered with
     */
    record Written(ObjectNode body, boolean replayed) {}

    StripeApi(ConnectorContext context, StripeSettings settings, ClientOptions options) {
        this.connection = context.connection();
        this.settings = settings;
        ClientOptions timed = settings.timeout().compareTo(options.callTimeout()) < 0
                ? options.withCallTimeout(settings.timeout())
                : options;
        this.client = new ApiClient(
                connection,
                context.clock(),
                timed.withRateLimits(RateLimit.perSecond(settings.requestsPerSecond()))
                        .withThrottlePause(THROTTLE_PAUSE),
                new Key(context.credentials()),
                StripeFaults::read);
    }

    String connection() {
        return connection;
    }

    /** The object at an address; empty if there is none. */
    Optional<ObjectNode> find(String path) {
        try {
            return Optional.of(get(path, "", null));
        } catch (ConnectorRefusedException e) {
            if (e.status() == NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /**
     * The object at an address.
     *
     * @param query encoded already, without a question mark
     * @param context on whose behalf; null for the connection's own
     */
    ObjectNode get(String path, String query, @Nullable String context) {
        ApiCall call = ApiCall.get(settings.base().resolve(query.isEmpty() ? path : path + "?" + query));
        return Json.object(connection + ": GET " + path, client.send(common(call, path, context)));
    }

    /** Sends JSON to an address of API v2. */
    Written postJson(String path, ObjectNode body, String key, @Nullable String context) {
        return post(path, "application/json", Json.write(body), key, context);
    }

    /** Sends a form to an address of API v1. */
    Written postForm(String path, Map<String, String> form, String key) {
        return post(path, "application/x-www-form-urlencoded", encode(form), key, null);
    }

    /** An idempotency key for one of the calls that an effect takes: 255 characters at the most. */
    static String key(IdempotencyKey key, String call) {
        return "smartap:" + call + ":" + key.value();
    }

    static String encode(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> BaseUrl.encode(field.getKey()) + "=" + BaseUrl.encode(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    @Override
    public void close() {
        client.close();
    }

    private Written post(String path, String mediaType, String body, String key, @Nullable String context) {
        ApiCall call = ApiCall.write(
                        "POST", settings.base().resolve(path), mediaType, body.getBytes(StandardCharsets.UTF_8))
                .header("Idempotency-Key", key);
        ApiAnswer answer = client.send(common(call, path, context));
        boolean replayed = answer.header("Idempotent-Replayed")
                .filter("true"::equalsIgnoreCase)
                .isPresent();
        try {
            return new Written(Json.object(connection + ": POST " + path, answer), replayed);
        } catch (ConnectorProtocolException e) {
            throw new OutcomeUnknownException(
                    "%s: POST %s was sent, but the answer was not understood (%s)".formatted(connection, path, answer),
                    e);
        }
    }

    private ApiCall common(ApiCall call, String path, @Nullable String context) {
        ApiCall asked = call.header("Accept", "application/json").header("Stripe-Version", settings.version());
        String account = context == null ? settings.account() : context;
        return account == null
                ? asked
                : asked.header(path.startsWith("/v1/") ? "Stripe-Account" : "Stripe-Context", account);
    }

    /** An API key neither ends nor is renewed; a person replaces it in the vault. */
    private record Key(CredentialVault vault) implements Authentication {
        @Override
        public Map<String, Secret> headers(ApiCall call) {
            String key = vault.read().require(StripeSettings.API_KEY).reveal().strip();
            return Map.of("Authorization", Secret.of("Bearer " + key));
        }

        @Override
        public boolean renew(Map<String, Secret> rejected) {
            return false;
        }
    }
}

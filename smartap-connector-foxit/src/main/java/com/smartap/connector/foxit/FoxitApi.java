package com.smartap.connector.foxit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.support.ApiAnswer;
import com.smartap.connector.support.ApiCall;
import com.smartap.connector.support.ApiClient;
import com.smartap.connector.support.ClientOptions;
import com.smartap.connector.support.ConnectorRefusedException;
import com.smartap.connector.support.Json;
import com.smartap.connector.support.OutcomeUnknownException;
import com.smartap.connector.support.ProviderError;
import com.smartap.connector.support.RateLimit;
import com.smartap.spi.ConnectorProtocolException;
import com.smartap.spi.connector.ConnectorContext;
import com.smartap.spi.connector.QuotaReport.Quota;
import com.smartap.spi.secret.Credentials;
import com.smartap.spi.secret.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Foxit's addresses, of either surface. An answer with HTTP 200 that says that it failed is a refusal. */
final class FoxitApi implements AutoCloseable {
    private static final Duration THROTTLE_PAUSE = Duration.ofSeconds(15);
    private static final int OK = 200;

    private final ConnectorContext context;
    private final FoxitSettings settings;
    private final FoxitAuthentication authentication;
    private final ApiClient client;

    FoxitApi(ConnectorContext context, FoxitSettings settings, ClientOptions options) {
        this.context = context;
        this.settings = settings;
        ClientOptions timed = settings.timeout().compareTo(options.callTimeout()) < 0
                ? options.withCallTimeout(settings.timeout())
                : options;
        this.authentication = FoxitAuthentication.of(context, settings, timed);
        this.client = new ApiClient(
                context.connection(),
                context.clock(),
                timed.withRateLimits(RateLimit.perMinute(settings.callsPerMinute()))
                        .withThrottlePause(THROTTLE_PAUSE)
                        .withMaxAnswerBytes(settings.maxSignedBytes()),
                authentication,
                FoxitFaults::read);
    }

    String connection() {
        return context.connection();
    }

    /** Where calls go to. */
    String host() {
        return settings.base().uri().getHost();
    }

    List<Quota> quotas() {
        return client.quotas();
    }

    /** Reads JSON. */
    ObjectNode get(String path, Map<String, String> query) {
        return understood(path, bytes(path, query));
    }

    /** Reads an answer of any kind. */
    ApiAnswer bytes(String path, Map<String, String> query) {
        return client.send(ApiCall.get(settings.base().resolve(path, query)));
    }

    /** Changes something: once it was sent it is not sent again. */
    ObjectNode post(String path, ObjectNode body) {
        ApiAnswer answer = client.send(ApiCall.postJson(settings.base().resolve(path), Json.write(body))
                .header("Accept", "application/json"));
        try {
            return understood(path, answer);
        } catch (ConnectorProtocolException e) {
            throw new OutcomeUnknownException(
                    "%s: POST %s was sent, but the answer was not understood (%s)"
                            .formatted(connection(), path, answer),
                    e);
        }
    }

    /** The JSON of an answer that says that all is well. */
    ObjectNode understood(String path, ApiAnswer answer) {
        ObjectNode body = Json.object(connection() + ": " + path, answer);
        if (FoxitFaults.isError(body)) {
            ProviderError error =
                    ProviderError.of(FoxitFaults.code(body).orElse(null), scrubbed(FoxitFaults.words(body)));
            throw new ConnectorRefusedException(
                    "%s: %s was refused: %s".formatted(connection(), path, error.words()),
                    OK,
                    error.code(),
                    error.words());
        }
        return body;
    }

    @Override
    public void close() {
        client.close();
        authentication.close();
    }

    /** Foxit's words, without what they may repeat of our credentials. */
    private String scrubbed(String words) {
        Credentials credentials = context.credentials().read();
        String clean = words;
        for (String name : List.of(FoxitKeys.CLIENT_SECRET, FoxitKeys.CLIENT_ID, "accessToken")) {
            String value = credentials.get(name).map(Secret::reveal).orElse("").strip();
            clean = value.length() < 4 ? clean : clean.replace(value, "••••");
        }
        return clean;
    }
}

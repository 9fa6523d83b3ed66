package com.smartap.connector.support;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.spi.ConnectorAuthorizationException;
import com.smartap.spi.ConnectorProtocolException;
import com.smartap.spi.ConnectorUnavailableException;
import com.smartap.spi.secret.Credentials;
import com.smartap.spi.secret.Secret;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Asks a token endpoint for tokens (RFC 6749). */
final class TokenEndpoint implements AutoCloseable {
    static final String CLIENT_ID = "clientId";
    static final String CLIENT_SECRET = "clientSecret";
    static final String ACCESS_TOKEN = "accessToken";
    static final String REFRESH_TOKEN = "refreshToken";
    static final String EXPIRES_AT = "expiresAt";
    private static final Duration DEFAULT_LIFE = Duration.ofHours(1);
    private static final Duration LONGEST_LIFE = Duration.ofDays(3660);

    private final String connection;
    private final Clock clock;
    private final OAuth2Settings settings;
    private final ApiClient client;

    TokenEndpoint(String connection, Clock clock, OAuth2Settings settings, ClientOptions options) {
        this.connection = connection;
        this.clock = clock;
        this.settings = settings;
        this.client = new ApiClient(connection, clock, options, Authentication.NONE, TokenEndpoint::error);
    }

    /** New credentials for a refresh token, or else by the client's own right; not stored yet. */
    Credentials refresh(Credentials current) {
        String scope = settings.clientCredentialsScope();
        if (scope != null && current.get(REFRESH_TOKEN).isEmpty()) {
            Map<String, String> own = new LinkedHashMap<>();
            own.put("grant_type", "client_credentials");
            if (!scope.isBlank()) {
                own.put("scope", scope);
            }
            current.require(CLIENT_SECRET);
            return ask(current, own);
        }
        Secret refreshToken = current.get(REFRESH_TOKEN)
                .orElseThrow(() -> new ConnectorAuthorizationException(
                        "%s: the access token is used up and there is no refresh token. Reconnect needed: a person has to connect again"
                                .formatted(connection),
                        null,
                        null));
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "refresh_token");
        form.put("refresh_token", refreshToken.reveal());
        return ask(current, form);
    }

    /** New credentials for an authorisation code, not stored yet. */
    Credentials exchange(Credentials current, Map<String, String> form) {
        return ask(current, form);
    }

    private Credentials ask(Credentials current, Map<String, String> form) {
        String id = current.require(CLIENT_ID).reveal();
        Optional<String> secret = current.get(CLIENT_SECRET).map(Secret::reveal);
        boolean inBody = settings.clientInBody() || secret.isEmpty(); // a public client has only its id (PKCE)
        Map<String, String> fields = new LinkedHashMap<>(form);
        if (inBody) {
            fields.put("client_id", id);
            secret.ifPresent(value -> fields.put("client_secret", value));
        }
        ApiCall call = ApiCall.write(
                        "POST",
                        settings.tokenUrl(),
                        "application/x-www-form-urlencoded",
                        encode(fields).getBytes(StandardCharsets.US_ASCII))
                .header("Accept", "application/json");
        if (!inBody) {
            String pair = id + ":"
                    + secret.orElseThrow(); // as Intuit and Xero take it, without the form encoding of RFC 6749, 2.3.1
            call = call.header(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
        }
        try {
            return read(current, Json.object(connection + ": token endpoint", client.send(call)));
        } catch (ConnectorRefusedException e) {
            throw new ConnectorAuthorizationException(
                    "%s: the token endpoint refused to renew the credentials: %s. Reconnect needed: a person has to connect again"
                            .formatted(connection, e.providerCode().orElse("HTTP " + e.status())),
                    e.providerCode().orElse(null),
                    null);
        } catch (OutcomeUnknownException e) {
            // Nothing was posted anywhere; the same refresh token is tried again by a later call.
            throw new ConnectorUnavailableException(String.valueOf(e.getMessage()), null, null, e);
        }
    }

    private Credentials read(Credentials current, ObjectNode answer) {
        String what = connection + ": token answer";
        String accessToken = Json.requireText(what, answer, "access_token");
        if (!accessToken.matches("[!-~]{1,16384}")) {
            throw new ConnectorProtocolException(what + ": access_token is not a token", null, null);
        }
        Duration life = Json.decimal(what, answer, "expires_in")
                .map(BigDecimal::longValue)
                .filter(seconds -> seconds > 0 && seconds < LONGEST_LIFE.toSeconds())
                .map(Duration::ofSeconds)
                .orElse(DEFAULT_LIFE);
        Credentials renewed = current.with(ACCESS_TOKEN, Secret.of(accessToken))
                .with(EXPIRES_AT, Secret.of(clock.instant().plus(life).toString()));
        Optional<String> rotated = Json.text(answer, "refresh_token");
        return rotated.isPresent() ? renewed.with(REFRESH_TOKEN, Secret.of(rotated.get())) : renewed;
    }

    /** Only the code is kept: a description may repeat what was sent. */
    private static Optional<ProviderError> error(ApiAnswer answer) {
        return Json.tryObject(answer)
                .flatMap(body -> Json.text(body, "error"))
                .filter(code -> code.matches("[A-Za-z0-9_.-]{1,64}"))
                .map(code -> ProviderError.of(code, code));
    }

    private static String encode(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> BaseUrl.encode(field.getKey()) + "=" + BaseUrl.encode(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    @Override
    public void close() {
        client.close();
    }
}

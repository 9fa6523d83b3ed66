package com.example.tryton;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.support.ApiCall;
import com.smartap.connector.support.ApiClient;
import com.smartap.connector.support.Authentication;
import com.smartap.connector.support.ClientOptions;
import com.smartap.connector.support.Json;
import com.smartap.connector.support.ProviderError;
import com.smartap.spi.ConnectorAuthorizationException;
import com.smartap.spi.ConnectorProtocolException;
import com.smartap.spi.connector.ConnectorContext;
import com.smartap.spi.secret.Secret;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Logs in, once for all threads, and again when Tryton says that the session is over: after a month at the most, and
 * after five idle minutes for posting and paying. Source: {@code trytond/protocols/wrappers.py}.
 */
final class TrytonSession implements Authentication, AutoCloseable {
    private final ConnectorContext context;
    private final URI address;
    private final String user;
    private final ApiClient client;
    private @Nullable Secret header;

    TrytonSession(ConnectorContext context, TrytonSettings settings, ClientOptions options) {
        this.context = context;
        this.address = settings.address();
        this.user = settings.user();
        this.client = new ApiClient(
                context.connection(), context.clock(), options, Authentication.NONE, ProviderError.Reader.NONE);
    }

    @Override
    public synchronized Map<String, Secret> headers(ApiCall call) {
        Secret known = header;
        if (known == null) {
            known = login();
            header = known;
        }
        return Map.of("Authorization", known);
    }

    @Override
    public synchronized boolean renew(Map<String, Secret> rejected) {
        Secret known = header;
        if (known != null && !rejected.containsValue(known)) {
            return true; // another thread logged in meanwhile
        }
        header = login();
        return true;
    }

    /** Whether there is a session that should be ended. */
    synchronized boolean isOpen() {
        return header != null;
    }

    private Secret login() {
        Secret secret = context.credentials().read().require("password");
        ObjectNode password = Json.object().put("password", secret.reveal());
        ArrayNode parameters = Json.object().arrayNode().add(user).add(password);
        ObjectNode answer = Json.object(
                context.connection() + ": login",
                client.send(TrytonApi.request(address, "common.db.login", parameters, false)));
        JsonNode session = answer.path("result");
        if (answer.has("error")) {
            throw new ConnectorAuthorizationException(
                    "%s: Tryton wants more than a password to log in. Maybe use a user without a second factor"
                            .formatted(context.connection()),
                    "LoginException",
                    null);
        }
        if (!session.path(0).isIntegralNumber() || !session.path(1).isTextual()) {
            throw new ConnectorProtocolException(
                    context.connection() + ": the answer to the login holds no session", null, null);
        }
        String text = "%s:%d:%s"
                .formatted(user, session.path(0).asLong(), session.path(1).asText());
        return Secret.of("Session " + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public void close() {
        client.close();
    }
}

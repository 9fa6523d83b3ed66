package com.smartap.connector.quickbooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.support.ApiAnswer;
import com.smartap.connector.support.ApiCall;
import com.smartap.connector.support.ApiClient;
import com.smartap.connector.support.BaseUrl;
import com.smartap.connector.support.ClientOptions;
import com.smartap.connector.support.ConnectorRefusedException;
import com.smartap.connector.support.Json;
import com.smartap.connector.support.OAuth2Settings;
import com.smartap.connector.support.OAuth2TokenSource;
import com.smartap.connector.support.OutcomeUnknownException;
import com.smartap.connector.support.ProviderError;
import com.smartap.connector.support.RateLimit;
import com.smartap.spi.ConnectorProtocolException;
import com.smartap.spi.erp.ConnectorContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The calls of QuickBooks' accounting API, version 3. */
final class QuickBooksApi implements AutoCloseable {
    private final String connection;
    private final QuickBooksSettings settings;
    private final OAuth2TokenSource tokens;
    private final ApiClient client;

    QuickBooksApi(ConnectorContext context, QuickBooksSettings settings, ClientOptions options) {
        this.connection = context.connection();
        this.settings = settings;
        ClientOptions timed = settings.timeout().compareTo(options.callTimeout()) < 0
                ? options.withCallTimeout(settings.timeout())
                : options;
        this.tokens = new OAuth2TokenSource(
                connection,
                context.clock(),
                context.credentials(),
                OAuth2Settings.basic(settings.tokenUrl()),
                timed.withRateLimits());
        this.client = new ApiClient(
                connection,
                context.clock(),
                timed.withRateLimits(
                        RateLimit.perSecond(Math.max(10, settings.requestsPerMinute() / 60)),
                        RateLimit.perMinute(settings.requestsPerMinute())),
                tokens,
                QuickBooksFaults::read);
    }

    /** The rows of a query, in its order; empty if there are none. */
    List<ObjectNode> query(String entity, String query) {
        ApiCall call = ApiCall.get(settings.company().resolve("/query", parameters(Map.of("query", query))))
                .header("Accept", "application/json");
        ObjectNode answer = read("query of " + entity, client.send(call));
        JsonNode response = answer.path("QueryResponse");
        if (!response.isObject()) {
            throw new ConnectorProtocolException(
                    "%s: the answer to a query of %s has no QueryResponse".formatted(connection, entity), null, null);
        }
        List<ObjectNode> rows = new ArrayList<>();
        for (JsonNode row : response.path(entity)) {
            if (row instanceof ObjectNode object) {
                rows.add(object);
            }
        }
        return rows;
    }

    /** One entity; empty if there is none of that id. */
    Optional<ObjectNode> find(String entity, String id) {
        ApiCall call = ApiCall.get(
                        settings.company().resolve("/" + path(entity) + "/" + BaseUrl.encode(id), parameters(Map.of())))
                .header("Accept", "application/json");
        try {
            ObjectNode answer = read(entity + " " + id, client.send(call));
            return Optional.of(require(answer, entity));
        } catch (ConnectorRefusedException e) {
            if (e.status() == 404 || e.providerCode().filter("610"::equals).isPresent()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /**
     * Creates an entity. A request id that was seen before gives the first answer again.
     *
     * @throws OutcomeUnknownException if the answer was lost or cannot be understood
     */
    ObjectNode create(String entity, ObjectNode body, String requestId) {
        ApiCall call = ApiCall.postJson(
                        settings.company().resolve("/" + path(entity), parameters(Map.of("requestid", requestId))),
                        Json.write(body))
                .header("Accept", "application/json");
        return written(entity, client.send(call));
    }

    /** Uploads a document; the answer is the whole body. */
    ObjectNode upload(String mediaType, byte[] body, String requestId) {
        ApiCall call = ApiCall.write(
                        "POST",
                        settings.company().resolve("/upload", parameters(Map.of("requestid", requestId))),
                        mediaType,
                        body)
                .header("Accept", "application/json");
        ApiAnswer answer = client.send(call);
        try {
            ObjectNode whole = read("upload", answer);
            return require(
                    (ObjectNode) whole.withArrayProperty("AttachableResponse").path(0), "Attachable");
        } catch (ConnectorProtocolException | ClassCastException | UnsupportedOperationException e) {
            throw new OutcomeUnknownException(
                    "%s: the answer to an upload was not understood (%s)".formatted(connection, answer), e);
        }
    }

    @Override
    public void close() {
        client.close();
        tokens.close();
    }

    /** After a write, an answer that makes no sense leaves open what happened. */
    private ObjectNode written(String entity, ApiAnswer answer) {
        try {
            return require(read("new " + entity, answer), entity);
        } catch (ConnectorProtocolException e) {
            throw new OutcomeUnknownException(
                    "%s: %s was sent, but the answer was not understood (%s)".formatted(connection, entity, answer), e);
        }
    }

    private ObjectNode read(String what, ApiAnswer answer) {
        ObjectNode body = Json.object(connection + ": " + what, answer);
        Optional<ProviderError> fault = QuickBooksFaults.read(body);
        if (fault.isPresent()) {
            throw new ConnectorRefusedException(
                    "%s: %s: %s".formatted(connection, what, fault.get().words()),
                    answer.status(),
                    fault.get().code(),
                    fault.get().words());
        }
        return body;
    }

    private ObjectNode require(ObjectNode answer, String entity) {
        if (answer.path(entity) instanceof ObjectNode object) {
            return object;
        }
        throw new ConnectorProtocolException("%s: the answer holds no %s".formatted(connection, entity), null, null);
    }

    private Map<String, String> parameters(Map<String, String> own) {
        Map<String, String> all = new LinkedHashMap<>(own);
        all.put("minorversion", settings.minorVersion());
        return all;
    }

    private static String path(String entity) {
        return entity.toLowerCase(Locale.ROOT);
    }
}

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
import com.smartap.spi.connector.ConnectorContext;
import com.smartap.spi.connector.QuotaReport.Quota;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The calls of QuickBooks' accounting API, version 3. */
final class QuickBooksApi implements AutoCloseable {
    /** Intuit promises no {@code Retry-After}, and asks to wait a minute. */
    private static final Duration THROTTLED = Duration.ofSeconds(60);
    /** 95 % of the 10 that Intuit allows an app in a company. */
    private static final int PER_SECOND = 9;

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
                timed.withThrottlePause(THROTTLED)
                        .withRateLimits(
                                RateLimit.perSecond(Math.max(PER_SECOND, settings.requestsPerMinute() / 60)),
                                RateLimit.perMinute(settings.requestsPerMinute())),
                tokens,
                QuickBooksFaults::read);
    }

    /**
     * Rows of an answer.
     *
     * @param rows in the answer's order
     * @param time when QuickBooks answered, by its clock
     */
    record Rows(List<ObjectNode> rows, Optional<Instant> time) {
        Rows {
            rows = List.copyOf(rows);
        }
    }

    /** The rows of a query that somebody waits for, in its order; empty if there are none. */
    List<ObjectNode> query(String entity, String query) {
        return query(false, entity, query).rows();
    }

    /** The rows of a query, in its order; empty if there are none. */
    Rows query(boolean bulk, String entity, String query) {
        ObjectNode answer = read("query of " + entity, client.send(get(bulk, "/query", Map.of("query", query))));
        JsonNode response = answer.path("QueryResponse");
        if (!response.isObject()) {
            throw new ConnectorProtocolException(
                    "%s: the answer to a query of %s has no QueryResponse".formatted(connection, entity), null, null);
        }
        return new Rows(objects(response.path(entity)), time(answer));
    }

    /**
     * What changed or was deleted since a moment, at most 1000 objects.
     *
     * @throws ConnectorProtocolException with a cause if the answer is too large, without one if it makes no sense
     */
    ChangesAnswer changes(String entity, Instant since) {
        Map<String, String> parameters = Map.of("entities", entity, "changedSince", since.toString());
        ApiAnswer answer = client.send(get(true, "/cdc", parameters));
        return ChangesAnswer.read(entity, answer.bytes()).orElseThrow(() -> {
            read("changes of " + entity, answer);
            return new ConnectorProtocolException(
                    "%s: the answer about changes of %s has no CDCResponse".formatted(connection, entity), null, null);
        });
    }

    /** What is left of the limits. */
    List<Quota> quotas() {
        return client.quotas();
    }

    /** One entity; empty if there is none of that id. */
    Optional<ObjectNode> find(String entity, String id) {
        ApiCall call = get(false, "/" + path(entity) + "/" + BaseUrl.encode(id), Map.of());
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

    private ApiCall get(boolean bulk, String path, Map<String, String> own) {
        ApiCall call =
                ApiCall.get(settings.company().resolve(path, parameters(own))).header("Accept", "application/json");
        return bulk ? call.bulk() : call;
    }

    private static List<ObjectNode> objects(JsonNode list) {
        List<ObjectNode> rows = new ArrayList<>();
        for (JsonNode row : list) {
            if (row instanceof ObjectNode object) {
                rows.add(object);
            }
        }
        return rows;
    }

    private static Optional<Instant> time(ObjectNode answer) {
        try {
            return Json.text(answer, "time")
                    .map(text -> OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
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

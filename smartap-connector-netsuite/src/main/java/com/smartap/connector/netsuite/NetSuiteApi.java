package com.smartap.connector.netsuite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.support.ApiAnswer;
import com.smartap.connector.support.ApiCall;
import com.smartap.connector.support.ApiClient;
import com.smartap.connector.support.Authentication;
import com.smartap.connector.support.BaseUrl;
import com.smartap.connector.support.ClientOptions;
import com.smartap.connector.support.ConnectorRefusedException;
import com.smartap.connector.support.Json;
import com.smartap.connector.support.OAuth2Settings;
import com.smartap.connector.support.OAuth2TokenSource;
import com.smartap.connector.support.OutcomeUnknownException;
import com.smartap.connector.support.RateLimit;
import com.smartap.spi.ConnectorProtocolException;
import com.smartap.spi.InvalidConfigurationException;
import com.smartap.spi.connector.ConnectorContext;
import com.smartap.spi.connector.QuotaReport.Quota;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The calls of NetSuite: SuiteQL, the record API and the RESTlet. */
final class NetSuiteApi implements AutoCloseable {
    private static final String SUITEQL = "/services/rest/query/v1/suiteql";
    private static final String RECORD = "/services/rest/record/v1/";
    private static final Pattern LAST_SEGMENT = Pattern.compile(".*/([0-9]{1,18})/?(\\?.*)?");

    /** The version of the RESTlet's protocol. */
    static final int VERSION = 1;

    private final String connection;
    private final NetSuiteSettings settings;
    private final Authentication authentication;
    private final ApiClient client;

    NetSuiteApi(ConnectorContext context, NetSuiteSettings settings, ClientOptions options) {
        this.connection = context.connection();
        this.settings = settings;
        ClientOptions timed = settings.timeout().compareTo(options.callTimeout()) < 0
                ? options.withCallTimeout(settings.timeout())
                : options;
        this.authentication = authentication(context, settings, timed.withRateLimits());
        this.client = new ApiClient(
                connection,
                context.clock(),
                timed.withRateLimits(RateLimit.concurrent(settings.concurrency())),
                authentication,
                NetSuiteFaults::read);
    }

    private static Authentication authentication(
            ConnectorContext context, NetSuiteSettings settings, ClientOptions options) {
        URI tokenUrl = settings.account().token();
        return switch (settings.auth()) {
            case TBA ->
                new TokenSignature(
                        context.connection(),
                        context.clock(),
                        context.credentials(),
                        settings.account().realm());
            case OAUTH2 ->
                new OAuth2TokenSource(
                        context.connection(),
                        context.clock(),
                        context.credentials(),
                        OAuth2Settings.basic(tokenUrl),
                        options);
            case OAUTH2_M2M ->
                new MachineTokens(context.connection(), context.clock(), context.credentials(), tokenUrl, options);
        };
    }

    /** Rows of a query; all values are texts. */
    record Rows(List<ObjectNode> rows, boolean more) {}

    /** Runs SuiteQL. The offset is a multiple of the limit, as NetSuite wants it. */
    Rows query(String sql, int limit, int offset, boolean bulk) {
        ObjectNode body = Json.object().put("q", sql);
        Map<String, String> page = new LinkedHashMap<>();
        page.put("limit", String.valueOf(limit));
        page.put("offset", String.valueOf(offset));
        ApiCall call = ApiCall.read(
                        "POST",
                        settings.services().resolve(SUITEQL, page),
                        "application/json",
                        Json.write(body).getBytes(StandardCharsets.UTF_8))
                .header("Accept", "application/json")
                .header("Prefer", "transient");
        String what = connection + ": SuiteQL";
        ObjectNode answer = Json.object(what, client.send(bulk ? call.bulk() : call));
        JsonNode items = answer.path("items");
        if (!items.isArray()) {
            throw new ConnectorProtocolException(what + ": the answer has no items", null, null);
        }
        List<ObjectNode> rows = objects(items);
        boolean more = answer.has("hasMore") ? answer.path("hasMore").asBoolean() : rows.size() >= limit;
        return new Rows(rows, more && !rows.isEmpty());
    }

    /** A record by its internal id, or by {@code eid:} and its external id; empty if there is none. */
    Optional<ObjectNode> find(String type, String id) {
        return find(type, id, Map.of());
    }

    /** The same with the lines of its sublists. */
    Optional<ObjectNode> findExpanded(String type, String id) {
        return find(type, id, Map.of("expandSubResources", "true"));
    }

    private Optional<ObjectNode> find(String type, String id, Map<String, String> query) {
        String path = RECORD + type + "/" + BaseUrl.encode(id).replace("%3A", ":");
        ApiCall call = ApiCall.get(settings.services().resolve(path, query)).header("Accept", "application/json");
        try {
            return Optional.of(Json.object(connection + ": " + type, client.send(call)));
        } catch (ConnectorRefusedException e) {
            if (e.status() == 404) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Calls that only show whether the record API answers. */
    void catalogue() {
        ApiCall call = ApiCall.get(settings.services().resolve(RECORD + "metadata-catalog"))
                .header("Accept", "application/json");
        client.send(call);
    }

    /**
     * Makes a record, also by a transform. NetSuite drops unknown fields silently unless it is told not to.
     *
     * @return the id of the new record; empty if the answer did not name it
     */
    Optional<String> create(String path, Map<String, String> query, ObjectNode body) {
        ApiCall call = ApiCall.postJson(settings.services().resolve(RECORD + path, query), Json.write(body))
                .header("Accept", "application/json")
                .header("X-NetSuite-PropertyNameValidation", "Error")
                .header("X-NetSuite-PropertyValueValidation", "Error");
        ApiAnswer answer = client.send(call);
        Matcher location = LAST_SEGMENT.matcher(answer.header("Location").orElse(""));
        if (location.matches()) {
            return Optional.of(location.group(1));
        }
        return Json.tryObject(answer).flatMap(node -> Json.text(node, "id"));
    }

    /**
     * Calls an operation of the RESTlet.
     *
     * @throws OutcomeUnknownException if it writes and the answer was lost or makes no sense
     */
    ObjectNode restlet(String operation, ObjectNode request, Mode mode) {
        URI address = settings.restlet();
        if (address == null) {
            throw new InvalidConfigurationException(
                    "%s: %s needs SmartAP's RESTlet. Maybe install the scripts and set restletUrl"
                            .formatted(connection, operation));
        }
        ObjectNode body = Json.object().put("version", VERSION).put("operation", operation);
        body.setAll(request);
        byte[] bytes = Json.write(body).getBytes(StandardCharsets.UTF_8);
        ApiCall call = mode == Mode.WRITE
                ? ApiCall.write("POST", address, "application/json", bytes)
                : ApiCall.read("POST", address, "application/json", bytes);
        ApiAnswer answer = client.send((mode == Mode.BULK ? call.bulk() : call).header("Accept", "application/json"));
        try {
            ObjectNode result = Json.object(connection + ": RESTlet " + operation, answer);
            if (result.path("version").asInt() != VERSION) {
                throw new ConnectorProtocolException(
                        "%s: the RESTlet speaks version %s instead of %d. Maybe install the scripts that came with this version"
                                .formatted(connection, result.path("version").asText("none"), VERSION),
                        null,
                        null);
            }
            return result;
        } catch (ConnectorProtocolException e) {
            if (mode == Mode.WRITE) {
                throw new OutcomeUnknownException(String.valueOf(e.getMessage()), e);
            }
            throw e;
        }
    }

    /** How a RESTlet is called. */
    enum Mode {
        READ,
        BULK,
        WRITE
    }

    /** The rows that a RESTlet answered. */
    static List<ObjectNode> rows(ObjectNode answer) {
        return objects(answer.path("rows"));
    }

    static List<ObjectNode> objects(JsonNode items) {
        List<ObjectNode> rows = new ArrayList<>();
        for (JsonNode item : items) {
            if (item instanceof ObjectNode object) {
                rows.add(object);
            }
        }
        return rows;
    }

    List<Quota> quotas() {
        return client.quotas();
    }

    Duration timeout() {
        return settings.timeout();
    }

    @Override
    public void close() {
        client.close();
        if (authentication instanceof OAuth2TokenSource tokens) {
            tokens.close();
        } else if (authentication instanceof MachineTokens tokens) {
            tokens.close();
        }
    }
}

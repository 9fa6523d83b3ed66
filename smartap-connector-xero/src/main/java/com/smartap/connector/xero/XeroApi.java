package com.smartap.connector.xero;

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
import com.smartap.connector.support.RateLimit;
import com.smartap.spi.ConnectorProtocolException;
import com.smartap.spi.connector.ConnectorContext;
import com.smartap.spi.connector.QuotaReport;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The calls of Xero's accounting API 2.0, for one organisation. */
final class XeroApi implements AutoCloseable, QuotaReport {
    private static final String JSON = "application/json";
    private final String connection;
    private final XeroSettings settings;
    private final OAuth2TokenSource tokens;
    private final XeroLimits limits;
    private final ApiClient client;

    XeroApi(ConnectorContext context, XeroSettings settings, ClientOptions options) {
        this.connection = context.connection();
        this.settings = settings;
        ClientOptions timed = settings.timeout().compareTo(options.callTimeout()) < 0
                ? options.withCallTimeout(settings.timeout())
                : options;
        this.tokens = new OAuth2TokenSource(
                connection,
                context.clock(),
                context.credentials(),
                OAuth2Settings.basic(settings.addresses().token().uri())
                        .withClientCredentials(
                                settings.scope().replace("offline_access", "").strip()),
                timed.withRateLimits());
        this.limits = new XeroLimits(connection, context.clock(), tokens);
        this.client = new ApiClient(
                connection,
                context.clock(),
                timed.withRateLimits(
                        RateLimit.perMinute(settings.requestsPerMinute()),
                        RateLimit.concurrent(settings.concurrentRequests())),
                limits,
                XeroFaults::read,
                limits::observe);
    }

    String connection() {
        return connection;
    }

    /**
     * One page of a list.
     *
     * @param since changed since then; null for everything
     * @param bulk whether it is part of an import
     */
    XeroPage page(
            String entity, Map<String, String> query, int number, int size, @Nullable Instant since, boolean bulk) {
        Map<String, String> all = new LinkedHashMap<>(query);
        all.put("page", String.valueOf(number));
        if (size != XeroPage.STANDARD) {
            all.put("pageSize", String.valueOf(size));
        }
        ApiCall call = get("/" + entity, all);
        if (since != null) {
            call = call.header(
                    "If-Modified-Since", since.truncatedTo(ChronoUnit.SECONDS).toString());
        }
        String what = connection + ": " + entity;
        ObjectNode answer = Json.object(what, client.send(bulk ? call.bulk() : call));
        return XeroPage.of(what, answer, entity, number, size);
    }

    /** A list that comes at once. */
    List<ObjectNode> all(String path, String entity) {
        String what = connection + ": " + entity;
        return XeroPage.rows(what, Json.object(what, client.send(get(path, Map.of()))), entity);
    }

    /** One record by its id or number; empty if there is none. */
    Optional<ObjectNode> find(String entity, String id) {
        try {
            return all("/" + entity + "/" + BaseUrl.encode(id), entity).stream().findFirst();
        } catch (ConnectorRefusedException e) {
            if (e.status() == 404) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** The bytes behind an address. */
    byte[] bytes(String path, String mediaType) {
        return client.send(tenant(
                        ApiCall.get(settings.addresses().api().resolve(path)).header("Accept", mediaType)))
                .bytes();
    }

    /**
     * Creates (PUT) or changes (POST) one record.
     *
     * @return the record as Xero holds it now
     * @throws OutcomeUnknownException if the answer was lost or cannot be understood
     */
    ObjectNode write(String method, String entity, Map<String, String> query, ObjectNode row, String idempotencyKey) {
        return write(method, entity, entity, query, row, idempotencyKey);
    }

    /** The same at another address than that of the list. */
    ObjectNode write(
            String method,
            String path,
            String entity,
            Map<String, String> query,
            ObjectNode row,
            String idempotencyKey) {
        ObjectNode body = Json.object();
        body.putArray(entity).add(row);
        ApiCall call = ApiCall.write(
                        method,
                        settings.addresses().api().resolve("/" + path, query),
                        JSON,
                        Json.write(body).getBytes(StandardCharsets.UTF_8))
                .header("Accept", JSON)
                .header("Idempotency-Key", idempotencyKey);
        return written(entity, client.send(tenant(call)));
    }

    /** Puts bytes at an address, and returns the record that Xero answers with. */
    ObjectNode upload(String path, String entity, String mediaType, byte[] content, String idempotencyKey) {
        ApiCall call = ApiCall.write("PUT", settings.addresses().api().resolve(path), mediaType, content)
                .header("Accept", JSON)
                .header("Idempotency-Key", idempotencyKey);
        return written(entity, client.send(tenant(call)));
    }

    @Override
    public List<Quota> quotas() {
        return limits.quotas(client.quotas());
    }

    @Override
    public void close() {
        client.close();
        tokens.close();
    }

    private ApiCall get(String path, Map<String, String> query) {
        return tenant(
                ApiCall.get(settings.addresses().api().resolve(path, query)).header("Accept", JSON));
    }

    private ApiCall tenant(ApiCall call) {
        return call.header("xero-tenant-id", settings.tenantId());
    }

    /** After a write, an answer that makes no sense leaves open what happened. */
    private ObjectNode written(String entity, ApiAnswer answer) {
        Optional<ObjectNode> row;
        try {
            row = XeroPage.rows(entity, Json.object(entity, answer), entity).stream()
                    .findFirst();
        } catch (ConnectorProtocolException e) {
            throw lost(entity, answer, e);
        }
        Optional<String> refusal = row.flatMap(XeroFaults::refusal);
        if (refusal.isPresent()) {
            throw new ConnectorRefusedException(
                    "%s: %s: %s".formatted(connection, entity, refusal.get()),
                    answer.status(),
                    "ValidationException",
                    refusal.get());
        }
        return row.orElseThrow(() -> lost(entity, answer, null));
    }

    private OutcomeUnknownException lost(String entity, ApiAnswer answer, @Nullable Throwable cause) {
        return new OutcomeUnknownException(
                "%s: %s was sent, but the answer was not understood (%s)".formatted(connection, entity, answer), cause);
    }
}

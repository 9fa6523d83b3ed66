package com.smartap.connector.sap.b1;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.support.ApiAnswer;
import com.smartap.connector.support.ApiCall;
import com.smartap.connector.support.ApiClient;
import com.smartap.connector.support.BaseUrl;
import com.smartap.connector.support.ClientOptions;
import com.smartap.connector.support.ConnectorRefusedException;
import com.smartap.connector.support.Json;
import com.smartap.connector.support.RateLimit;
import com.smartap.spi.ConnectorProtocolException;
import com.smartap.spi.connector.ConnectorContext;
import com.smartap.spi.connector.QuotaReport.Quota;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The calls of the Service Layer. Paths are case-sensitive. */
final class B1Api implements AutoCloseable {
    /** The most rows that are asked for at once. */
    static final int MOST_ROWS = 1000;

    private static final Pattern SKIP = Pattern.compile("(?:\\$|%24)skip=([0-9]{1,9})");
    private static final int MOST_PAGES = 10_000;
    private final String connection;
    private final B1Settings settings;
    private final B1Session session;
    private final ApiClient client;

    B1Api(ConnectorContext context, B1Settings settings, ClientOptions options) {
        this.connection = context.connection();
        this.settings = settings;
        ClientOptions timed =
                settings.timeout().compareTo(options.callTimeout()) < 0 || options == ClientOptions.DEFAULT
                        ? options.withCallTimeout(settings.timeout())
                        : options;
        ClientOptions own = timed.withTls(settings.tls());
        this.session = new B1Session(context, settings, own.withRateLimits());
        this.client = new ApiClient(
                connection,
                context.clock(),
                own.withRateLimits(RateLimit.concurrent(settings.parallelCalls())),
                session,
                B1Errors::read);
    }

    /**
     * Some rows of a set.
     *
     * @param rows in the order asked for
     * @param more whether the server has more behind them; it may give fewer than it is asked for
     */
    record Rows(List<ObjectNode> rows, boolean more) {}

    /** One page of a set: {@code $filter}, {@code $orderby} and so on as they are given. */
    Rows page(String set, Map<String, String> query, int count) {
        ApiCall call = reading(ApiCall.get(settings.base().resolve("/" + set, query)), count);
        ObjectNode answer = Json.object(connection + ": " + set, client.send(call.bulk()));
        return new Rows(rows(set, answer), nextLink(answer).isPresent());
    }

    /** All rows of a set of small records, page by page. Its order must be by key, so that no position shifts. */
    List<ObjectNode> all(String set, Map<String, String> query) {
        List<ObjectNode> all = new ArrayList<>();
        each(set, query, MOST_ROWS, row -> {
            all.add(row);
            return true;
        });
        return all;
    }

    /**
     * Goes through the rows of a set until the visitor has seen enough.
     *
     * @param count how many are asked for at once
     */
    void each(String set, Map<String, String> query, int count, Predicate<ObjectNode> visitor) {
        Map<String, String> next = new LinkedHashMap<>(query);
        int skipped = 0;
        List<ObjectNode> before = List.of();
        for (int page = 0; page < MOST_PAGES; page++) {
            ApiCall call = reading(ApiCall.get(settings.base().resolve("/" + set, next)), count);
            ObjectNode answer = Json.object(connection + ": " + set, client.send(call));
            List<ObjectNode> rows = rows(set, answer);
            if (!rows.isEmpty() && rows.equals(before)) {
                break; // the server does not move on
            }
            before = rows;
            for (ObjectNode row : rows) {
                if (!visitor.test(row)) {
                    return;
                }
            }
            Optional<String> link = nextLink(answer);
            if (link.isEmpty() || rows.isEmpty()) {
                return;
            }
            skipped = skip(link.get(), skipped + rows.size());
            next.put("$skip", String.valueOf(skipped));
        }
        throw new ConnectorProtocolException("%s: %s has no end".formatted(connection, set), null, null);
    }

    /** One record by its number; empty if there is none. */
    Optional<ObjectNode> find(String set, String number) {
        ApiCall call = reading(ApiCall.get(settings.base().resolve("/" + set + "(" + BaseUrl.encode(number) + ")")), 1);
        try {
            return Optional.of(Json.object("%s: %s(%s)".formatted(connection, set, number), client.send(call)));
        } catch (ConnectorRefusedException e) {
            if (isMissing(e)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** A function without parameters. */
    ObjectNode function(String name) {
        ApiCall call = reading(ApiCall.get(settings.base().resolve("/" + name)), 1);
        return Json.object(connection + ": " + name, client.send(call));
    }

    /**
     * Creates a record; the answer is the record as it is now, or nothing of it.
     *
     * @throws com.smartap.connector.support.OutcomeUnknownException if the answer was lost
     */
    Optional<ObjectNode> create(String set, ObjectNode body) {
        ApiCall call = ApiCall.postJson(settings.base().resolve("/" + set), Json.write(body))
                .header("Accept", "application/json");
        return Json.tryObject(client.send(call));
    }

    /** Changes some fields of a record. */
    void change(String set, String number, ObjectNode body) {
        client.send(ApiCall.write(
                "PATCH",
                settings.base().resolve("/" + set + "(" + BaseUrl.encode(number) + ")"),
                "application/json",
                Json.write(body).getBytes(StandardCharsets.UTF_8)));
    }

    /** Sends a multipart body; the answer is the attachment entry, or nothing for one that was there before. */
    Optional<ObjectNode> upload(String method, String path, String mediaType, byte[] body) {
        ApiCall call = ApiCall.write(method, settings.base().resolve(path), mediaType, body)
                .header("Accept", "application/json");
        ApiAnswer answer = client.send(call);
        return Json.tryObject(answer);
    }

    List<Quota> quotas() {
        return client.quotas();
    }

    @Override
    public void close() {
        session.close();
        client.close();
    }

    /** Whether the server has no such record, or no such set at all. */
    static boolean isMissing(ConnectorRefusedException e) {
        return e.status() == 404
                || e.providerCode().filter(B1Errors.NOT_FOUND::equals).isPresent();
    }

    /** A text within a filter. */
    static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private static ApiCall reading(ApiCall call, int count) {
        return call.header("Accept", "application/json")
                .header("Prefer", "odata.maxpagesize=" + count)
                .header("B1S-CaseInsensitive", "true");
    }

    private List<ObjectNode> rows(String set, ObjectNode answer) {
        JsonNode value = answer.path("value");
        if (!value.isArray()) {
            throw new ConnectorProtocolException(
                    "%s: the answer to a query of %s holds no rows".formatted(connection, set), null, null);
        }
        List<ObjectNode> rows = new ArrayList<>();
        for (JsonNode row : value) {
            if (row instanceof ObjectNode object) {
                rows.add(object);
            }
        }
        return rows;
    }

    private static Optional<String> nextLink(ObjectNode answer) {
        return Json.text(answer, "@odata.nextLink").or(() -> Json.text(answer, "odata.nextLink"));
    }

    /** Only the position is taken from a link: the query is ours, and no link leads elsewhere or back. */
    private static int skip(String link, int counted) {
        Matcher skip = SKIP.matcher(link);
        return skip.find() && Integer.parseInt(skip.group(1)) >= counted ? Integer.parseInt(skip.group(1)) : counted;
    }
}

package com.smartap.payments.bill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.support.ApiAnswer;
import com.smartap.connector.support.ApiCall;
import com.smartap.connector.support.ApiClient;
import com.smartap.connector.support.BaseUrl;
import com.smartap.connector.support.ClientOptions;
import com.smartap.connector.support.ConnectorRefusedException;
import com.smartap.connector.support.Json;
import com.smartap.connector.support.OutcomeUnknownException;
import com.smartap.connector.support.RateLimit;
import com.smartap.spi.ConnectorProtocolException;
import com.smartap.spi.ConnectorUnavailableException;
import com.smartap.spi.connector.ConnectorContext;
import com.smartap.spi.connector.QuotaReport;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The calls of BILL's API version 3 for one organisation: three at a time and 20,000 an hour. When BILL says that the
 * hour is used up, nothing is sent before the next one. Thread-safe.
 */
final class BillApi implements AutoCloseable, QuotaReport {
    private static final String JSON = "application/json";
    private static final int AT_ONCE = 3;
    private static final int AN_HOUR = 20_000;
    private static final int PAGE = 100;
    private static final int MOST_PAGES = 1_000;
    private static final Duration THROTTLED = Duration.ofSeconds(2);
    private static final Duration BELIEVED = Duration.ofDays(1);
    private final String connection;
    private final Clock clock;
    private final BillSettings settings;
    private final ApiClient client;
    final BillSession session;
    private volatile Duration ahead = Duration.ZERO;
    private volatile @Nullable Instant hourUntil;

    BillApi(ConnectorContext context, BillSettings settings, ClientOptions options) {
        this.connection = context.connection();
        this.clock = context.clock();
        this.settings = settings;
        this.session = new BillSession(context, settings, this::sent);
        ClientOptions timed = settings.timeout().compareTo(options.callTimeout()) < 0
                ? options.withCallTimeout(settings.timeout())
                : options;
        this.client = new ApiClient(
                connection,
                clock,
                timed.withThrottlePause(THROTTLED)
                        .withRateLimits(RateLimit.concurrent(AT_ONCE), new RateLimit(AN_HOUR, Duration.ofHours(1))),
                session,
                BillFaults::read,
                this::readClock);
    }

    String connection() {
        return connection;
    }

    /** Now, by BILL's own clock as its last answer told it, since its records are dated by that one. */
    Instant now() {
        return clock.instant().plus(ahead);
    }

    /** One record; empty if there is none. */
    Optional<ObjectNode> find(String path) {
        try {
            return Optional.of(Json.object(connection + ": " + path, sent(get(path, Map.of()))));
        } catch (ConnectorRefusedException e) {
            if (e.status() == 404) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /**
     * A list, page by page to its end.
     *
     * @param query filters and order
     * @param enough whether nothing behind a page is of interest
     */
    List<ObjectNode> list(String path, Map<String, String> query, Predicate<List<ObjectNode>> enough) {
        List<ObjectNode> all = new ArrayList<>();
        Set<String> asked = new HashSet<>();
        String next = "";
        do {
            Map<String, String> parameters = new LinkedHashMap<>(query);
            parameters.put("max", String.valueOf(PAGE));
            if (!next.isEmpty()) {
                parameters.put("page", next);
            }
            String what = connection + ": " + path;
            ObjectNode page = Json.object(what, sent(get(path, parameters)));
            JsonNode results = page.path("results");
            if (!results.isArray()) {
                throw new ConnectorProtocolException(what + " has no results", null, null);
            }
            List<ObjectNode> rows = rows(what, results);
            all.addAll(rows);
            if (enough.test(rows)) {
                return all;
            }
            next = Json.text(page, "nextPage").orElse("");
        } while (!next.isEmpty() && asked.add(next) && asked.size() < MOST_PAGES);
        if (!next.isEmpty()) {
            throw new ConnectorProtocolException(
                    "%s: %s does not come to an end".formatted(connection, path), null, null);
        }
        return all;
    }

    private static List<ObjectNode> rows(String what, JsonNode results) {
        List<ObjectNode> rows = new ArrayList<>();
        for (JsonNode row : results) {
            if (!(row instanceof ObjectNode one)) {
                throw new ConnectorProtocolException(what + " holds what is no record", null, null);
            }
            rows.add(one);
        }
        return rows;
    }

    /**
     * Changes something, and returns the record that BILL answers with.
     *
     * @throws OutcomeUnknownException if the answer was lost or cannot be understood
     */
    ObjectNode write(String method, String path, ObjectNode body) {
        byte[] bytes = Json.write(body).getBytes(StandardCharsets.UTF_8);
        ApiAnswer answer = sent(ApiCall.write(method, settings.base().resolve(path), JSON, bytes)
                .header("Accept", JSON));
        return Json.tryObject(answer)
                .orElseThrow(() -> new OutcomeUnknownException(
                        "%s: %s was sent, but the answer was not understood (%s)".formatted(connection, path, answer),
                        null));
    }

    /** Removes something. */
    void delete(String path) {
        sent(ApiCall.write("DELETE", settings.base().resolve(path), JSON, new byte[0]));
    }

    /** A call that changes nothing and may be tried again. */
    ObjectNode ask(String path, ObjectNode body) {
        byte[] bytes = Json.write(body).getBytes(StandardCharsets.UTF_8);
        ApiCall call = ApiCall.read("POST", settings.base().resolve(path), JSON, bytes);
        return Json.object(connection + ": " + path, sent(call));
    }

    @Override
    public List<Quota> quotas() {
        return client.quotas();
    }

    @Override
    public void close() {
        if (session.close()) {
            try {
                sent(ApiCall.write("POST", settings.base().resolve("/v3/logout"), JSON, new byte[] {'{', '}'}));
            } catch (RuntimeException e) {
                // The session dies of idleness.
            }
        }
        client.close();
    }

    private ApiCall get(String path, Map<String, String> query) {
        return ApiCall.get(settings.base().resolve(path, query)).header("Accept", JSON);
    }

    private ApiAnswer sent(ApiCall call) {
        refuseWhileTheHourIsUsedUp(call);
        try {
            return client.send(call);
        } catch (ConnectorUnavailableException e) {
            if (e.providerCode().filter(BillFaults.HOUR::equals).isEmpty()) {
                throw e;
            }
            Instant now = clock.instant();
            Instant until = now.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
            hourUntil = until;
            throw new ConnectorUnavailableException(
                    String.valueOf(e.getMessage()), Duration.between(now, until), BillFaults.HOUR, e);
        }
    }

    private void refuseWhileTheHourIsUsedUp(ApiCall call) {
        Instant until = hourUntil;
        Instant now = clock.instant();
        if (until != null && now.isBefore(until)) {
            throw new ConnectorUnavailableException(
                    "%s: %s was not sent, since BILL's calls of this hour are used up until %s"
                            .formatted(connection, call, until),
                    Duration.between(now, until),
                    BillFaults.HOUR,
                    null);
        }
        hourUntil = null;
    }

    /** A path below an id, which is letters and digits; anything else never reaches an address. */
    static String path(String collection, String id, String... rest) {
        StringBuilder path =
                new StringBuilder("/v3/").append(collection).append('/').append(BaseUrl.encode(id));
        for (String segment : rest) {
            path.append('/').append(segment);
        }
        return path.toString();
    }

    private void readClock(ApiAnswer answer) {
        answer.header("Date").ifPresent(date -> {
            try {
                Instant told = ZonedDateTime.parse(date.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                        .toInstant();
                Duration difference = Duration.between(clock.instant().truncatedTo(ChronoUnit.SECONDS), told);
                ahead = difference.abs().compareTo(BELIEVED) < 0 ? difference : Duration.ZERO;
            } catch (DateTimeException e) {
                ahead = Duration.ZERO;
            }
        });
    }
}

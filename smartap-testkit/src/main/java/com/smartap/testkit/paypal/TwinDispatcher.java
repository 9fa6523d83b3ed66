package com.smartap.testkit.paypal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.testkit.twin.TwinServer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import okio.ByteString;

/** Routes requests to tokens, payouts, transactions and webhooks. Called under the server's lock. */
final class TwinDispatcher implements TwinServer.System {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String TOKEN = "/v1/oauth2/token";
    private static final String VERIFY = "/v1/notifications/verify-webhook-signature";
    private static final String EVENT = "\"webhook_event\":";
    private final Clock clock;
    private final TwinTokens tokens;
    private final TwinPayouts payouts;
    private final TwinWebhooks webhooks;
    private final TwinReports reports;
    private final TwinSchema schema;
    private final Consumer<String> violation;
    private final Deque<Instant> posts = new ArrayDeque<>();
    private final Map<String, String> replies = new LinkedHashMap<>();
    int postsPerMinute = 400;
    int listedAfter;
    boolean itemsFirst;
    boolean replays;
    boolean denies;

    TwinDispatcher(
            Clock clock,
            TwinTokens tokens,
            TwinPayouts payouts,
            TwinWebhooks webhooks,
            TwinReports reports,
            Consumer<String> violation) {
        this.clock = clock;
        this.tokens = tokens;
        this.payouts = payouts;
        this.webhooks = webhooks;
        this.reports = reports;
        this.schema = new TwinSchema(violation);
        this.violation = violation;
    }

    @Override
    public boolean isWrite(RecordedRequest request) {
        String path = request.getUrl().encodedPath();
        return request.getMethod().equals("POST") && path.startsWith(TwinAnswers.PAYOUTS);
    }

    @Override
    public MockResponse.Builder refusal() {
        return fault(TwinFault.of(
                422, "INSUFFICIENT_FUNDS", "Sender does not have sufficient funds. Please add funds and retry."));
    }

    @Override
    public MockResponse.Builder throttled() {
        return fault(TwinFault.of(429, "RATE_LIMIT_REACHED", "Too many requests. Blocked due to rate limiting."));
    }

    @Override
    public void expire() {
        tokens.expire();
    }

    @Override
    public void revoke() {
        tokens.revoke();
    }

    @Override
    public MockResponse.Builder answer(RecordedRequest request) {
        try {
            String path = request.getUrl().encodedPath();
            if (path.startsWith(TwinWebhooks.CERTIFICATES)) {
                if (request.getHeaders().get("Authorization") != null) {
                    violation.accept("a token was sent to fetch a certificate");
                }
                return new MockResponse.Builder()
                        .setHeader("Content-Type", "application/octet-stream")
                        .body(webhooks.certificate(path.substring(TwinWebhooks.CERTIFICATES.length())));
            }
            if (path.equals(TOKEN)) {
                HttpUrl form = request.getUrl()
                        .newBuilder()
                        .encodedQuery(text(request))
                        .build();
                return json(
                        200,
                        tokens.answer(request.getHeaders().get("Authorization"), form.queryParameter("grant_type")));
            }
            if (!tokens.accepts(request.getHeaders().get("Authorization"))) {
                throw TwinFault.oauth("invalid_token", "Token signature verification failed");
            }
            return request.getMethod().equals("POST") ? post(request, path) : get(request, path);
        } catch (TwinFault fault) {
            return fault(fault);
        }
    }

    private MockResponse.Builder post(RecordedRequest request, String path) {
        Instant now = clock.instant();
        while (!posts.isEmpty() && posts.peek().plus(Duration.ofMinutes(1)).isBefore(now)) {
            posts.poll();
        }
        if (posts.size() >= postsPerMinute) {
            return throttled();
        }
        posts.add(now);
        String type = String.valueOf(request.getHeaders().get("Content-Type"));
        if (!type.startsWith("application/json")) {
            throw TwinFault.of(415, "UNSUPPORTED_MEDIA_TYPE", "The request payload is not supported");
        }
        if (path.equals(VERIFY)) {
            return verify(request);
        }
        if (path.equals(TwinAnswers.PAYOUTS)) {
            return order(request);
        }
        List<String> segments = request.getUrl().pathSegments();
        if (path.startsWith(TwinAnswers.ITEMS + "/")
                && segments.size() == 5
                && segments.get(4).equals("cancel")) {
            if (!text(request).isEmpty()) {
                violation.accept("a cancellation has a body");
            }
            return cancel(payouts.item(segments.get(3)).orElseThrow(TwinFault::notFound));
        }
        throw TwinFault.notFound();
    }

    private MockResponse.Builder order(RecordedRequest request) {
        ObjectNode body = object(text(request));
        schema.shape(body);
        String requestId = request.getHeaders().get("PayPal-Request-Id");
        String reply = replays && requestId != null ? replies.get(requestId) : null;
        if (reply != null) {
            return new MockResponse.Builder()
                    .code(201)
                    .setHeader("Content-Type", "application/json")
                    .body(reply);
        }
        if (itemsFirst) {
            schema.items(body);
        }
        String senderId =
                body.path("sender_batch_header").path("sender_batch_id").asText();
        if (senderId.isEmpty()) {
            violation.accept("sender_batch_id is missing, so that nothing keeps a repetition from being paid");
        }
        payouts.using(senderId).ifPresent(batch -> {
            throw TwinFault.used(TwinAnswers.batchUrl(batch));
        });
        schema.items(body);
        if (requestId == null) {
            violation.accept("PayPal-Request-Id is missing");
        }
        TwinPayouts.Batch batch = payouts.add(body, listedAfter);
        ObjectNode answer = TwinAnswers.created(batch);
        if (denies) {
            payouts.deny(batch);
        }
        if (replays && requestId != null) {
            replies.put(requestId, answer.toString());
        }
        return json(201, answer);
    }

    private MockResponse.Builder cancel(TwinPayouts.Item item) {
        if (item.status.equals("RETURNED")) {
            throw TwinFault.of(400, "ITEM_ALREADY_CANCELLED", "The requested item is already cancelled.");
        }
        if (!item.status.equals("UNCLAIMED")) {
            throw TwinFault.of(400, "ITEM_INCORRECT_STATUS", "You can only cancel items that are unclaimed.");
        }
        payouts.move(item, "RETURNED", null, null);
        return json(200, TwinAnswers.item(item, true));
    }

    private MockResponse.Builder get(RecordedRequest request, String path) {
        List<String> segments = request.getUrl().pathSegments();
        if (path.startsWith(TwinAnswers.PAYOUTS + "/") && segments.size() == 4) {
            TwinPayouts.Batch batch = payouts.batch(segments.get(3)).orElseThrow(TwinFault::notFound);
            ObjectNode page = TwinAnswers.page(
                    batch,
                    number(request, "page", 1, 1_000_000),
                    number(request, "page_size", 1000, 1000),
                    "true".equals(request.getUrl().queryParameter("total_required")));
            batch.hidden--;
            return json(200, page);
        }
        if (path.startsWith(TwinAnswers.ITEMS + "/") && segments.size() == 4) {
            return json(200, TwinAnswers.item(payouts.item(segments.get(3)).orElseThrow(TwinFault::notFound), true));
        }
        if (path.equals("/v1/reporting/transactions")) {
            return json(200, reports.answer(request.getUrl()));
        }
        if (path.equals("/v1/identity/oauth2/userinfo")) {
            ObjectNode account = TwinAnswers.object().put("name", "Twin Manufacturing LLC");
            return json(200, account.put("payer_id", "WDJJHEBZ4X2LY"));
        }
        throw TwinFault.notFound();
    }

    private MockResponse.Builder verify(RecordedRequest request) {
        String whole = text(request);
        int at = whole.indexOf(EVENT);
        ObjectNode question = object(whole);
        if (at < 0 || !question.path("webhook_event").isObject()) {
            throw TwinFault.invalid("webhook_event", "Required field is missing");
        }
        byte[] event = whole.substring(at + EVENT.length(), whole.length() - 1).getBytes(StandardCharsets.UTF_8);
        ObjectNode answer = TwinAnswers.object();
        return json(200, answer.put("verification_status", webhooks.isSigned(question, event) ? "SUCCESS" : "FAILURE"));
    }

    private int number(RecordedRequest request, String name, int standard, int most) {
        String text = Optional.ofNullable(request.getUrl().queryParameter(name)).orElse(String.valueOf(standard));
        if (!text.matches("[0-9]{1,7}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > most) {
            throw TwinFault.invalid(name, "Value is not 1 to " + most);
        }
        return Integer.parseInt(text);
    }

    private static ObjectNode object(String text) {
        try {
            JsonNode body = JSON.readTree(text);
            if (body instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            throw TwinFault.of(400, "MALFORMED_REQUEST", "Json request is malformed.");
        }
        throw TwinFault.of(400, "MALFORMED_REQUEST", "Json request is malformed.");
    }

    private static String text(RecordedRequest request) {
        ByteString body = request.getBody();
        return body == null ? "" : body.utf8();
    }

    static MockResponse.Builder json(int status, ObjectNode body) {
        return new MockResponse.Builder()
                .code(status)
                .setHeader("Content-Type", "application/json")
                .body(body.toString());
    }

    private static MockResponse.Builder fault(TwinFault fault) {
        return json(fault.status(), fault.body());
    }
}

package com.smartap.testkit.xero;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.smartap.testkit.twin.TwinServer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import okio.ByteString;

/** Routes requests to the token endpoint, the list of connections and the organisation. Called under the server's lock. */
final class TwinDispatcher implements TwinServer.System {
    static final String TOKEN_PATH = "/connect/token";
    private static final Duration REMEMBERED = Duration.ofMinutes(6);
    private static final int MOST_KEY = 128;

    /** What was answered to a write. */
    private record Replay(String request, MockResponse.Builder answer, Instant at) {}

    private final TwinOrganisation organisation;
    private final TwinTokens tokens;
    private final TwinLimits limits;
    private final String tenantId;
    private final Consumer<String> violation;
    private final Map<String, Replay> replays = new LinkedHashMap<>();
    boolean connected = true;
    boolean offline;

    TwinDispatcher(
            TwinOrganisation organisation,
            TwinTokens tokens,
            TwinLimits limits,
            String tenantId,
            Consumer<String> violation) {
        this.organisation = organisation;
        this.tokens = tokens;
        this.limits = limits;
        this.tenantId = tenantId;
        this.violation = violation;
    }

    @Override
    public boolean isWrite(RecordedRequest request) {
        return !request.getMethod().equals("GET") && !isToken(request);
    }

    /** Within its grace a used refresh token goes on working, so that a lost answer does no harm. */
    @Override
    public boolean isRenewal(RecordedRequest request) {
        return isToken(request) && tokens.grace.isZero();
    }

    @Override
    public MockResponse.Builder refusal() {
        return fault(TwinFault.validation("InvoiceID", List.of("The simulator was told to refuse.")));
    }

    @Override
    public MockResponse.Builder throttled() {
        return limits.tooMany("minute", 7);
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
        if (isToken(request)) {
            return token(request);
        }
        if (!tokens.accepts(request.getHeaders().get("Authorization"))) {
            return fault(TwinFault.problem(401, "Unauthorized", "TokenExpired: the token is not valid"));
        }
        if (request.getUrl().encodedPath().equalsIgnoreCase("/Connections")) {
            return connections();
        }
        String tenant = request.getHeaders().get("xero-tenant-id");
        if (tenant == null) {
            violation.accept("xero-tenant-id is missing");
        }
        if (!tenantId.equals(tenant) || !connected) {
            return fault(TwinFault.problem(403, "Forbidden", "AuthenticationUnsuccessful"));
        }
        return limits.refuse().orElseGet(() -> limits.headers(inOrganisation(request)));
    }

    private MockResponse.Builder inOrganisation(RecordedRequest request) {
        List<String> segments = TwinOrganisation.behind(request.getUrl().pathSegments(), "api.xro", "2.0");
        if (offline) {
            return new MockResponse.Builder()
                    .code(503)
                    .setHeader("Retry-After", "30")
                    .body("The Organisation for this access token is not active");
        }
        try {
            if (segments.isEmpty()) {
                throw TwinFault.notFound();
            }
            return request.getMethod().equals("GET") ? organisation.answer(request, segments) : once(request, segments);
        } catch (TwinFault fault) {
            return fault(fault);
        }
    }

    /** The first answer again for a key of the last few minutes; never for refusals. */
    private MockResponse.Builder once(RecordedRequest request, List<String> segments) {
        String key = request.getHeaders().get("Idempotency-Key");
        if (key == null) {
            return organisation.answer(request, segments);
        }
        if (key.length() > MOST_KEY) {
            violation.accept("Idempotency-Key has more than 128 characters");
            throw TwinFault.malformed(10, "ValidationException", "Idempotency-Key is too long");
        }
        Instant now = organisation.books.clock().instant();
        replays.values().removeIf(replay -> replay.at().plus(REMEMBERED).isBefore(now));
        String content = request.getMethod()
                + request.getUrl()
                + ByteString.of(TwinOrganisation.bytes(request)).hex();
        Replay before = replays.get(key);
        if (before != null && !before.request().equals(content)) {
            throw TwinFault.malformed(10, "ValidationException", "Idempotency-Key was used for another request");
        }
        if (before != null) {
            return before.answer().clone();
        }
        MockResponse.Builder answer = organisation.answer(request, segments);
        replays.put(key, new Replay(content, answer.clone(), now));
        return answer;
    }

    private MockResponse.Builder connections() {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        all.addObject()
                .put("id", "7cb59f93-2964-421d-bb5e-a0f7a4572a44")
                .put("tenantId", tenantId)
                .put("tenantType", "ORGANISATION")
                .put("tenantName", "Twin Manufacturing LLC")
                .put("createdDateUtc", "2026-01-07T18:46:19.5165400")
                .put("updatedDateUtc", "2026-01-07T18:46:19.5187840");
        return TwinOrganisation.json(200, connected ? all : JsonNodeFactory.instance.arrayNode());
    }

    private MockResponse.Builder token(RecordedRequest request) {
        HttpUrl form = request.getUrl()
                .newBuilder()
                .encodedQuery(new String(TwinOrganisation.bytes(request), StandardCharsets.UTF_8))
                .build();
        if (!tokens.isClient(request.getHeaders().get("Authorization"), form)) {
            return oauthError(400, "invalid_client");
        }
        Optional<MockResponse.Builder> answer = tokens.answer(form).map(body -> TwinOrganisation.json(200, body));
        return answer.orElseGet(() -> oauthError(400, "invalid_grant"));
    }

    private static MockResponse.Builder oauthError(int status, String error) {
        return TwinOrganisation.json(
                status, JsonNodeFactory.instance.objectNode().put("error", error));
    }

    private static boolean isToken(RecordedRequest request) {
        return request.getUrl().encodedPath().equals(TOKEN_PATH);
    }

    private static MockResponse.Builder fault(TwinFault fault) {
        return TwinOrganisation.json(fault.status(), fault.body());
    }
}

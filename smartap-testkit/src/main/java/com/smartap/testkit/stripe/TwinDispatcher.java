package com.smartap.testkit.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.smartap.testkit.twin.TwinServer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.Headers;

/** Routes requests to the two versions of the API: key, version, limits, idempotency. Called under the server's lock. */
final class TwinDispatcher implements TwinServer.System {
    static final String API_KEY = "rk_test_twin51NybHIZ4SQ3LORe4rpuNGDI";
    private static final int SANDBOX = 25;
    private final Clock clock;
    private final boolean treasury;
    private final TwinV1 v1;
    private final TwinV2 v2;
    private final TwinIdempotency idempotency;
    private final Consumer<String> violation;
    private final Deque<Instant> calls = new ArrayDeque<>();
    private int perSecond = SANDBOX;
    private boolean revoked;
    private int counter;

    TwinDispatcher(
            Clock clock,
            boolean treasury,
            TwinV1 v1,
            TwinV2 v2,
            TwinIdempotency idempotency,
            Consumer<String> violation) {
        this.clock = clock;
        this.treasury = treasury;
        this.v1 = v1;
        this.v2 = v2;
        this.idempotency = idempotency;
        this.violation = violation;
    }

    void perSecond(int most) {
        perSecond = most;
    }

    @Override
    public boolean isWrite(RecordedRequest request) {
        return request.getMethod().equals("POST");
    }

    @Override
    public MockResponse.Builder refusal() {
        return marked(TwinFault.refused(
                        treasury ? "invalid_request_error" : "insufficient_funds", "The simulator was told to refuse.")
                .answer());
    }

    @Override
    public MockResponse.Builder throttled() {
        return marked(TwinFault.of(429, "invalid_request_error", "rate_limit", "Request rate limit exceeded")
                .answer());
    }

    /** API keys do not end by themselves. */
    @Override
    public void expire() {}

    @Override
    public void revoke() {
        revoked = true;
    }

    @Override
    public MockResponse.Builder answer(RecordedRequest request) {
        Headers headers = request.getHeaders();
        if (revoked || !("Bearer " + API_KEY).equals(headers.get("Authorization"))) {
            return marked(TwinFault.of(401, "invalid_request_error", null, "Invalid API Key provided")
                    .answer());
        }
        String version = headers.get("Stripe-Version");
        if (version == null || !version.matches("\\d{4}-\\d{2}-\\d{2}\\.[a-z]+")) {
            violation.accept("Stripe-Version (%s) is missing or no version".formatted(version));
            return marked(TwinFault.of(400, "invalid_request_error", null, "Invalid Stripe API version")
                    .answer());
        }
        if (isTooMany()) {
            return throttled();
        }
        List<String> path = new ArrayList<>(request.getUrl().pathSegments());
        String first = path.remove(0);
        try {
            return marked(
                    request.getMethod().equals("POST")
                            ? idempotency.once(
                                    request,
                                    first.equals("v1"),
                                    () -> TwinAnswers.json(200, route(first, request, path)))
                            : TwinAnswers.json(200, route(first, request, path)));
        } catch (TwinFault fault) {
            return marked(fault.answer());
        }
    }

    private JsonNode route(String first, RecordedRequest request, List<String> path) {
        if (path.isEmpty() || path.contains("") || !(first.equals("v1") || first.equals("v2"))) {
            throw TwinFault.of(404, "invalid_request_error", null, "Unrecognized request URL");
        }
        return first.equals("v1") ? v1.answer(request, path) : v2.answer(request, path);
    }

    private boolean isTooMany() {
        Instant now = clock.instant();
        while (!calls.isEmpty()
                && !calls.peekFirst().plus(Duration.ofSeconds(1)).isAfter(now)) {
            calls.removeFirst();
        }
        if (calls.size() >= perSecond) {
            return true;
        }
        calls.add(now);
        return false;
    }

    private MockResponse.Builder marked(MockResponse.Builder answer) {
        return answer.setHeader("Request-Id", "req_twin%06d".formatted(++counter));
    }
}

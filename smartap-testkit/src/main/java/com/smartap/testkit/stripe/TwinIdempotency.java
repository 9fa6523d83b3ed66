package com.smartap.testkit.stripe;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.jspecify.annotations.Nullable;

/**
 * Idempotency keys. API v1 remembers for 24 hours what the first request that was carried out was answered with, a 500
 * included, and repeats it; v2 remembers for 30 days what succeeded, and carries out again what failed. Wrong parameters
 * are not remembered. Not thread-safe.
 */
final class TwinIdempotency {
    private static final Duration V1 = Duration.ofHours(24);
    private static final Duration V2 = Duration.ofDays(30);
    private static final int LONGEST = 255;

    /** What is to go wrong inside the next request that is carried out. */
    enum Crash {
        NONE,
        BEFORE_EFFECT,
        AFTER_EFFECT
    }

    private record Memory(String request, MockResponse.Builder answer, Instant until) {}

    private final Clock clock;
    private final Consumer<String> violation;
    private final Map<String, Memory> memories = new LinkedHashMap<>();
    private Crash crash = Crash.NONE;
    private int locked;

    TwinIdempotency(Clock clock, Consumer<String> violation) {
        this.clock = clock;
        this.violation = violation;
    }

    void crash(Crash next) {
        crash = next;
    }

    /** The next requests find their key in use. */
    void lock(int requests) {
        locked = requests;
    }

    MockResponse.Builder once(RecordedRequest request, boolean v1, Supplier<MockResponse.Builder> execution) {
        String key = request.getHeaders().get("Idempotency-Key");
        if (key == null || key.isEmpty() || key.length() > LONGEST) {
            violation.accept("POST %s: Idempotency-Key is missing or too long"
                    .formatted(request.getUrl().encodedPath()));
            return TwinFault.of(400, "invalid_request_error", null, "Idempotency-Key must have 1 to 255 characters")
                    .answer();
        }
        if (locked > 0) {
            locked--;
            return TwinFault.of(409, "idempotency_error", "idempotency_key_in_use", "Another request uses this key")
                    .answer()
                    .setHeader("Stripe-Should-Retry", "true");
        }
        Instant now = clock.instant();
        memories.values().removeIf(memory -> !memory.until().isAfter(now));
        String content = request.getUrl().encodedPath() + "\n" + TwinAnswers.body(request);
        String scope = (v1 ? "v1 " : "v2 ") + account(request) + " " + key;
        Memory memory = memories.get(scope);
        if (memory != null) {
            return memory.request().equals(content)
                    ? memory.answer().clone().setHeader("Idempotent-Replayed", "true")
                    : TwinFault.of(
                                    400,
                                    "idempotency_error",
                                    null,
                                    "Keys for idempotent requests can only be used with the same parameters they were first used with.")
                            .answer();
        }
        return execute(v1, scope, content, now, execution);
    }

    private MockResponse.Builder execute(
            boolean v1, String scope, String content, Instant now, Supplier<MockResponse.Builder> execution) {
        Crash mine = crash;
        crash = Crash.NONE;
        MockResponse.Builder broken = TwinFault.of(500, "api_error", null, "An unknown error occurred")
                .answer();
        if (mine == Crash.BEFORE_EFFECT) {
            if (v1) {
                memories.put(scope, new Memory(content, broken.clone(), now.plus(V1)));
            }
            return broken;
        }
        try {
            MockResponse.Builder answer = execution.get();
            MockResponse.Builder kept = mine == Crash.AFTER_EFFECT && v1 ? broken : answer;
            memories.put(scope, new Memory(content, kept.clone(), now.plus(v1 ? V1 : V2)));
            return mine == Crash.AFTER_EFFECT ? broken : answer;
        } catch (TwinFault fault) {
            if (v1 && !fault.isBeforeExecution()) {
                memories.put(scope, new Memory(content, fault.answer(), now.plus(V1)));
            }
            throw fault;
        }
    }

    private static String account(RecordedRequest request) {
        @Nullable String context = request.getHeaders().get("Stripe-Context");
        @Nullable String account = request.getHeaders().get("Stripe-Account");
        return context == null ? String.valueOf(account) : context;
    }
}

package com.smartap.testkit.quickbooks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.HttpUrl;
import okio.ByteString;

/** Routes requests, and misbehaves as told. All state is guarded by this object's lock. */
final class TwinDispatcher extends Dispatcher {
    static final String TOKEN_PATH = "/oauth2/v1/tokens/bearer";
    private final MockWebServer server;
    private final TwinCompany company;
    private final TwinTokens tokens;
    private final TwinStore store;
    private final String realmId;
    private final Set<Misbehaviour> told = EnumSet.noneOf(Misbehaviour.class);
    private Duration slowness = Duration.ofSeconds(3);
    private long writes;
    private Runnable onChange = () -> {};

    TwinDispatcher(MockWebServer server, TwinStore store, TwinCompany company, TwinTokens tokens, String realmId) {
        this.server = server;
        this.store = store;
        this.company = company;
        this.tokens = tokens;
        this.realmId = realmId;
    }

    @Override
    public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
        while (server.takeRequest(0, TimeUnit.MILLISECONDS) != null) {
            // The server remembers every request; forgetting them keeps a long-running simulator small.
        }
        synchronized (this) {
            MockResponse.Builder response = answer(request);
            if (told.contains(Misbehaviour.SLOW)) {
                response.headersDelay(slowness.toMillis(), TimeUnit.MILLISECONDS);
            }
            return response.build();
        }
    }

    synchronized void tell(Misbehaviour misbehaviour) {
        switch (misbehaviour) {
            case EXPIRE_TOKENS -> tokens.expire();
            case REVOKE_TOKENS -> tokens.revoke();
            default -> told.add(misbehaviour);
        }
    }

    synchronized void behave() {
        told.clear();
    }

    synchronized void slowness(Duration delay) {
        this.slowness = delay;
    }

    synchronized void onChange(Runnable listener) {
        this.onChange = listener;
    }

    synchronized long writes() {
        return writes;
    }

    private MockResponse.Builder answer(RecordedRequest request) {
        if (told.contains(Misbehaviour.DOWN)) {
            return new MockResponse.Builder()
                    .code(503)
                    .setHeader("Content-Type", "text/html")
                    .body("<html><body><h1>Service Unavailable</h1></body></html>");
        }
        if (told.remove(Misbehaviour.RATE_LIMITED_NEXT)) {
            TwinFault fault = TwinFault.tooMany();
            return json(fault.status(), fault.body(store.now())).setHeader("Retry-After", "7");
        }
        HttpUrl url = request.getUrl();
        if (url.encodedPath().equals(TOKEN_PATH)) {
            return token(request);
        }
        try {
            return inCompany(request);
        } catch (TwinFault fault) {
            return json(fault.status(), fault.body(store.now()));
        }
    }

    private MockResponse.Builder inCompany(RecordedRequest request) {
        if (!tokens.accepts(request.getHeaders().get("Authorization"))) {
            throw TwinFault.unauthorized("Token expired");
        }
        List<String> segments = new ArrayList<>(request.getUrl().pathSegments());
        if (segments.size() < 4 || !segments.subList(0, 3).equals(List.of("v3", "company", realmId))) {
            return new MockResponse.Builder().code(404).body("no such resource");
        }
        boolean write = !request.getMethod().equals("GET");
        if (write && told.remove(Misbehaviour.FAIL_BEFORE)) {
            return dropped();
        }
        if (write && told.remove(Misbehaviour.REFUSE_NEXT)) {
            throw TwinFault.validation("6000", "A business validation error", "The simulator was told to refuse");
        }
        ObjectNode answer = company.answer(request, segments.subList(3, segments.size()), realmId);
        if (write) {
            writes++;
            onChange.run();
            if (told.remove(Misbehaviour.LOSE_NEXT_ANSWER)) {
                return dropped();
            }
        }
        return json(200, answer);
    }

    private MockResponse.Builder token(RecordedRequest request) {
        ByteString bytes = request.getBody();
        HttpUrl form = request.getUrl()
                .newBuilder()
                .encodedQuery(bytes == null ? "" : bytes.string(StandardCharsets.UTF_8))
                .build();
        if (!tokens.isClient(request.getHeaders().get("Authorization"))) {
            return oauthError(401, "invalid_client", "Client authentication failed");
        }
        if (!"refresh_token".equals(form.queryParameter("grant_type"))) {
            return oauthError(400, "unsupported_grant_type", "Only refresh_token is supported");
        }
        return tokens.refresh(String.valueOf(form.queryParameter("refresh_token")))
                .map(answer -> {
                    onChange.run();
                    return json(200, answer);
                })
                .orElseGet(() -> oauthError(400, "invalid_grant", "Incorrect or invalid refresh token"));
    }

    private static MockResponse.Builder oauthError(int status, String error, String description) {
        return json(
                status,
                com.fasterxml.jackson.databind.node.JsonNodeFactory.instance
                        .objectNode()
                        .put("error", error)
                        .put("error_description", description));
    }

    private static MockResponse.Builder json(int status, ObjectNode body) {
        return new MockResponse.Builder()
                .code(status)
                .setHeader("Content-Type", "application/json;charset=UTF-8")
                .setHeader("intuit_tid", "1-twin")
                .body(body.toString());
    }

    private static MockResponse.Builder dropped() {
        return new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket());
    }
}

package com.smartap.testkit.quickbooks;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.testkit.twin.TwinServer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import okio.ByteString;

/** Routes requests to the token endpoint and the company. Called under the server's lock. */
final class TwinDispatcher implements TwinServer.System {
    static final String TOKEN_PATH = "/oauth2/v1/tokens/bearer";
    static final String AUTHORIZE_PATH = "/connect/oauth2";
    private static final String SCOPE = "com.intuit.quickbooks.accounting";
    private final TwinCompany company;
    private final TwinTokens tokens;
    private final TwinStore store;
    private final TwinLimits limits;
    private final String realmId;

    TwinDispatcher(TwinStore store, TwinCompany company, TwinTokens tokens, TwinLimits limits, String realmId) {
        this.limits = limits;
        this.store = store;
        this.company = company;
        this.tokens = tokens;
        this.realmId = realmId;
    }

    @Override
    public boolean isWrite(RecordedRequest request) {
        return !request.getMethod().equals("GET") && !isToken(request);
    }

    @Override
    public boolean isRenewal(RecordedRequest request) {
        return isToken(request);
    }

    @Override
    public MockResponse.Builder refusal() {
        return fault(TwinFault.validation("6000", "A business validation error", "The simulator was told to refuse"));
    }

    @Override
    public MockResponse.Builder throttled() {
        return fault(TwinFault.tooMany()); // Intuit promises no Retry-After
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
        if (request.getUrl().encodedPath().equals(AUTHORIZE_PATH)) {
            return consent(request.getUrl());
        }
        try {
            return inCompany(request);
        } catch (TwinFault fault) {
            return fault(fault);
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
        limits.count();
        return json(200, company.answer(request, segments.subList(3, segments.size()), realmId));
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
        return switch (String.valueOf(form.queryParameter("grant_type"))) {
            case "refresh_token" ->
                tokens.refresh(String.valueOf(form.queryParameter("refresh_token")))
                        .map(answer -> json(200, answer))
                        .orElseGet(() -> oauthError(400, "invalid_grant", "Incorrect or invalid refresh token"));
            case "authorization_code" ->
                tokens.exchange(
                                String.valueOf(form.queryParameter("code")),
                                form.queryParameter("redirect_uri"),
                                form.queryParameter("code_verifier"))
                        .map(answer -> json(200, answer))
                        .orElseGet(() -> oauthError(400, "invalid_grant", "Invalid authorization code"));
            default -> oauthError(400, "unsupported_grant_type", "This grant_type is not supported");
        };
    }

    /** The person agrees at once, and comes back with a code and the company's id. */
    private MockResponse.Builder consent(HttpUrl url) {
        String redirectUri = String.valueOf(url.queryParameter("redirect_uri"));
        HttpUrl back = HttpUrl.parse(redirectUri);
        if (!tokens.isClientId(url.queryParameter("client_id")) || back == null) {
            return oauthError(400, "invalid_request", "client_id or redirect_uri is not registered");
        }
        HttpUrl.Builder callback = back.newBuilder();
        String state = url.queryParameter("state");
        if (state != null) {
            callback.addQueryParameter("state", state);
        }
        boolean whole = "code".equals(url.queryParameter("response_type"))
                && List.of(String.valueOf(url.queryParameter("scope")).split(" ", -1))
                        .contains(SCOPE);
        if (whole) {
            callback.addQueryParameter("code", tokens.grant(redirectUri, url.queryParameter("code_challenge")))
                    .addQueryParameter("realmId", realmId);
        } else {
            callback.addQueryParameter("error", "invalid_scope");
        }
        return new MockResponse.Builder()
                .code(302)
                .setHeader("Location", callback.build().toString());
    }

    private static boolean isToken(RecordedRequest request) {
        return request.getUrl().encodedPath().equals(TOKEN_PATH);
    }

    private static MockResponse.Builder oauthError(int status, String error, String description) {
        return json(
                status,
                JsonNodeFactory.instance.objectNode().put("error", error).put("error_description", description));
    }

    private MockResponse.Builder fault(TwinFault fault) {
        return json(fault.status(), fault.body(store.now()));
    }

    private static MockResponse.Builder json(int status, ObjectNode body) {
        return new MockResponse.Builder()
                .code(status)
                .setHeader("Content-Type", "application/json;charset=UTF-8")
                .setHeader("intuit_tid", "1-twin")
                .body(body.toString());
    }
}

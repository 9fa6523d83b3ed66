package com.smartap.testkit.netsuite;

import com.smartap.testkit.twin.TwinServer;
import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntSupplier;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.Headers;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** Routes requests to the token endpoint, the record API, SuiteQL and RESTlets. Called under the server's lock. */
final class NsRouter implements TwinServer.System {
    static final String TOKEN_PATH = "/services/rest/auth/oauth2/v1/token";
    static final String RESTLET_PATH = "/app/site/hosting/restlet.nl";
    private final NsOAuth1 signatures;
    private final NsOAuth2 tokens;
    private final NsRecordApi records;
    private final NsSuiteQl suiteQl;
    private IntSupplier inFlight = () -> 1;
    private @Nullable RestletHandler restlets;
    private java.util.function.Consumer<String> violations = sentence -> {};
    private int concurrency = 5;

    NsRouter(NsOAuth1 signatures, NsOAuth2 tokens, NsRecordApi records, NsSuiteQl suiteQl) {
        this.signatures = signatures;
        this.tokens = tokens;
        this.records = records;
        this.suiteQl = suiteQl;
    }

    void connect(TwinServer server) {
        this.inFlight = server::inFlight;
        this.violations = server::violation;
    }

    void restlets(RestletHandler handler) {
        this.restlets = handler;
    }

    void concurrency(int limit) {
        this.concurrency = limit;
    }

    @Override
    public boolean isWrite(RecordedRequest request) {
        String path = request.getUrl().encodedPath();
        if (path.equals(RESTLET_PATH)) {
            RestletHandler handler = restlets;
            return handler != null
                    && request.getMethod().equals("POST")
                    && handler.isWrite(body(request).utf8());
        }
        return !request.getMethod().equals("GET") && path.startsWith(NsRecordApi.PATH);
    }

    @Override
    public MockResponse.Builder refusal() {
        NsFault fault = NsFault.at("entity", "USER_ERROR", "The simulator was told to refuse");
        return response(NsResponse.json(fault.status(), fault.body()));
    }

    /** NetSuite does not say how long to wait. */
    @Override
    public MockResponse.Builder throttled() {
        return response(tooMany(false));
    }

    @Override
    public void expire() {
        tokens.expire();
    }

    @Override
    public void revoke() {
        tokens.revoke();
        signatures.revoke();
    }

    @Override
    public MockResponse.Builder answer(RecordedRequest recorded) {
        Map<String, String> headers = new HashMap<>();
        Headers given = recorded.getHeaders();
        for (int i = 0; i < given.size(); i++) {
            headers.put(given.name(i).toLowerCase(Locale.ROOT), given.value(i));
        }
        String base = "http://" + given.get("Host");
        URI uri = URI.create(base + recorded.getTarget());
        NsRequest request =
                new NsRequest(recorded.getMethod(), uri, headers, body(recorded).toByteArray());
        boolean restlet = request.path().equals(RESTLET_PATH);
        try {
            return response(route(request, base, restlet));
        } catch (NsFault fault) {
            if (isAgainstSchema(fault)) {
                violations.accept(fault.detail());
            }
            return response(
                    restlet
                            ? NsResponse.plainJson(fault.status(), fault.restletBody())
                            : NsResponse.json(fault.status(), fault.body()));
        } catch (RestletHandler.Failed failed) {
            NsFault fault = NsFault.user(failed.code(), String.valueOf(failed.getMessage()));
            return response(NsResponse.plainJson(400, fault.restletBody()));
        }
    }

    /** Unknown, malformed, read-only and missing fields. */
    private static boolean isAgainstSchema(NsFault fault) {
        return fault.code().equals("INVALID_CONTENT")
                || fault.code().equals("INSUFFICIENT_PERMISSION")
                || fault.detail().startsWith("Please enter value(s) for");
    }

    private NsResponse route(NsRequest request, String base, boolean restlet) {
        if (request.path().equals(TOKEN_PATH)) {
            return tokens.token(request, base + TOKEN_PATH);
        }
        String authorization = request.header("authorization").orElse("");
        if (authorization.startsWith("OAuth ")) {
            signatures.check(request, authorization);
        } else if (authorization.startsWith("Bearer ")) {
            tokens.check(authorization);
        } else {
            throw NsFault.of(401, "INVALID_LOGIN_ATTEMPT", "Invalid login attempt.");
        }
        if (inFlight.getAsInt() > concurrency) {
            return tooMany(restlet);
        }
        if (restlet) {
            return restlet(request);
        }
        if (request.path().equals(NsSuiteQl.PATH) && request.method().equals("POST")) {
            return suiteQl.answer(request);
        }
        if (request.path().startsWith(NsRecordApi.PATH)) {
            return records.answer(request, base);
        }
        throw NsFault.of(404, "NOT_FOUND", "The requested resource was not found.");
    }

    private NsResponse restlet(NsRequest request) {
        RestletHandler handler = restlets;
        if (handler == null
                || request.parameter("script").isEmpty()
                || request.parameter("deploy").isEmpty()) {
            throw NsFault.user(
                    "SSS_INVALID_SCRIPTLET_ID", "That Suitelet or RESTlet is invalid, disabled, or no longer exists.");
        }
        if (!request.header("content-type").orElse("").startsWith("application/json")) {
            throw NsFault.of(415, "INVALID_CONTENT_TYPE", "The content type has to be application/json.");
        }
        String answer = handler.post(request.text());
        return new NsResponse(200, Map.of("Content-Type", "application/json; charset=utf-8"), answer);
    }

    private static NsResponse tooMany(boolean restlet) {
        if (restlet) {
            NsFault fault = NsFault.user(
                    "SSS_REQUEST_LIMIT_EXCEEDED",
                    "The maximum number of concurrent requests for this account has been exceeded.");
            return NsResponse.plainJson(400, fault.restletBody());
        }
        NsFault fault =
                NsFault.of(429, "CONCURRENCY_LIMIT_EXCEEDED", "Concurrent request limit exceeded. Request blocked.");
        return NsResponse.json(429, fault.body());
    }

    private static ByteString body(RecordedRequest request) {
        ByteString body = request.getBody();
        return body == null ? ByteString.EMPTY : body;
    }

    private static MockResponse.Builder response(NsResponse response) {
        MockResponse.Builder builder = new MockResponse.Builder().code(response.status());
        response.headers().forEach(builder::setHeader);
        return response.status() == 204 ? builder : builder.body(response.body());
    }
}

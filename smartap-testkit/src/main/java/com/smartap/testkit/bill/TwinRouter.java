package com.smartap.testkit.bill;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.testkit.twin.Misbehaviour;
import com.smartap.testkit.twin.TwinServer;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import java.util.function.IntSupplier;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** The addresses under {@code /connect/v3}. */
final class TwinRouter implements TwinServer.System {
    private static final String BASE = "/connect/v3/";
    private static final Set<String> NO_BUSINESS = Set.of("login", "logout", "mfa");
    private static final Set<String> VENDOR_FILTERS =
            Set.of("id", "archived", "name", "accountType", "billCurrency", "paymentStatus");
    private static final Set<String> BILL_FILTERS = Set.of("id", "archived", "vendorId", "paymentStatus");
    private static final Set<String> PAYMENT_FILTERS = Set.of("id", "vendorId");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private final BillTwin twin;
    private final IntSupplier atOnce;
    private boolean loseNextOrder;

    TwinRouter(BillTwin twin, IntSupplier atOnce) {
        this.twin = twin;
        this.atOnce = atOnce;
    }

    void loseNextOrder() {
        loseNextOrder = true;
    }

    @Override
    public MockResponse.Builder answer(RecordedRequest request) {
        MockResponse.Builder answer;
        try {
            twin.payments.tick();
            twin.limits.count(path(request).equals("login"), atOnce.getAsInt());
            ObjectNode body = route(request, path(request).split("/", -1));
            answer = body == null ? new MockResponse.Builder().code(204) : json(body);
        } catch (TwinFault fault) {
            answer = fault.response(twin.books.now());
        }
        return dated(answer);
    }

    @Override
    public boolean isWrite(RecordedRequest request) {
        return !request.getMethod().equals("GET")
                && !NO_BUSINESS.contains(path(request).split("/", -1)[0]);
    }

    @Override
    public MockResponse.Builder refusal() {
        return dated(TwinFault.request("The request is not valid, and would not be the next time.")
                .response(twin.books.now()));
    }

    @Override
    public MockResponse.Builder throttled() {
        return dated(TwinFault.concurrent().response(twin.books.now()));
    }

    @Override
    public void expire() {
        twin.sessions.expire();
    }

    @Override
    public void revoke() {
        twin.sessions.revoke();
    }

    private @Nullable ObjectNode route(RecordedRequest request, String[] path) {
        String method = request.getMethod();
        JsonNode body =
                method.equals("GET") || method.equals("DELETE") ? JsonNodeFactory.instance.objectNode() : read(request);
        if (path[0].equals("login") && path.length == 1 && method.equals("POST")) {
            twin.fields.check("login", body, List.of("username", "password", "organizationId", "devKey"));
            return twin.sessions.login(body);
        }
        TwinSessions.Session session = twin.sessions.require(request);
        return switch (method + " " + path[0] + "/" + path.length) {
            case "GET login/2" -> session(path[1]);
            case "POST logout/1" -> {
                twin.sessions.logout(request);
                yield JsonNodeFactory.instance.objectNode();
            }
            case "POST mfa/2", "POST mfa/3" -> mfa(session, path, body);
            case "GET vendors/1" -> list(request, TwinBooks.all(twin.books.vendors), VENDOR_FILTERS);
            case "POST vendors/1" -> twin.vendors.create(body, session);
            case "GET vendors/2" -> twin.vendors.require(path[1]);
            case "PATCH vendors/2" -> twin.vendors.update(path[1], body);
            case "GET vendors/3", "POST vendors/3", "DELETE vendors/3" -> account(method, path, body, session);
            case "GET bills/1" -> list(request, TwinBooks.all(twin.books.bills), BILL_FILTERS);
            case "POST bills/1" -> twin.bills.create(body);
            case "GET bills/2" -> twin.bills.require(path[1]);
            case "PATCH bills/2" -> twin.bills.update(path[1], body);
            case "GET payments/1" -> list(request, TwinBooks.all(twin.books.payments), PAYMENT_FILTERS);
            case "POST payments/1" -> pay(session, body);
            case "GET payments/2" -> twin.payments.require(path[1]);
            case "POST payments/3" ->
                path[2].equals("cancel") ? twin.payments.cancel(path[1], body) : twin.payments.voided(path[1], body);
            default -> throw unknown(request);
        };
    }

    private ObjectNode session(String what) {
        if (!what.equals("session")) {
            throw new TwinFault(404, "BDC_1121", "REQUEST", "API not supported.");
        }
        return JsonNodeFactory.instance
                .objectNode()
                .put("organizationId", TwinSessions.ORGANISATION)
                .put("userId", TwinSessions.USER);
    }

    private ObjectNode mfa(TwinSessions.Session session, String[] path, JsonNode body) {
        if (path[1].equals("challenge") && path.length == 2) {
            twin.fields.check("challenge", body, List.of());
            return twin.sessions.challenge();
        }
        if (path[1].equals("challenge") && path[2].equals("validate")) {
            twin.fields.check("validate", body, List.of("challengeId", "token"));
            return twin.sessions.validate(session, body);
        }
        twin.fields.check("step-up", body, List.of("rememberMeId", "device"));
        return twin.sessions.stepUp(session, body);
    }

    private @Nullable ObjectNode account(String method, String[] path, JsonNode body, TwinSessions.Session session) {
        if (!path[2].equals("bank-account")) {
            throw new TwinFault(404, "BDC_1121", "REQUEST", "API not supported.");
        }
        if (method.equals("POST")) {
            return twin.vendors.addAccount(path[1], body, session);
        }
        if (method.equals("DELETE")) {
            twin.vendors.deleteAccount(path[1], session);
            return null;
        }
        return TwinBooks.require(twin.books.accounts, "bank account of vendor", path[1]);
    }

    private ObjectNode pay(TwinSessions.Session session, JsonNode body) {
        session.requireTrust();
        ObjectNode made = twin.payments.create(body).orElse(null);
        if (made == null || loseNextOrder) {
            loseNextOrder = false;
            twin.server().misbehave(Misbehaviour.LOSE_NEXT_ANSWER);
        }
        return made == null ? JsonNodeFactory.instance.objectNode() : made;
    }

    private ObjectNode list(RecordedRequest request, List<ObjectNode> rows, Set<String> filterable) {
        return twin.lists.page(request.getUrl(), rows, filterable);
    }

    private JsonNode read(RecordedRequest request) {
        ByteString bytes = request.getBody();
        String type = String.valueOf(request.getHeaders().get("Content-Type"));
        if (!type.startsWith("application/json")) {
            twin.server().violation("the body of %s is of type %s".formatted(path(request), type));
        }
        try {
            JsonNode body = JSON.readTree(bytes == null ? "" : bytes.utf8());
            if (body.isObject()) {
                return body;
            }
        } catch (JsonProcessingException e) {
            throw TwinFault.request("The body is not JSON.");
        }
        throw TwinFault.request("The body is no object.");
    }

    private TwinFault unknown(RecordedRequest request) {
        twin.server()
                .violation("%s %s does not exist"
                        .formatted(request.getMethod(), request.getUrl().encodedPath()));
        return new TwinFault(404, "BDC_1121", "REQUEST", "API not supported.");
    }

    private static String path(RecordedRequest request) {
        String path = request.getUrl().encodedPath();
        return path.startsWith(BASE) ? path.substring(BASE.length()) : path;
    }

    private static MockResponse.Builder json(ObjectNode body) {
        return new MockResponse.Builder()
                .code(200)
                .setHeader("Content-Type", "application/json")
                .body(body.toString());
    }

    private MockResponse.Builder dated(MockResponse.Builder answer) {
        return answer.setHeader(
                "Date",
                DateTimeFormatter.RFC_1123_DATE_TIME.format(
                        twin.books.clock().instant().atOffset(ZoneOffset.UTC)));
    }
}

package com.example.tryton;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.support.Json;
import com.smartap.testkit.twin.TwinServer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;

/** Tryton's remote procedures, with its sessions. Called under the server's lock. */
final class TwinRoutes implements TwinServer.System {
    static final String USER = "smartap";
    static final String PASSWORD = "twin-password-1";
    static final String DATABASE = "tryton";
    private static final long USER_ID = 2;

    private final TwinStore store;
    private final TwinSearch search;
    private final Set<String> writes;
    private final Set<String> sessions = new HashSet<>();
    private TwinBooks books;
    private TwinServer server;
    private long logins;
    private boolean revoked;

    TwinRoutes(TwinStore store, Set<String> writes) {
        this.store = store;
        this.search = new TwinSearch(store);
        this.writes = writes;
    }

    void over(TwinServer own, TwinBooks ownBooks) {
        this.server = own;
        this.books = ownBooks;
    }

    @Override
    public boolean isWrite(RecordedRequest request) {
        return writes.contains(method(request));
    }

    @Override
    public MockResponse.Builder refusal() {
        return error(TwinFault.user("The fiscal year is closed."));
    }

    @Override
    public MockResponse.Builder throttled() {
        return new MockResponse.Builder().code(429).setHeader("Retry-After", "7");
    }

    @Override
    public void expire() {
        sessions.clear();
    }

    @Override
    public void revoke() {
        sessions.clear();
        revoked = true;
    }

    @Override
    public MockResponse.Builder answer(RecordedRequest request) {
        if (!request.getUrl().encodedPath().equals("/" + DATABASE + "/")) {
            return new MockResponse.Builder().code(404);
        }
        store.forgetIndexes();
        JsonNode call = call(request);
        if (call.size() != 3 || !call.path("params").isArray() || !call.has("id")) {
            server.violation("a call has id, method and params, and nothing else");
        }
        try {
            return call(request, call.path("method").asText(), call.path("params"));
        } catch (TwinFault fault) {
            return error(fault);
        }
    }

    private MockResponse.Builder call(RecordedRequest request, String method, JsonNode params) {
        if (method.equals("common.db.login")) {
            return login(params);
        }
        if (!isSession(request.getHeaders().get("Authorization"))) {
            return new MockResponse.Builder().code(401).setHeader("WWW-Authenticate", "Basic realm=\"Tryton\"");
        }
        if (method.equals("common.db.logout")) {
            sessions.clear();
            return result(TwinStore.JSON.nullNode());
        }
        JsonNode context = params.path(params.size() - 1);
        if (!context.isObject()) {
            throw TwinFault.server("Missing context argument");
        }
        if (method.equals("model.res.user.get_preferences")) {
            return result(TwinStore.JSON.objectNode().put("company", 1).put("language", "en"));
        }
        String model = method.replaceAll("^model\\.|\\.[a-z_]+$", "");
        if (!TwinModels.has(model)) {
            throw TwinFault.server("'%s'".formatted(model));
        }
        return result(onModel(model, method.substring(method.lastIndexOf('.') + 1), params, context));
    }

    private JsonNode onModel(String model, String method, JsonNode params, JsonNode context) {
        JsonNode first = params.path(0);
        switch (model + "." + method) {
            case "account.invoice.create":
                return books.create(first);
            case "account.invoice.write":
                books.write(first, (ObjectNode) params.path(1));
                return TwinStore.JSON.nullNode();
            case "account.invoice.post":
                books.post(first);
                return TwinStore.JSON.nullNode();
            case "account.invoice.delete":
                books.delete(first);
                return TwinStore.JSON.nullNode();
            case "ir.attachment.create":
                return books.attach(first);
            default:
                if (!method.equals("search_read") || params.size() != 6) {
                    throw TwinFault.server("%s.%s with %d parameters".formatted(model, method, params.size()));
                }
                return rows(model, params, context);
        }
    }

    private JsonNode rows(String model, JsonNode params, JsonNode context) {
        List<String> fields = new ArrayList<>();
        params.get(4).forEach(field -> {
            TwinFault.known(model, field.asText().split("\\.")[0]);
            fields.add(field.asText());
        });
        boolean inactiveToo = !context.path("active_test").asBoolean(true);
        ArrayNode rows = TwinStore.JSON.arrayNode();
        search.rows(model, params, inactiveToo).forEach(row -> rows.add(store.read(model, row, fields)));
        return rows;
    }

    private MockResponse.Builder login(JsonNode params) {
        boolean valid = params.path(0).asText().equals(USER)
                && params.path(1).path("password").asText().equals(PASSWORD)
                && !revoked;
        if (!valid) {
            return new MockResponse.Builder().code(401).body("<!doctype html><title>401 Unauthorized</title>");
        }
        logins++;
        String session = "%064x".formatted(logins);
        sessions.add(session);
        return result(TwinStore.JSON.arrayNode().add(USER_ID).add(session));
    }

    private boolean isSession(String header) {
        if (header == null || !header.startsWith("Session ")) {
            return false;
        }
        String text = new String(Base64.getDecoder().decode(header.substring(8)), StandardCharsets.UTF_8);
        String[] parts = text.split(":");
        return parts.length == 3 && parts[0].equals(USER) && parts[1].equals("2") && sessions.contains(parts[2]);
    }

    private static String method(RecordedRequest request) {
        return call(request).path("method").asText();
    }

    private static JsonNode call(RecordedRequest request) {
        byte[] body =
                request.getBody() == null ? new byte[0] : request.getBody().toByteArray();
        return Json.tryRead(body).orElse(TwinStore.JSON.objectNode());
    }

    private static MockResponse.Builder result(JsonNode result) {
        ObjectNode body = TwinStore.JSON.objectNode().put("id", 0);
        body.set("result", result);
        return json(body);
    }

    private static MockResponse.Builder error(TwinFault fault) {
        ObjectNode body = TwinStore.JSON.objectNode().put("id", 0);
        body.set("error", fault.error());
        return json(body);
    }

    private static MockResponse.Builder json(ObjectNode body) {
        return new MockResponse.Builder()
                .code(200)
                .setHeader("Content-Type", "application/json")
                .body(Json.write(body));
    }
}

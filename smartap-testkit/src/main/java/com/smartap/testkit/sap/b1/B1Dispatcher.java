package com.smartap.testkit.sap.b1;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.testkit.odata.ODataDialect;
import com.smartap.testkit.odata.ODataQuery;
import com.smartap.testkit.odata.ODataQueryException;
import com.smartap.testkit.twin.TwinServer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import okio.ByteString;

/** Routes requests of both versions of the Service Layer. Paths are case-sensitive. Called under the server's lock. */
final class B1Dispatcher implements TwinServer.System {
    private static final int DEFAULT_PAGE = 20;
    private static final Pattern ENTITY = Pattern.compile("(\\w+)\\((?:(\\d{1,10})|'((?:[^']|'')*)')\\)");
    private static final Pattern PAGE_SIZE = Pattern.compile("odata\\.maxpagesize=(\\d{1,9})");
    private static final Set<String> LOGIN = Set.of("CompanyDB", "UserName", "Password", "Language");
    private static final Set<String> CHANGEABLE =
            Set.of("AttachmentEntry", "Comments", "NumAtCard", "DocDueDate", "JournalMemo", "PaymentBlock");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final B1Store store;
    private final B1Sessions sessions;
    private final B1Company company;
    private final B1Documents documents;
    private final B1Files files;
    private final Consumer<String> violation;

    B1Dispatcher(
            B1Store store, B1Sessions sessions, B1Company company, B1Documents documents, Consumer<String> violation) {
        this.store = store;
        this.sessions = sessions;
        this.company = company;
        this.documents = documents;
        this.files = new B1Files(store);
        this.violation = violation;
    }

    @Override
    public boolean isWrite(RecordedRequest request) {
        String path = request.getUrl().encodedPath();
        return !request.getMethod().equals("GET") && !path.endsWith("/Login") && !path.endsWith("/Logout");
    }

    @Override
    public MockResponse.Builder refusal() {
        return json(
                400, B1Fault.rule("10001153 - The simulator was told to refuse").body(false));
    }

    @Override
    public MockResponse.Builder throttled() {
        return json(503, new B1Fault(503, -1, "Service unavailable").body(false))
                .setHeader("Retry-After", "2");
    }

    @Override
    public void expire() {
        sessions.expire();
    }

    @Override
    public void revoke() {
        sessions.changePassword();
    }

    @Override
    public MockResponse.Builder answer(RecordedRequest request) {
        List<String> segments = request.getUrl().pathSegments();
        boolean first = segments.size() > 1 && segments.get(1).equals("v1");
        try {
            if (segments.size() < 3
                    || !segments.get(0).equals("b1s")
                    || !segments.get(1).matches("v[12]")) {
                throw B1Fault.noResource(request.getUrl().encodedPath());
            }
            String resource = String.join("/", segments.subList(2, segments.size()));
            return resource.equals("Login") ? login(request) : inSession(request, resource, first);
        } catch (B1Fault fault) {
            return json(fault.status(), fault.body(first));
        } catch (ODataQueryException e) {
            return json(400, new B1Fault(400, -1000, String.valueOf(e.getMessage())).body(first));
        }
    }

    private MockResponse.Builder login(RecordedRequest request) {
        ObjectNode body = body(request);
        body.fieldNames().forEachRemaining(name -> {
            if (!LOGIN.contains(name)) {
                violation.accept("Login.%s is unknown".formatted(name));
            }
        });
        if (!request.getMethod().equals("POST")
                || !body.path("CompanyDB").asText().equals(B1Company.DATABASE)) {
            throw new B1Fault(401, -304, "Fail to initiate SLD login: the company database is unknown");
        }
        String id = sessions.login(
                body.path("UserName").asText(), body.path("Password").asText());
        ObjectNode answer = B1Seeds.object().put("SessionId", id).put("Version", "1000280");
        return json(200, answer.put("SessionTimeout", 30))
                .addHeader("Set-Cookie", "B1SESSION=" + id + ";HttpOnly;SameSite=None")
                .addHeader("Set-Cookie", "ROUTEID=" + B1Sessions.ROUTE + "; path=/b1s");
    }

    private MockResponse.Builder inSession(RecordedRequest request, String resource, boolean first) {
        String cookies = request.getHeaders().get("Cookie");
        if (!sessions.use(cookies)) {
            throw B1Fault.noSession();
        }
        if (resource.equals("Logout")) {
            sessions.logout(cookies);
            return new MockResponse.Builder().code(204);
        }
        if (resource.equals("CompanyService_GetCompanyInfo")) {
            ObjectNode info =
                    B1Seeds.object().put("CompanyName", "OEC Computers US").put("Version", 1000280);
            return json(200, info.put("EnableExpensesManagement", "tYES"));
        }
        return switch (request.getMethod()) {
            case "GET" -> json(200, versioned(get(request, resource, first), first));
            case "POST" -> json(201, versioned(post(request, resource), first));
            case "PATCH" -> {
                patch(request, resource);
                yield new MockResponse.Builder().code(204);
            }
            default -> throw new B1Fault(405, -1, "Method not allowed");
        };
    }

    private ObjectNode get(RecordedRequest request, String resource, boolean first) {
        Matcher entity = ENTITY.matcher(resource);
        if (entity.matches()) {
            return record(entity).deepCopy();
        }
        if (!B1Store.KEYS.containsKey(resource)) {
            throw B1Fault.noResource(resource);
        }
        Map<String, String> options = options(request.getUrl());
        boolean ignoreCase = "true".equals(request.getHeaders().get("B1S-CaseInsensitive"));
        ODataQuery query = ODataQuery.of(
                B1Schema.entity(resource, company.userFields), options, ODataDialect.SERVICE_LAYER, ignoreCase);
        int size = pageSize(request);
        boolean whole = size == 0 || query.counted();
        int most = whole ? Integer.MAX_VALUE : query.skip() + size + 1;
        List<ObjectNode> matching = query.matching(store.all(resource), most);
        List<ObjectNode> window = query.window(matching);
        List<ObjectNode> page = size == 0 || window.size() <= size ? window : window.subList(0, size);
        ObjectNode answer = B1Seeds.object();
        answer.put(first ? "odata.metadata" : "@odata.context", "$metadata#" + resource);
        if (query.counted()) {
            answer.put(first ? "odata.count" : "@odata.count", matching.size());
        }
        ArrayNode value = answer.putArray("value");
        page.forEach(row -> value.add(query.project(row)));
        if (page.size() < window.size()) {
            int skip = query.skip() + page.size();
            answer.put(first ? "odata.nextLink" : "@odata.nextLink", nextLink(request.getUrl(), resource, skip));
        }
        return answer;
    }

    private ObjectNode post(RecordedRequest request, String resource) {
        if (resource.equals("Attachments2")) {
            return files.create(request).deepCopy();
        }
        if (resource.equals("PurchaseInvoices") || resource.equals("PurchaseCreditNotes")) {
            return documents.post(resource, body(request)).deepCopy();
        }
        throw B1Fault.noResource(resource);
    }

    private void patch(RecordedRequest request, String resource) {
        Matcher entity = ENTITY.matcher(resource);
        if (!entity.matches()) {
            throw B1Fault.noResource(resource);
        }
        ObjectNode row = record(entity);
        if (entity.group(1).equals("Attachments2")) {
            files.add(row, request);
            return;
        }
        ObjectNode changes = body(request);
        if (!B1Schema.isDocument(entity.group(1))) {
            throw B1Fault.noResource(resource);
        }
        List<String> names = new ArrayList<>();
        changes.fieldNames().forEachRemaining(names::add);
        for (String name : names) {
            if (!CHANGEABLE.contains(name) && !company.userFields.contains(name)) {
                violation.accept("Document.%s cannot be changed".formatted(name));
                throw B1Fault.property(name, "Document");
            }
        }
        if (company.approvals) {
            throw B1Fault.rule("10000190 - The document is subject to an approval procedure and cannot be updated");
        }
        if (changes.hasNonNull("AttachmentEntry")) {
            store.require("Attachments2", changes.path("AttachmentEntry").asText());
        }
        row.setAll(changes);
        store.touch(row);
    }

    private ObjectNode record(Matcher entity) {
        String set = entity.group(1);
        boolean numbered = B1Store.isNumbered(set);
        if (!B1Store.KEYS.containsKey(set) || numbered == (entity.group(2) == null)) {
            throw B1Fault.noResource(entity.group());
        }
        return store.require(set, numbered ? entity.group(2) : entity.group(3).replace("''", "'"));
    }

    /** Relative to the service's root, with the query as it came and another position. */
    private static String nextLink(HttpUrl url, String resource, int skip) {
        HttpUrl next = url.newBuilder()
                .removeAllQueryParameters("$skip")
                .addQueryParameter("$skip", String.valueOf(skip))
                .build();
        return resource + "?" + next.encodedQuery();
    }

    private static int pageSize(RecordedRequest request) {
        Matcher size = PAGE_SIZE.matcher(
                Optional.ofNullable(request.getHeaders().get("Prefer")).orElse(""));
        return size.find() ? Integer.parseInt(size.group(1)) : DEFAULT_PAGE;
    }

    private static Map<String, String> options(HttpUrl url) {
        Map<String, String> options = new LinkedHashMap<>();
        for (int i = 0; i < url.querySize(); i++) {
            String value = url.queryParameterValue(i);
            options.put(url.queryParameterName(i), value == null ? "" : value);
        }
        return options;
    }

    private static ObjectNode body(RecordedRequest request) {
        ByteString bytes = request.getBody();
        try {
            JsonNode node = JSON.readTree(bytes == null ? "" : bytes.string(StandardCharsets.UTF_8));
            if (node instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            throw new B1Fault(400, -1, "The body is not JSON");
        }
        throw new B1Fault(400, -1, "The body is not a JSON object");
    }

    /** Version 1 writes days without time. */
    private static ObjectNode versioned(ObjectNode node, boolean first) {
        if (first) {
            plainDays(node);
        }
        return node;
    }

    private static void plainDays(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(field -> {
                String text = field.getValue().isTextual() ? field.getValue().asText() : "";
                if (text.endsWith("T00:00:00Z")) {
                    field.setValue(object.textNode(text.substring(0, 10)));
                }
            });
        }
        node.forEach(B1Dispatcher::plainDays);
    }

    private static MockResponse.Builder json(int status, ObjectNode body) {
        return new MockResponse.Builder()
                .code(status)
                .setHeader("Content-Type", "application/json;odata.metadata=minimal;charset=utf-8")
                .body(body.toString());
    }
}

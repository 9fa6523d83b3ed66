package com.smartap.testkit.quickbooks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** The company's resources: reads, queries and writes. Not thread-safe: its owner holds a lock. */
final class TwinCompany {
    private static final int REPLAYS = 10_000;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private final TwinStore store;
    private final TwinBills bills;
    private final TwinPayments payments;
    private final TwinChanges changes;
    private final TwinSchema schema;
    private final TwinPreferences preferences;
    private final Map<String, ObjectNode> replays = new LinkedHashMap<>(16, 0.75f, false) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, ObjectNode> eldest) {
            return size() > REPLAYS;
        }
    };

    TwinCompany(TwinStore store, Clock clock, Consumer<String> violations) {
        this.store = store;
        this.preferences = new TwinPreferences(violations);
        this.bills = new TwinBills(store, preferences);
        this.payments = new TwinPayments(store, clock);
        this.changes = new TwinChanges(store, clock);
        this.schema = new TwinSchema(violations);
    }

    TwinBills bills() {
        return bills;
    }

    TwinPayments payments() {
        return payments;
    }

    TwinPreferences preferences() {
        return preferences;
    }

    /** Answers a request below {@code /v3/company/{realmId}}; the segments are those behind it. */
    ObjectNode answer(RecordedRequest request, List<String> segments, String realmId) {
        HttpUrl url = request.getUrl();
        boolean get = request.getMethod().equals("GET");
        String resource = segments.get(0);
        if (get && resource.equals("query")) {
            return query(String.valueOf(url.queryParameter("query")));
        }
        if (get && resource.equals("cdc")) {
            return wrap(
                    "CDCResponse",
                    changes.since(
                            String.valueOf(url.queryParameter("entities")),
                            String.valueOf(url.queryParameter("changedSince"))));
        }
        if (get && resource.equals("companyinfo")) {
            ObjectNode company = JsonNodeFactory.instance.objectNode();
            company.put("CompanyName", "Twin Manufacturing LLC")
                    .put("Country", preferences.country)
                    .put("Id", realmId);
            return wrap("CompanyInfo", company);
        }
        if (!get && resource.equals("upload")) {
            return once("upload", url, () -> TwinUpload.store(store, schema, request));
        }
        String type = TwinStore.typeOf(resource)
                .orElseThrow(() -> TwinFault.validation("120", "Unsupported Operation", "Operation " + resource));
        if (get && segments.size() == 2) {
            return wrap(type, store.require(type, segments.get(1)));
        }
        if (get) {
            throw TwinFault.validation("120", "Unsupported Operation", "Operation " + resource);
        }
        return once(type, url, () -> write(type, url, body(request)));
    }

    private ObjectNode write(String type, HttpUrl url, ObjectNode body) {
        String operation = String.valueOf(url.queryParameter("operation"));
        if (operation.equals("delete")) {
            ObjectNode known = current(type, body);
            delete(type, known);
            ObjectNode gone = JsonNodeFactory.instance.objectNode();
            return wrap(type, gone.put("Id", known.path("Id").asText()).put("status", "Deleted"));
        }
        if (operation.equals("update") && "void".equals(url.queryParameter("include"))) {
            if (!type.equals("BillPayment")) {
                throw TwinFault.validation("120", "Unsupported Operation", "Void of " + type);
            }
            return wrap(type, payments.voided(current(type, body)));
        }
        schema.check(type, body);
        if (body.hasNonNull("Id")) {
            ObjectNode known = current(type, body);
            body.remove(List.of("Id", "SyncToken", "sparse", "MetaData"));
            known.setAll(body);
            store.touch(known);
            return wrap(type, known);
        }
        return wrap(
                type,
                switch (type) {
                    case "Bill", "VendorCredit" -> bills.post(type, body);
                    case "BillPayment" -> payments.pay(body);
                    case "Vendor" -> vendor(body);
                    default -> store.add(type, body);
                });
    }

    /** Deletes an entity with all that this means for those it is linked to. */
    void delete(String type, ObjectNode known) {
        switch (type) {
            case "Bill", "VendorCredit" -> bills.delete(type, known);
            case "BillPayment" -> {
                payments.unlink(known);
                store.remove(type, known.path("Id").asText());
            }
            default -> store.remove(type, known.path("Id").asText());
        }
    }

    private ObjectNode vendor(ObjectNode vendor) {
        String name = vendor.path("DisplayName").asText();
        if (store.all("Vendor").stream()
                .anyMatch(other -> other.path("DisplayName").asText().equalsIgnoreCase(name))) {
            throw TwinFault.validation(
                    "6240", "Duplicate Name Exists Error", "The name supplied already exists. : " + name);
        }
        if (!vendor.has("Active")) {
            vendor.put("Active", true);
        }
        return store.add("Vendor", vendor);
    }

    private ObjectNode current(String type, ObjectNode body) {
        ObjectNode known = store.require(type, body.path("Id").asText());
        if (!known.path("SyncToken").asText().equals(body.path("SyncToken").asText())) {
            throw TwinFault.validation(
                    "5010",
                    "Stale Object Error",
                    "Stale Object Error : You and another user were working on this at the same time");
        }
        return known;
    }

    /** The first answer again for a {@code requestid} that was seen before. */
    private ObjectNode once(String what, HttpUrl url, java.util.function.Supplier<ObjectNode> write) {
        String requestId = url.queryParameter("requestid");
        if (requestId != null && requestId.length() > 50) {
            throw TwinFault.validation("2050", "Invalid request id", "requestid is longer than 50 characters");
        }
        ObjectNode before = requestId == null ? null : replays.get(what + " " + requestId);
        if (before != null) {
            return before;
        }
        ObjectNode answer = write.get();
        if (requestId != null) {
            replays.put(what + " " + requestId, answer.deepCopy());
        }
        return answer;
    }

    void save(ObjectNode out) {
        replays.forEach(out::set);
    }

    void load(JsonNode saved) {
        replays.clear();
        saved.properties().forEach(answer -> replays.put(answer.getKey(), (ObjectNode) answer.getValue()));
    }

    private ObjectNode query(String text) {
        TwinQuery query = new TwinQuery(text);
        ObjectNode response = JsonNodeFactory.instance.objectNode();
        if (query.isCount()) {
            response.put("totalCount", query.count(store));
        } else {
            List<ObjectNode> rows = query.rows(store);
            if (!rows.isEmpty()) {
                rows.forEach(response.putArray(query.type())::add);
                response.put("startPosition", query.start());
                response.put("maxResults", rows.size());
            }
        }
        return wrap("QueryResponse", response);
    }

    private static ObjectNode body(RecordedRequest request) {
        ByteString body = request.getBody();
        JsonNode node = parse(body == null ? "" : body.string(StandardCharsets.UTF_8));
        if (node instanceof ObjectNode object) {
            return object;
        }
        throw TwinFault.validation("2010", "Request has invalid or unsupported property", "The body is no JSON object");
    }

    static @Nullable JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    private ObjectNode wrap(String name, JsonNode content) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.set(name, content);
        answer.put("time", store.now());
        return answer;
    }
}

package com.smartap.testkit.xero;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okio.Buffer;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** What lies under {@code /api.xro/2.0}. Not thread-safe: its owner holds a lock. */
final class TwinOrganisation {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(com.fasterxml.jackson.core.JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();
    private static final Set<String> LISTS = Set.of(
            TwinBooks.CONTACTS,
            TwinBooks.ORDERS,
            TwinBooks.INVOICES,
            TwinBooks.CREDITS,
            TwinBooks.PAYMENTS,
            TwinBooks.ACCOUNTS,
            TwinBooks.TAX_RATES);
    final TwinBooks books;
    final TwinLists lists;
    final TwinDocuments documents;
    final TwinAttachments attachments;
    private final TwinSchema schema;
    private final Consumer<String> violation;
    private final String tenantId;

    TwinOrganisation(TwinBooks books, String tenantId, Consumer<String> violation) {
        this.books = books;
        this.tenantId = tenantId;
        this.violation = violation;
        this.schema = new TwinSchema(violation);
        this.lists = new TwinLists(books, schema);
        this.documents = new TwinDocuments(books);
        this.attachments = new TwinAttachments(books);
    }

    /** Answers a request; the segments are those behind the path of the API. */
    MockResponse.Builder answer(RecordedRequest request, List<String> segments) {
        String entity = segments.get(0);
        boolean get = request.getMethod().equals("GET");
        if (get && entity.equals("Organisation")) {
            ObjectNode answer = envelope();
            answer.putArray("Organisations").add(TwinChart.organisation(tenantId));
            return json(200, answer);
        }
        if (!LISTS.contains(entity)) {
            throw TwinFault.notFound();
        }
        if (segments.size() >= 3 && segments.get(2).equals("Attachments")) {
            return attachment(request, segments);
        }
        if (get && !"application/json".equals(request.getHeaders().get("Accept"))) {
            violation.accept("GET %s: without Accept: application/json Xero answers with XML".formatted(entity));
            return new MockResponse.Builder()
                    .setHeader("Content-Type", "text/xml")
                    .body("<Response/>");
        }
        ObjectNode answer = envelope();
        if (get && segments.size() == 1) {
            lists.answer(entity, request, answer);
        } else if (get) {
            answer.putArray(entity).add(one(entity, segments.get(1)));
        } else {
            answer.putArray(entity).add(write(entity, request, segments));
        }
        return json(200, answer);
    }

    private ObjectNode one(String entity, String idOrNumber) {
        String number = switch (entity) {
            case TwinBooks.ORDERS -> "PurchaseOrderNumber";
            case TwinBooks.CREDITS -> "CreditNoteNumber";
            default -> "InvoiceNumber";
        };
        return books.find(entity, idOrNumber, number).orElseThrow(TwinFault::notFound);
    }

    private ObjectNode write(String entity, RecordedRequest request, List<String> segments) {
        ObjectNode sent = row(entity, request);
        schema.document(entity, sent, request.getUrl());
        boolean put = request.getMethod().equals("PUT");
        boolean document = entity.equals(TwinBooks.INVOICES) || entity.equals(TwinBooks.CREDITS);
        boolean create = put || !sent.has(TwinBooks.idField(entity)) && segments.size() == 1;
        if (create && document) {
            int decimals = "4".equals(request.getUrl().queryParameter("unitdp")) ? 4 : 2;
            return documents.create(entity, sent, decimals);
        }
        if (!create && (document || entity.equals(TwinBooks.ORDERS))) {
            return documents.update(entity, sent, segments.size() > 1 ? segments.get(1) : "");
        }
        throw TwinFault.malformed(20, "ApiMethodNotImplementedException", "The Api Method called is not implemented");
    }

    /** A body is always a list under the name of the records, even for one. */
    private ObjectNode row(String entity, RecordedRequest request) {
        String type = String.valueOf(request.getHeaders().get("Content-Type"));
        JsonNode body = type.startsWith("application/json") ? read(bytes(request)) : null;
        if (body == null || !body.path(entity).isArray() || body.size() != 1) {
            violation.accept("%s %s: the body is no wrapper".formatted(request.getMethod(), entity));
            throw TwinFault.malformed(17, "PostDataInvalidException", "The body is no list of " + entity);
        }
        if (body.path(entity).size() != 1 || !(body.path(entity).path(0) instanceof ObjectNode row)) {
            throw TwinFault.malformed(14, "PostDataInvalidException", "The simulator takes one record at a time");
        }
        return row;
    }

    private MockResponse.Builder attachment(RecordedRequest request, List<String> segments) {
        ObjectNode document = books.require(segments.get(0), segments.get(1));
        if (request.getMethod().equals("GET") && segments.size() == 3) {
            ObjectNode answer = envelope();
            attachments.of(segments.get(1)).forEach(answer.putArray("Attachments")::add);
            return json(200, answer);
        }
        String name = segments.size() == 4 ? segments.get(3) : "";
        if (request.getMethod().equals("GET")) {
            byte[] content = attachments.content(segments.get(1), name).orElseThrow(TwinFault::notFound);
            return new MockResponse.Builder()
                    .setHeader("Content-Type", "application/octet-stream")
                    .body(new Buffer().write(content));
        }
        String type = request.getHeaders().get("Content-Type");
        if (name.isEmpty() || type == null) {
            throw TwinFault.malformed(17, "PostDataInvalidException", "A file needs a name and a content type");
        }
        ObjectNode answer = envelope();
        answer.putArray("Attachments").add(attachments.put(document, segments.get(1), name, type, bytes(request)));
        return json(200, answer);
    }

    private ObjectNode envelope() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("Id", books.newId())
                .put("Status", "OK")
                .put("ProviderName", "SmartAP Twin")
                .put("DateTimeUTC", TwinDates.millis(books.clock().instant()));
    }

    static byte[] bytes(RecordedRequest request) {
        ByteString body = request.getBody();
        return body == null ? new byte[0] : body.toByteArray();
    }

    static MockResponse.Builder json(int status, JsonNode body) {
        try {
            return new MockResponse.Builder()
                    .code(status)
                    .setHeader("Content-Type", "application/json; charset=utf-8")
                    .body(JSON.writeValueAsString(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a JSON tree can always be written", e);
        }
    }

    private static @Nullable JsonNode read(byte[] bytes) {
        try {
            return JSON.readTree(new String(bytes, StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    static List<String> behind(List<String> segments, String... path) {
        List<String> rest = new ArrayList<>(segments);
        for (String step : path) {
            if (rest.isEmpty() || !rest.remove(0).equals(step)) {
                return List.of();
            }
        }
        rest.removeIf(String::isEmpty);
        return rest;
    }
}

package com.smartap.testkit.netsuite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** SuiteQL over HTTP: a page of at most 1000 rows, and no row behind the first 100,000. */
final class NsSuiteQl {
    static final String PATH = "/services/rest/query/v1/suiteql";
    private static final int MOST_ROWS = 100_000;
    private final NsStore store;
    private final Set<String> hidden;

    NsSuiteQl(NsStore store, Set<String> hidden) {
        this.store = store;
        this.hidden = hidden;
    }

    List<Map<String, Object>> run(String query, List<Object> parameters) {
        return run(query, parameters, 0, Integer.MAX_VALUE).rows();
    }

    private SqlQuery.Result run(String query, List<Object> parameters, int offset, int count) {
        return new SqlQuery(new NsTables(store, hidden), new SqlValues(store.zone()))
                .run(query, parameters, offset, count);
    }

    NsResponse answer(NsRequest request) {
        if (request.header("prefer")
                .filter(prefer -> prefer.contains("transient"))
                .isEmpty()) {
            throw NsFault.user(
                    "INVALID_HEADER", "Required request header is missing or its value is not valid: Prefer.");
        }
        JsonNode body = NsBodies.object(request);
        if (!body.path("q").isTextual()) {
            throw NsFault.user("INVALID_CONTENT", "The query q is missing.");
        }
        int limit = number(request, "limit", 1000);
        int offset = number(request, "offset", 0);
        if (limit < 1 || limit > 1000 || offset % limit != 0 || offset + limit > MOST_ROWS) {
            throw NsFault.user("INVALID_PARAMETER", "Invalid limit (%d) or offset (%d).".formatted(limit, offset));
        }
        List<Object> parameters = new ArrayList<>();
        body.path("params").forEach(parameter -> parameters.add(parameter.asText()));
        SqlQuery.Result result = run(body.path("q").asText(), parameters, offset, limit);
        int total = Math.min(result.total(), MOST_ROWS);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.putArray("links");
        ArrayNode items = answer.putArray("items");
        for (Map<String, Object> row : result.rows()) {
            ObjectNode item = items.addObject();
            item.putArray("links");
            row.forEach((name, value) -> item.put(name, SqlValues.text(value)));
        }
        answer.put("count", items.size())
                .put("hasMore", offset + items.size() < total)
                .put("offset", offset)
                .put("totalResults", total);
        return NsResponse.json(200, answer);
    }

    private static int number(NsRequest request, String name, int standard) {
        String text = request.parameter(name).orElse(String.valueOf(standard));
        return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : -1;
    }
}

package com.smartap.testkit.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import okhttp3.HttpUrl;

/** Cuts lists into pages as the two versions of the API do. */
final class TwinPages {
    private static final int STANDARD = 10;
    private static final int MOST = 100;
    private int most = MOST;

    /** The most that a page holds, whatever is asked for. */
    void most(int rows) {
        most = rows;
    }

    /** API v2: the next page's address goes on behind the last object of this page. */
    ObjectNode v2(HttpUrl url, List<? extends JsonNode> rows) {
        String token = url.queryParameter("page");
        int from = token == null
                ? 0
                : behind(rows, new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8));
        int to = Math.min(rows.size(), from + limit(url));
        ObjectNode page = page(rows.subList(from, to));
        if (to < rows.size()) {
            String last = rows.get(to - 1).path("id").asText();
            HttpUrl next = url.newBuilder()
                    .setQueryParameter(
                            "page",
                            Base64.getUrlEncoder()
                                    .withoutPadding()
                                    .encodeToString(last.getBytes(StandardCharsets.UTF_8)))
                    .build();
            page.put("next_page_url", next.encodedPath() + "?" + next.encodedQuery());
        } else {
            page.putNull("next_page_url");
        }
        return page.putNull("previous_page_url");
    }

    /** API v1: has_more and starting_after. */
    ObjectNode v1(HttpUrl url, List<? extends JsonNode> rows) {
        String after = url.queryParameter("starting_after");
        int from = after == null ? 0 : behind(rows, after);
        int to = Math.min(rows.size(), from + limit(url));
        ObjectNode page = page(rows.subList(from, to));
        return page.put("object", "list").put("has_more", to < rows.size()).put("url", url.encodedPath());
    }

    private int limit(HttpUrl url) {
        String asked = url.queryParameter("limit");
        int limit = asked == null ? STANDARD : Integer.parseInt(asked);
        if (limit < 1 || limit > MOST) {
            throw TwinFault.parameter("parameter_invalid_integer", "limit", "limit must be 1 to 100");
        }
        return Math.min(limit, most);
    }

    private static int behind(List<? extends JsonNode> rows, String id) {
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).path("id").asText().equals(id)) {
                return i + 1;
            }
        }
        throw TwinFault.parameter("parameter_invalid", "page", "No such place: " + id);
    }

    private static ObjectNode page(List<? extends JsonNode> rows) {
        ObjectNode page = JsonNodeFactory.instance.objectNode();
        ArrayNode data = page.putArray("data");
        rows.forEach(data::add);
        return page;
    }
}

package com.smartap.payments.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.support.Json;
import com.smartap.spi.ConnectorProtocolException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Goes through a list page by page, newest first as Stripe gives them: API v2 by {@code next_page_url}, v1 by
 * {@code has_more} and {@code starting_after}. What cannot be read is an error, never the end of the list.
 */
final class StripeList {
    private static final int MOST_PAGES = 20_000;
    private final StripeApi api;
    private final String path;
    private final @Nullable String context;

    StripeList(StripeApi api, String path, @Nullable String context) {
        this.api = api;
        this.path = path;
        this.context = context;
    }

    /** Shows every object to somebody until they say that they have seen enough. */
    void each(Map<String, String> query, Predicate<ObjectNode> enough) {
        Map<String, String> first = new LinkedHashMap<>(query);
        first.put("limit", "100");
        String next = StripeApi.encode(first);
        Set<String> seen = new HashSet<>();
        while (!next.isEmpty()) {
            if (!seen.add(next) || seen.size() > MOST_PAGES) {
                throw broken("does not come to an end");
            }
            ObjectNode page = api.get(path, next, context);
            List<ObjectNode> rows = rows(page);
            for (ObjectNode row : rows) {
                if (enough.test(row)) {
                    return;
                }
            }
            next = path.startsWith("/v1/") ? after(page, rows, first) : nextPage(page);
        }
    }

    private List<ObjectNode> rows(ObjectNode page) {
        JsonNode data = page.path("data");
        if (!data.isArray()) {
            throw broken("has no data");
        }
        List<ObjectNode> rows = new ArrayList<>();
        for (JsonNode row : data) {
            if (!(row instanceof ObjectNode object)) {
                throw broken("holds what is no object");
            }
            rows.add(object);
        }
        return rows;
    }

    private String after(ObjectNode page, List<ObjectNode> rows, Map<String, String> first) {
        JsonNode more = page.path("has_more");
        if (!more.isBoolean()) {
            throw broken("does not say whether there are more");
        }
        if (!more.booleanValue()) {
            return "";
        }
        if (rows.isEmpty()) {
            throw broken("is empty, but says that there are more");
        }
        Map<String, String> query = new LinkedHashMap<>(first);
        query.put("starting_after", Json.requireText(path, rows.get(rows.size() - 1), "id"));
        return StripeApi.encode(query);
    }

    /** Only the query is taken, so that no answer sends the key elsewhere. */
    private String nextPage(ObjectNode page) {
        Optional<String> url = Json.text(page, "next_page_url");
        if (url.isEmpty()) {
            return "";
        }
        try {
            URI next = URI.create(url.get());
            if (next.getRawQuery() != null && path.equals(next.getPath())) {
                return next.getRawQuery();
            }
        } catch (IllegalArgumentException e) {
            throw broken("has a next page that is no address");
        }
        throw broken("has its next page somewhere else");
    }

    private ConnectorProtocolException broken(String what) {
        return new ConnectorProtocolException("%s: the list %s %s".formatted(api.connection(), path, what), null, null);
    }
}

package com.smartap.connector.xero;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.spi.ConnectorProtocolException;
import java.util.ArrayList;
import java.util.List;

/**
 * One page of a list.
 *
 * @param rows its records
 * @param more whether there is a page behind it, as far as it tells
 * @param pages how many pages there are; 0 if it does not say so
 * @param size how many records Xero puts on a page
 */
record XeroPage(List<ObjectNode> rows, boolean more, int pages, int size) {
    /** What Xero gives where nobody asks for more. */
    static final int STANDARD = 100;

    XeroPage {
        rows = List.copyOf(rows);
    }

    /** Reads an answer; servers that do not know the size that was asked for give the standard one. */
    static XeroPage of(String what, ObjectNode answer, String entity, int number, int asked) {
        List<ObjectNode> rows = rows(what, answer, entity);
        JsonNode pagination = answer.path("pagination");
        int pages = pagination.path("pageCount").asInt(0);
        int size = pagination.path("pageSize").asInt(0);
        boolean more = pages > 0 ? number < pages : rows.size() >= Math.min(asked, STANDARD);
        return new XeroPage(rows, more, pages, size > 0 ? size : Math.max(1, rows.size()));
    }

    /** The records of an answer, which has to have a list of them. */
    static List<ObjectNode> rows(String what, ObjectNode answer, String entity) {
        JsonNode list = answer.path(entity);
        if (!list.isArray() && !list.isNull()) {
            throw new ConnectorProtocolException("%s: the answer has no %s".formatted(what, entity), null, null);
        }
        List<ObjectNode> rows = new ArrayList<>();
        for (JsonNode row : list) {
            if (row instanceof ObjectNode object) {
                rows.add(object);
            }
        }
        return rows;
    }
}

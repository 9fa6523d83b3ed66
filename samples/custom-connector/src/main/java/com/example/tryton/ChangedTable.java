package com.example.tryton;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.support.Json;
import com.smartap.spi.ConnectorProtocolException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * A table whose rows belong to records, such as addresses to vendors. A row that was never changed has no
 * {@code write_date}, so that each table is read twice, as two streams: rows that were never changed by their
 * {@code create_date}, and the others by their {@code write_date}.
 *
 * @param model the model's name
 * @param owner where a row says which records it belongs to, such as {@code party} or {@code account.owners}
 * @param filter which rows count
 */
record ChangedTable(String model, String owner, ArrayNode filter) {
    private static final List<String> DATES = List.of("create_date", "write_date");

    /** A row, and the records that it belongs to. */
    record Row(Place place, List<Long> records) {}

    /** Rows behind a place, or at its very row, in order. The stream is 0 for new rows, 1 for changed ones. */
    List<Row> behind(TrytonApi api, Place from, int number, int count) {
        int stream = number % DATES.size();
        String date = DATES.get(stream);
        ArrayNode domain = Domain.all(filter, behind(from, date, number));
        if (stream == 0) {
            domain.add(Domain.where("write_date", "=", Json.object().nullNode()));
        }
        ArrayNode order = Domain.list();
        order.add(Domain.texts(List.of(date, "ASC"))).add(Domain.texts(List.of("id", "ASC")));
        return rows(api.searchBulk(model, domain, count, order, fields()), number - stream);
    }

    /** All rows of some records. */
    List<Row> of(TrytonApi api, Collection<Long> records, int firstNumber) {
        ArrayNode domain = Domain.all(filter, Domain.among(owner, records));
        return rows(api.searchBulk(model, domain, 1_000_000, Json.object().nullNode(), fields()), firstNumber);
    }

    private static ArrayNode behind(Place from, String date, int number) {
        if (from.at().equals(Instant.EPOCH) && from.stream() < 0) {
            return Domain.all();
        }
        JsonNode at = Values.moment(from.at());
        if (number != from.stream()) {
            return Domain.all(Domain.where(date, number > from.stream() ? ">=" : ">", at));
        }
        return Domain.any(
                Domain.all(Domain.where(date, ">", at)),
                Domain.all(
                        Domain.where(date, "=", at),
                        Domain.where("id", ">=", Json.object().numberNode(from.row()))));
    }

    private List<String> fields() {
        return List.of("create_date", "write_date", owner);
    }

    private List<Row> rows(List<ObjectNode> found, int firstNumber) {
        List<Row> rows = new ArrayList<>();
        for (ObjectNode row : found) {
            long id = Values.id(model, row);
            String what = model + " " + id;
            boolean changed = row.hasNonNull("write_date");
            Instant at = Values.moment(what, row, DATES.get(changed ? 1 : 0))
                    .orElseThrow(() -> new ConnectorProtocolException(what + " has no create_date", null, null));
            rows.add(new Row(new Place(at, firstNumber + (changed ? 1 : 0), id, 0), records(what, row)));
        }
        return rows;
    }

    private List<Long> records(String what, ObjectNode row) {
        JsonNode node = row;
        String[] path = owner.split("\\.", -1);
        for (int i = 0; i < path.length - 1; i++) {
            node = node.path(path[i] + ".");
        }
        return Values.ids(what, node, path[path.length - 1]);
    }
}

package com.smartap.testkit.netsuite;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** SuiteTalk's record API, version 1: lists, single records, POST, PATCH, PUT by external id, DELETE and transforms. */
final class NsRecordApi {
    static final String PATH = "/services/rest/record/v1/";
    private static final Set<String> WRITABLE = Set.of(NsTransaction.BILL, NsTransaction.CREDIT);
    private final NsStore store;
    private final NsBills bills;
    private final NsRecords records;

    NsRecordApi(NsStore store, NsBills bills) {
        this.store = store;
        this.bills = bills;
        this.records = new NsRecords(store);
    }

    NsResponse answer(NsRequest request, String base) {
        String[] parts = request.path().substring(PATH.length()).split("/", -1);
        String type = parts[0];
        if (type.equals("metadata-catalog")) {
            return catalogue();
        }
        if (parts.length == 4 && parts[2].equals("!transform")) {
            return transform(request, type, parts[1], parts[3], base);
        }
        String id = parts.length > 1 ? NsForm.decode(parts[1]) : "";
        return switch (request.method()) {
            case "GET" -> id.isEmpty() ? list(request, type) : one(request, type, id);
            case "POST" -> create(request, type, base);
            case "PATCH" -> update(request, type, id);
            case "PUT" -> upsert(request, type, id, base);
            case "DELETE" -> delete(type, id);
            default -> throw NsFault.of(405, "INVALID_METHOD", "Method not allowed.");
        };
    }

    private static NsResponse catalogue() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode items = body.putArray("items");
        List.of(
                        "vendor",
                        "vendorBill",
                        "vendorCredit",
                        "purchaseOrder",
                        "itemReceipt",
                        "vendorPayment",
                        "account",
                        "currency")
                .forEach(name -> items.addObject().put("name", name));
        return NsResponse.json(200, body);
    }

    /** Ids and links only, as NetSuite gives them. */
    private NsResponse list(NsRequest request, String type) {
        int limit = number(request, "limit", 1000);
        int offset = number(request, "offset", 0);
        List<Long> ids = ids(type);
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode items = body.putArray("items");
        ids.stream().skip(offset).limit(limit).forEach(id -> items.addObject().put("id", String.valueOf(id)));
        body.put("offset", offset)
                .put("count", items.size())
                .put("totalResults", ids.size())
                .put("hasMore", offset + items.size() < ids.size());
        return NsResponse.json(200, body);
    }

    private List<Long> ids(String type) {
        Optional<String> transactionType = NsRecords.transactionType(type);
        if (transactionType.isPresent()) {
            return store.transactions().stream()
                    .filter(each -> each.type().equals(transactionType.get()))
                    .map(NsTransaction::id)
                    .toList();
        }
        return new ArrayList<>(store.list(listOf(type)).keySet());
    }

    private NsResponse one(NsRequest request, String type, String id) {
        Optional<String> transactionType = NsRecords.transactionType(type);
        if (transactionType.isPresent()) {
            boolean expanded = request.parameter("expandSubResources")
                    .filter("true"::equals)
                    .isPresent();
            return NsResponse.json(200, records.transaction(require(type, transactionType.get(), id), expanded));
        }
        Map<String, Object> row = store.find(listOf(type), id).orElseThrow(() -> NsFault.missing(type, id));
        return NsResponse.json(200, type.equals("vendor") ? records.vendor(row) : NsRecords.plain(row));
    }

    private NsResponse create(NsRequest request, String type, String base) {
        NsDraft draft = new NsBodies(request).read(writable(type), NsBodies.object(request));
        return NsResponse.made(base + PATH + type + "/" + bills.save(draft).id());
    }

    private NsResponse update(NsRequest request, String type, String id) {
        NsTransaction held = require(type, writable(type), id);
        overwrite(held, new NsBodies(request).read(held.type(), NsBodies.object(request)));
        return NsResponse.nothing();
    }

    /** An upsert: what is there under the external id is overwritten. */
    private NsResponse upsert(NsRequest request, String type, String id, String base) {
        if (!id.startsWith("eid:")) {
            throw NsFault.user("INVALID_PARAMETER", "PUT needs an external id, such as eid:ABC.");
        }
        String externalId = id.substring(4);
        NsDraft draft = new NsBodies(request).read(writable(type), NsBodies.object(request));
        Optional<NsTransaction> held = store.byExternalId(draft.type(), externalId);
        if (held.isPresent()) {
            overwrite(held.get(), draft);
            return NsResponse.nothing();
        }
        draft.fields().put("externalid", externalId);
        return NsResponse.made(base + PATH + type + "/" + bills.save(draft).id());
    }

    private void overwrite(NsTransaction held, NsDraft draft) {
        held.header().putAll(draft.fields());
        store.touch(held);
    }

    private NsResponse delete(String type, String id) {
        NsTransaction held = require(type, writable(type), id);
        store.delete(type.toLowerCase(Locale.ROOT), held.id());
        return NsResponse.nothing();
    }

    private NsResponse transform(NsRequest request, String type, String id, String target, String base) {
        if (!request.method().equals("POST")
                || !type.equalsIgnoreCase("purchaseOrder")
                || !target.equalsIgnoreCase("vendorBill")) {
            throw NsFault.user(
                    "INVALID_TRANSFORM", "This transformation is not supported: %s to %s.".formatted(type, target));
        }
        NsDraft changes = new NsBodies(request).read(NsTransaction.BILL, NsBodies.object(request));
        NsDraft draft = bills.fromOrder(id);
        draft.fields().putAll(changes.fields());
        List<String> replaced = List.of(request.parameter("replace").orElse("").split(","));
        merge(draft.items(), changes.items(), replaced.contains("item"), "item");
        merge(draft.expenses(), changes.expenses(), replaced.contains("expense"), "expense");
        return NsResponse.made(base + PATH + "vendorBill/" + bills.save(draft).id());
    }

    /** Lines are matched by the order's line; without {@code replace}, those that are not named stay. */
    private static void merge(
            List<Map<String, Object>> lines, List<Map<String, Object>> changes, boolean replace, String sublist) {
        List<Map<String, Object>> merged = new ArrayList<>();
        for (Map<String, Object> change : changes) {
            Map<String, Object> line = new LinkedHashMap<>();
            if (change.get("orderline") != null) {
                Map<String, Object> ordered = find(lines, change.get("orderline"));
                if (ordered == null) {
                    throw NsFault.at(
                            sublist + ".items",
                            "INVALID_KEY_OR_REF",
                            "Invalid orderline reference key %s.".formatted(change.get("orderline")));
                }
                lines.remove(ordered);
                line.putAll(ordered);
                if (change.containsKey("quantity") || change.containsKey("rate")) {
                    line.remove("amount");
                }
            }
            line.putAll(change);
            merged.add(line);
        }
        if (replace) {
            lines.clear();
        }
        lines.addAll(merged);
    }

    private static @Nullable Map<String, Object> find(List<Map<String, Object>> lines, @Nullable Object orderLine) {
        return lines.stream()
                .filter(line -> String.valueOf(line.get("orderline")).equals(String.valueOf(orderLine)))
                .findFirst()
                .orElse(null);
    }

    private NsTransaction require(String recordType, String type, String id) {
        Optional<NsTransaction> found =
                id.startsWith("eid:") ? store.byExternalId(type, id.substring(4)) : store.transaction(type, id);
        return found.orElseThrow(() -> NsFault.missing(recordType, id));
    }

    private static String writable(String recordType) {
        return NsRecords.transactionType(recordType)
                .filter(WRITABLE::contains)
                .orElseThrow(() -> NsFault.of(
                        404, "INVALID_RECORD_TYPE", "Record type %s is not written here.".formatted(recordType)));
    }

    private static String listOf(String type) {
        String list = type.toLowerCase(Locale.ROOT);
        if (!NsStore.LISTS.contains(list)
                || List.of("link", "file", "attachment").contains(list)) {
            throw NsFault.of(404, "INVALID_RECORD_TYPE", "Record type '%s' does not exist.".formatted(type));
        }
        return list;
    }

    private static int number(NsRequest request, String name, int standard) {
        String text = request.parameter(name).orElse(String.valueOf(standard));
        if (!text.matches("[0-9]{1,7}")) {
            throw NsFault.user("INVALID_PARAMETER", "Invalid %s.".formatted(name));
        }
        return Integer.parseInt(text);
    }
}

package com.smartap.connector.netsuite;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.netsuite.NetSuiteApi.Rows;
import com.smartap.connector.support.ConnectorRefusedException;
import com.smartap.connector.support.Json;
import com.smartap.spi.ConnectorProtocolException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The books by SuiteTalk's REST services: SuiteQL for reading, the record API for writing. */
final class SuiteTalkBooks implements NetSuiteBooks {
    private static final Logger log = LoggerFactory.getLogger(SuiteTalkBooks.class);
    private final NetSuiteApi api;
    private final SuiteQl suiteQl;
    private final Stamps stamps;
    private final RecordReader records;

    SuiteTalkBooks(NetSuiteApi api, Stamps stamps) {
        this.api = api;
        this.suiteQl = new SuiteQl(api);
        this.stamps = stamps;
        this.records = new RecordReader(api);
    }

    @Override
    public String test() {
        try {
            api.query("select 1 from dual", 1, 0, false);
            return "REST web services with SuiteQL";
        } catch (ConnectorRefusedException e) {
            api.catalogue();
            return "REST web services; SuiteQL refused a query: " + e.words();
        }
    }

    @Override
    public Rows changed(Kind kind, Place from, int count) {
        List<String> conditions = new ArrayList<>();
        if (kind != Kind.VENDOR) {
            conditions.add("type = '%s'".formatted(kind == Kind.ORDER ? "PurchOrd" : "ItemRcpt"));
        }
        if (!from.at().equals(Instant.EPOCH)) {
            String moment = "TO_TIMESTAMP('%s','YYYY-MM-DD HH24:MI:SS')".formatted(stamps.literal(from.at()));
            conditions.add("lastmodifieddate >= " + moment);
            if (!from.id().isEmpty()) {
                String id = from.id().matches("[0-9]+") ? from.id() : SuiteQl.quoted(from.id());
                conditions.add("(lastmodifieddate > %s OR id > %s)".formatted(moment, id));
            }
        }
        String where = conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
        Rows rows = suiteQl.page(
                kind.record(),
                Columns.of(kind),
                "FROM %s%s ORDER BY lastmodifieddate, id".formatted(table(kind), where),
                count,
                from.skip());
        complete(kind, rows.rows());
        return rows;
    }

    @Override
    public Optional<ObjectNode> order(String id) {
        if (!id.matches("[0-9]{1,18}")) {
            return Optional.empty();
        }
        Optional<ObjectNode> row = suiteQl
                .attempt("order", Columns.of(Kind.ORDER), "FROM transaction WHERE type = 'PurchOrd' AND id = " + id)
                .orElse(List.of())
                .stream()
                .filter(found -> id.equals(Json.text(found, "id").orElse("")))
                .findFirst()
                .or(() -> records.order(id));
        row.ifPresent(found -> complete(Kind.ORDER, List.of(found)));
        return row;
    }

    @Override
    public List<ObjectNode> orders(String vendorId, String number) {
        if (!vendorId.matches("[0-9]{1,18}")) {
            return List.of();
        }
        List<ObjectNode> rows = suiteQl.page(
                        Kind.ORDER.record(),
                        Columns.of(Kind.ORDER),
                        "FROM transaction WHERE type = 'PurchOrd' AND entity = %s AND tranid = %s ORDER BY id"
                                .formatted(vendorId, SuiteQl.quoted(number)),
                        10,
                        0)
                .rows();
        complete(Kind.ORDER, rows);
        return rows;
    }

    private static String table(Kind kind) {
        return kind == Kind.VENDOR ? "vendor" : "transaction";
    }

    /** Puts addresses to vendors, or lines to transactions: one more call for all of them. */
    private void complete(Kind kind, List<ObjectNode> rows) {
        if (rows.isEmpty()) {
            return;
        }
        Map<String, ArrayNode> parts = new HashMap<>();
        for (ObjectNode row : rows) {
            String id = Json.requireText(kind.record(), row, "id");
            if (!id.matches("[0-9]{1,18}")) {
                throw new ConnectorProtocolException(
                        "%s: id (%s) is not a number".formatted(kind.record(), id), null, null);
            }
            parts.put(id, row.putArray(kind == Kind.VENDOR ? "addresses" : "lines"));
        }
        String ids = parts.keySet().stream().sorted().collect(Collectors.joining(", "));
        switch (kind) {
            case VENDOR ->
                distribute(
                        suiteQl.optional(
                                "vendoraddressbook",
                                Columns.ADDRESS,
                                "FROM vendoraddressbook book JOIN vendoraddressbookentityaddress address"
                                        + " ON address.nkey = book.addressbookaddress WHERE book.entity IN (" + ids
                                        + ") ORDER BY book.entity, book.internalid"),
                        "entity",
                        parts);
            case ORDER -> orderLines(ids, parts);
            case RECEIPT -> distribute(receiptLines(ids), "transaction", parts);
        }
    }

    /** With their links to order lines, unless the account does not show links. */
    private List<ObjectNode> receiptLines(String ids) {
        String rest = " WHERE transactionline.transaction IN (" + ids + ") AND transactionline.mainline = 'F'"
                + " ORDER BY transactionline.transaction, transactionline.linesequencenumber";
        return suiteQl.attempt(
                        "receipt line",
                        Columns.RECEIPT_LINE,
                        "FROM transactionline JOIN previoustransactionlinelink link"
                                + " ON link.nextdoc = transactionline.transaction AND link.nextline = transactionline.id"
                                + rest)
                .orElseGet(() -> suiteQl.all(
                        "receipt line without links",
                        Columns.RECEIPT_LINE.stream()
                                .filter(column -> !column.name().startsWith("previous"))
                                .toList(),
                        "FROM transactionline" + rest));
    }

    private void orderLines(String ids, Map<String, ArrayNode> parts) {
        List<ObjectNode> lines = suiteQl.optional(
                "transactionline",
                Columns.ORDER_LINE,
                "FROM transactionline WHERE transactionline.transaction IN (" + ids
                        + ") AND transactionline.mainline = 'F' AND transactionline.taxline = 'F'"
                        + " ORDER BY transactionline.transaction, transactionline.linesequencenumber");
        distribute(lines, "transaction", parts);
        if (lines.isEmpty()) {
            // Nothing at all: maybe this role may not read the table. One call an order is slow, but complete.
            parts.forEach((id, into) -> into.addAll(records.orderLines(id)));
        }
    }

    /** Body lines only, and each once: a line that is linked twice comes twice. */
    private static void distribute(List<ObjectNode> rows, String field, Map<String, ArrayNode> parts) {
        Set<String> seen = new HashSet<>();
        for (ObjectNode row : rows) {
            ArrayNode into = parts.get(Json.text(row, field).orElse(""));
            boolean body = !"T".equals(Json.text(row, "mainline").orElse(""))
                    && !"T".equals(Json.text(row, "taxline").orElse(""));
            String id = Json.text(row, field).orElse("") + "/"
                    + Json.text(row, "id").orElse("");
            if (into != null && body && seen.add(id)) {
                into.add(row);
            }
        }
    }

    @Override
    public List<String> deletedSince(Kind kind, Instant since) {
        List<ObjectNode> rows = suiteQl.optional(
                "deletedrecord",
                Columns.DELETED,
                "FROM deletedrecord WHERE deleteddate >= TO_TIMESTAMP('%s','YYYY-MM-DD HH24:MI:SS') ORDER BY deleteddate, recordid"
                        .formatted(stamps.literal(since)));
        return rows.stream()
                .filter(row -> kind.isNamed(Json.text(row, "type").orElse("")))
                .flatMap(row -> Json.text(row, "recordid").stream())
                .distinct()
                .toList();
    }

    @Override
    public List<ObjectNode> register(Register register) {
        String rest = "FROM %s ORDER BY id".formatted(Columns.table(register));
        List<Column> columns = Columns.of(register);
        return register == Register.ACCOUNTS
                ? suiteQl.all(Columns.table(register), columns, rest)
                : suiteQl.optional(Columns.table(register), columns, rest);
    }

    @Override
    public List<ObjectNode> bills(BillDraft draft) {
        Optional<ObjectNode> held = byExternalId(draft);
        if (held.isPresent()) {
            return List.of(held.get());
        }
        if (!draft.vendorId().matches("[0-9]{1,18}")) {
            return List.of();
        }
        String type = draft.id("0").transactionType();
        return suiteQl.attempt(
                        "bill",
                        Columns.BILL,
                        "FROM transaction WHERE type = '%s' AND (externalid = %s OR (entity = %s AND tranid = %s)) ORDER BY id"
                                .formatted(
                                        type,
                                        SuiteQl.quoted(draft.externalId()),
                                        draft.vendorId(),
                                        SuiteQl.quoted(draft.number())))
                .orElse(List.of());
    }

    private Optional<ObjectNode> byExternalId(BillDraft draft) {
        try {
            return records.bill(draft);
        } catch (ConnectorRefusedException e) {
            log.warn("NetSuite does not find bills by external id, so SuiteQL is asked: {}", e.getMessage());
            return Optional.empty();
        }
    }

    @Override
    public Written create(BillDraft draft) {
        ObjectNode body = RecordBodies.body(draft);
        Optional<String> id;
        if (draft.orderId() == null) {
            id = api.create(draft.id("0").record(), Map.of(), body);
        } else {
            id = api.create(
                    "purchaseOrder/%s/!transform/vendorBill".formatted(draft.orderId()),
                    Map.of("replace", "item,expense"),
                    body);
        }
        String made = id.orElseGet(() -> records.bill(draft)
                .flatMap(row -> Json.text(row, "id"))
                .orElseThrow(() -> new com.smartap.connector.support.OutcomeUnknownException(
                        "the answer did not name the new bill, and it is not found under its external id", null)));
        return new Written(made, draft.number(), true, draft.orderId() == null ? null : records.total(draft.id(made)));
    }

    @Override
    public Optional<Paid> paid(BillId bill) {
        List<ObjectNode> rows = !bill.id().matches("[0-9]{1,18}")
                ? List.of()
                : suiteQl
                        .attempt(
                                "paid bill",
                                Columns.PAID_BILL,
                                "FROM transaction WHERE id = %s AND type = '%s'"
                                        .formatted(bill.id(), bill.transactionType()))
                        .orElse(List.of())
                        .stream()
                        .filter(row -> bill.id().equals(Json.text(row, "id").orElse("")))
                        .toList();
        if (rows.isEmpty()) {
            return records.paid(bill).map(row -> new Paid(row, List.of()));
        }
        // A payment is linked behind a bill; a bill that a credit is applied to is linked before the credit.
        String own = bill.credit() ? "nextdoc" : "previousdoc";
        String other = bill.credit() ? "previousdoc" : "nextdoc";
        List<ObjectNode> payments = suiteQl.optional(
                "nexttransactionlinelink",
                Columns.PAYMENT,
                "FROM nexttransactionlinelink link JOIN transaction t ON t.id = link.%s WHERE link.%s = %s AND link.linktype = 'Payment' ORDER BY t.id"
                        .formatted(other, own, bill.id()));
        return Optional.of(new Paid(rows.get(0), payments));
    }
}

package com.example.tryton;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.testkit.twin.TwinServer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What Tryton does with invoices: drafts become posted and paid, with the rules that matter here. */
final class TwinBooks {
    private static final String INVOICE = "account.invoice";
    private static final String LINE = "account.invoice.line";
    private static final String TAX = "account.invoice.tax";
    private static final Set<String> SET_BY_TRYTON =
            Set.of("state", "number", "total_amount", "amount_to_pay", "payment_lines", "reconciliation_lines");
    private static final Set<String> REQUIRED =
            Set.of("type", "company", "party", "invoice_address", "journal", "account", "currency");

    private final TwinStore store;
    private final TwinServer server;
    private final List<Long> posted = new ArrayList<>();

    TwinBooks(TwinStore store, TwinServer server) {
        this.store = store;
        this.server = server;
    }

    /** Invoices in the order in which they were posted. */
    List<ObjectNode> posted() {
        return posted.stream().map(id -> store.table(INVOICE).get(id)).toList();
    }

    JsonNode create(JsonNode list) {
        ArrayNode ids = TwinStore.JSON.arrayNode();
        for (JsonNode values : list) {
            ids.add(create((ObjectNode) values));
        }
        return ids;
    }

    private long create(ObjectNode values) {
        check(INVOICE, values, REQUIRED);
        values.fieldNames().forEachRemaining(field -> {
            if (SET_BY_TRYTON.contains(field)) {
                server.violation(INVOICE + "." + field + " is read-only");
            }
        });
        if (!store.table("party.party").containsKey(values.path("party").asLong())) {
            throw TwinFault.user("The value for field \"Party\" in \"Invoice\" is not valid.");
        }
        ObjectNode address =
                store.table("party.address").get(values.path("invoice_address").asLong());
        if (address == null
                || address.path("party").asLong() != values.path("party").asLong()) {
            throw TwinFault.user("The value for field \"Invoice Address\" in \"Invoice\" is not valid.");
        }
        ObjectNode invoice = store.add(INVOICE);
        values.properties().forEach(entry -> {
            if (!entry.getKey().equals("lines") && !entry.getKey().equals("taxes")) {
                invoice.set(entry.getKey(), entry.getValue());
            }
        });
        invoice.put("state", "draft").putNull("number");
        invoice.set("amount_to_pay", Values.decimal(BigDecimal.ZERO));
        invoice.putArray("payment_lines");
        invoice.putArray("reconciliation_lines");
        fill(invoice, values);
        return invoice.path("id").asLong();
    }

    /** Replaces lines and taxes: {@code ["delete", ids]} and {@code ["create", rows]}. */
    private void fill(ObjectNode invoice, ObjectNode values) {
        command(values, "lines", "delete").forEach(id -> remove(LINE, id));
        command(values, "taxes", "delete").forEach(id -> remove(TAX, id));
        command(values, "lines", "create").forEach(line -> line(invoice, (ObjectNode) line));
        for (JsonNode tax : command(values, "taxes", "create")) {
            check(TAX, (ObjectNode) tax, Set.of("description", "account", "base", "amount"));
            ObjectNode row = store.add(TAX);
            tax.properties().forEach(entry -> row.set(entry.getKey(), entry.getValue()));
            row.put("invoice", invoice.path("id").asLong());
        }
        BigDecimal total = BigDecimal.ZERO;
        for (ObjectNode line : of(LINE, invoice)) {
            total = total.add(line.path("quantity")
                    .decimalValue()
                    .multiply(decimal(line, "unit_price"))
                    .setScale(2, RoundingMode.HALF_EVEN));
        }
        for (ObjectNode tax : of(TAX, invoice)) {
            total = total.add(decimal(tax, "amount"));
        }
        invoice.set("total_amount", Values.decimal(total));
    }

    private static JsonNode command(ObjectNode values, String field, String name) {
        for (JsonNode command : values.path(field)) {
            if (command.path(0).asText().equals(name)) {
                return command.path(1);
            }
        }
        return TwinStore.JSON.arrayNode();
    }

    private void remove(String model, JsonNode id) {
        if (store.table(model).remove(id.asLong()) == null) {
            throw TwinFault.user("You are trying to read records \"%s\" that don't exist anymore.".formatted(id));
        }
    }

    private List<ObjectNode> of(String model, ObjectNode invoice) {
        return store.table(model).values().stream()
                .filter(row ->
                        row.path("invoice").asLong() == invoice.path("id").asLong())
                .toList();
    }

    void write(JsonNode ids, ObjectNode values) {
        check(INVOICE, values, Set.of());
        for (ObjectNode invoice : rows(ids)) {
            if (!invoice.path("state").asText().equals("draft")) {
                throw TwinFault.user("You cannot modify the invoice because it is posted, paid or cancelled.");
            }
            values.properties().forEach(entry -> {
                if (!entry.getKey().equals("lines") && !entry.getKey().equals("taxes")) {
                    invoice.set(entry.getKey(), entry.getValue());
                }
            });
            fill(invoice, values);
            store.touch(invoice);
        }
    }

    private void line(ObjectNode invoice, ObjectNode values) {
        check(LINE, values, Set.of("type", "quantity", "unit_price", "account", "company", "currency"));
        if (!values.path("quantity").isNumber()) {
            server.violation("quantity is a float");
        }
        long ordered = TwinStore.orderLine(values);
        if (values.has("origin") && !store.table("purchase.line").containsKey(ordered)) {
            throw TwinFault.user("The value for field \"Origin\" in \"Invoice Line\" is not valid.");
        }
        ObjectNode line = store.add(LINE);
        values.properties().forEach(entry -> line.set(entry.getKey(), entry.getValue()));
        line.put("invoice", invoice.path("id").asLong());
    }

    private void check(String model, ObjectNode values, Set<String> required) {
        values.fieldNames().forEachRemaining(field -> {
            boolean nested = model.equals(INVOICE) && field.equals("taxes");
            if (!nested && !TwinModels.fields(model).contains(field)) {
                server.violation("%s has no field %s".formatted(model, field));
            }
        });
        for (String field : required) {
            if (!values.hasNonNull(field)) {
                throw TwinFault.user("The field \"%s\" in \"%s\" is required.".formatted(field, model));
            }
        }
    }

    void post(JsonNode ids) {
        for (ObjectNode invoice : rows(ids)) {
            if (invoice.path("state").asText().equals("draft")) {
                long number = posted.size() + 1L;
                invoice.put("state", "posted").put("number", "2026-" + number);
                invoice.set("amount_to_pay", invoice.path("total_amount"));
                posted.add(invoice.path("id").asLong());
            }
            store.touch(invoice);
        }
    }

    void delete(JsonNode ids) {
        for (ObjectNode invoice : rows(ids)) {
            long id = invoice.path("id").asLong();
            if (!invoice.path("state").asText().equals("draft")) {
                throw TwinFault.user(
                        "You cannot modify invoice \"%d\" because it is posted, paid or cancelled.".formatted(id));
            }
            store.table(INVOICE).remove(id);
            store.table(LINE).values().removeIf(line -> line.path("invoice").asLong() == id);
            store.table(TAX).values().removeIf(tax -> tax.path("invoice").asLong() == id);
        }
    }

    void pay(long id, BigDecimal amount) {
        ObjectNode invoice = rows(TwinStore.JSON.arrayNode().add(id)).get(0);
        BigDecimal open = decimal(invoice, "amount_to_pay").subtract(amount);
        ObjectNode move = store.add("account.move").put("number", "M-" + id).put("origin", INVOICE + "," + id);
        ObjectNode line =
                store.add("account.move.line").put("move", move.path("id").asLong());
        line.set("debit", Values.decimal(amount));
        line.set("credit", Values.decimal(BigDecimal.ZERO));
        line.set("date", Values.date(LocalDate.ofInstant(store.now(), ZoneOffset.UTC)));
        invoice.set("amount_to_pay", Values.decimal(open));
        ((ArrayNode) invoice.path("payment_lines")).add(line.path("id"));
        if (open.signum() == 0) {
            invoice.put("state", "paid")
                    .set("reconciliation_lines", invoice.path("payment_lines").deepCopy());
        }
        store.touch(invoice);
    }

    JsonNode attach(JsonNode list) {
        ArrayNode ids = TwinStore.JSON.arrayNode();
        for (JsonNode values : list) {
            check("ir.attachment", (ObjectNode) values, Set.of("name", "type", "resource"));
            ObjectNode row = store.add("ir.attachment");
            values.properties().forEach(entry -> row.set(entry.getKey(), entry.getValue()));
            ids.add(row.path("id"));
        }
        return ids;
    }

    private List<ObjectNode> rows(JsonNode ids) {
        List<ObjectNode> rows = new ArrayList<>();
        for (JsonNode id : ids) {
            ObjectNode row = store.table(INVOICE).get(id.asLong());
            if (row == null) {
                throw TwinFault.user(
                        "You are trying to read records \"%s\" of \"Invoice\" that don't exist anymore.".formatted(id));
            }
            rows.add(row);
        }
        return rows;
    }

    private static BigDecimal decimal(JsonNode row, String field) {
        return Values.requireDecimal("row", row, field);
    }
}

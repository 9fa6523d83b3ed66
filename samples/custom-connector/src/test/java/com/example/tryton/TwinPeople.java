package com.example.tryton;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.model.Address;
import com.smartap.model.BankAccount;
import com.smartap.spi.erp.ErpPurchaseOrder;
import com.smartap.spi.erp.ErpVendor;
import java.time.Instant;
import java.util.List;

/** Puts vendors and orders into the simulator, row by row, and changes them as people do: any of their rows. */
final class TwinPeople {
    private static final int LINES = 1000;
    private final TwinStore store;
    private long touches;

    TwinPeople(TwinStore store) {
        this.store = store;
    }

    /** The company, its currency, accounts, a tax, a journal, a unit. */
    void found() {
        Instant at = Instant.parse("2020-01-01T00:00:00Z");
        store.add("currency.currency", 1, at).put("code", "USD").put("active", true);
        store.add("party.party", 1, at).put("name", "Northwind Books").put("active", true);
        store.add("company.company", 1, at)
                .put("rec_name", "Northwind Books")
                .put("party", 1)
                .put("currency", 1);
        store.add("account.account.type", 1, at).put("name", "Expense");
        for (String account : List.of("1 6000 Expense", "2 6100 Freight", "3 1300 Tax", "4 2000 Payable")) {
            String[] parts = account.split(" ");
            store.add("account.account", Long.parseLong(parts[0]), at)
                    .put("code", parts[1])
                    .put("name", parts[2])
                    .put("active", true)
                    .put("company", 1)
                    .put("type", 1);
        }
        store.add("account.configuration", 1, at)
                .put("default_account_payable", 4)
                .put("default_category_account_expense", 1);
        store.add("account.journal", 1, at).put("name", "Expense").put("type", "expense");
        store.add("account.tax", 1, at)
                .put("name", "Sales Tax")
                .put("description", "Sales Tax")
                .put("type", "percentage")
                .put("active", true)
                .put("company", 1)
                .put("invoice_account", 3)
                .put("credit_note_account", 3)
                .set("rate", Values.decimal(new java.math.BigDecimal("0.08")));
        store.add("product.uom", 1, at).put("factor", 1);
    }

    void vendor(ErpVendor vendor) {
        long id = Long.parseLong(vendor.externalId());
        removeVendor(id);
        Instant at = vendor.modifiedAt();
        ObjectNode party = row("party.party", id, at)
                .put("name", vendor.name())
                .put("code", vendor.externalId())
                .put("active", vendor.active())
                .put("email", vendor.email())
                .put("phone", vendor.phone());
        party.putArray("categories");
        // Every vendor has an address, if only an empty one.
        List<Address> addresses = vendor.addresses().isEmpty()
                ? List.of(new Address(null, null, null, null, null, null))
                : vendor.addresses();
        for (Address address : addresses) {
            ObjectNode row = added("party.address", at).put("party", id).put("active", true);
            row.put("street", address.street()).put("city", address.town()).put("postal_code", address.postalCode());
            if (address.country() != null) {
                ObjectNode country = added("country.country", at).put("code", address.country());
                row.put("country", country.path("id").asLong());
            }
        }
        if (vendor.taxId() != null) {
            ObjectNode identifier = added("party.identifier", at)
                    .put("party", id)
                    .put("type", "us_ein")
                    .put("code", vendor.taxId());
            party.put("tax_identifier", identifier.path("id").asLong());
        }
        for (BankAccount account : vendor.bankAccounts()) {
            ObjectNode held = added("bank.account", at).put("active", true);
            held.putArray("owners").add(id);
            added("bank.account.number", at)
                    .put("account", held.path("id").asLong())
                    .put("type", account.iban() == null ? "other" : "iban")
                    .put("number", account.iban() == null ? account.accountNumber() : account.iban());
        }
    }

    void order(ErpPurchaseOrder order) {
        long id = Long.parseLong(order.externalId());
        removeOrder(id);
        Instant at = order.modifiedAt();
        ObjectNode row = row("purchase.purchase", id, at)
                .put("company", 1)
                .put("number", order.number())
                .put("party", Long.parseLong(order.vendorExternalId()))
                .put("state", order.open() ? "processing" : "done")
                .put("invoice_method", "manual")
                .put("currency", 1);
        row.set("total_amount", Values.decimal(order.total().amount()));
        if (order.orderDate() != null) {
            row.set("purchase_date", Values.date(order.orderDate()));
        }
        for (ErpPurchaseOrder.Line line : order.lines()) {
            long lineId = id * LINES + line.lineNumber();
            ObjectNode held = row("purchase.line", lineId, at)
                    .put("purchase", id)
                    .put("type", "line")
                    .put("description", line.description())
                    .put("quantity", line.quantity())
                    .put("unit", 1);
            held.set("unit_price", Values.decimal(line.unitPrice()));
            row("stock.move", lineId, at)
                    .put("origin", "purchase.line," + lineId)
                    .put("state", "draft")
                    .put("quantity", line.quantity())
                    .put("uom", 1);
        }
    }

    /** The rows that make up a vendor. */
    List<ObjectNode> ofVendor(long id) {
        List<ObjectNode> rows = new java.util.ArrayList<>();
        rows.add(store.table("party.party").get(id));
        for (String model : List.of("party.address", "party.identifier", "party.contact_mechanism")) {
            store.table(model).values().stream()
                    .filter(row -> row.path("party").asLong() == id)
                    .forEach(rows::add);
        }
        return rows;
    }

    /** The rows that make up an order. */
    List<ObjectNode> ofOrder(long id) {
        List<ObjectNode> rows = new java.util.ArrayList<>();
        rows.add(store.table("purchase.purchase").get(id));
        for (String model : List.of("purchase.line", "stock.move")) {
            rows.addAll(store.table(model).subMap(id * LINES, (id + 1) * LINES).values());
        }
        return rows;
    }

    /** Writes one of the rows, each in its turn. */
    void touch(List<ObjectNode> rows) {
        touches++;
        store.touch(rows.get((int) (touches % rows.size())));
    }

    void removeVendor(long id) {
        store.table("party.party").remove(id);
        for (String model : List.of("party.address", "party.identifier", "party.contact_mechanism")) {
            store.table(model).values().removeIf(row -> row.path("party").asLong() == id);
        }
    }

    void removeOrder(long id) {
        store.table("purchase.purchase").remove(id);
        for (String model : List.of("purchase.line", "stock.move")) {
            store.table(model).subMap(id * LINES, (id + 1) * LINES).clear();
        }
    }

    /** A row that was created then; every other one was changed since, at that very moment. */
    private ObjectNode row(String model, long id, Instant at) {
        boolean changed = id % 2 == 0;
        ObjectNode row = store.add(model, id, changed ? at.minusSeconds(86_400) : at);
        if (changed) {
            row.set("write_date", Values.moment(at));
        }
        return row;
    }

    private ObjectNode added(String model, Instant at) {
        long last = store.table(model).isEmpty() ? 0 : store.table(model).lastKey();
        return row(model, last + 1, at);
    }
}

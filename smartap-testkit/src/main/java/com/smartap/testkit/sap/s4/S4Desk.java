package com.smartap.testkit.sap.s4;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.model.Money;
import com.smartap.model.erp.EntityType;
import com.smartap.testkit.twin.ErpTwin.HeldBill;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What people at SAP's screens do and see. Called under the server's lock. */
final class S4Desk {
    private static final Pattern NOTE = Pattern.compile("\\[SmartAP ([^\\]]+)\\]");
    private static final String INVOICES = "A_SupplierInvoice";
    private static final String PARTNERS = "A_BusinessPartner";
    private static final String ORDERS = "A_PurchaseOrder";
    private static final String ORDERS_V4 = "PurchaseOrder";

    private final S4Store store;
    private final S4Journal journal;
    private final S4Invoices invoices;

    S4Desk(S4Store store, S4Journal journal, S4Invoices invoices) {
        this.store = store;
        this.journal = journal;
        this.invoices = invoices;
    }

    void putPartner(ObjectNode partner) {
        store.put(PARTNERS, partner);
    }

    void putOrder(ObjectNode order) {
        store.put(ORDERS, order);
        store.put(ORDERS_V4, order);
    }

    void changeOrder(String id, int item, String field, String value) {
        ObjectNode order = require(ORDERS, id);
        ObjectNode target = item == 0
                ? order
                : (ObjectNode) S4Invoices.item(order, String.valueOf(item)).orElseThrow();
        if (value.equals("true") || value.equals("false")) {
            target.put(field, Boolean.parseBoolean(value));
        } else {
            target.put(field, value);
        }
        S4Seeds.changed(order, store.now());
    }

    void touch(EntityType type, String id) {
        if (type == EntityType.VENDOR) {
            S4Store.stamp(require(PARTNERS, id), "LastChangeDate", "LastChangeTime", store.now());
        } else {
            S4Seeds.changed(require(ORDERS, id), store.now());
        }
    }

    void delete(EntityType type, String id) {
        if (type == EntityType.VENDOR) {
            store.remove(PARTNERS, id);
        } else {
            store.remove(ORDERS, id);
            store.remove(ORDERS_V4, id);
        }
    }

    Map<String, Instant> held(EntityType type) {
        Map<String, Instant> held = new LinkedHashMap<>();
        if (type == EntityType.VENDOR) {
            store.all(PARTNERS)
                    .forEach(row -> held.put(row.path("BusinessPartner").asText(), changed(row)));
        } else {
            store.all(ORDERS)
                    .forEach(row -> held.put(
                            row.path("PurchaseOrder").asText(),
                            Instant.parse(row.path("LastChangeDateTime").asText())));
        }
        return held;
    }

    String receive(String orderId, int item, BigDecimal quantity) {
        ObjectNode order = require(ORDERS, orderId);
        JsonNode ordered = S4Invoices.item(order, String.valueOf(item)).orElseThrow();
        String number = String.valueOf(5_000_000_000L + store.next());
        String year = String.valueOf(store.today().getYear());
        ObjectNode header = S4Store.row().put("MaterialDocument", number).put("MaterialDocumentYear", year);
        header.put("PostingDate", store.today().toString()).put("InventoryTransactionType", "WE");
        S4Store.stamp(header, "CreationDate", "CreationTime", store.now());
        ObjectNode line = header.putArray("to_MaterialDocumentItem").addObject();
        line.put("MaterialDocument", number).put("MaterialDocumentYear", year).put("MaterialDocumentItem", "1");
        line.put("GoodsMovementType", quantity.signum() < 0 ? "102" : "101");
        line.put("PurchaseOrder", orderId).put("PurchaseOrderItem", String.valueOf(item));
        line.put("Supplier", order.path("Supplier").asText());
        line.put("Material", ordered.path("Material").asText()).put("EntryUnit", "PC");
        line.put("QuantityInEntryUnit", quantity.abs().toPlainString());
        line.put("QuantityInBaseUnit", quantity.abs().toPlainString());
        store.put("A_MaterialDocumentHeader", header);
        return number;
    }

    void reverse(String billId) {
        invoices.reverse(require(INVOICES, billId));
    }

    void pay(String billId, Money amount) {
        journal.pay(require(INVOICES, billId), amount);
    }

    Optional<String> entity(String set, String key) {
        return store.find(set, key).map(ObjectNode::toString);
    }

    List<HeldBill> bills() {
        List<HeldBill> bills = new ArrayList<>();
        for (ObjectNode row : store.all(INVOICES)) {
            if (!row.path("IsReversal").asBoolean()) {
                bills.add(bill(row));
            }
        }
        return bills;
    }

    int attachments(String billId) {
        String key = billId.replace("/", "");
        return (int) store.all("AttachmentContentSet").stream()
                .filter(row -> row.path("LinkedSAPObjectKey").asText().equals(key))
                .count();
    }

    private ObjectNode require(String set, String key) {
        return store.find(set, key)
                .orElseThrow(() -> new IllegalArgumentException("there is no %s %s".formatted(set, key)));
    }

    private static Instant changed(ObjectNode row) {
        String kind = row.hasNonNull("LastChangeDate") ? "LastChange" : "Creation";
        return LocalDate.parse(row.path(kind + "Date").asText())
                .atTime(LocalTime.parse(row.path(kind + "Time").asText()))
                .toInstant(ZoneOffset.UTC);
    }

    private HeldBill bill(ObjectNode row) {
        Matcher note = NOTE.matcher(row.path("SupplierPostingLineItemText").asText());
        List<String> lines = new ArrayList<>();
        for (JsonNode item : row.path("to_SuplrInvcItemPurOrdRef")) {
            lines.add(item.path("PurchaseOrder").asText() + "/"
                    + item.path("PurchaseOrderItem").asText());
        }
        return new HeldBill(
                row.path("SupplierInvoice").asText() + "/"
                        + row.path("FiscalYear").asText(),
                note.find() ? Optional.of(note.group(1)) : Optional.empty(),
                row.path("InvoicingParty").asText(),
                S4Invoices.gross(row),
                journal.balance(row),
                row.path("SupplierInvoiceIsCreditMemo").asText().equals("X"),
                lines);
    }
}

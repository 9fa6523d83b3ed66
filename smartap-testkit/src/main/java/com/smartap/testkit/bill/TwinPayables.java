package com.smartap.testkit.bill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;

/** Bills: what is owed to vendors, and how much of it is open. The same number is taken twice. */
final class TwinPayables {
    private final TwinBooks books;
    private final TwinFields fields;
    private final TwinVendors vendors;

    TwinPayables(TwinBooks books, TwinFields fields, TwinVendors vendors) {
        this.books = books;
        this.fields = fields;
        this.vendors = vendors;
    }

    ObjectNode create(JsonNode body) {
        fields.check("bill", body, List.of("vendorId", "dueDate", "billLineItems"));
        fields.day("bill", body, "dueDate");
        fields.check("invoice", body.path("invoice"), List.of("invoiceNumber", "invoiceDate"));
        fields.day("invoice", body.path("invoice"), "invoiceDate");
        fields.longest("invoice", body.path("invoice"), "invoiceNumber", 21);
        String vendorId = body.path("vendorId").asText();
        ObjectNode vendor = vendors.require(vendorId);
        BigDecimal total = BigDecimal.ZERO;
        for (JsonNode line : body.path("billLineItems")) {
            fields.check("billLineItem", line, List.of("amount"));
            fields.amount("billLineItem", line);
            total = total.add(line.path("amount").decimalValue());
        }
        if (total.signum() <= 0) {
            throw TwinFault.request("billLineItems are required.");
        }
        ObjectNode bill = books.record("00n");
        bill.setAll((ObjectNode) body.deepCopy());
        bill.put("archived", false)
                .put("vendorName", vendor.path("name").asText())
                .put("amount", total)
                .put("dueAmount", total)
                .put("approvalStatus", "UNASSIGNED")
                .put("paymentStatus", "UNPAID");
        books.bills.put(bill.path("id").asText(), bill);
        return bill;
    }

    ObjectNode update(String id, JsonNode body) {
        ObjectNode bill = require(id);
        fields.check("bill", body, List.of());
        fields.day("bill", body, "dueDate");
        bill.setAll((ObjectNode) body.deepCopy());
        books.touch(bill);
        return bill;
    }

    ObjectNode require(String id) {
        return TwinBooks.require(books.bills, "bill", id);
    }

    /** Whether BILL would take another payment of that size. */
    boolean owes(ObjectNode bill, BigDecimal amount) {
        return bill.path("dueAmount").decimalValue().compareTo(amount) >= 0;
    }

    /** Moves the open amount: down when a payment is made, up when it is cancelled or voided. */
    void open(String billId, BigDecimal change) {
        ObjectNode bill = require(billId);
        BigDecimal due = bill.path("dueAmount").decimalValue().add(change);
        BigDecimal whole = bill.path("amount").decimalValue();
        bill.put("dueAmount", due);
        bill.put(
                "paymentStatus",
                due.compareTo(whole) == 0 ? "UNPAID" : due.signum() == 0 ? "SCHEDULED" : "PARTIALLY_PAID");
        books.touch(bill);
    }
}

package com.smartap.sample.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.model.invoice.InvoiceContent;
import com.smartap.model.invoice.InvoiceLine;
import com.smartap.model.invoice.InvoiceType;
import com.smartap.model.invoice.Party;
import com.smartap.spi.capture.CandidateOrder;

/** The {@code invoice} of the command line's JSON; what is unknown is left out. */
final class InvoiceJson {
    private InvoiceJson() {}

    static ObjectNode of(InvoiceContent content) {
        ObjectNode json = Json.object();
        if (content.type() == InvoiceType.CREDIT_NOTE) {
            json.put("type", content.type().name());
        }
        Json.put(json, "invoiceNumber", content.invoiceNumber());
        Json.put(json, "invoiceDate", content.invoiceDate());
        Json.put(json, "dueDate", content.dueDate());
        Json.put(json, "currency", content.currency());
        party(json, "vendor", content.vendor());
        party(json, "customer", content.customer());
        Json.put(json, "purchaseOrderNumber", content.purchaseOrderNumber());
        Json.put(json, "subtotal", content.subtotal());
        Json.put(json, "taxAmount", content.taxAmount());
        Json.put(json, "shipping", content.shipping());
        Json.put(json, "total", content.total());
        Json.put(json, "amountDue", content.amountDue());
        Json.put(json, "paymentTerms", content.paymentTerms());
        if (!content.lines().isEmpty()) {
            ArrayNode lines = json.putArray("lines");
            content.lines().forEach(line -> line(lines.addObject(), line));
        }
        return json;
    }

    /** An order in the shape of an invoice that asks for nothing. */
    static ObjectNode of(CandidateOrder order) {
        ObjectNode json = Json.object().put("type", "PURCHASE_ORDER");
        Json.put(json, "orderDate", order.orderDate());
        Json.put(json, "currency", order.currency());
        party(json, "vendor", order.vendor());
        party(json, "customer", order.customer());
        Json.put(json, "purchaseOrderNumber", order.number());
        ArrayNode lines = json.putArray("lines");
        order.lines().forEach(line -> line(lines.addObject(), line));
        return json;
    }

    private static void party(ObjectNode json, String name, Party party) {
        if (party.equals(Party.UNKNOWN)) {
            return;
        }
        ObjectNode node = json.putObject(name);
        Json.put(node, "name", party.name());
        Json.put(node, "taxId", party.taxId());
        Json.put(node, "iban", party.iban());
        Json.put(node, "address", party.address());
    }

    private static void line(ObjectNode json, InvoiceLine line) {
        Json.put(json, "description", line.description());
        Json.put(json, "sku", line.sku());
        Json.put(json, "quantity", line.quantity());
        Json.put(json, "unit", line.unit());
        Json.put(json, "unitPrice", line.unitPrice());
        Json.put(json, "amount", line.amount());
    }
}

package com.smartap.sample.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.smartap.model.ContentHash;
import com.smartap.model.Money;
import com.smartap.model.invoice.InvoiceType;
import com.smartap.spi.erp.Bill;
import com.smartap.spi.erp.ErpPurchaseOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An invoice as JSON, on its way to become a bill. */
final class BillFile {
    private static final int REFERENCE = 32;

    private BillFile() {}

    /**
     * The bill of a file.
     *
     * @param orders finds the purchase order of a vendor's id and an order number; asked only if a line bills one
     */
    static Bill bill(JsonNode json, BiFunction<String, String, Optional<ErpPurchaseOrder>> orders) {
        JsonFields invoice = JsonFields.of("invoice", json.path("invoice").isObject() ? json.get("invoice") : json);
        Currency currency = BatchFile.currency(invoice);
        String vendorId = invoice.text("vendorId");
        String number = invoice.text("invoiceNumber");
        InvoiceType type = invoice.parsed("type", InvoiceType::valueOf, "INVOICE or CREDIT_NOTE")
                .orElse(InvoiceType.INVOICE);
        List<JsonFields> lines = invoice.list("lines");
        @Nullable ErpPurchaseOrder order = order(invoice, lines, vendorId, orders);
        List<Bill.Line> made = new ArrayList<>();
        lines.forEach(line -> made.add(line(line, currency, order)));
        Bill bill = Bill.of(
                        reference(vendorId, type, number),
                        type,
                        number,
                        vendorId,
                        invoice.date("invoiceDate").orElseThrow(() -> invoice.problem("invoiceDate", "is missing")),
                        BatchFile.money(invoice, "total", currency))
                .dueDate(invoice.date("dueDate").orElse(null))
                .tax(optional(invoice, "taxAmount", currency))
                .shipping(optional(invoice, "shipping", currency))
                .exchangeRate(invoice.decimal("exchangeRate").orElse(null))
                .purchaseOrder(order == null ? null : order.externalId())
                .memo(invoice.optionalText("memo").orElse(null))
                .attachment(invoice.optionalText("attachmentId").orElse(null))
                .dimensions(dimensions(invoice))
                .lines(made)
                .build();
        for (String known : List.of("subtotal", "amountDue", "paymentTerms", "purchaseOrderNumber")) {
            invoice.optionalText(known);
        }
        invoice.optionalObject("vendor");
        invoice.optionalObject("customer");
        invoice.refuseOthers();
        return bill;
    }

    private static @Nullable ErpPurchaseOrder order(
            JsonFields invoice,
            List<JsonFields> lines,
            String vendorId,
            BiFunction<String, String, Optional<ErpPurchaseOrder>> orders) {
        if (lines.stream().noneMatch(line -> line.has("purchaseOrderLine"))) {
            return null;
        }
        String number = invoice.text("purchaseOrderNumber");
        return orders.apply(vendorId, number)
                .orElseThrow(() -> invoice.problem(
                        "purchaseOrderNumber", "(%s) is no order of vendor %s in the ERP".formatted(number, vendorId)));
    }

    private static Bill.Line line(JsonFields line, Currency currency, @Nullable ErpPurchaseOrder order) {
        Bill.Line made = new Bill.Line(
                line.optionalText("description").orElse(null),
                line.optionalText("sku").orElse(null),
                line.decimal("quantity").orElse(null),
                line.decimal("unitPrice").orElse(null),
                BatchFile.money(line, "amount", currency),
                line.optionalText("accountCode").orElse(null),
                line.optionalText("taxCode").orElse(null),
                order == null ? null : orderLine(line, order),
                dimensions(line));
        line.optionalText("unit");
        line.refuseOthers();
        return made;
    }

    private static @Nullable String orderLine(JsonFields line, ErpPurchaseOrder order) {
        if (!line.has("purchaseOrderLine")) {
            return null;
        }
        String wanted = line.raw("purchaseOrderLine").asText();
        // The number counts first: SAP Business One numbers lines from 1 and calls the first of them 0.
        return Stream.concat(
                        order.lines().stream()
                                .filter(candidate ->
                                        String.valueOf(candidate.lineNumber()).equals(wanted)),
                        order.lines().stream()
                                .filter(candidate -> candidate.externalId().equals(wanted)))
                .map(ErpPurchaseOrder.Line::externalId)
                .findFirst()
                .orElseThrow(() -> line.problem(
                        "purchaseOrderLine", "(%s) is no line of order %s".formatted(wanted, order.number())));
    }

    /** Coding beside account and tax code, such as {@code "dimensions":{"class":"12"}}. */
    private static Map<String, String> dimensions(JsonFields json) {
        Map<String, String> dimensions = new HashMap<>();
        json.optionalObject("dimensions")
                .ifPresent(given -> given.names().forEach(name -> dimensions.put(name, given.text(name))));
        return dimensions;
    }

    private static Money optional(JsonFields json, String name, Currency currency) {
        return json.decimal(name).isPresent() ? BatchFile.money(json, name, currency) : Money.zero(currency);
    }

    /** The same for every attempt to post this invoice, so that it is posted once. */
    private static String reference(String vendorId, InvoiceType type, String number) {
        String identity = vendorId + "\n" + type + "\n" + number.strip();
        return "cli-"
                + ContentHash.of(identity.getBytes(StandardCharsets.UTF_8))
                        .hex()
                        .substring(0, REFERENCE);
    }
}

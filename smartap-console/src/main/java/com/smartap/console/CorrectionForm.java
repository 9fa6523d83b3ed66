package com.smartap.console;

import com.smartap.model.Money;
import com.smartap.model.invoice.Invoice;
import com.smartap.model.invoice.InvoiceContent;
import com.smartap.model.invoice.InvoiceLine;
import com.smartap.model.invoice.InvoiceType;
import com.smartap.model.invoice.Party;
import com.smartap.model.purchasing.VendorId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a person typed into the form of corrections: every value as typed, so that a mistake in one loses none of the
 * others, and what is wrong with it.
 */
final class CorrectionForm {
    private static final int MAX_LINES = 500;
    private static final int SPARE_LINES = 2;

    private final Map<String, String> values = new LinkedHashMap<>();
    private final Map<String, String> errors = new LinkedHashMap<>();
    private final int lines;

    private CorrectionForm(int lines) {
        this.lines = lines;
    }

    /** The form of an invoice as it is. */
    static CorrectionForm of(Invoice invoice) {
        InvoiceContent c = invoice.content();
        CorrectionForm form = new CorrectionForm(c.lines().size() + SPARE_LINES);
        form.put("type", c.type());
        form.put("invoiceNumber", c.invoiceNumber());
        form.put("invoiceDate", c.invoiceDate());
        form.put("dueDate", c.dueDate());
        form.put("currency", c.currency());
        form.party("vendor", c.vendor());
        form.party("customer", c.customer());
        form.put("purchaseOrderNumber", c.purchaseOrderNumber());
        form.put("subtotal", c.subtotal());
        form.put("taxAmount", c.taxAmount());
        form.put("shipping", c.shipping());
        form.put("total", c.total());
        form.put("amountDue", c.amountDue());
        form.put("paymentTerms", c.paymentTerms());
        form.put("vendorId", invoice.vendorId());
        for (int i = 0; i < c.lines().size(); i++) {
            InvoiceLine line = c.lines().get(i);
            String at = "lines[" + i + "].";
            form.put(at + "description", line.description());
            form.put(at + "sku", line.sku());
            form.put(at + "quantity", line.quantity());
            form.put(at + "unit", line.unit());
            form.put(at + "unitPrice", line.unitPrice());
            form.put(at + "amount", line.amount());
            form.put(at + "accountCode", line.accountCode());
            form.put(at + "taxCode", line.taxCode());
            form.put(at + "purchaseOrderLine", line.purchaseOrderLine());
        }
        return form;
    }

    /** The form as it was sent. */
    static CorrectionForm of(Map<String, String> sent) {
        int lines = 0;
        for (int i = 0; i < MAX_LINES && sent.containsKey("lines[" + i + "].description"); i++) {
            lines = i + 1;
        }
        CorrectionForm form = new CorrectionForm(lines);
        form.values.putAll(sent);
        return form;
    }

    /** A value as typed. Called by the template. */
    public String get(String field) {
        return values.getOrDefault(field, "");
    }

    /** What is wrong with a value; null if nothing is. Called by the template. */
    public @Nullable String error(String field) {
        return errors.get(field);
    }

    /** How many lines the form has. Called by the template. */
    public int lines() {
        return lines;
    }

    /** Blames a field. */
    void blame(String field, String message) {
        errors.putIfAbsent(field, message);
    }

    boolean hasErrors() {
        return !errors.isEmpty();
    }

    /** The vendor that was chosen; null to find it. */
    @Nullable
    VendorId vendorId() {
        return read("vendorId", VendorId::of, "Choose a vendor of the list.");
    }

    /** What was typed, as content; look at {@link #hasErrors} before using it. */
    InvoiceContent content() {
        List<InvoiceLine> read = new ArrayList<>();
        for (int i = 0; i < lines; i++) {
            InvoiceLine line = line("lines[" + i + "].");
            if (line != null) {
                read.add(line);
            }
        }
        InvoiceType type = read("type", InvoiceType::valueOf, "Choose invoice or credit note.");
        return InvoiceContent.builder()
                .type(type == null ? InvoiceType.INVOICE : type)
                .invoiceNumber(text("invoiceNumber"))
                .invoiceDate(date("invoiceDate"))
                .dueDate(date("dueDate"))
                .currency(read("currency", Money::currency, "Write a currency code of three letters, such as USD."))
                .vendor(new Party(
                        text("vendor.name"), text("vendor.taxId"), text("vendor.iban"), text("vendor.address")))
                .customer(new Party(
                        text("customer.name"), text("customer.taxId"), text("customer.iban"), text("customer.address")))
                .purchaseOrderNumber(text("purchaseOrderNumber"))
                .subtotal(number("subtotal"))
                .taxAmount(number("taxAmount"))
                .shipping(number("shipping"))
                .total(number("total"))
                .amountDue(number("amountDue"))
                .paymentTerms(text("paymentTerms"))
                .lines(read)
                .build();
    }

    private @Nullable InvoiceLine line(String at) {
        boolean blank = values.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(at))
                .allMatch(entry -> entry.getValue().isBlank());
        if (blank) {
            return null;
        }
        return new InvoiceLine(
                text(at + "description"),
                text(at + "sku"),
                number(at + "quantity"),
                text(at + "unit"),
                number(at + "unitPrice"),
                number(at + "amount"),
                text(at + "accountCode"),
                text(at + "taxCode"),
                read(
                        at + "purchaseOrderLine",
                        Integer::valueOf,
                        "Write the number of a line of the order, such as 1."));
    }

    private @Nullable String text(String field) {
        return Paging.blankToNull(values.get(field));
    }

    private @Nullable LocalDate date(String field) {
        return read(field, LocalDate::parse, "Write a date as year-month-day, such as 2026-01-31.");
    }

    private @Nullable BigDecimal number(String field) {
        return read(field, Numbers::parse, "Write a number such as 1234.50.");
    }

    private <T> @Nullable T read(String field, Function<String, T> parser, String advice) {
        String typed = text(field);
        if (typed == null) {
            return null;
        }
        try {
            return parser.apply(typed);
        } catch (IllegalArgumentException | DateTimeParseException e) {
            blame(field, advice);
            return null;
        }
    }

    private void party(String at, Party party) {
        put(at + ".name", party.name());
        put(at + ".taxId", party.taxId());
        put(at + ".iban", party.iban());
        put(at + ".address", party.address());
    }

    private void put(String field, @Nullable Object value) {
        if (value != null) {
            values.put(field, value instanceof BigDecimal number ? number.toPlainString() : value.toString());
        }
    }
}

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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a person entered into the form of corrections: every value that can be read in the form's own writing, every
 * other one as typed, so that a mistake in one loses none of the others, and what is wrong with it.
 */
final class CorrectionForm {
    private static final int SPARE_LINES = 2;
    private static final String VENDOR = "vendorId";
    private static final String TYPE = "type";

    private final Map<String, String> values = new LinkedHashMap<>();
    private final Map<String, String> errors = new LinkedHashMap<>();
    private final List<Settled> settled = new ArrayList<>();
    private final Set<String> printed = new HashSet<>();
    private final Notation notation;
    private int lines;

    private CorrectionForm(Notation notation) {
        this.notation = notation;
    }

    /** The form of an invoice as it is, with spare lines. */
    static CorrectionForm of(Invoice invoice, Notation notation) {
        InvoiceContent c = invoice.content();
        CorrectionForm form = new CorrectionForm(notation);
        form.put(TYPE, c.type());
        form.put(VENDOR, invoice.vendorId());
        for (CorrectionField field : CorrectionField.values()) {
            form.put(field.wire(), ContentValues.of(c, field));
        }
        form.put("customer.iban", c.customer().iban());
        for (InvoiceLine line : c.lines()) {
            int n = form.lines++;
            LineColumn.all().forEach(column -> form.put(column.cell(n), ContentValues.of(line, column)));
        }
        form.lines += SPARE_LINES;
        return form;
    }

    /**
     * The form as it was sent.
     *
     * @throws IllegalArgumentException if not all of it came
     */
    static CorrectionForm of(Map<String, String> sent) {
        CorrectionForm form = new CorrectionForm(Notation.parse(sent.get("notation")));
        form.values.putAll(sent);
        form.printed.addAll(List.of(sent.getOrDefault("printed", "").split(",")));
        for (CorrectionField field : CorrectionField.values()) {
            form.settle(field.wire(), field.kind());
        }
        for (String[] line : LinePack.of(sent)) {
            for (LineColumn column : LineColumn.all()) {
                form.values.put(column.cell(form.lines), LinePack.cell(line, column));
                form.settle(column.cell(form.lines), column.kind());
            }
            form.lines++;
        }
        return form;
    }

    private void settle(String name, CorrectionField.Kind kind) {
        String text = get(name);
        if (text.isBlank()) {
            return;
        }
        try {
            String value = TextValue.of(kind, text, printed.contains(name), notation);
            values.put(name, value);
            if (!value.equals(text)) {
                settled.add(new Settled(name, text, value, null));
            }
        } catch (IllegalArgumentException e) {
            String why = e.getMessage() == null ? "This cannot be read." : e.getMessage();
            blame(name, why);
            settled.add(new Settled(name, text, text, why));
        }
    }

    /** A value. Called by the template. */
    public String get(String field) {
        return values.getOrDefault(field, "");
    }

    /** What is wrong with a value; null if nothing is. Called by the template. */
    public @Nullable String error(String field) {
        return errors.get(field);
    }

    /** Whether a value that cannot be read is one that was taken from the page. Called by the template. */
    public boolean isPrinted(String field) {
        return errors.containsKey(field) && printed.contains(field);
    }

    /** How many lines the form has. Called by the template. */
    public int lines() {
        return lines;
    }

    /** How the document writes numbers and dates. Called by the template. */
    public Notation notation() {
        return notation;
    }

    /** The texts that are not in the form's own writing, or none at all. Called by the template. */
    public List<Settled> settled() {
        return settled;
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
        String chosen = Paging.blankToNull(get(VENDOR));
        try {
            return chosen == null ? null : VendorId.of(chosen);
        } catch (IllegalArgumentException e) {
            blame(VENDOR, "Choose a vendor of the list.");
            return null;
        }
    }

    /** What can be read of the form, as content. */
    InvoiceContent content() {
        String currency = text("currency");
        return InvoiceContent.builder()
                .type(get(TYPE).equals(InvoiceType.CREDIT_NOTE.name()) ? InvoiceType.CREDIT_NOTE : InvoiceType.INVOICE)
                .invoiceNumber(text("invoiceNumber"))
                .invoiceDate(date("invoiceDate"))
                .dueDate(date("dueDate"))
                .currency(currency == null ? null : Money.currency(currency))
                .vendor(party("vendor"))
                .customer(party("customer"))
                .purchaseOrderNumber(text("purchaseOrderNumber"))
                .subtotal(number("subtotal"))
                .taxAmount(number("taxAmount"))
                .shipping(number("shipping"))
                .total(number("total"))
                .amountDue(number("amountDue"))
                .paymentTerms(text("paymentTerms"))
                .lines(filledLines().stream().map(this::line).toList())
                .build();
    }

    /** The numbers of the lines that are not empty, from 0. */
    List<Integer> filledLines() {
        List<Integer> filled = new ArrayList<>();
        for (int i = 0; i < lines; i++) {
            int n = i;
            if (LineColumn.all().stream()
                    .anyMatch(column -> !get(column.cell(n)).isBlank())) {
                filled.add(n);
            }
        }
        return filled;
    }

    private InvoiceLine line(int n) {
        String order = text(LineColumn.ORDER_LINE.cell(n));
        return new InvoiceLine(
                text(LineColumn.DESCRIPTION.cell(n)),
                text(LineColumn.ITEM.cell(n)),
                number(LineColumn.QUANTITY.cell(n)),
                text(LineColumn.UNIT.cell(n)),
                number(LineColumn.UNIT_PRICE.cell(n)),
                number(LineColumn.AMOUNT.cell(n)),
                text(LineColumn.ACCOUNT.cell(n)),
                text(LineColumn.TAX_CODE.cell(n)),
                order == null ? null : Integer.valueOf(order));
    }

    private Party party(String at) {
        return new Party(text(at + ".name"), text(at + ".taxId"), text(at + ".iban"), text(at + ".address"));
    }

    /** A value that could be read. */
    private @Nullable String text(String field) {
        return errors.containsKey(field) ? null : Paging.blankToNull(values.get(field));
    }

    private @Nullable LocalDate date(String field) {
        String text = text(field);
        return text == null ? null : LocalDate.parse(text);
    }

    private @Nullable BigDecimal number(String field) {
        String text = text(field);
        return text == null ? null : new BigDecimal(text);
    }

    private void put(String field, @Nullable Object value) {
        if (value != null) {
            values.put(field, value instanceof BigDecimal number ? number.toPlainString() : value.toString());
        }
    }

    /**
     * What became of a text.
     *
     * @param name the field's name in the form
     * @param text as sent
     * @param value what it stands for; the text itself where that is unknown
     * @param error why it has no value; null if it has one
     */
    record Settled(
            String name,
            String text,
            String value,
            @Nullable String error) {}
}

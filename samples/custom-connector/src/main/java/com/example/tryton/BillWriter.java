package com.example.tryton;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.support.Json;
import com.smartap.connector.support.OutcomeUnknownException;
import com.smartap.model.Money;
import com.smartap.model.invoice.InvoiceType;
import com.smartap.spi.erp.Bill;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes the draft of a bill so that its total is the invoice's total exactly: what the lines leave open becomes lines of
 * its own (shipping; discounts, charges and rounding). A credit note has negative quantities.
 */
final class BillWriter {
    private final TrytonApi api;
    private final TrytonSettings settings;
    private final BillFacts facts;

    BillWriter(TrytonApi api, TrytonSettings settings) {
        this.api = api;
        this.settings = settings;
        this.facts = new BillFacts(api, settings);
    }

    /**
     * Creates the draft.
     *
     * @return its id
     * @throws com.smartap.connector.support.ConnectorRefusedException if it cannot be, saying why
     */
    long create(Bill bill) {
        BillFacts.Vendor vendor = facts.vendor(bill);
        List<DraftLine> lines = lines(bill);
        List<DraftTax> taxes = DraftTax.of(bill, lines, facts, settings);
        ObjectNode values = header(bill, vendor);
        ArrayNode rows = Domain.list();
        lines.forEach(line -> rows.add(line.values(values)));
        values.set("lines", Domain.all(Domain.list().add("create").add(rows)));
        if (!taxes.isEmpty()) {
            ArrayNode taxRows = Domain.list();
            taxes.forEach(tax -> taxRows.add(tax.values()));
            values.set("taxes", Domain.all(Domain.list().add("create").add(taxRows)));
        }
        JsonNode created =
                api.write(BillShelf.MODEL, "create", Domain.all(values)).path(0);
        if (!created.isIntegralNumber()) {
            throw new OutcomeUnknownException("the answer to a new bill holds no id", null);
        }
        return created.asLong();
    }

    /** One line of text, as fields of one line take it. */
    static String line(String text) {
        return text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    }

    private ObjectNode header(Bill bill, BillFacts.Vendor vendor) {
        String memo = bill.memo() == null ? "" : "\n" + bill.memo().strip();
        ObjectNode values = Json.object()
                .put("type", "in")
                .put("company", api.company().get().id())
                .put("party", vendor.id())
                .put("invoice_address", vendor.address())
                .put("account", vendor.payable())
                .put("journal", facts.journal())
                .put("currency", facts.currency(bill.total().currency()))
                .put("reference", line(bill.invoiceNumber()))
                .put("comment", HeldBill.mark(bill) + memo);
        values.set("invoice_date", Values.date(bill.invoiceDate()));
        if (bill.dueDate() != null) {
            // Without terms, all is due on this very day.
            values.putNull("payment_term").set("payment_term_date", Values.date(bill.dueDate()));
        } else {
            values.put("payment_term", vendor.terms());
        }
        return values;
    }

    private List<DraftLine> lines(Bill bill) {
        boolean credit = bill.type() == InvoiceType.CREDIT_NOTE;
        List<DraftLine> lines = new ArrayList<>();
        Money open = bill.total().minus(bill.tax());
        for (Bill.Line line : bill.lines()) {
            DraftLine draft = DraftLine.of(line, credit, facts.coding(bill, line), settings.priceDecimals());
            lines.add(draft);
            open = open.minus(credit ? draft.amount().negated() : draft.amount());
        }
        open = extra(lines, "Shipping", bill.shipping(), settings.shippingAccount(), open, credit);
        String rest =
                bill.lines().isEmpty() ? "Invoice " + line(bill.invoiceNumber()) : "Discounts, charges and rounding";
        extra(lines, rest, open, bill.lines().isEmpty() ? null : settings.differenceAccount(), open, credit);
        return lines;
    }

    private Money extra(
            List<DraftLine> lines, String text, Money amount, @Nullable String account, Money open, boolean credit) {
        if (amount.isZero()) {
            return open;
        }
        lines.add(DraftLine.extra(text, credit ? amount.negated() : amount, facts.account(account)));
        return open.minus(amount);
    }
}

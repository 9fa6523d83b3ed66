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
import java.util.Set;
import java.util.TreeSet;
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
     * Creates the draft; or makes one of Tryton's own the bill's, in one call as well.
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
        long company = api.company().get().id();
        lines.forEach(line -> rows.add(line.values(values, company)));
        ArrayNode taxRows = Domain.list();
        taxes.forEach(tax -> taxRows.add(tax.values()));
        Long waiting = waiting(lines);
        if (waiting != null) {
            values.set("lines", replaced(facts.linesOf(waiting), rows));
            values.set("taxes", replaced(facts.taxesOf(waiting), taxRows));
            api.write(BillShelf.MODEL, "write", Domain.numbers(List.of(waiting)), values);
            return waiting;
        }
        values.put("type", "in").put("company", company);
        values.set("lines", replaced(List.of(), rows));
        values.set("taxes", replaced(List.of(), taxRows));
        JsonNode created =
                api.write(BillShelf.MODEL, "create", Domain.all(values)).path(0);
        if (!created.isIntegralNumber()) {
            throw new OutcomeUnknownException("the answer to a new bill holds no id", null);
        }
        return created.asLong();
    }

    /** The one draft of Tryton's own that the lines wait in; null if there is none. */
    private static @Nullable Long waiting(List<DraftLine> lines) {
        Set<Long> waiting = new TreeSet<>();
        for (DraftLine line : lines) {
            BillFacts.OrderLine ordered = line.coding().orderLine();
            if (ordered != null && ordered.waiting() != null) {
                waiting.add(ordered.waiting());
            }
        }
        if (waiting.size() > 1) {
            throw BillFacts.refused(
                    "ORDER",
                    "Tryton drafted several invoices for these order lines: %s. Maybe delete all but one there"
                            .formatted(waiting));
        }
        return waiting.isEmpty() ? null : waiting.iterator().next();
    }

    private static ArrayNode replaced(List<Long> old, ArrayNode rows) {
        ArrayNode commands = Domain.list();
        if (!old.isEmpty()) {
            commands.add(Domain.list().add("delete").add(Domain.numbers(old)));
        }
        return rows.isEmpty()
                ? commands
                : commands.add(Domain.list().add("create").add(rows));
    }

    /** One line of text, as fields of one line take it. */
    static String line(String text) {
        return text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    }

    private ObjectNode header(Bill bill, BillFacts.Vendor vendor) {
        ObjectNode values = Json.object()
                .put("party", vendor.id())
                .put("invoice_address", vendor.address())
                .put("account", vendor.payable())
                .put("journal", facts.journal())
                .put("currency", facts.currency(bill.total().currency()))
                .put("reference", line(bill.invoiceNumber()))
                .put("comment", HeldBill.comment(bill));
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

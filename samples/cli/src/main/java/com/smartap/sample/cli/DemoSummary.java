package com.smartap.sample.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.core.Audit;
import com.smartap.core.AuditEntry;
import com.smartap.core.Invoices;
import com.smartap.core.SmartAp;
import com.smartap.model.Money;
import com.smartap.model.PageRequest;
import com.smartap.model.invoice.Invoice;
import com.smartap.model.invoice.InvoiceState;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What became of all invoices in the folder. */
final class DemoSummary {
    private static final Currency CURRENCY = Currency.getInstance("USD");
    private static final Set<InvoiceState> PAID = Set.of(InvoiceState.PAID, InvoiceState.ARCHIVED);

    /** What happens to an invoice that a person has to look at before approvers can decide as usual. */
    private static final Set<String> BY_HAND =
            Set.of("invoice.review-required", "invoice.unmatched", "invoice.duplicate");

    private final SmartAp engine;

    DemoSummary(SmartAp engine) {
        this.engine = engine;
    }

    /**
     * The summary line. {@code straightThrough} counts invoices that were paid or wait to be paid without anybody doing
     * more than approve; {@code total} is what was paid.
     */
    ObjectNode line(DemoFiles.Found files) {
        List<Invoice> invoices = engine.invoices()
                .list(DemoPeople.AUDITOR, Invoices.Query.ALL, PageRequest.first(PageRequest.MAX))
                .items();
        int straight = 0;
        int reviewed = 0;
        int unmatched = 0;
        Money total = Money.zero(CURRENCY);
        Map<String, Money> waiting = new TreeMap<>();
        Map<String, Integer> waitingCount = new TreeMap<>();
        Map<String, Integer> states = new TreeMap<>();
        for (Invoice invoice : invoices) {
            Set<String> actions = actions(invoice);
            boolean arrived = PAID.contains(invoice.state()) || invoice.state() == InvoiceState.READY_FOR_PAYMENT;
            straight += arrived && actions.stream().noneMatch(BY_HAND::contains) ? 1 : 0;
            reviewed += actions.contains("invoice.review-required") ? 1 : 0;
            unmatched += actions.contains("invoice.unmatched") ? 1 : 0;
            states.merge(invoice.state().name(), 1, Integer::sum);
            Money amount = invoice.total();
            if (amount != null
                    && PAID.contains(invoice.state())
                    && amount.currency().equals(CURRENCY)) {
                total = total.plus(amount);
            }
            if (amount != null && invoice.state() == InvoiceState.READY_FOR_PAYMENT) {
                waiting.merge(amount.currency().getCurrencyCode(), amount, Money::plus);
                waitingCount.merge(amount.currency().getCurrencyCode(), 1, Integer::sum);
            }
        }
        ObjectNode line = Json.object();
        ObjectNode summary = line.putObject("summary")
                .put("invoices", invoices.size())
                .put("straightThrough", straight)
                .put("needsReview", reviewed)
                .put("unmatched", unmatched)
                .put("duplicates", states.getOrDefault(InvoiceState.DUPLICATE.name(), 0))
                .put("paid", states.getOrDefault("PAID", 0) + states.getOrDefault("ARCHIVED", 0))
                .put("archived", states.getOrDefault("ARCHIVED", 0))
                .put("total", total.plain())
                .put("currency", CURRENCY.getCurrencyCode());
        ObjectNode counts = summary.putObject("states");
        states.forEach(counts::put);
        ArrayNode unpaid = summary.putArray("waitingForPayment");
        waiting.forEach((currency, sum) -> unpaid.addObject()
                .put("currency", currency)
                .put("invoices", waitingCount.getOrDefault(currency, 0))
                .put("total", sum.plain()));
        summary.put("paymentFiles", files.files());
        summary.putObject("sealed").put("documents", files.sealed()).put("intact", files.intact());
        audit(summary.putObject("audit"));
        return line;
    }

    private void audit(ObjectNode json) {
        Audit.Verification found = engine.audit().verify(DemoPeople.AUDITOR);
        json.put("intact", found.intact()).put("records", found.records()).put("head", found.root());
    }

    private Set<String> actions(Invoice invoice) {
        Set<String> actions = new HashSet<>();
        for (AuditEntry entry : engine.invoices().timeline(DemoPeople.AUDITOR, invoice.id())) {
            actions.add(entry.action());
        }
        return actions;
    }
}

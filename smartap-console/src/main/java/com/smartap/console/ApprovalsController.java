package com.smartap.console;

import com.smartap.core.Approvals;
import com.smartap.core.SmartAp;
import com.smartap.model.approval.ApprovalId;
import com.smartap.model.invoice.Invoice;
import com.smartap.model.invoice.InvoiceId;
import com.smartap.spi.ErrorCode;
import com.smartap.spi.InvalidRequestException;
import com.smartap.spi.SmartApException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Approvals: the actor's queue, and decisions about one or several. */
@Controller
@RequestMapping("${smartap.console.base-path:/smartap}/approvals")
final class ApprovalsController {
    private static final String TEMPLATE = "smartap/console/approvals";

    private final SmartAp smartAp;
    private final Pages pages;
    private final InvoiceController invoicePage;
    private final ConsoleProperties properties;

    ApprovalsController(SmartAp smartAp, Pages pages, InvoiceController invoicePage, ConsoleProperties properties) {
        this.smartAp = smartAp;
        this.pages = pages;
        this.invoicePage = invoicePage;
        this.properties = properties;
    }

    @GetMapping
    View queue(Visit visit, @RequestParam(required = false) @Nullable String cursor) {
        return pages.page(visit, TEMPLATE, model(visit, cursor));
    }

    /** Decides about one invoice, from its own page. */
    @PostMapping("/{id}/{action}")
    View decide(
            Visit visit,
            @PathVariable ApprovalId id,
            @PathVariable String action,
            @RequestParam InvoiceId invoice,
            @RequestParam long version,
            @RequestParam(required = false) @Nullable String comment) {
        String typed = comment == null ? "" : comment.strip();
        Approvals approvals = smartAp.approvals();
        try {
            switch (action) {
                case "approve" -> approvals.approve(visit.actor(), id, version, typed.isEmpty() ? null : typed);
                case "reject" -> approvals.reject(visit.actor(), id, version, needed(typed));
                case "escalate" -> approvals.escalate(visit.actor(), id, version, needed(typed));
                default ->
                    throw new SmartApException(ErrorCode.NOT_FOUND, "There is no action \"%s\".".formatted(action));
            }
        } catch (SmartApException e) {
            return invoicePage.failed(visit, invoice, e, typed);
        }
        return Redirect.to(visit, "/invoices/" + invoice, action);
    }

    /** Approves several at once; says what came of each. */
    @PostMapping("/bulk")
    View bulk(
            Visit visit,
            @RequestParam(name = "choice", required = false) @Nullable List<String> choices,
            @RequestParam(required = false) @Nullable String comment) {
        List<Approvals.Choice> chosen = new ArrayList<>();
        Map<ApprovalId, InvoiceId> invoices = new HashMap<>();
        for (String choice : choices == null ? List.<String>of() : choices) {
            String[] parts = choice.split("/", 3);
            ApprovalId id = ApprovalId.of(parts[0]);
            chosen.add(new Approvals.Choice(id, Long.parseLong(parts[1])));
            invoices.put(id, InvoiceId.of(parts[2]));
        }
        if (chosen.isEmpty()) {
            Map<String, Object> model = model(visit, null);
            model.put("problem", Problem.invalid("choice", "Tick at least one invoice to approve."));
            return pages.page(visit, TEMPLATE, model, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        List<BulkLine> lines =
                smartAp.approvals().approveAll(visit.actor(), chosen, Paging.blankToNull(comment)).stream()
                        .map(outcome -> line(visit, outcome, invoices))
                        .toList();
        Map<String, Object> model = model(visit, null);
        model.put("outcomes", lines);
        model.put(
                "approved",
                lines.stream().filter(line -> line.outcome().approved()).count());
        model.put("typed", comment == null ? "" : comment);
        return pages.page(visit, TEMPLATE, model);
    }

    private BulkLine line(Visit visit, Approvals.BulkOutcome outcome, Map<ApprovalId, InvoiceId> invoices) {
        InvoiceId id = invoices.get(outcome.id());
        return new BulkLine(outcome, id == null ? null : smartAp.invoices().get(visit.actor(), id));
    }

    private Map<String, Object> model(Visit visit, @Nullable String cursor) {
        Map<String, Object> model = new HashMap<>();
        model.put("page", smartAp.approvals().queue(visit.actor(), Paging.at(cursor, properties.pageSize())));
        model.put("policy", smartAp.configuration().approvalPolicy());
        model.put("cursor", cursor == null ? "" : cursor);
        return model;
    }

    private static String needed(String reason) {
        if (reason.isEmpty()) {
            throw new InvalidRequestException("comment", "Give a reason, so that others understand the decision.");
        }
        return reason;
    }

    /**
     * One of several decisions, with its invoice.
     *
     * @param outcome what came of it
     * @param invoice the invoice; null if it is not known
     */
    record BulkLine(Approvals.BulkOutcome outcome, @Nullable Invoice invoice) {}
}

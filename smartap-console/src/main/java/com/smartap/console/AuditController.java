package com.smartap.console;

import com.smartap.core.AuditEntry;
import com.smartap.core.SmartAp;
import com.smartap.model.Page;
import com.smartap.model.invoice.InvoiceId;
import com.smartap.spi.InvalidRequestException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
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

/** The audit log, for those who may read it: searched, verified, exported, and told as a report about one invoice. */
@Controller
@RequestMapping("${smartap.console.base-path:/smartap}/audit")
final class AuditController {
    private static final String TEMPLATE = "smartap/console/audit";

    private final SmartAp smartAp;
    private final Pages pages;
    private final ConsoleProperties properties;

    AuditController(SmartAp smartAp, Pages pages, ConsoleProperties properties) {
        this.smartAp = smartAp;
        this.pages = pages;
        this.properties = properties;
    }

    @GetMapping
    View list(Visit visit, @RequestParam Map<String, String> sent) {
        AuditSearch search = AuditSearch.of(sent);
        String cursor = sent.get("cursor");
        try {
            Page<AuditEntry> found = smartAp.audit()
                    .list(
                            visit.actor(),
                            search.query(smartAp, visit.actor(), properties.timeZone()),
                            Paging.at(cursor, properties.pageSize()));
            return pages.page(visit, TEMPLATE, model(search, cursor, found));
        } catch (InvalidRequestException e) {
            Problem problem = Problem.of(e);
            Map<String, Object> model = model(search, null, Page.single(List.of()));
            model.put("problem", problem);
            return pages.page(visit, TEMPLATE, model, problem.status());
        }
    }

    /** Recomputes the whole log. By POST, since that takes a while and is recorded. */
    @PostMapping("/verify")
    View verify(Visit visit) {
        var found = smartAp.audit().verify(visit.actor());
        Page<AuditEntry> latest = smartAp.audit()
                .list(visit.actor(), com.smartap.core.AuditQuery.ALL, Paging.at(null, properties.pageSize()));
        Map<String, Object> model = model(AuditSearch.ALL, null, latest);
        model.put("verification", found);
        return pages.page(visit, TEMPLATE, model, HttpStatus.OK);
    }

    /** The whole log, streamed as it is read. */
    @GetMapping("/export")
    void export(Visit visit, HttpServletResponse response) throws IOException {
        Attachment.headers(response, "audit-log-" + visit.actor().tenant() + ".zip", "application/zip");
        smartAp.audit().export(visit.actor(), response.getOutputStream());
    }

    /** What happened to one invoice, for an auditor to keep. */
    @GetMapping("/invoices/{id}/report")
    void report(Visit visit, @PathVariable InvoiceId id, HttpServletResponse response) throws IOException {
        Attachment.headers(response, "audit-" + id + ".pdf", "application/pdf");
        smartAp.audit().report(visit.actor(), id, response.getOutputStream());
    }

    private static Map<String, Object> model(AuditSearch search, @Nullable String cursor, Page<AuditEntry> found) {
        Map<String, Object> model = new HashMap<>();
        model.put("page", found);
        model.put("search", search);
        model.put("cursor", cursor == null ? "" : cursor);
        found.items().stream()
                .filter(entry -> !search.about().isEmpty() && entry.entityType().equals("invoice"))
                .map(AuditEntry::entityId)
                .distinct()
                .reduce((one, other) -> "")
                .filter(id -> !id.isEmpty())
                .ifPresent(id -> model.put("invoice", id));
        return model;
    }
}

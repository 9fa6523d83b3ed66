package com.smartap.console;

import com.smartap.core.AuditQuery;
import com.smartap.core.SmartAp;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The audit log, for those who may read it. */
@Controller
@RequestMapping("${smartap.console.base-path:/smartap}/audit")
final class AuditController {
    private final SmartAp smartAp;
    private final Pages pages;
    private final ConsoleProperties properties;

    AuditController(SmartAp smartAp, Pages pages, ConsoleProperties properties) {
        this.smartAp = smartAp;
        this.pages = pages;
        this.properties = properties;
    }

    @GetMapping
    View list(Visit visit, @RequestParam(required = false) @Nullable String cursor) {
        return pages.page(visit, "smartap/console/audit", model(visit, cursor));
    }

    /** Recomputes the whole log. */
    @PostMapping("/verify")
    View verify(Visit visit) {
        Map<String, Object> model = model(visit, null);
        model.put("verification", smartAp.audit().verify(visit.actor()));
        return pages.page(visit, "smartap/console/audit", model);
    }

    private Map<String, Object> model(Visit visit, @Nullable String cursor) {
        Map<String, Object> model = new HashMap<>();
        model.put(
                "page", smartAp.audit().list(visit.actor(), AuditQuery.ALL, Paging.at(cursor, properties.pageSize())));
        model.put("cursor", cursor == null ? "" : cursor);
        return model;
    }
}

package com.smartap.console;

import com.smartap.core.Erp;
import com.smartap.core.SmartAp;
import com.smartap.model.PageRequest;
import com.smartap.model.erp.ErpConnection;
import com.smartap.model.erp.ErpConnectionId;
import com.smartap.model.erp.SyncResult;
import com.smartap.spi.SmartApException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.View;

/** Connections to ERP systems: whether they work, and what their synchronisations did. */
@Controller
@RequestMapping("${smartap.console.base-path:/smartap}/connections")
final class ConnectionsController {
    private static final String TEMPLATE = "smartap/console/connections";
    private static final int LOG = 10;

    private final SmartAp smartAp;
    private final Pages pages;

    ConnectionsController(SmartAp smartAp, Pages pages) {
        this.smartAp = smartAp;
        this.pages = pages;
    }

    @GetMapping
    View list(Visit visit) {
        return pages.page(visit, TEMPLATE, model(visit));
    }

    /** Calls the ERP once. */
    @PostMapping("/{id}/test")
    View test(Visit visit, @PathVariable ErpConnectionId id) {
        return attempt(visit, "tested", () -> smartAp.erp().test(visit.actor(), id));
    }

    /** Imports vendors and purchase orders that changed. */
    @PostMapping("/{id}/sync")
    View sync(Visit visit, @PathVariable ErpConnectionId id) {
        return attempt(visit, "synced", () -> smartAp.erp().sync(visit.actor(), id));
    }

    private View attempt(Visit visit, String notice, Runnable step) {
        try {
            step.run();
            return Redirect.to(visit, "/connections", notice);
        } catch (SmartApException e) {
            Problem problem = Problem.of(e);
            Map<String, Object> model = model(visit);
            model.put("problem", problem);
            return pages.page(visit, TEMPLATE, model, HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private Map<String, Object> model(Visit visit) {
        Erp erp = smartAp.erp();
        Map<ErpConnection, List<SyncResult>> connections = new LinkedHashMap<>();
        for (ErpConnection connection : erp.connections(visit.actor())) {
            connections.put(
                    connection,
                    erp.syncLog(visit.actor(), connection.id(), PageRequest.first(LOG))
                            .items());
        }
        Map<String, Object> model = new HashMap<>();
        model.put("connections", connections.entrySet());
        return model;
    }
}

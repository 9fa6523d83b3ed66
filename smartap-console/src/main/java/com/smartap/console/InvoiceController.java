package com.smartap.console;

import com.smartap.core.Invoices;
import com.smartap.core.SmartAp;
import com.smartap.model.Role;
import com.smartap.model.invoice.InvoiceId;
import com.smartap.spi.NotFoundException;
import com.smartap.spi.SmartApException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** One invoice: its document beside its fields, what was found out about it, and what can be done with it. */
@Controller
@RequestMapping("${smartap.console.base-path:/smartap}/invoices/{id}")
final class InvoiceController {
    private static final String TEMPLATE = "smartap/console/invoice";

    private final SmartAp smartAp;
    private final Pages pages;
    private final InvoiceView view;

    InvoiceController(SmartAp smartAp, Pages pages, InvoiceView view) {
        this.smartAp = smartAp;
        this.pages = pages;
        this.view = view;
    }

    @GetMapping
    View show(Visit visit, @PathVariable InvoiceId id) {
        return pages.page(visit, TEMPLATE, view.model(visit, id));
    }

    /** The page's content alone, for refreshing; without content while nothing changed. */
    @GetMapping("/live")
    View live(Visit visit, @PathVariable InvoiceId id, @RequestParam String stamp) {
        if (stamp.equals(view.stamp(visit, id))) {
            return new DashboardController.Unchanged();
        }
        return pages.part(visit, TEMPLATE, "live", view.model(visit, id));
    }

    @PostMapping("/{action}")
    View act(
            Visit visit,
            @PathVariable InvoiceId id,
            @PathVariable String action,
            @RequestParam long version,
            @RequestParam(required = false) @Nullable String reason,
            @RequestParam(name = "role", required = false) @Nullable List<Role> roles) {
        Invoices invoices = smartAp.invoices();
        String why = reason == null ? "" : reason.strip();
        try {
            switch (action) {
                case "resubmit" -> invoices.resubmit(visit.actor(), id, version);
                case "reject" -> invoices.reject(visit.actor(), id, version, needed(why));
                case "hold" -> invoices.hold(visit.actor(), id, version, needed(why));
                case "release" -> invoices.release(visit.actor(), id, version);
                case "retry" -> invoices.retry(visit.actor(), id, version);
                case "withdraw" -> invoices.withdraw(visit.actor(), id, version, needed(why));
                case "demand" -> smartAp.signatures().demand(visit.actor(), id, version, chosen(roles), needed(why));
                default -> throw new NotFoundException("There is no action \"%s\".".formatted(action));
            }
        } catch (SmartApException e) {
            return failed(visit, id, e, why);
        }
        return Redirect.to(visit, "/invoices/" + id, action);
    }

    /** The page again, with what went wrong and what was typed. */
    View failed(Visit visit, InvoiceId id, SmartApException e, String typed) {
        Problem problem = Problem.of(e);
        Map<String, Object> model = view.model(visit, id);
        model.put("problem", problem);
        model.put("typed", typed);
        return pages.page(visit, TEMPLATE, model, problem.status());
    }

    private static List<Role> chosen(@Nullable List<Role> roles) {
        if (roles == null || roles.isEmpty()) {
            throw new com.smartap.spi.InvalidRequestException("role", "Tick at least one role that has to sign.");
        }
        return roles;
    }

    private static String needed(String reason) {
        if (reason.isEmpty()) {
            throw new com.smartap.spi.InvalidRequestException(
                    "reason", "Give a reason, so that others understand the decision.");
        }
        return reason;
    }
}

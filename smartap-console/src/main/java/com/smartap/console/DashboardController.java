package com.smartap.console;

import com.smartap.core.Invoices;
import com.smartap.core.SignatureRequest;
import com.smartap.core.Signatures;
import com.smartap.core.SmartAp;
import com.smartap.model.PageRequest;
import com.smartap.model.invoice.Invoice;
import com.smartap.model.invoice.InvoiceState;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The dashboard: what waits for the one who looks, and how everything is going. */
@Controller
@RequestMapping("${smartap.console.base-path:/smartap}")
final class DashboardController {
    private static final int RECENT = 8;
    private static final int WAITING = 5;

    private final SmartAp smartAp;
    private final Pages pages;
    private final List<DashboardPanel> panels;
    private final ReviewFigures review;

    DashboardController(SmartAp smartAp, Pages pages, List<DashboardPanel> panels, ReviewFigures figures) {
        this.smartAp = smartAp;
        this.pages = pages;
        this.panels = panels;
        this.review = figures;
    }

    @GetMapping
    View show(Visit visit) {
        Map<String, Object> model = figures(visit);
        model.put("panels", panels(visit));
        model.put("review", review.of(visit.actor()));
        model.put("days", ReviewFigures.DAYS);
        return pages.page(visit, "smartap/console/dashboard", model);
    }

    /** The figures alone, for refreshing; without content while nothing changed. */
    @GetMapping("/live")
    View live(Visit visit, @RequestParam String stamp) {
        Map<String, Object> model = figures(visit);
        return stamp.equals(model.get("stamp"))
                ? new Unchanged()
                : pages.part(visit, "smartap/console/dashboard", "figures", model);
    }

    private Map<String, Object> figures(Visit visit) {
        Map<InvoiceState, Long> counts = smartAp.invoices().countByState(visit.actor());
        List<Invoice> recent = smartAp.invoices()
                .list(visit.actor(), Invoices.Query.ALL, PageRequest.first(RECENT))
                .items();
        var queue = visit.powers().approve()
                ? smartAp.approvals().queue(visit.actor(), PageRequest.first(WAITING))
                : com.smartap.model.Page.<com.smartap.core.Approvals.Task>single(List.of());
        List<SignatureRequest> toSign = smartAp.signatures()
                .list(visit.actor(), new Signatures.Query(true, visit.actor().id()), PageRequest.first(WAITING))
                .items();
        Map<String, Object> model = new HashMap<>();
        model.put("toSign", toSign);
        model.put("groups", StateGroup.values());
        model.put("counts", counts);
        model.put("recent", recent);
        model.put("queue", queue);
        model.put("status", smartAp.status());
        model.put("empty", counts.isEmpty());
        model.put(
                "stamp",
                Integer.toHexString(Objects.hash(
                        counts,
                        recent.stream().map(i -> i.id() + ":" + i.version()).toList(),
                        queue.items().stream().map(task -> task.approval().id()).toList(),
                        toSign.stream().map(SignatureRequest::id).toList())));
        return model;
    }

    private Map<String, Map<String, Object>> panels(Visit visit) {
        Map<String, Map<String, Object>> shown = new LinkedHashMap<>();
        for (DashboardPanel panel : panels) {
            Map<String, Object> model = panel.model(visit.actor());
            if (!model.isEmpty()) {
                shown.put(panel.fragment(), model);
            }
        }
        return shown;
    }

    /** Tells a page that asks for news that there is none. */
    static final class Unchanged implements View {
        @Override
        public void render(
                @Nullable Map<String, ?> model,
                jakarta.servlet.http.HttpServletRequest request,
                jakarta.servlet.http.HttpServletResponse response) {
            response.setStatus(HttpStatus.NO_CONTENT.value());
        }
    }
}

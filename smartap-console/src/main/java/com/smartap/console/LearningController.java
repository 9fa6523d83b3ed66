package com.smartap.console;

import com.smartap.core.Learning;
import com.smartap.core.SmartAp;
import com.smartap.core.VendorLessons;
import com.smartap.model.Page;
import com.smartap.model.invoice.InvoiceId;
import com.smartap.model.purchasing.VendorId;
import com.smartap.spi.NotFoundException;
import com.smartap.spi.SmartApException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** What was learned from corrections, vendor by vendor, and how reading goes. */
@Controller
@RequestMapping("${smartap.console.base-path:/smartap}/learning")
final class LearningController {
    private static final String LIST = "smartap/console/learning";
    private static final String ONE = "smartap/console/lessons";

    private final SmartAp smartAp;
    private final Pages pages;
    private final ConsoleProperties properties;
    private final ReviewFigures figures;

    LearningController(SmartAp smartAp, Pages pages, ConsoleProperties properties, ReviewFigures figures) {
        this.smartAp = smartAp;
        this.pages = pages;
        this.properties = properties;
        this.figures = figures;
    }

    @GetMapping
    View list(Visit visit, @RequestParam(required = false) @Nullable String cursor) {
        Page<VendorLessons> found = learning().list(visit.actor(), Paging.at(cursor, properties.pageSize()));
        Map<String, Object> model = new HashMap<>();
        model.put("page", found);
        model.put("cursor", cursor == null ? "" : cursor);
        model.put("enabled", learning().enabled());
        model.put("review", figures.of(visit.actor()));
        model.put("days", ReviewFigures.DAYS);
        return pages.page(visit, LIST, model);
    }

    @GetMapping("/{id}")
    View show(Visit visit, @PathVariable VendorId id) {
        return pages.page(visit, ONE, model(visit, id));
    }

    @GetMapping("/{id}/export")
    ResponseEntity<String> export(Visit visit, @PathVariable VendorId id) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header("Content-Disposition", "attachment; filename=\"learned-%s.json\"".formatted(id))
                .body(learning().export(visit.actor(), id));
    }

    @PostMapping("/{id}/{action}")
    View act(
            Visit visit,
            @PathVariable VendorId id,
            @PathVariable String action,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(required = false) @Nullable Integer version,
            @RequestParam(required = false) @Nullable InvoiceId invoice) {
        try {
            if (action.equals("remove")) {
                learning().remove(visit.actor(), id, reason);
            } else if (action.equals("relearn")) {
                learning().relearn(visit.actor(), id);
            } else if (action.equals("restore") && version != null) {
                learning().restore(visit.actor(), id, version, reason);
            } else if (action.equals("drop") && invoice != null) {
                learning().dropExample(visit.actor(), id, invoice, reason);
            } else {
                throw new NotFoundException("There is no action \"%s\".".formatted(action));
            }
        } catch (SmartApException e) {
            Problem problem = Problem.of(e);
            Map<String, Object> model = model(visit, id);
            model.put("problem", problem);
            return pages.page(visit, ONE, model, problem.status());
        }
        return Redirect.to(visit, "/learning/" + id, "learning-" + action);
    }

    private Map<String, Object> model(Visit visit, VendorId id) {
        Map<String, Object> model = new HashMap<>();
        model.put("lessons", learning().get(visit.actor(), id));
        return model;
    }

    private Learning learning() {
        return smartAp.learning();
    }
}

package com.smartap.console;

import com.smartap.core.Invoices;
import com.smartap.core.SmartAp;
import com.smartap.model.PageRequest;
import com.smartap.model.purchasing.Vendor;
import com.smartap.model.purchasing.VendorId;
import com.smartap.spi.InvalidRequestException;
import com.smartap.spi.SmartApException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Vendors: list, look at, enter, change. */
@Controller
@RequestMapping("${smartap.console.base-path:/smartap}/vendors")
final class VendorsController {
    private static final int RECENT = 10;

    private final SmartAp smartAp;
    private final Pages pages;
    private final ConsoleProperties properties;

    VendorsController(SmartAp smartAp, Pages pages, ConsoleProperties properties) {
        this.smartAp = smartAp;
        this.pages = pages;
        this.properties = properties;
    }

    @GetMapping
    View list(
            Visit visit,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestHeader(name = "HX-Target", required = false) @Nullable String target) {
        Map<String, Object> model = new HashMap<>();
        model.put(
                "page",
                smartAp.vendors().list(visit.actor(), Paging.blankToNull(q), Paging.at(cursor, properties.pageSize())));
        model.put("q", q == null ? "" : q);
        model.put("cursor", cursor == null ? "" : cursor);
        return "list".equals(target)
                ? pages.part(visit, "smartap/console/vendors", "list", model)
                : pages.page(visit, "smartap/console/vendors", model);
    }

    @GetMapping("/{id}")
    View show(Visit visit, @PathVariable VendorId id) {
        Map<String, Object> model = new HashMap<>();
        model.put("vendor", smartAp.vendors().get(visit.actor(), id));
        model.put(
                "invoices",
                smartAp.invoices()
                        .list(visit.actor(), new Invoices.Query(Set.of(), null, id), PageRequest.first(RECENT))
                        .items());
        model.put(
                "notices",
                smartAp.statements()
                        .changes(visit.actor(), id, PageRequest.first(RECENT))
                        .items());
        return pages.page(visit, "smartap/console/vendor", model);
    }

    @GetMapping("/new")
    View blank(Visit visit) {
        return form(visit, null, VendorForm.blank(), null);
    }

    @GetMapping("/{id}/edit")
    View edit(Visit visit, @PathVariable VendorId id) {
        Vendor vendor = smartAp.vendors().get(visit.actor(), id);
        return form(visit, vendor, VendorForm.of(vendor), null);
    }

    @PostMapping("/new")
    View create(Visit visit, @RequestParam Map<String, String> sent) {
        VendorForm form = VendorForm.of(sent);
        try {
            Vendor made = smartAp.vendors().create(visit.actor(), form.details(null));
            return Redirect.to(visit, "/vendors/" + made.id(), "saved");
        } catch (SmartApException e) {
            return form(visit, null, form, Problem.of(e));
        } catch (IllegalArgumentException e) {
            return form(visit, null, form, invalid(e));
        }
    }

    @PostMapping("/{id}/edit")
    View save(
            Visit visit,
            @PathVariable VendorId id,
            @RequestParam long version,
            @RequestParam Map<String, String> sent) {
        Vendor vendor = smartAp.vendors().get(visit.actor(), id);
        VendorForm form = VendorForm.of(sent);
        try {
            smartAp.vendors().update(visit.actor(), id, version, form.details(vendor));
            return Redirect.to(visit, "/vendors/" + id, "saved");
        } catch (SmartApException e) {
            return form(visit, vendor, form, Problem.of(e));
        } catch (IllegalArgumentException e) {
            return form(visit, vendor, form, invalid(e));
        }
    }

    private View form(Visit visit, @Nullable Vendor vendor, VendorForm form, @Nullable Problem problem) {
        Map<String, Object> model = new HashMap<>();
        model.put("form", form);
        if (vendor != null) {
            model.put("vendor", vendor);
        }
        if (problem != null) {
            model.put("problem", problem);
        }
        return pages.page(
                visit, "smartap/console/vendor-form", model, problem == null ? HttpStatus.OK : problem.status());
    }

    private static Problem invalid(IllegalArgumentException e) {
        return Problem.of(new InvalidRequestException("", String.valueOf(e.getMessage())));
    }
}

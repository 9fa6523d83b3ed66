package com.smartap.console;

import com.smartap.core.SmartAp;
import com.smartap.model.PageRequest;
import com.smartap.model.invoice.Invoice;
import com.smartap.model.invoice.InvoiceContent;
import com.smartap.model.invoice.InvoiceId;
import com.smartap.model.purchasing.VendorId;
import com.smartap.spi.SmartApException;
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

/** Correcting what was read, with the document beside the form. */
@Controller
@RequestMapping("${smartap.console.base-path:/smartap}/invoices/{id}/correct")
final class CorrectionController {
    private static final String TEMPLATE = "smartap/console/correct";
    private static final int VENDORS = 200;

    private final SmartAp smartAp;
    private final Pages pages;
    private final InvoiceView view;

    CorrectionController(SmartAp smartAp, Pages pages, InvoiceView view) {
        this.smartAp = smartAp;
        this.pages = pages;
        this.view = view;
    }

    @GetMapping
    View show(Visit visit, @PathVariable InvoiceId id) {
        Invoice invoice = smartAp.invoices().get(visit.actor(), id);
        return page(visit, id, CorrectionForm.of(invoice), invoice.version(), null);
    }

    @PostMapping
    View save(
            Visit visit,
            @PathVariable InvoiceId id,
            @RequestParam long version,
            @RequestParam Map<String, String> sent) {
        CorrectionForm form = CorrectionForm.of(sent);
        InvoiceContent content = form.content();
        VendorId vendor = form.vendorId();
        if (form.hasErrors()) {
            return page(
                    visit,
                    id,
                    form,
                    version,
                    Problem.invalid("", "Some fields cannot be read; they are marked below."));
        }
        try {
            smartAp.invoices().correct(visit.actor(), id, version, content, vendor);
            return Redirect.to(visit, "/invoices/" + id, "corrected");
        } catch (SmartApException e) {
            Problem problem = Problem.of(e);
            if (problem.field() != null) {
                form.blame(problem.field(), problem.message());
            }
            long present = smartAp.invoices().get(visit.actor(), id).version();
            return page(visit, id, form, present, problem);
        }
    }

    private View page(Visit visit, InvoiceId id, CorrectionForm form, long version, @Nullable Problem problem) {
        Map<String, Object> model = view.model(visit, id);
        model.put("form", form);
        model.put("version", version);
        model.put(
                "vendors",
                smartAp.vendors()
                        .list(visit.actor(), null, PageRequest.first(VENDORS))
                        .items());
        if (problem != null) {
            model.put("problem", problem);
        }
        return pages.page(visit, TEMPLATE, model, problem == null ? HttpStatus.OK : problem.status());
    }
}

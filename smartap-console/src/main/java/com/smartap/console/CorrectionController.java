package com.smartap.console;

import com.smartap.core.SmartAp;
import com.smartap.model.invoice.Invoice;
import com.smartap.model.invoice.InvoiceContent;
import com.smartap.model.invoice.InvoiceId;
import com.smartap.model.purchasing.VendorId;
import com.smartap.spi.DocumentException;
import com.smartap.spi.SmartApException;
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

/**
 * Correcting what was read, with the document's pages beside the form. What a text means as a value is decided here on
 * the server, by {@link TextValue} alone, for typed text as for clicked words and at saving: so it is tested once, and
 * the script of the page only carries words from the picture to the form.
 */
@Controller
@RequestMapping("${smartap.console.base-path:/smartap}/invoices/{id}/correct")
final class CorrectionController {
    private static final String TEMPLATE = "smartap/console/correct";
    private static final String PARTS = "smartap/console/correct-parts";

    private final SmartAp smartAp;
    private final Pages pages;
    private final CorrectionView view;
    private final ReviewQueue queue;

    CorrectionController(SmartAp smartAp, Pages pages, CorrectionView view) {
        this.smartAp = smartAp;
        this.pages = pages;
        this.view = view;
        this.queue = new ReviewQueue(smartAp);
    }

    @GetMapping
    View show(Visit visit, @PathVariable InvoiceId id) {
        Invoice invoice = smartAp.invoices().get(visit.actor(), id);
        CorrectionForm form = CorrectionForm.of(invoice, CorrectionView.notation(invoice));
        return page(visit, id, form, invoice.version(), null, 0);
    }

    @PostMapping
    View save(
            Visit visit,
            @PathVariable InvoiceId id,
            @RequestParam long version,
            @RequestParam(defaultValue = "0") long seen,
            @RequestParam(defaultValue = "") String then,
            @RequestParam Map<String, String> sent) {
        CorrectionForm form = CorrectionForm.of(sent);
        InvoiceContent content = form.content();
        VendorId vendor = form.vendorId();
        if (form.hasErrors()) {
            Problem problem = Problem.invalid("", "Some fields cannot be read; they are marked below.");
            return page(visit, id, form, version, problem, seen);
        }
        try {
            smartAp.invoices().correct(visit.actor(), id, version, content, vendor);
        } catch (SmartApException e) {
            Problem problem = Problem.of(e);
            if (problem.field() != null) {
                form.blame(problem.field(), problem.message());
            }
            long present = smartAp.invoices().get(visit.actor(), id).version();
            return page(visit, id, form, present, problem, seen);
        }
        return then.equals("next") ? queue.next(visit, id, true) : Redirect.to(visit, "/invoices/" + id, "corrected");
    }

    /** What the form's texts mean and whether its amounts fit, without saving anything. By POST, since it is long. */
    @PostMapping("/check")
    View check(Visit visit, @PathVariable InvoiceId id, @RequestParam Map<String, String> sent) {
        smartAp.invoices().get(visit.actor(), id);
        return pages.part(visit, PARTS, "check", view.sums(CorrectionForm.of(sent)));
    }

    /** The words of the pages, for the script that lets them be clicked. */
    @GetMapping("/words")
    View words(Visit visit, @PathVariable InvoiceId id) {
        try {
            return pages.part(visit, PARTS, "words", view.words(visit, id));
        } catch (DocumentException e) {
            Map<String, Object> model = Map.of(
                    "wordPages",
                    List.of(),
                    "notation",
                    "",
                    "trouble",
                    Problem.of(e).message());
            return pages.part(visit, PARTS, "words", model);
        }
    }

    /** The vendors whose name or tax id holds a text. */
    @GetMapping("/vendors")
    View vendors(
            Visit visit,
            @PathVariable InvoiceId id,
            @RequestParam(required = false) @Nullable String vendorText,
            @RequestParam Map<String, String> sent) {
        smartAp.invoices().get(visit.actor(), id);
        return pages.part(visit, TEMPLATE, "vendorId", view.vendors(visit, CorrectionForm.of(sent), vendorText));
    }

    private View page(
            Visit visit, InvoiceId id, CorrectionForm form, long version, @Nullable Problem problem, long seen) {
        Map<String, Object> model = view.model(visit, id, form, problem, seen);
        model.put("version", version);
        return pages.page(visit, TEMPLATE, model, problem == null ? HttpStatus.OK : problem.status());
    }
}

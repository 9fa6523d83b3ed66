package com.smartap.console;

import com.smartap.core.SmartAp;
import com.smartap.model.invoice.InvoiceId;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Leads through the invoices that need review. */
@Controller
@RequestMapping("${smartap.console.base-path:/smartap}" + ReviewQueue.PATH)
final class ReviewController {
    private final Pages pages;
    private final ReviewQueue queue;

    ReviewController(SmartAp smartAp, Pages pages) {
        this.pages = pages;
        this.queue = new ReviewQueue(smartAp);
    }

    /** The next invoice; the oldest one, or the one after another. */
    @GetMapping
    View next(Visit visit, @RequestParam(required = false) @Nullable InvoiceId after) {
        return queue.next(visit, after, false);
    }

    /** The end of the queue. */
    @GetMapping("/done")
    View done(Visit visit) {
        return pages.page(visit, "smartap/console/review-done", Map.of("waiting", queue.length(visit)));
    }
}

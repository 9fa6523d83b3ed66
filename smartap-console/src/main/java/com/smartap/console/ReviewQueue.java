package com.smartap.console;

import com.smartap.core.Invoices;
import com.smartap.core.SmartAp;
import com.smartap.model.invoice.InvoiceId;
import com.smartap.model.invoice.InvoiceState;
import org.jspecify.annotations.Nullable;

/** What needs review, one after another, the oldest first. It holds no state: each invoice knows its place. */
final class ReviewQueue {
    static final String PATH = "/review";

    private final SmartAp smartAp;

    ReviewQueue(SmartAp smartAp) {
        this.smartAp = smartAp;
    }

    /**
     * To the next invoice, or to the page that says that there is none.
     *
     * @param after the one that was saved or skipped; null to begin with the oldest
     * @param saved whether a correction was saved
     */
    Redirect next(Visit visit, @Nullable InvoiceId after, boolean saved) {
        String path = smartAp.invoices()
                .oldest(visit.actor(), Invoices.Query.in(InvoiceState.NEEDS_REVIEW), after)
                .map(invoice -> "/invoices/" + invoice.id() + "/correct")
                .orElse(PATH + "/done");
        return saved ? Redirect.to(visit, path, "corrected-next") : Redirect.to(visit, path);
    }

    /** How many invoices need review. */
    long length(Visit visit) {
        return smartAp.invoices().countByState(visit.actor()).getOrDefault(InvoiceState.NEEDS_REVIEW, 0L);
    }
}

package com.smartap.console;

import com.smartap.core.Payments;
import com.smartap.core.SmartAp;
import com.smartap.model.ContentHash;
import com.smartap.model.payment.PaymentBatch;
import com.smartap.model.payment.PaymentBatchId;
import com.smartap.spi.InvalidRequestException;
import com.smartap.spi.NotFoundException;
import com.smartap.spi.SmartApException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** One payment batch: review, release by another person, its file, what the bank said. */
@Controller
@RequestMapping("${smartap.console.base-path:/smartap}/payments/{id}")
final class BatchController {
    private static final String TEMPLATE = "smartap/console/payment";

    private final SmartAp smartAp;
    private final Pages pages;

    BatchController(SmartAp smartAp, Pages pages) {
        this.smartAp = smartAp;
        this.pages = pages;
    }

    @GetMapping
    View show(Visit visit, @PathVariable PaymentBatchId id) {
        return pages.page(visit, TEMPLATE, model(visit, id));
    }

    /** The page's content alone, for refreshing; without content while nothing changed. */
    @GetMapping("/live")
    View live(Visit visit, @PathVariable PaymentBatchId id, @RequestParam String stamp) {
        Map<String, Object> model = model(visit, id);
        return stamp.equals(model.get("stamp"))
                ? new DashboardController.Unchanged()
                : pages.part(visit, TEMPLATE, "live", model);
    }

    @PostMapping("/{action}")
    View act(
            Visit visit,
            @PathVariable PaymentBatchId id,
            @PathVariable String action,
            @RequestParam long version,
            @RequestParam(required = false) @Nullable String content,
            @RequestParam(required = false) @Nullable String text) {
        Payments payments = smartAp.payments();
        String typed = text == null ? "" : text.strip();
        try {
            switch (action) {
                case "release" ->
                    payments.release(visit.actor(), id, version, new ContentHash(content == null ? "" : content));
                case "cancel" ->
                    payments.cancel(visit.actor(), id, version, needed(typed, "Say why the batch is cancelled."));
                case "hand-over" ->
                    payments.confirmHandOver(
                            visit.actor(), id, version, needed(typed, "Write the bank's reference for the file."));
                default -> throw new NotFoundException("There is no action \"%s\".".formatted(action));
            }
        } catch (SmartApException e) {
            Problem problem = Problem.of(e);
            Map<String, Object> model = model(visit, id);
            model.put("problem", problem);
            model.put("typed", typed);
            return pages.page(visit, TEMPLATE, model, problem.status());
        }
        return Redirect.to(visit, "/payments/" + id, notice(action));
    }

    private Map<String, Object> model(Visit visit, PaymentBatchId id) {
        PaymentBatch batch = smartAp.payments().get(visit.actor(), id);
        Map<String, Object> model = new HashMap<>();
        model.put("batch", batch);
        model.put("notes", smartAp.payments().notes(visit.actor(), id).notes());
        model.put("channel", smartAp.configuration().bankChannel() != null);
        model.put(
                "stamp",
                batch.version() + "." + batch.state() + "." + batch.payments().hashCode());
        model.put("poll", polls(batch) ? "every 2s" : "");
        if (batch.fileId() != null) {
            model.put("file", smartAp.documents().get(visit.actor(), batch.fileId()));
        }
        return model;
    }

    private static boolean polls(PaymentBatch batch) {
        return batch.state() == PaymentBatch.State.RELEASED || batch.state() == PaymentBatch.State.SENT;
    }

    private static String notice(String action) {
        return switch (action) {
            case "release" -> "released";
            case "cancel" -> "cancelled";
            default -> "handed-over";
        };
    }

    private static String needed(String typed, String advice) {
        if (typed.isEmpty()) {
            throw new InvalidRequestException("text", advice);
        }
        return typed;
    }
}

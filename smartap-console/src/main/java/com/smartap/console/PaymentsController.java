package com.smartap.console;

import com.smartap.core.SmartAp;
import com.smartap.model.PageRequest;
import com.smartap.model.invoice.InvoiceId;
import com.smartap.model.payment.PaymentBatch;
import com.smartap.spi.SmartApException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** What can be paid, and the batches that pay it. */
@Controller
@RequestMapping("${smartap.console.base-path:/smartap}/payments")
final class PaymentsController {
    private static final String TEMPLATE = "smartap/console/payments";

    private final SmartAp smartAp;
    private final Pages pages;
    private final ConsoleProperties properties;

    PaymentsController(SmartAp smartAp, Pages pages, ConsoleProperties properties) {
        this.smartAp = smartAp;
        this.pages = pages;
        this.properties = properties;
    }

    @GetMapping
    View show(Visit visit, @RequestParam(required = false) @Nullable String cursor) {
        return pages.page(visit, TEMPLATE, model(visit, cursor));
    }

    @PostMapping
    View build(
            Visit visit,
            @RequestParam(name = "invoice", required = false) @Nullable List<InvoiceId> invoices,
            @RequestParam(required = false) @Nullable String executionDate,
            @RequestParam(required = false) @Nullable String format) {
        Problem problem;
        if (invoices == null || invoices.isEmpty()) {
            problem = Problem.invalid("invoice", "Tick at least one invoice to pay.");
        } else {
            try {
                String day = Paging.blankToNull(executionDate);
                PaymentBatch batch = smartAp.payments()
                        .build(
                                visit.actor(),
                                invoices,
                                day == null ? null : LocalDate.parse(day),
                                Paging.blankToNull(format));
                return Redirect.to(visit, "/payments/" + batch.id(), "built");
            } catch (SmartApException e) {
                problem = Problem.of(e);
            } catch (DateTimeParseException e) {
                problem = Problem.invalid("executionDate", "Write a date as year-month-day, such as 2026-01-31.");
            }
        }
        Map<String, Object> model = model(visit, null);
        model.put("problem", problem);
        model.put("chosen", invoices == null ? Set.of() : Set.copyOf(invoices));
        model.put("executionDate", executionDate == null ? "" : executionDate);
        model.put("format", format == null ? "" : format);
        return pages.page(visit, TEMPLATE, model, HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private Map<String, Object> model(Visit visit, @Nullable String cursor) {
        Map<String, Object> model = new HashMap<>();
        model.put("payable", smartAp.payments().payable(visit.actor(), PageRequest.first(PageRequest.MAX)));
        model.put("page", smartAp.payments().list(visit.actor(), Paging.at(cursor, properties.pageSize())));
        model.put("formats", smartAp.configuration().paymentFormats());
        model.put("chosen", Set.of());
        model.put("cursor", cursor == null ? "" : cursor);
        return model;
    }
}

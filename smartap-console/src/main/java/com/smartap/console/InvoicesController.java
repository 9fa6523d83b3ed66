package com.smartap.console;

import com.smartap.core.Invoices;
import com.smartap.core.SmartAp;
import com.smartap.core.Submission;
import com.smartap.model.Page;
import com.smartap.model.invoice.Invoice;
import com.smartap.model.invoice.InvoiceState;
import com.smartap.model.purchasing.VendorId;
import com.smartap.spi.ErrorCode;
import com.smartap.spi.SmartApException;
import com.smartap.spi.capture.DocumentSource;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;

/** The list of invoices, and taking new ones in. */
@Controller
@RequestMapping("${smartap.console.base-path:/smartap}/invoices")
final class InvoicesController {
    private static final String TEMPLATE = "smartap/console/invoices";

    private final SmartAp smartAp;
    private final Pages pages;
    private final ConsoleProperties properties;

    InvoicesController(SmartAp smartAp, Pages pages, ConsoleProperties properties) {
        this.smartAp = smartAp;
        this.pages = pages;
        this.properties = properties;
    }

    @GetMapping
    View list(
            Visit visit,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String group,
            @RequestParam(required = false) @Nullable String vendor,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestHeader(name = "HX-Target", required = false) @Nullable String target) {
        Map<String, Object> model = rows(visit, q, group, vendor, cursor);
        return "list".equals(target) ? pages.part(visit, TEMPLATE, "list", model) : pages.page(visit, TEMPLATE, model);
    }

    /** Takes documents in. One that is taken leads to its page; otherwise the list says what came of each. */
    @PostMapping
    View upload(Visit visit, @RequestParam(name = "file", required = false) List<MultipartFile> files) {
        List<Upload> uploads = new ArrayList<>();
        for (MultipartFile file : files == null ? List.<MultipartFile>of() : files) {
            if (!file.isEmpty()
                    || (file.getOriginalFilename() != null
                            && !file.getOriginalFilename().isBlank())) {
                uploads.add(submit(visit, file));
            }
        }
        String only = uploads.size() == 1 ? uploads.get(0).page() : null;
        if (only != null) {
            return Redirect.to(visit, only, "submitted");
        }
        Map<String, Object> model = rows(visit, null, null, null, null);
        if (uploads.isEmpty()) {
            model.put("problem", Problem.invalid("file", "Choose at least one document, or drop it onto the page."));
        }
        model.put("uploads", uploads);
        return pages.page(
                visit,
                TEMPLATE,
                model,
                uploads.stream().anyMatch(upload -> upload.page() != null)
                        ? HttpStatus.OK
                        : HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private Upload submit(Visit visit, MultipartFile file) {
        String given = file.getOriginalFilename();
        String name = given == null || given.isBlank() ? "document" : given;
        try {
            return Upload.of(name, smartAp.invoices().submitAll(visit.actor(), new UploadedDocument(name, file)));
        } catch (SmartApException e) {
            return new Upload(name, null, "", Problem.of(e));
        }
    }

    private Map<String, Object> rows(
            Visit visit, @Nullable String q, @Nullable String group, @Nullable String vendor, @Nullable String cursor) {
        Set<InvoiceState> states = StateGroup.of(group).map(StateGroup::states).orElse(Set.of());
        Page<Invoice> page = smartAp.invoices()
                .list(
                        visit.actor(),
                        new Invoices.Query(states, Paging.blankToNull(q), vendorId(vendor)),
                        Paging.at(cursor, properties.pageSize()));
        Map<InvoiceState, Long> counts = smartAp.invoices().countByState(visit.actor());
        Map<String, Object> model = new HashMap<>();
        model.put("page", page);
        model.put("counts", counts);
        model.put("toReview", counts.getOrDefault(InvoiceState.NEEDS_REVIEW, 0L));
        model.put("total", counts.values().stream().mapToLong(Long::longValue).sum());
        model.put("groups", StateGroup.values());
        model.put("group", group == null ? "" : group);
        model.put("q", q == null ? "" : q);
        model.put("vendor", vendor == null ? "" : vendor);
        model.put("cursor", cursor == null ? "" : cursor);
        model.put("limits", smartAp.configuration().readLimits());
        return model;
    }

    private static @Nullable VendorId vendorId(@Nullable String text) {
        try {
            return text == null || text.isBlank() ? null : VendorId.of(text);
        } catch (IllegalArgumentException e) {
            throw new SmartApException(
                    ErrorCode.NOT_FOUND, "There is no vendor \"%s\".".formatted(text), false, null, e);
        }
    }

    /**
     * What came of one document.
     *
     * @param name its name
     * @param page where the invoice is, or what an archive or e-mail held; null if it was not taken
     * @param outcome what came of it, in words
     * @param problem why it was not taken
     */
    record Upload(
            String name,
            @Nullable String page,
            String outcome,
            @Nullable Problem problem) {
        static Upload of(String name, Submission submission) {
            int taken = submission.invoices().size();
            int all = submission.contents().entries().size();
            return submission.isContainer()
                    ? new Upload(
                            name,
                            "/documents/" + submission.document().id(),
                            submission.repeated() ? "Taken before" : "%d of %d taken".formatted(taken, all),
                            null)
                    : new Upload(name, "/invoices/" + submission.invoices().get(0), "Received", null);
        }
    }

    private record UploadedDocument(String name, MultipartFile file) implements DocumentSource {
        @Override
        public long size() {
            return file.getSize();
        }

        @Override
        public InputStream open() throws IOException {
            return file.getInputStream();
        }
    }
}

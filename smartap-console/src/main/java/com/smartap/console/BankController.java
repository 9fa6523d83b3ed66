package com.smartap.console;

import com.smartap.core.SmartAp;
import com.smartap.spi.SmartApException;
import com.smartap.spi.capture.DocumentSource;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;

/** What banks reported, and bringing in a statement by hand. */
@Controller
@RequestMapping("${smartap.console.base-path:/smartap}/bank")
final class BankController {
    private static final String TEMPLATE = "smartap/console/bank";

    private final SmartAp smartAp;
    private final Pages pages;
    private final ConsoleProperties properties;

    BankController(SmartAp smartAp, Pages pages, ConsoleProperties properties) {
        this.smartAp = smartAp;
        this.pages = pages;
        this.properties = properties;
    }

    @GetMapping
    View list(
            Visit visit,
            @RequestParam(defaultValue = "false") boolean unmatched,
            @RequestParam(required = false) @Nullable String cursor) {
        return pages.page(visit, TEMPLATE, model(visit, unmatched, cursor));
    }

    @PostMapping
    View statement(Visit visit, @RequestParam MultipartFile file) throws IOException {
        Map<String, Object> model;
        HttpStatus status = HttpStatus.OK;
        String name = file.getOriginalFilename() == null ? "statement" : file.getOriginalFilename();
        try {
            var done = smartAp.payments().importStatement(visit.actor(), DocumentSource.of(name, file.getBytes()));
            model = model(visit, false, null);
            model.put("imported", done);
        } catch (SmartApException e) {
            Problem problem = Problem.of(e);
            model = model(visit, false, null);
            model.put("problem", problem);
            status = problem.status();
        }
        return pages.page(visit, TEMPLATE, model, status);
    }

    private Map<String, Object> model(Visit visit, boolean unmatched, @Nullable String cursor) {
        Map<String, Object> model = new HashMap<>();
        model.put(
                "page", smartAp.payments().entries(visit.actor(), unmatched, Paging.at(cursor, properties.pageSize())));
        model.put("unmatched", unmatched);
        model.put("cursor", cursor == null ? "" : cursor);
        return model;
    }
}

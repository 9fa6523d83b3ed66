package com.smartap.console;

import com.smartap.core.SmartAp;
import com.smartap.core.Statements;
import com.smartap.model.PageRequest;
import com.smartap.model.payment.BankStatementId;
import com.smartap.spi.SmartApException;
import com.smartap.spi.capture.DocumentSource;
import java.io.IOException;
import java.io.InputStream;
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
    private static final int LATEST = 5;

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
            @RequestParam(required = false) @Nullable BankStatementId statement,
            @RequestParam(required = false) @Nullable String cursor) {
        return pages.page(visit, TEMPLATE, model(visit, unmatched, statement, cursor));
    }

    @PostMapping
    View read(Visit visit, @RequestParam MultipartFile file, @RequestParam(defaultValue = "false") boolean lenient) {
        Map<String, Object> model;
        HttpStatus status = HttpStatus.OK;
        try {
            var reading = new Statements.Reading(null, lenient, Map.of());
            var done = smartAp.statements().read(visit.actor(), new Uploaded(file), reading);
            model = model(visit, false, null, null);
            model.put("imported", done);
        } catch (SmartApException e) {
            Problem problem = Problem.of(e);
            model = model(visit, false, null, null);
            model.put("problem", problem);
            status = problem.status();
        }
        return pages.page(visit, TEMPLATE, model, status);
    }

    private Map<String, Object> model(
            Visit visit, boolean unmatched, @Nullable BankStatementId statement, @Nullable String cursor) {
        Map<String, Object> model = new HashMap<>();
        var query = new Statements.EntryQuery(unmatched, statement, null);
        model.put("page", smartAp.statements().entries(visit.actor(), query, Paging.at(cursor, properties.pageSize())));
        model.put(
                "statements",
                smartAp.statements()
                        .list(visit.actor(), PageRequest.first(LATEST))
                        .items());
        model.put("unmatched", unmatched);
        model.put("statement", statement == null ? "" : statement.toString());
        model.put("cursor", cursor == null ? "" : cursor);
        return model;
    }

    /** An uploaded file, which may be larger than memory. */
    private record Uploaded(MultipartFile file) implements DocumentSource {
        @Override
        public String name() {
            String given = file.getOriginalFilename();
            String name = given == null || given.isBlank() ? "statement" : given;
            return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        }

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

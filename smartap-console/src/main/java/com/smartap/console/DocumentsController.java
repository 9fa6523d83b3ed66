package com.smartap.console;

import com.smartap.core.Documents;
import com.smartap.core.SmartAp;
import com.smartap.model.document.Document;
import com.smartap.model.document.DocumentId;
import com.smartap.spi.NotFoundException;
import com.smartap.spi.SmartApException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Stored documents: list, pictures of their pages, the files themselves, and whether a seal is intact. */
@Controller
@RequestMapping("${smartap.console.base-path:/smartap}/documents")
final class DocumentsController {
    private static final String PDF = "application/pdf";

    private final SmartAp smartAp;
    private final Pages pages;
    private final PdfPages pdfPages;
    private final ConsoleProperties properties;

    DocumentsController(SmartAp smartAp, Pages pages, PdfPages pdfPages, ConsoleProperties properties) {
        this.smartAp = smartAp;
        this.pages = pages;
        this.pdfPages = pdfPages;
        this.properties = properties;
    }

    @GetMapping
    View list(
            Visit visit,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String cursor) {
        Document.Kind wanted = Arrays.stream(Document.Kind.values())
                .filter(value -> value.name().equals(kind))
                .findFirst()
                .orElse(null);
        Map<String, Object> model = new HashMap<>();
        model.put("page", smartAp.documents().list(visit.actor(), wanted, Paging.at(cursor, properties.pageSize())));
        model.put("kinds", Document.Kind.values());
        model.put("kind", wanted == null ? "" : wanted.name());
        model.put("cursor", cursor == null ? "" : cursor);
        return pages.page(visit, "smartap/console/documents", model);
    }

    @GetMapping("/{id}")
    View show(Visit visit, @PathVariable DocumentId id) {
        return pages.page(visit, "smartap/console/document", model(visit, id));
    }

    /** Checks a seal. By POST, since it reads the whole document and the audit log. */
    @PostMapping("/{id}/verify")
    View verify(Visit visit, @PathVariable DocumentId id) {
        Map<String, Object> model = model(visit, id);
        try {
            model.put("verification", smartAp.documents().verify(visit.actor(), id));
        } catch (SmartApException e) {
            Problem problem = Problem.of(e);
            model.put("problem", problem);
            return pages.page(visit, "smartap/console/document", model, problem.status());
        }
        return pages.page(visit, "smartap/console/document", model);
    }

    /** A picture of one page. */
    @GetMapping("/{id}/pages/{number}")
    void picture(Visit visit, @PathVariable DocumentId id, @PathVariable int number, HttpServletResponse response)
            throws IOException {
        Document document = smartAp.documents().get(visit.actor(), id);
        byte[] png = pdfPages.png(document, number, () -> smartAp.documents().open(visit.actor(), id))
                .orElseThrow(() -> new NotFoundException("Document %s has no page %d to show.".formatted(id, number)));
        response.setContentType("image/png");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, max-age=86400, immutable");
        response.setContentLength(png.length);
        response.getOutputStream().write(png);
    }

    /** The file: a PDF to look at, anything else only to be saved, since it comes from strangers. */
    @GetMapping("/{id}/file")
    void file(
            Visit visit,
            @PathVariable DocumentId id,
            @RequestParam(defaultValue = "false") boolean save,
            HttpServletResponse response)
            throws IOException {
        Document document = smartAp.documents().get(visit.actor(), id);
        boolean shown = document.mediaType().equals(PDF) && !save;
        Headers.foreignFile(response);
        response.setContentType(document.mediaType().equals(PDF) ? PDF : "application/octet-stream");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                (shown ? ContentDisposition.inline() : ContentDisposition.attachment())
                        .filename(document.name(), StandardCharsets.UTF_8)
                        .build()
                        .toString());
        response.setContentLengthLong(document.size());
        try (InputStream in = smartAp.documents().open(visit.actor(), id)) {
            in.transferTo(response.getOutputStream());
        }
    }

    private Map<String, Object> model(Visit visit, DocumentId id) {
        Document document = smartAp.documents().get(visit.actor(), id);
        Map<String, Object> model = new HashMap<>();
        model.put("document", document);
        Documents.Contents contents = smartAp.documents().contents(visit.actor(), id);
        model.put("contents", contents);
        model.put(
                "taken",
                contents.entries().stream().filter(Documents.Entry::taken).count());
        model.put(
                "sheets",
                Sheets.of(pdfPages.total(document, () -> smartAp.documents().open(visit.actor(), id)), null));
        return model;
    }
}

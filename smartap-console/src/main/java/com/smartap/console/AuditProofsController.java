package com.smartap.console;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.smartap.core.Audit;
import com.smartap.core.Checkpoint;
import com.smartap.core.SmartAp;
import com.smartap.model.Page;
import com.smartap.spi.NotFoundException;
import com.smartap.spi.SmartApException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Signed states of the audit log, and what proves that a record is in it or that it only grew. */
@Controller
@RequestMapping("${smartap.console.base-path:/smartap}/audit")
final class AuditProofsController {
    private static final String CHECKPOINTS = "smartap/console/audit-checkpoints";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SmartAp smartAp;
    private final Pages pages;
    private final ConsoleProperties properties;

    AuditProofsController(SmartAp smartAp, Pages pages, ConsoleProperties properties) {
        this.smartAp = smartAp;
        this.pages = pages;
        this.properties = properties;
    }

    @GetMapping("/checkpoints")
    View checkpoints(Visit visit, @RequestParam(required = false) @Nullable String cursor) {
        return pages.page(visit, CHECKPOINTS, model(visit, cursor));
    }

    @PostMapping("/checkpoints")
    View sign(Visit visit) {
        try {
            smartAp.audit().checkpoint(visit.actor());
        } catch (SmartApException e) {
            Problem problem = Problem.of(e);
            Map<String, Object> model = model(visit, null);
            model.put("problem", problem);
            return pages.page(visit, CHECKPOINTS, model, problem.status());
        }
        return Redirect.to(visit, "/audit/checkpoints", "signed-checkpoint");
    }

    /** The signed note itself, or its time-stamp; {@code cursor} is that of the page on which it stands. */
    @GetMapping("/checkpoints/{size}/{part}")
    void file(
            Visit visit,
            @PathVariable long size,
            @PathVariable String part,
            @RequestParam(required = false) @Nullable String cursor,
            HttpServletResponse response)
            throws IOException {
        Checkpoint checkpoint = list(visit, cursor).items().stream()
                .filter(candidate -> candidate.size() == size)
                .findFirst()
                .orElseThrow(() -> new NotFoundException("There is no checkpoint over %d records.".formatted(size)));
        byte[] token = checkpoint.token();
        if (part.equals("note")) {
            byte[] note = checkpoint.note().getBytes(StandardCharsets.UTF_8);
            Attachment.send(response, size + ".txt", "text/plain;charset=UTF-8", note);
        } else if (part.equals("time-stamp") && token != null) {
            Attachment.send(response, size + ".tsr", "application/timestamp-reply", token);
        } else {
            throw new NotFoundException("There is nothing under this address.");
        }
    }

    @GetMapping("/records/{sequence}")
    View record(Visit visit, @PathVariable long sequence) {
        return pages.page(
                visit,
                "smartap/console/audit-record",
                Map.of("proof", smartAp.audit().prove(visit.actor(), sequence)));
    }

    @GetMapping("/records/{sequence}/proof")
    void recordFile(Visit visit, @PathVariable long sequence, HttpServletResponse response) throws IOException {
        Audit.InclusionProof proof = smartAp.audit().prove(visit.actor(), sequence);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("sequence", proof.sequence());
        json.put("entry", proof.entry());
        json.put("hash", proof.hash());
        json.put("path", proof.path());
        json.put("checkpoint", json(proof.checkpoint()));
        send(response, "proof-" + sequence + ".json", json);
    }

    @GetMapping("/growth")
    View growth(Visit visit, @RequestParam long from, @RequestParam long to) {
        return pages.page(
                visit,
                "smartap/console/audit-growth",
                Map.of("proof", smartAp.audit().prove(visit.actor(), from, to)));
    }

    @GetMapping("/growth/proof")
    void growthFile(Visit visit, @RequestParam long from, @RequestParam long to, HttpServletResponse response)
            throws IOException {
        Audit.ConsistencyProof proof = smartAp.audit().prove(visit.actor(), from, to);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("from", proof.from());
        json.put("fromRoot", proof.fromRoot());
        json.put("to", proof.to());
        json.put("toRoot", proof.toRoot());
        json.put("path", proof.path());
        send(response, "growth-" + from + "-" + to + ".json", json);
    }

    private Page<Checkpoint> list(Visit visit, @Nullable String cursor) {
        return smartAp.audit().checkpoints(visit.actor(), Paging.at(cursor, properties.pageSize()));
    }

    private Map<String, Object> model(Visit visit, @Nullable String cursor) {
        Map<String, Object> model = new HashMap<>();
        model.put("page", list(visit, cursor));
        model.put("segments", smartAp.audit().segments(visit.actor()));
        model.put("cursor", cursor == null ? "" : cursor);
        return model;
    }

    private static Map<String, Object> json(Checkpoint checkpoint) {
        byte[] token = checkpoint.token();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("size", checkpoint.size());
        json.put("root", checkpoint.root());
        json.put("note", checkpoint.note());
        json.put("at", checkpoint.at().toString());
        if (token != null) {
            json.put("token", Base64.getEncoder().encodeToString(token));
        }
        return json;
    }

    private static void send(HttpServletResponse response, String name, Map<String, Object> json) throws IOException {
        Attachment.send(
                response,
                name,
                "application/json",
                JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(json));
    }
}

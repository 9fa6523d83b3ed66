package com.smartap.spring.rest;

import com.smartap.core.AuditQuery;
import com.smartap.core.SmartAp;
import com.smartap.model.Actor;
import com.smartap.model.PageRequest;
import com.smartap.model.invoice.InvoiceId;
import com.smartap.spi.InvalidRequestException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;

/** The audit log. */
@ApiController
class AuditController {
    private static final String BASE = RestPaths.BASE + "/audit";

    private final SmartAp smartAp;

    AuditController(SmartAp smartAp) {
        this.smartAp = smartAp;
    }

    @GetMapping(BASE)
    ResponseEntity<PageDto<AuditEntryDto>> list(
            Actor actor,
            PageRequest page,
            @RequestParam(required = false) @Nullable String entityId,
            @RequestParam(required = false) @Nullable String person,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String action) {
        AuditQuery query = new AuditQuery(entityId, person, moment("from", from), moment("to", to), action);
        return PageDto.of(smartAp.audit().list(actor, query, page), AuditEntryDto::of);
    }

    private static @Nullable Instant moment(String name, @Nullable String text) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new InvalidRequestException(
                    name, "%s (%s) must be a moment such as 2026-11-21T10:00:00Z".formatted(name, text));
        }
    }

    @GetMapping(BASE + "/verification")
    AuditEntryDto.VerificationDto verify(Actor actor) {
        return AuditEntryDto.VerificationDto.of(smartAp.audit().verify(actor));
    }

    @GetMapping(BASE + "/checkpoints")
    ResponseEntity<PageDto<AuditCheckpointDto>> checkpoints(Actor actor, PageRequest page) {
        return PageDto.of(smartAp.audit().checkpoints(actor, page), AuditCheckpointDto::of);
    }

    @PostMapping(BASE + "/checkpoints")
    AuditCheckpointDto checkpoint(Actor actor) {
        return AuditCheckpointDto.of(smartAp.audit().checkpoint(actor));
    }

    @GetMapping(BASE + "/proofs/{id}")
    AuditProofDto proof(Actor actor, @PathVariable long id) {
        return AuditProofDto.of(smartAp.audit().prove(actor, id));
    }

    @GetMapping(BASE + "/growth")
    AuditProofDto.GrowthDto growth(Actor actor, @RequestParam long from, @RequestParam long to) {
        return AuditProofDto.GrowthDto.of(smartAp.audit().prove(actor, from, to));
    }

    @GetMapping(BASE + "/export")
    void export(Actor actor, HttpServletResponse response) throws IOException {
        Downloads.headers(response, "audit-log-" + actor.tenant() + ".zip", "application/zip");
        smartAp.audit().export(actor, response.getOutputStream());
    }

    @PostMapping(BASE + "/erasures")
    AuditErasureDto.ResultDto erase(Actor actor, @RequestBody AuditErasureDto erasure) {
        return AuditErasureDto.ResultDto.of(smartAp.audit()
                .erase(
                        actor,
                        Fields.required("person", erasure.person()),
                        Fields.required("reason", erasure.reason())));
    }

    @GetMapping(BASE + "/segments")
    PageDto<AuditSegmentDto> segments(Actor actor) {
        return PageDto.whole(smartAp.audit().segments(actor), AuditSegmentDto::of);
    }

    @PostMapping(BASE + "/segments")
    AuditSegmentDto prune(Actor actor, @RequestBody AuditSegmentDto.RequestDto request) {
        return AuditSegmentDto.of(smartAp.audit().prune(actor, request.required()));
    }

    @GetMapping(RestPaths.BASE + "/invoices/{id}/audit-report")
    void report(Actor actor, @PathVariable InvoiceId id, HttpServletResponse response) throws IOException {
        Downloads.headers(response, "audit-" + id + ".pdf", "application/pdf");
        smartAp.audit().report(actor, id, response.getOutputStream());
    }
}

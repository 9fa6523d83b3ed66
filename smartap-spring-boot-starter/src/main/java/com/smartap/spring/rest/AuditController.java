package com.smartap.spring.rest;

import com.smartap.core.SmartAp;
import com.smartap.model.Actor;
import com.smartap.model.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The audit log. */
@ApiController
@RequestMapping(RestPaths.BASE + "/audit")
class AuditController {
    private final SmartAp smartAp;

    AuditController(SmartAp smartAp) {
        this.smartAp = smartAp;
    }

    @GetMapping
    ResponseEntity<PageDto<AuditEntryDto>> list(
            Actor actor, PageRequest page, @RequestParam(required = false) @Nullable String entityId) {
        return PageDto.of(smartAp.audit().list(actor, entityId, page), AuditEntryDto::of);
    }

    @GetMapping("/verification")
    AuditEntryDto.VerificationDto verify(Actor actor) {
        return AuditEntryDto.VerificationDto.of(smartAp.audit().verify(actor));
    }
}

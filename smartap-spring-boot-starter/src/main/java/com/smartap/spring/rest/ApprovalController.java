package com.smartap.spring.rest;

import com.smartap.core.Approvals;
import com.smartap.core.SmartAp;
import com.smartap.model.Actor;
import com.smartap.model.PageRequest;
import com.smartap.model.approval.ApprovalId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;

/** Approvals: the caller's queue and decisions. {@code If-Match} names the version of the invoice that was seen. */
@ApiController
@RequestMapping(RestPaths.BASE + "/approvals")
class ApprovalController {
    private final SmartAp smartAp;

    ApprovalController(SmartAp smartAp) {
        this.smartAp = smartAp;
    }

    @GetMapping
    ResponseEntity<PageDto<ApprovalDto.TaskDto>> queue(Actor actor, PageRequest page) {
        return PageDto.of(approvals().queue(actor, page), ApprovalDto.TaskDto::of);
    }

    @PostMapping("/{id}/approve")
    ApprovalDto approve(
            Actor actor,
            @PathVariable ApprovalId id,
            ExpectedVersion invoiceVersion,
            @RequestBody(required = false) @Nullable CommentDto comment) {
        String text = comment == null ? null : comment.comment();
        return ApprovalDto.of(approvals().approve(actor, id, invoiceVersion.value(), text));
    }

    @PostMapping("/{id}/reject")
    ApprovalDto reject(
            Actor actor, @PathVariable ApprovalId id, ExpectedVersion invoiceVersion, @RequestBody ReasonDto reason) {
        return ApprovalDto.of(approvals().reject(actor, id, invoiceVersion.value(), reason.required()));
    }

    @PostMapping("/{id}/escalate")
    ApprovalDto escalate(
            Actor actor, @PathVariable ApprovalId id, ExpectedVersion invoiceVersion, @RequestBody ReasonDto reason) {
        return ApprovalDto.of(approvals().escalate(actor, id, invoiceVersion.value(), reason.required()));
    }

    /** Answers 200 even where some were refused: each outcome says what came of it. */
    @PostMapping("/bulk")
    PageDto<BulkApprovalDto.OutcomeDto> approveAll(Actor actor, @RequestBody BulkApprovalDto bulk) {
        return PageDto.whole(
                approvals().approveAll(actor, bulk.toChoices(), bulk.comment()), BulkApprovalDto.OutcomeDto::of);
    }

    private Approvals approvals() {
        return smartAp.approvals();
    }
}

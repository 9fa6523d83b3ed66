package com.smartap.spring.rest;

import com.smartap.core.Signatures;
import com.smartap.core.SmartAp;
import com.smartap.model.Actor;
import com.smartap.model.PageRequest;
import com.smartap.model.approval.SignatureRequestId;
import com.smartap.model.invoice.InvoiceId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;

/** Signatures on invoices, as those see them who ask for them. */
@ApiController
class SignatureController {
    private static final String BASE = RestPaths.BASE + "/signatures";
    private static final String OF_INVOICE = RestPaths.BASE + "/invoices/{id}/signatures";

    private final SmartAp smartAp;

    SignatureController(SmartAp smartAp) {
        this.smartAp = smartAp;
    }

    @GetMapping(BASE)
    ResponseEntity<PageDto<SignatureDto>> list(
            Actor actor,
            PageRequest page,
            @RequestParam(required = false) @Nullable Boolean open,
            @RequestParam(required = false) @Nullable String person) {
        return PageDto.of(signatures().list(actor, new Signatures.Query(open, person), page), SignatureDto::of);
    }

    @GetMapping(BASE + "/{id}")
    SignatureDto get(Actor actor, @PathVariable SignatureRequestId id) {
        return SignatureDto.of(signatures().get(actor, id));
    }

    @GetMapping(OF_INVOICE)
    PageDto<SignatureDto> of(Actor actor, @PathVariable InvoiceId id) {
        return PageDto.whole(signatures().of(actor, id), SignatureDto::of);
    }

    /** Answers with the requests of the invoice: a new one is made only after the last approval. */
    @PostMapping(OF_INVOICE)
    PageDto<SignatureDto> demand(
            Actor actor,
            @PathVariable InvoiceId id,
            ExpectedVersion version,
            @RequestBody SignatureDto.DemandDto demand) {
        signatures().demand(actor, id, version.value(), demand.toRoles(), Fields.required("reason", demand.reason()));
        return of(actor, id);
    }

    @PostMapping(BASE + "/{id}/remind")
    SignatureDto remind(Actor actor, @PathVariable SignatureRequestId id) {
        return SignatureDto.of(signatures().remind(actor, id));
    }

    @PostMapping(BASE + "/{id}/cancel")
    SignatureDto cancel(Actor actor, @PathVariable SignatureRequestId id, @RequestBody ReasonDto reason) {
        return SignatureDto.of(signatures().cancel(actor, id, reason.required()));
    }

    @PostMapping(BASE + "/{id}/refresh")
    SignatureDto refresh(Actor actor, @PathVariable SignatureRequestId id) {
        return SignatureDto.of(signatures().refresh(actor, id));
    }

    @NeverKept
    @PostMapping(BASE + "/{id}/link")
    SignatureDto.LinkDto link(
            Actor actor,
            @PathVariable SignatureRequestId id,
            @RequestBody(required = false) SignatureDto.@Nullable LinkForDto whose) {
        return SignatureDto.LinkDto.of(signatures().link(actor, id, whose == null ? null : whose.person()));
    }

    private Signatures signatures() {
        return smartAp.signatures();
    }
}

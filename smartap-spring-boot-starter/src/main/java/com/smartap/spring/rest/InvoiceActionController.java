package com.smartap.spring.rest;

import com.smartap.core.Invoices;
import com.smartap.core.SmartAp;
import com.smartap.model.Actor;
import com.smartap.model.invoice.Invoice;
import com.smartap.model.invoice.InvoiceId;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;

/** What people do with invoices; each names the version that it was decided upon. */
@ApiController
@RequestMapping(RestPaths.BASE + "/invoices/{id}")
class InvoiceActionController {
    private final Invoices invoices;

    InvoiceActionController(SmartAp smartAp) {
        this.invoices = smartAp.invoices();
    }

    @PostMapping("/reject")
    ResponseEntity<InvoiceDto> reject(
            Actor actor, @PathVariable InvoiceId id, ExpectedVersion version, @RequestBody ReasonDto reason) {
        return answer(invoices.reject(actor, id, version.value(), reason.required()));
    }

    @PostMapping("/hold")
    ResponseEntity<InvoiceDto> hold(
            Actor actor, @PathVariable InvoiceId id, ExpectedVersion version, @RequestBody ReasonDto reason) {
        return answer(invoices.hold(actor, id, version.value(), reason.required()));
    }

    @PostMapping("/withdraw")
    ResponseEntity<InvoiceDto> withdraw(
            Actor actor, @PathVariable InvoiceId id, ExpectedVersion version, @RequestBody ReasonDto reason) {
        return answer(invoices.withdraw(actor, id, version.value(), reason.required()));
    }

    @PostMapping("/release")
    ResponseEntity<InvoiceDto> release(Actor actor, @PathVariable InvoiceId id, ExpectedVersion version) {
        return answer(invoices.release(actor, id, version.value()));
    }

    @PostMapping("/retry")
    ResponseEntity<InvoiceDto> retry(Actor actor, @PathVariable InvoiceId id, ExpectedVersion version) {
        return answer(invoices.retry(actor, id, version.value()));
    }

    @PostMapping("/resubmit")
    ResponseEntity<InvoiceDto> resubmit(Actor actor, @PathVariable InvoiceId id, ExpectedVersion version) {
        return answer(invoices.resubmit(actor, id, version.value()));
    }

    private static ResponseEntity<InvoiceDto> answer(Invoice invoice) {
        return Answers.of(InvoiceDto.of(invoice), invoice.version());
    }
}

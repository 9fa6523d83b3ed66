package com.smartap.spring.rest;

import com.smartap.core.SmartAp;
import com.smartap.model.Actor;
import com.smartap.model.PageRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** What may be paid, and in which formats. */
@ApiController
@RequestMapping(RestPaths.BASE)
class PaymentController {
    private final SmartAp smartAp;

    PaymentController(SmartAp smartAp) {
        this.smartAp = smartAp;
    }

    @GetMapping("/payments/payable")
    ResponseEntity<PageDto<InvoiceSummaryDto>> payable(Actor actor, PageRequest page) {
        return PageDto.of(smartAp.payments().payable(actor, page), InvoiceSummaryDto::of);
    }

    @GetMapping("/payment-formats")
    PageDto<PaymentFormatDto> formats(Actor actor) {
        return PageDto.whole(smartAp.payments().formats(actor), PaymentFormatDto::of);
    }
}

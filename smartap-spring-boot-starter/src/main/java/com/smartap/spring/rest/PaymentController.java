package com.smartap.spring.rest;

import com.smartap.core.SmartAp;
import com.smartap.model.Actor;
import com.smartap.model.PageRequest;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.multipart.MultipartFile;

/** What may be paid, and what banks report. */
@ApiController
@RequestMapping(RestPaths.BASE + "/payments")
class PaymentController {
    private final SmartAp smartAp;

    PaymentController(SmartAp smartAp) {
        this.smartAp = smartAp;
    }

    @GetMapping("/payable")
    ResponseEntity<PageDto<InvoiceSummaryDto>> payable(Actor actor, PageRequest page) {
        return PageDto.of(smartAp.payments().payable(actor, page), InvoiceSummaryDto::of);
    }

    @PostMapping(path = "/statements", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    StatementDto importForm(Actor actor, @RequestPart("file") MultipartFile file) {
        return StatementDto.of(smartAp.payments().importStatement(actor, Uploads.of(file)));
    }

    @PostMapping(
            path = "/statements",
            consumes = {
                MediaType.APPLICATION_OCTET_STREAM_VALUE,
                MediaType.TEXT_PLAIN_VALUE,
                MediaType.APPLICATION_XML_VALUE,
                MediaType.TEXT_XML_VALUE,
                "text/csv"
            })
    StatementDto importStatement(Actor actor, SpooledBody body, @RequestParam(defaultValue = "statement") String name) {
        return StatementDto.of(smartAp.payments().importStatement(actor, body.as(Uploads.withoutPath(name))));
    }

    @GetMapping("/bank-entries")
    ResponseEntity<PageDto<StatementDto.EntryDto>> entries(
            Actor actor, PageRequest page, @RequestParam(defaultValue = "false") boolean unmatched) {
        return PageDto.of(smartAp.payments().entries(actor, unmatched, page), StatementDto.EntryDto::of);
    }
}

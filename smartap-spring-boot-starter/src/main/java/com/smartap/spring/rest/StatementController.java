package com.smartap.spring.rest;

import com.smartap.core.SmartAp;
import com.smartap.core.Statements;
import com.smartap.model.Actor;
import com.smartap.model.PageRequest;
import com.smartap.model.payment.BankStatementId;
import com.smartap.model.payment.PaymentBatchId;
import com.smartap.model.payment.PaymentId;
import com.smartap.model.purchasing.VendorId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.multipart.MultipartFile;

/** What banks send: statements with their entries, answers to payment files, notices of changes. */
@ApiController
@RequestMapping(RestPaths.BASE + "/payments")
class StatementController {
    private final SmartAp smartAp;

    StatementController(SmartAp smartAp) {
        this.smartAp = smartAp;
    }

    @PostMapping(path = "/statements", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    StatementImportDto readForm(Actor actor, Statements.Reading reading, @RequestPart("file") MultipartFile file) {
        return StatementImportDto.of(smartAp.statements().read(actor, Uploads.of(file), reading));
    }

    @PostMapping(
            path = "/statements",
            consumes = {
                MediaType.APPLICATION_OCTET_STREAM_VALUE,
                MediaType.TEXT_PLAIN_VALUE,
                MediaType.APPLICATION_XML_VALUE,
                MediaType.TEXT_XML_VALUE,
                "text/csv",
                "application/zip"
            })
    StatementImportDto read(
            Actor actor,
            SpooledBody body,
            Statements.Reading reading,
            @RequestParam(defaultValue = "statement") String name) {
        return StatementImportDto.of(smartAp.statements().read(actor, body.as(Uploads.withoutPath(name)), reading));
    }

    @GetMapping("/statements")
    ResponseEntity<PageDto<StatementDto>> list(Actor actor, PageRequest page) {
        return PageDto.of(smartAp.statements().list(actor, page), StatementDto::of);
    }

    @GetMapping("/statements/{id}")
    StatementDto get(Actor actor, @PathVariable BankStatementId id) {
        return StatementDto.of(smartAp.statements().get(actor, id));
    }

    @GetMapping("/bank-entries")
    ResponseEntity<PageDto<BankEntryDto>> entries(
            Actor actor,
            PageRequest page,
            @RequestParam(defaultValue = "false") boolean unmatched,
            @RequestParam(required = false) @Nullable BankStatementId statement,
            @RequestParam(required = false) @Nullable PaymentId payment) {
        Statements.EntryQuery query = new Statements.EntryQuery(unmatched, statement, payment);
        return PageDto.of(smartAp.statements().entries(actor, query, page), BankEntryDto::of);
    }

    @GetMapping("/bank-answers")
    ResponseEntity<PageDto<BankAnswerDto>> answers(
            Actor actor,
            PageRequest page,
            @RequestParam(required = false) @Nullable BankStatementId statement,
            @RequestParam(required = false) @Nullable PaymentBatchId batch,
            @RequestParam(required = false) @Nullable PaymentId payment) {
        Statements.AnswerQuery query = new Statements.AnswerQuery(statement, batch, payment);
        return PageDto.of(smartAp.statements().answers(actor, query, page), BankAnswerDto::of);
    }

    @GetMapping("/change-notices")
    ResponseEntity<PageDto<ChangeNoticeDto>> changes(
            Actor actor, PageRequest page, @RequestParam(required = false) @Nullable VendorId vendor) {
        return PageDto.of(smartAp.statements().changes(actor, vendor, page), ChangeNoticeDto::of);
    }
}

package com.smartap.spring.rest;

import com.smartap.core.Invoices;
import com.smartap.core.SmartAp;
import com.smartap.core.Submission;
import com.smartap.model.Actor;
import com.smartap.model.PageRequest;
import com.smartap.model.document.Document;
import com.smartap.model.invoice.Invoice;
import com.smartap.model.invoice.InvoiceContent;
import com.smartap.model.invoice.InvoiceId;
import com.smartap.model.invoice.InvoiceState;
import com.smartap.model.purchasing.VendorId;
import com.smartap.spi.NotFoundException;
import com.smartap.spi.capture.DocumentSource;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.multipart.MultipartFile;

/** Invoices: submit, look at, correct. */
@ApiController
@RequestMapping(RestPaths.BASE + "/invoices")
class InvoiceController {
    private final SmartAp smartAp;

    InvoiceController(SmartAp smartAp) {
        this.smartAp = smartAp;
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<?> submitForm(Actor actor, @RequestPart("file") MultipartFile file) {
        return taken(actor, Uploads.of(file));
    }

    @PostMapping(
            consumes = {
                MediaType.APPLICATION_PDF_VALUE,
                MediaType.APPLICATION_OCTET_STREAM_VALUE,
                "application/zip",
                "message/rfc822"
            })
    ResponseEntity<?> submit(Actor actor, SpooledBody body, @RequestParam(defaultValue = "document") String name) {
        return taken(actor, body.as(Uploads.withoutPath(name)));
    }

    /** One document answers with its invoice, an archive or e-mail with what became of each document in it. */
    private ResponseEntity<?> taken(Actor actor, DocumentSource document) {
        Submission submission = smartAp.invoices().submitAll(actor, document);
        if (submission.isContainer()) {
            SubmissionDto body = SubmissionDto.of(submission);
            return submission.repeated()
                    ? ResponseEntity.ok(body)
                    : Answers.createdBeside(
                            body, "documents", submission.document().id().value());
        }
        Invoice invoice = smartAp.invoices().get(actor, submission.invoices().get(0));
        return Answers.created(InvoiceDto.of(invoice), invoice.id().value(), invoice.version());
    }

    @GetMapping
    ResponseEntity<PageDto<InvoiceSummaryDto>> list(
            Actor actor,
            PageRequest page,
            @RequestParam(defaultValue = "") Set<InvoiceState> state,
            @RequestParam(required = false) @Nullable String text,
            @RequestParam(required = false) @Nullable VendorId vendorId) {
        Invoices.Query query = new Invoices.Query(state, text, vendorId);
        return PageDto.of(smartAp.invoices().list(actor, query, page), InvoiceSummaryDto::of);
    }

    @GetMapping("/counts")
    Map<String, Long> counts(Actor actor) {
        Map<String, Long> counts = new TreeMap<>();
        smartAp.invoices().countByState(actor).forEach((state, count) -> counts.put(state.name(), count));
        return counts;
    }

    @GetMapping("/{id}")
    ResponseEntity<InvoiceDto> get(Actor actor, @PathVariable InvoiceId id) {
        Invoice invoice = smartAp.invoices().get(actor, id);
        return Answers.of(InvoiceDto.of(invoice), invoice.version());
    }

    @PutMapping("/{id}/content")
    ResponseEntity<InvoiceDto> correct(
            Actor actor, @PathVariable InvoiceId id, ExpectedVersion version, @RequestBody CorrectionDto correction) {
        InvoiceContent stored = smartAp.invoices().get(actor, id).content();
        InvoiceContent content =
                Fields.required("content", correction.content()).toContent(stored);
        VendorId vendor = Fields.id("vendorId", correction.vendorId(), VendorId::of);
        Invoice corrected = smartAp.invoices().correct(actor, id, version.value(), content, vendor);
        return Answers.of(InvoiceDto.of(corrected), corrected.version());
    }

    @GetMapping("/{id}/words")
    PageDto<WordPageDto> words(Actor actor, @PathVariable InvoiceId id) {
        return PageDto.whole(smartAp.invoices().words(actor, id), WordPageDto::of);
    }

    @GetMapping("/{id}/reading")
    InvoiceReadingDto reading(Actor actor, @PathVariable InvoiceId id) {
        return smartAp.invoices()
                .reading(actor, id)
                .map(InvoiceReadingDto::of)
                .orElseThrow(() -> new NotFoundException("of invoice %s no reading is kept".formatted(id)));
    }

    @GetMapping("/{id}/timeline")
    PageDto<AuditEntryDto> timeline(Actor actor, @PathVariable InvoiceId id) {
        return PageDto.whole(smartAp.invoices().timeline(actor, id), AuditEntryDto::of);
    }

    @GetMapping("/{id}/approvals")
    PageDto<ApprovalDto> approvals(Actor actor, @PathVariable InvoiceId id) {
        return PageDto.whole(smartAp.approvals().of(actor, id), ApprovalDto::of);
    }

    @GetMapping("/{id}/payments")
    PageDto<PaymentDto> payments(Actor actor, @PathVariable InvoiceId id) {
        return PageDto.whole(smartAp.payments().of(actor, id), PaymentDto::of);
    }

    @GetMapping("/{id}/document")
    void document(Actor actor, @PathVariable InvoiceId id, HttpServletResponse response) throws IOException {
        Document document =
                smartAp.documents().get(actor, smartAp.invoices().get(actor, id).documentId());
        Downloads.send(smartAp, actor, document, response);
    }
}

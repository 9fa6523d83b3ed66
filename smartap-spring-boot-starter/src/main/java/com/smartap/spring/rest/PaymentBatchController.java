package com.smartap.spring.rest;

import com.smartap.core.Payments;
import com.smartap.core.SmartAp;
import com.smartap.model.Actor;
import com.smartap.model.PageRequest;
import com.smartap.model.payment.PaymentBatch;
import com.smartap.model.payment.PaymentBatchId;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;

/** Payment batches: built by one person, released by another over their exact content. */
@ApiController
@RequestMapping(RestPaths.BASE + "/payments/batches")
class PaymentBatchController {
    private final SmartAp smartAp;

    PaymentBatchController(SmartAp smartAp) {
        this.smartAp = smartAp;
    }

    @GetMapping
    ResponseEntity<PageDto<PaymentBatchDto>> list(Actor actor, PageRequest page) {
        return PageDto.of(smartAp.payments().list(actor, page), PaymentBatchDto::summary);
    }

    @PostMapping
    ResponseEntity<PaymentBatchDto> build(Actor actor, @RequestBody PaymentBatchDto.NewDto batch) {
        PaymentBatch built = smartAp.payments().build(actor, batch.toBatch());
        return Answers.created(PaymentBatchDto.summary(built), built.id().value(), built.version());
    }

    @PostMapping("/preview")
    PaymentBatchDto.PreviewDto preview(Actor actor, @RequestBody PaymentBatchDto.NewDto batch) {
        return PaymentBatchDto.PreviewDto.of(smartAp.payments().preview(actor, batch.toBatch()));
    }

    @GetMapping("/{id}")
    ResponseEntity<PaymentBatchDto> get(Actor actor, @PathVariable PaymentBatchId id) {
        PaymentBatch batch = smartAp.payments().get(actor, id);
        return Answers.of(PaymentBatchDto.full(batch), batch.version());
    }

    @PostMapping("/{id}/release")
    ResponseEntity<PaymentBatchDto> release(
            Actor actor,
            @PathVariable PaymentBatchId id,
            ExpectedVersion version,
            @RequestBody PaymentBatchDto.ReleaseDto release) {
        return answer(smartAp.payments().release(actor, id, version.value(), release.toHash()));
    }

    @PostMapping("/{id}/cancel")
    ResponseEntity<PaymentBatchDto> cancel(
            Actor actor, @PathVariable PaymentBatchId id, ExpectedVersion version, @RequestBody ReasonDto reason) {
        return answer(smartAp.payments().cancel(actor, id, version.value(), reason.required()));
    }

    @PostMapping("/{id}/hand-over")
    ResponseEntity<PaymentBatchDto> confirmHandOver(
            Actor actor,
            @PathVariable PaymentBatchId id,
            ExpectedVersion version,
            @RequestBody PaymentBatchDto.HandOverDto handOver) {
        String reference = Fields.required("bankReference", handOver.bankReference());
        return answer(smartAp.payments().confirmHandOver(actor, id, version.value(), reference));
    }

    @GetMapping("/{id}/file")
    void file(Actor actor, @PathVariable PaymentBatchId id, HttpServletResponse response) throws IOException {
        Downloads.send(smartAp, actor, smartAp.payments().file(actor, id), response);
    }

    @GetMapping("/{id}/notes")
    PaymentBatchDto.NotesDto notes(Actor actor, @PathVariable PaymentBatchId id) {
        return PaymentBatchDto.NotesDto.of(smartAp.payments().notes(actor, id));
    }

    @GetMapping("/{id}/reports/{format}")
    void report(Actor actor, @PathVariable PaymentBatchId id, @PathVariable String format, HttpServletResponse response)
            throws IOException {
        Payments.Report report = smartAp.payments().report(actor, id, format);
        Downloads.headers(response, report.name(), report.mediaType());
        report.writeTo(response.getOutputStream());
    }

    private static ResponseEntity<PaymentBatchDto> answer(PaymentBatch batch) {
        return Answers.of(PaymentBatchDto.summary(batch), batch.version());
    }
}

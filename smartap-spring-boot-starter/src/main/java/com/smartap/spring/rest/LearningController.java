package com.smartap.spring.rest;

import com.smartap.core.Learning;
import com.smartap.core.SmartAp;
import com.smartap.model.Actor;
import com.smartap.model.PageRequest;
import com.smartap.model.invoice.InvoiceId;
import com.smartap.model.purchasing.VendorId;
import com.smartap.spi.InvalidRequestException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;

/** What was learned from corrections, and how reading went. */
@ApiController
class LearningController {
    private static final String VENDORS = RestPaths.BASE + "/learning/vendors";

    private final SmartAp smartAp;

    LearningController(SmartAp smartAp) {
        this.smartAp = smartAp;
    }

    @GetMapping(VENDORS)
    ResponseEntity<PageDto<LessonsDto>> list(Actor actor, PageRequest page) {
        return PageDto.of(learning().list(actor, page), LessonsDto::of);
    }

    @GetMapping(VENDORS + "/{id}")
    LessonsDto get(Actor actor, @PathVariable VendorId id) {
        return LessonsDto.of(learning().get(actor, id));
    }

    @GetMapping(value = VENDORS + "/{id}/export", produces = MediaType.APPLICATION_JSON_VALUE)
    String export(Actor actor, @PathVariable VendorId id) {
        return learning().export(actor, id);
    }

    @PostMapping(VENDORS + "/{id}/remove")
    LessonsDto remove(Actor actor, @PathVariable VendorId id, @RequestBody ReasonDto reason) {
        return LessonsDto.of(learning().remove(actor, id, reason.required()));
    }

    @PostMapping(VENDORS + "/{id}/restore")
    LessonsDto restore(Actor actor, @PathVariable VendorId id, @RequestBody LessonsDto.RestoreDto wanted) {
        return LessonsDto.of(learning()
                .restore(
                        actor,
                        id,
                        Fields.required("version", wanted.version()),
                        Fields.required("reason", wanted.reason())));
    }

    @PostMapping(VENDORS + "/{id}/drop-example")
    LessonsDto drop(Actor actor, @PathVariable VendorId id, @RequestBody LessonsDto.DropDto example) {
        InvoiceId invoice = Fields.id("invoiceId", Fields.required("invoiceId", example.invoiceId()), InvoiceId::of);
        return LessonsDto.of(learning()
                .dropExample(
                        actor, id, Fields.required("invoiceId", invoice), Fields.required("reason", example.reason())));
    }

    /** Answers with what there is now; what is learned anew follows soon. */
    @PostMapping(VENDORS + "/{id}/relearn")
    LessonsDto relearn(Actor actor, @PathVariable VendorId id) {
        learning().relearn(actor, id);
        return get(actor, id);
    }

    @GetMapping(RestPaths.BASE + "/review")
    ReviewDto review(Actor actor, @RequestParam String from, @RequestParam String to) {
        return ReviewDto.of(smartAp.invoices().review(actor, moment("from", from), moment("to", to)));
    }

    private static Instant moment(String name, String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new InvalidRequestException(
                    name, "%s (%s) must be a moment such as 2026-11-21T00:00:00Z".formatted(name, text));
        }
    }

    private Learning learning() {
        return smartAp.learning();
    }
}

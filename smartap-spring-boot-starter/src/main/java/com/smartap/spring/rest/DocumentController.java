package com.smartap.spring.rest;

import com.smartap.core.SmartAp;
import com.smartap.model.Actor;
import com.smartap.model.PageRequest;
import com.smartap.model.document.Document;
import com.smartap.model.document.DocumentId;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Stored documents. */
@ApiController
@RequestMapping(RestPaths.BASE + "/documents")
class DocumentController {
    private final SmartAp smartAp;

    DocumentController(SmartAp smartAp) {
        this.smartAp = smartAp;
    }

    @GetMapping
    ResponseEntity<PageDto<DocumentDto>> list(
            Actor actor, PageRequest page, @RequestParam(required = false) Document.@Nullable Kind kind) {
        return PageDto.of(smartAp.documents().list(actor, kind, page), DocumentDto::of);
    }

    /** A document's bytes never change and its state does, so the tag holds both. */
    @GetMapping("/{id}")
    ResponseEntity<DocumentDto> get(Actor actor, @PathVariable DocumentId id) {
        Document document = smartAp.documents().get(actor, id);
        String tag = document.hash().hex() + "-" + document.state().wire();
        return ResponseEntity.ok().eTag("\"" + tag + "\"").body(DocumentDto.of(document));
    }

    @GetMapping("/{id}/content")
    void content(Actor actor, @PathVariable DocumentId id, HttpServletResponse response) throws IOException {
        Downloads.send(smartAp, actor, smartAp.documents().get(actor, id), response);
    }

    @GetMapping("/{id}/contents")
    SubmissionDto.ContentsDto contents(Actor actor, @PathVariable DocumentId id) {
        return SubmissionDto.ContentsDto.of(smartAp.documents().contents(actor, id));
    }

    @GetMapping("/{id}/verification")
    DocumentDto.VerificationDto verify(Actor actor, @PathVariable DocumentId id) {
        return DocumentDto.VerificationDto.of(smartAp.documents().verify(actor, id));
    }
}

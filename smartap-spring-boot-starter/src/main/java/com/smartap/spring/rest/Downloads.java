package com.smartap.spring.rest;

import com.smartap.core.SmartAp;
import com.smartap.model.Actor;
import com.smartap.model.document.Document;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;

/** Sends stored bytes, so that no browser runs them and nobody takes a broken file for a whole one. */
final class Downloads {
    private Downloads() {}

    /**
     * Streams a document. The length is not announced: the store says only at the end whether the bytes are what was
     * stored, and a chunked answer that breaks off cannot be taken for a complete one.
     */
    static void send(SmartAp smartAp, Actor actor, Document document, HttpServletResponse response) throws IOException {
        try (InputStream in = smartAp.documents().open(actor, document.id())) {
            headers(response, document.name(), document.mediaType());
            response.setHeader("ETag", "\"" + document.hash() + "\"");
            in.transferTo(response.getOutputStream());
        }
    }

    /** Headers by which a file is saved and never run. */
    static void headers(HttpServletResponse response, String name, String mediaType) {
        response.setContentType(mediaType);
        response.setHeader(
                "Content-Disposition",
                ContentDisposition.attachment()
                        .filename(name, StandardCharsets.UTF_8)
                        .build()
                        .toString());
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", "sandbox; default-src 'none'");
    }
}

package com.smartap.console;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/** Files that are made for the one who asks: saved by the browser, never shown or run. */
final class Attachment {
    private Attachment() {}

    /** Headers of a file that is written after them. */
    static void headers(HttpServletResponse response, String name, String mediaType) {
        Headers.foreignFile(response);
        response.setContentType(mediaType);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(name, StandardCharsets.UTF_8)
                        .build()
                        .toString());
    }

    /** A whole file. */
    static void send(HttpServletResponse response, String name, String mediaType, byte[] bytes) throws IOException {
        headers(response, name, mediaType);
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}

package com.smartap.spring.rest;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An answer as it is kept for a request that comes again: status, the headers that matter, a blank line, the body.
 *
 * @param status the HTTP status
 * @param headers the headers that are repeated
 * @param body the body
 */
record StoredAnswer(int status, Map<String, String> headers, String body) {
    /** The headers that a repeated answer has too. */
    static final List<String> HEADERS = List.of("Content-Type", "ETag", "Location");

    /** What is kept is at most 1 MiB; some of it is for status and headers. */
    private static final int MAX_BODY = 1024 * 1024 - 8 * 1024;

    boolean isFailure() {
        return status >= 400;
    }

    /** The text that is kept. A body too large to be kept is left out: it can be fetched where Location or the path says. */
    String encode() {
        StringBuilder text = new StringBuilder().append(status).append('\n');
        headers.forEach(
                (name, value) -> text.append(name).append(": ").append(value).append('\n'));
        text.append('\n');
        return body.getBytes(StandardCharsets.UTF_8).length > MAX_BODY ? text.toString() : text + body;
    }

    static StoredAnswer decode(String text) {
        int end = text.indexOf("\n\n");
        String[] lines = text.substring(0, end).split("\n", -1);
        Map<String, String> headers = new LinkedHashMap<>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(": ");
            headers.put(lines[i].substring(0, colon), lines[i].substring(colon + 2));
        }
        return new StoredAnswer(Integer.parseInt(lines[0]), headers, text.substring(end + 2));
    }

    void writeTo(HttpServletResponse response) throws IOException {
        response.setStatus(status);
        headers.forEach((name, value) -> {
            if (name.equals("Content-Type")) {
                response.setContentType(value);
            } else {
                response.setHeader(name, value);
            }
        });
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}

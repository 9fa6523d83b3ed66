package com.smartap.spring.rest;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Writes problems to responses. */
final class ProblemWriter {
    private ProblemWriter() {}

    static void write(HttpServletResponse response, Problem problem) throws IOException {
        byte[] body = problem.toJson().getBytes(StandardCharsets.UTF_8);
        response.resetBuffer();
        response.setStatus(problem.status());
        response.setContentType(Problem.MEDIA_TYPE);
        response.setHeader("ETag", null);
        response.setHeader("Content-Disposition", null);
        if (problem.retryAfter() != null) {
            long seconds = Math.max(1, problem.retryAfter().toSeconds());
            response.setHeader("Retry-After", Long.toString(seconds));
        }
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}

package com.smartap.spring.rest;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers failures of SmartAP's controllers, before any advice of the host, and of no others. */
@RestControllerAdvice(annotations = ApiController.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class ApiExceptionHandler {
    /** Writes the problem; where bytes are out already, breaks the answer off, so that nobody takes it for whole. */
    @ExceptionHandler(Exception.class)
    void handle(Exception failure, HttpServletResponse response) throws Exception {
        if (response.isCommitted()) {
            throw failure;
        }
        try {
            ProblemWriter.write(response, Failures.of(failure));
        } catch (IOException e) {
            throw new IllegalStateException("the client is gone", e);
        }
    }
}

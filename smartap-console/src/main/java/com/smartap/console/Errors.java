package com.smartap.console;

import com.smartap.spi.ErrorCode;
import com.smartap.spi.SmartApException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.web.ErrorResponse;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/** Shows what went wrong on a page below the console's base path: the engine's message, never a stack trace. */
final class Errors implements HandlerExceptionResolver, Ordered {
    private static final Logger log = LoggerFactory.getLogger(Errors.class);

    private final Pages pages;
    private final Visits visits;
    private final ConsoleProperties properties;

    Errors(Pages pages, Visits visits, ConsoleProperties properties) {
        this.pages = pages;
        this.visits = visits;
        this.properties = properties;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception e) {
        String base = request.getContextPath() + properties.basePath();
        String path = request.getRequestURI();
        if (!path.equals(base) && !path.startsWith(base + "/")) {
            return null;
        }
        if (response.isCommitted()) {
            // The browser has to see that what it gets breaks off.
            return null;
        }
        boolean signing = path.startsWith(base + SigningController.FOLDER);
        response.reset();
        if (signing) {
            Headers.signing(response);
        } else {
            Headers.page(response);
        }
        Problem problem = problem(e);
        if (problem.status().is5xxServerError()) {
            // The address of the signature page holds what lets people sign.
            log.error("console page {} failed", signing ? base + SigningController.FOLDER + "…" : path, e);
        }
        return new ModelAndView(
                pages.error(signing ? null : visit(request), base, Map.of("problem", problem), problem.status()));
    }

    private @Nullable Visit visit(HttpServletRequest request) {
        try {
            return visits.of(request);
        } catch (RuntimeException e) {
            return null;
        }
    }

    private static Problem problem(Exception e) {
        if (e instanceof SmartApException known) {
            return Problem.of(known);
        }
        if (e instanceof MaxUploadSizeExceededException || e instanceof MultipartException) {
            return new Problem(
                    "This document cannot be used",
                    "The upload is larger than this server takes, or was cut off on the way. Nothing was kept.",
                    ErrorCode.DOCUMENT_TOO_LARGE,
                    null);
        }
        if (e instanceof MethodArgumentTypeMismatchException) {
            return new Problem("Not found", "There is nothing under this address.", ErrorCode.NOT_FOUND, null);
        }
        if (e instanceof ErrorResponse answer) {
            boolean missing = answer.getStatusCode().value() == 404
                    || answer.getStatusCode().value() == 405;
            return missing
                    ? new Problem("Not found", "There is nothing under this address.", ErrorCode.NOT_FOUND, null)
                    : new Problem("This did not work", "The request was incomplete.", ErrorCode.INVALID_REQUEST, null);
        }
        if (e instanceof IllegalArgumentException) {
            return new Problem("This did not work", "The request was malformed.", ErrorCode.INVALID_REQUEST, null);
        }
        return new Problem(
                "This did not work",
                "Something went wrong inside. It is in the server's log; what you asked for may not have happened.",
                ErrorCode.INTERNAL,
                null);
    }
}

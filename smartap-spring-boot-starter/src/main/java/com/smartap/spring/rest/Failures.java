package com.smartap.spring.rest;

import com.smartap.core.BatchRefusedException;
import com.smartap.spi.ConnectorUnavailableException;
import com.smartap.spi.ErrorCode;
import com.smartap.spi.SmartApException;
import com.smartap.spi.webhook.WebhookRejectedException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.convert.ConversionFailedException;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;

/** Turns whatever went wrong into a problem that says no more than a caller may know. */
final class Failures {
    private static final Logger log = LoggerFactory.getLogger(Failures.class);

    private static final int LONGEST = 2000;

    private Failures() {}

    static Problem of(Throwable failure) {
        if (failure instanceof Refusal refusal) {
            return refusal.problem();
        }
        if (failure instanceof WebhookRejectedException e) {
            return of(e);
        }
        if (failure instanceof SmartApException e) {
            return of(e);
        }
        Problem problem = ofSpring(failure);
        return problem == null ? internal(failure) : problem;
    }

    private static Problem of(WebhookRejectedException failure) {
        log.warn("a webhook was refused: {}", failure.getMessage());
        String detail = String.valueOf(failure.getMessage());
        return failure.status() == RestCode.UNAUTHENTICATED.status()
                ? Problem.of(RestCode.UNAUTHENTICATED, detail, null)
                : Problem.of(ErrorCode.INVALID_REQUEST, detail, null);
    }

    private static Problem of(SmartApException failure) {
        ErrorCode code = failure.code();
        if (code == ErrorCode.INTERNAL) {
            return internal(failure);
        }
        if (ErrorTable.of(code).status() == 500) {
            log.error("{}: {}", code, failure.getMessage(), failure);
        }
        return Problem.of(code, detail(failure), failure.field().orElse(null))
                .findings(failure instanceof BatchRefusedException refused ? refused.findings() : List.of())
                .retryable(
                        failure.retryable(),
                        failure instanceof ConnectorUnavailableException e
                                ? e.retryAfter().orElse(null)
                                : null);
    }

    /** A batch of thousands may have a thousand problems, which are told one by one beside. */
    private static @Nullable String detail(SmartApException failure) {
        String message = failure.getMessage();
        return message == null || message.length() <= LONGEST ? message : message.substring(0, LONGEST) + "…";
    }

    private static @Nullable Problem ofSpring(Throwable failure) {
        if (failure instanceof MethodArgumentTypeMismatchException e) {
            return invalid(e.getName(), "%s (%s) %s".formatted(e.getName(), shown(e.getValue()), expected(e)));
        }
        if (failure instanceof HttpMessageNotReadableException) {
            return invalid(null, "the body is missing, or is not the JSON that is expected. Maybe see openapi.json");
        }
        if (failure instanceof MissingServletRequestParameterException e) {
            return invalid(e.getParameterName(), "the parameter %s is missing".formatted(e.getParameterName()));
        }
        if (failure instanceof MissingServletRequestPartException e) {
            return invalid(
                    e.getRequestPartName(), "the part \"%s\" of the form is missing".formatted(e.getRequestPartName()));
        }
        if (failure instanceof MissingRequestHeaderException e) {
            return invalid(e.getHeaderName(), "the header %s is missing".formatted(e.getHeaderName()));
        }
        if (failure instanceof HttpMediaTypeNotSupportedException e) {
            return Problem.of(
                    RestCode.UNSUPPORTED_MEDIA_TYPE,
                    "a body of type %s is not taken here; %s is"
                            .formatted(e.getContentType(), e.getSupportedMediaTypes()),
                    "Content-Type");
        }
        if (failure instanceof HttpMediaTypeNotAcceptableException) {
            return Problem.of(RestCode.NOT_ACCEPTABLE, "answers are application/json", "Accept");
        }
        return failure instanceof MaxUploadSizeExceededException ? uploadTooLarge() : null;
    }

    static Problem uploadTooLarge() {
        return Problem.of(
                RestCode.REQUEST_TOO_LARGE,
                "the uploaded form is larger than spring.servlet.multipart.max-file-size and max-request-size allow."
                        + " Maybe send the file itself as the body",
                "file");
    }

    private static Problem invalid(@Nullable String field, String detail) {
        return Problem.of(ErrorCode.INVALID_REQUEST, detail, field);
    }

    private static Problem internal(Throwable failure) {
        UUID reference = UUID.randomUUID();
        log.error("request failed, reference {}", reference, failure);
        return Problem.of(ErrorCode.INTERNAL, "something unexpected happened; the log has it as " + reference, null);
    }

    private static String expected(MethodArgumentTypeMismatchException e) {
        Class<?> type = e.getRequiredType();
        // Of a list of constants only the innermost cause knows the constants.
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof ConversionFailedException conversion) {
                type = conversion.getTargetType().getType();
            }
        }
        Object[] constants = type == null ? null : type.getEnumConstants();
        if (constants != null) {
            return "is not one of " + Arrays.toString(constants);
        }
        return type != null && type.getSimpleName().endsWith("Id") ? "is not an id" : "is not what is expected here";
    }

    private static String shown(@Nullable Object value) {
        String text = String.valueOf(value);
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}

package com.smartap.console;

import com.smartap.spi.ErrorCode;
import com.smartap.spi.SmartApException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * What went wrong, as a page shows it.
 *
 * @param title in a few words
 * @param message what happened and what to do
 * @param code the engine's stable code
 * @param field the field to blame; null where none is
 */
record Problem(
        String title,
        String message,
        ErrorCode code,
        @Nullable String field) {
    private static final String LOOK_AGAIN =
            "Somebody changed this since you opened it, so nothing was done. You now see it as it is: look again, then decide anew. What you typed is still here.";

    static Problem of(SmartApException e) {
        String message = e.getMessage() == null ? e.code().name() : sentence(e.getMessage());
        boolean stale = e.code() == ErrorCode.STALE_VERSION;
        return new Problem(
                title(e.code()),
                stale ? LOOK_AGAIN : message,
                e.code(),
                e.field().orElse(null));
    }

    /** Messages of the engine begin small, unless with a name; on a page they are sentences. */
    private static String sentence(String message) {
        return message.matches("(?s)[a-z]+ .*")
                ? Character.toUpperCase(message.charAt(0)) + message.substring(1)
                : message;
    }

    static Problem invalid(String field, String message) {
        return new Problem(title(ErrorCode.INVALID_REQUEST), message, ErrorCode.INVALID_REQUEST, field);
    }

    /** The status of a page that shows this. */
    HttpStatus status() {
        return switch (code) {
            case NOT_FOUND -> HttpStatus.NOT_FOUND;
            case FORBIDDEN, SEGREGATION_OF_DUTIES -> HttpStatus.FORBIDDEN;
            case STALE_VERSION, ILLEGAL_STATE, DUPLICATE_INVOICE, DUPLICATE_DOCUMENT, IDEMPOTENCY_CONFLICT ->
                HttpStatus.CONFLICT;
            case DOCUMENT_TOO_LARGE -> HttpStatus.CONTENT_TOO_LARGE;
            case CONNECTOR_UNAVAILABLE, NOT_RUNNING -> HttpStatus.SERVICE_UNAVAILABLE;
            case INTERNAL, INVALID_CONFIGURATION, SECRET_UNREADABLE -> HttpStatus.INTERNAL_SERVER_ERROR;
            default -> HttpStatus.UNPROCESSABLE_CONTENT;
        };
    }

    private static String title(ErrorCode code) {
        return switch (code) {
            case STALE_VERSION -> "Changed meanwhile";
            case FORBIDDEN -> "Not allowed";
            case SEGREGATION_OF_DUTIES -> "Another person is needed";
            case NOT_FOUND -> "Not found";
            case ILLEGAL_STATE -> "Not possible now";
            case INVALID_REQUEST -> "Please check your entry";
            case DUPLICATE_INVOICE, DUPLICATE_DOCUMENT -> "Already here";
            case DOCUMENT_EMPTY, DOCUMENT_TOO_LARGE, DOCUMENT_UNSUPPORTED, DOCUMENT_ENCRYPTED, DOCUMENT_DAMAGED ->
                "This document cannot be used";
            case PAYMENT_FORMAT -> "The payment file cannot carry this";
            case STATEMENT_FORMAT -> "This statement cannot be read";
            case CONNECTOR_UNAVAILABLE,
                    CONNECTOR_AUTHORIZATION,
                    CONNECTOR_PROTOCOL,
                    CONNECTOR_REFUSED,
                    CONNECTOR_OUTCOME_UNKNOWN -> "The outside system did not do it";
            case NOT_INTACT -> "Not what it was";
            default -> "This did not work";
        };
    }
}

package com.smartap.spring.rest;

import com.smartap.spi.ErrorCode;

/** The HTTP status and title of every error code. */
final class ErrorTable {
    private ErrorTable() {}

    /** The one table; the compiler refuses a code without a row. */
    static Row of(ErrorCode code) {
        return switch (code) {
            case INVALID_REQUEST -> new Row(400, "The request is not valid");
            case FORBIDDEN -> new Row(403, "Your roles do not allow this");
            case SEGREGATION_OF_DUTIES -> new Row(403, "You took part in an earlier step that excludes this one");
            case NOT_FOUND -> new Row(404, "There is no such thing");
            case ILLEGAL_STATE -> new Row(409, "Not possible in the present state");
            case IDEMPOTENCY_CONFLICT -> new Row(409, "The idempotency key was used with another request");
            case DUPLICATE_INVOICE -> new Row(409, "The vendor already has an invoice of this number");
            case DUPLICATE_DOCUMENT -> new Row(409, "The very same file was submitted before");
            case STALE_VERSION -> new Row(412, "It was changed by somebody else meanwhile");
            case DOCUMENT_TOO_LARGE -> new Row(413, "The document is too large or too complex");
            case DOCUMENT_UNSUPPORTED -> new Row(415, "No reader understands this kind of document");
            case DOCUMENT_EMPTY -> new Row(422, "The document has no bytes");
            case DOCUMENT_ENCRYPTED -> new Row(422, "The document is protected by a password");
            case DOCUMENT_DAMAGED -> new Row(422, "The document is damaged");
            case PAYMENT_FORMAT -> new Row(422, "The payment format cannot carry this batch");
            case STATEMENT_FORMAT -> new Row(422, "The bank file cannot be understood");
            case INVALID_CONFIGURATION -> new Row(422, "Configuration is missing or wrong");
            case CONNECTOR_REFUSED -> new Row(422, "The outside system refused the data");
            case NOT_INTACT -> new Row(500, "Something stored is not what it was");
            case SECRET_UNREADABLE -> new Row(500, "A stored secret cannot be decrypted");
            case INTERNAL -> new Row(500, "A fault in SmartAP itself");
            case CONNECTOR_AUTHORIZATION -> new Row(502, "The outside system no longer accepts the credentials");
            case CONNECTOR_PROTOCOL -> new Row(502, "The outside system answered something unexpected");
            case CONNECTOR_UNAVAILABLE -> new Row(503, "The outside system cannot be reached");
            case NOT_RUNNING -> new Row(503, "SmartAP is not running");
            case CONNECTOR_OUTCOME_UNKNOWN -> new Row(504, "The outside system's answer was lost");
        };
    }

    /**
     * One row.
     *
     * @param status the HTTP status
     * @param title what every error of this code has in common
     */
    record Row(int status, String title) {}
}

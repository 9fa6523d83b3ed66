package com.smartap.spi;

/** Stable codes of errors. REST and the command line show {@link #name()}; a released code keeps its meaning. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public enum ErrorCode {
    /** Configuration is missing, malformed or contradicts itself. */
    INVALID_CONFIGURATION,
    /** A field of the request is missing, malformed or out of range. */
    INVALID_REQUEST,
    /** There is no such thing, or it belongs to another tenant. */
    NOT_FOUND,
    /** The caller's roles do not allow this. */
    FORBIDDEN,
    /** Segregation of duties: the caller took part in an earlier step that excludes this one. */
    SEGREGATION_OF_DUTIES,
    /** The thing was changed by somebody else since the caller read it. */
    STALE_VERSION,
    /** What was asked for is not possible in the present state. */
    ILLEGAL_STATE,
    /** The same idempotency key was used with another request. */
    IDEMPOTENCY_CONFLICT,
    /** The vendor already has an invoice of this number. */
    DUPLICATE_INVOICE,
    /** The very same file was uploaded before. */
    DUPLICATE_DOCUMENT,
    /** The document has no bytes. */
    DOCUMENT_EMPTY,
    /** The document is larger, longer or more complex than the limits allow. */
    DOCUMENT_TOO_LARGE,
    /** The document is of a kind that no reader on the class path understands. */
    DOCUMENT_UNSUPPORTED,
    /** The document is protected by a password. */
    DOCUMENT_ENCRYPTED,
    /** The document is cut off or otherwise damaged. */
    DOCUMENT_DAMAGED,
    /** A payment file cannot carry what the batch holds. */
    PAYMENT_FORMAT,
    /** A statement or other bank file cannot be understood. */
    STATEMENT_FORMAT,
    /** A sealed document, an audit chain or a stored object is not what it was. */
    NOT_INTACT,
    /** A stored secret cannot be decrypted with the keys at hand. */
    SECRET_UNREADABLE,
    /** The outside system cannot be reached or is overloaded; trying again later may help. */
    CONNECTOR_UNAVAILABLE,
    /** The outside system no longer accepts the credentials; a person has to reconnect. */
    CONNECTOR_AUTHORIZATION,
    /** The outside system answered something that SmartAP does not understand. */
    CONNECTOR_PROTOCOL,
    /** The outside system refused the data; a person has to mend it. */
    CONNECTOR_REFUSED,
    /** The answer was lost; whether the call took effect is found out before anything is sent again. */
    CONNECTOR_OUTCOME_UNKNOWN,
    /** SmartAP is shutting down or not started. */
    NOT_RUNNING,
    /** A fault in SmartAP itself. */
    INTERNAL
}

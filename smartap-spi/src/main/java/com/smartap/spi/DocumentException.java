package com.smartap.spi;

import org.jspecify.annotations.Nullable;

/** A document cannot be used: empty, unsupported, encrypted, damaged, too large or a duplicate. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public class DocumentException extends SmartApException {
    private static final long serialVersionUID = 1L;

    /** Says which of the {@code DOCUMENT_} codes applies, and what to do. */
    public DocumentException(ErrorCode code, String message) {
        this(code, message, null);
    }

    /** Keeps the cause for the log; it is never shown to a user. */
    public DocumentException(ErrorCode code, String message, @Nullable Throwable cause) {
        super(code, message, false, "document", cause);
    }
}

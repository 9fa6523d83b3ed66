package com.smartap.spi;

/** The same idempotency key was used with another request. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public class IdempotencyConflictException extends SmartApException {
    private static final long serialVersionUID = 1L;

    /** Says what is wrong and what to do. */
    public IdempotencyConflictException(String message) {
        super(ErrorCode.IDEMPOTENCY_CONFLICT, message);
    }
}

package com.smartap.spi;

/** The caller's roles do not allow this. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public class ForbiddenException extends SmartApException {
    private static final long serialVersionUID = 1L;

    /** Says what is wrong and what to do. */
    public ForbiddenException(String message) {
        super(ErrorCode.FORBIDDEN, message);
    }
}

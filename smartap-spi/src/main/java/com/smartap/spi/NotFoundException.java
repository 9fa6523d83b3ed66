package com.smartap.spi;

/** There is no such thing in the caller's tenant. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public class NotFoundException extends SmartApException {
    private static final long serialVersionUID = 1L;

    /** Says what is wrong and what to do. */
    public NotFoundException(String message) {
        super(ErrorCode.NOT_FOUND, message);
    }
}

package com.smartap.spi;

/** What was asked for is not possible in the present state. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public class IllegalLifecycleStateException extends SmartApException {
    private static final long serialVersionUID = 1L;

    /** Says what is wrong and what to do. */
    public IllegalLifecycleStateException(String message) {
        super(ErrorCode.ILLEGAL_STATE, message);
    }
}

package com.smartap.spi;

/** The thing was changed by somebody else since the caller read it; read it again and decide anew. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public class StaleVersionException extends SmartApException {
    private static final long serialVersionUID = 1L;

    /** Says what is wrong and what to do. */
    public StaleVersionException(String message) {
        super(ErrorCode.STALE_VERSION, message);
    }
}

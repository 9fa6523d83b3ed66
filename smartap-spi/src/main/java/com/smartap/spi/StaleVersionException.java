package com.smartap.spi;

import org.jspecify.annotations.Nullable;

/** The thing was changed by somebody else since the caller read it; read it again and decide anew. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public class StaleVersionException extends SmartApException {
    private static final long serialVersionUID = 1L;

    /** Says what is wrong and what to do. */
    public StaleVersionException(String message) {
        super(ErrorCode.STALE_VERSION, message);
    }

    /** The same, with what the database said. */
    public StaleVersionException(String message, @Nullable Throwable cause) {
        super(ErrorCode.STALE_VERSION, message, false, null, cause);
    }
}

package com.smartap.spi.archive;

import com.smartap.spi.Api;
import java.io.IOException;

/** The store refused: missing rights, a lock, or something that it cannot do. The same call would be refused again. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public class StoreRefusedException extends IOException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    /**
     * Says what was refused, and what to do.
     *
     * @param status the HTTP status, or 0 where there is none
     * @param code the store's own, such as {@code AccessDenied}
     */
    public StoreRefusedException(String message, int status, String code) {
        super(message);
        this.status = status;
        this.code = code;
    }

    /** The HTTP status, or 0 where there is none. */
    public int status() {
        return status;
    }

    /** The store's own code, such as {@code AccessDenied}. */
    public String code() {
        return code;
    }
}

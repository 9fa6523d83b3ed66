package com.smartap.connector.support;

import com.smartap.spi.Api;
import com.smartap.spi.ConnectorException;
import com.smartap.spi.ErrorCode;
import org.jspecify.annotations.Nullable;

/** The outside system refused the data; the same call would be refused again. Nothing took effect. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public class ConnectorRefusedException extends ConnectorException {
    private static final long serialVersionUID = 1L;
    private final int status;
    private final String words;

    /** Says what was called, and the outside system's own code and words. */
    public ConnectorRefusedException(String message, int status, @Nullable String providerCode, String words) {
        super(ErrorCode.CONNECTOR_REFUSED, message, false, providerCode, null);
        this.status = status;
        this.words = words;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The outside system's own words. */
    public String words() {
        return words;
    }
}

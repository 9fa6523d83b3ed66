package com.smartap.spi;

import org.jspecify.annotations.Nullable;

/** The outside system answered something that SmartAP does not understand. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public class ConnectorProtocolException extends ConnectorException {
    private static final long serialVersionUID = 1L;

    /** Says what was expected and what came. */
    public ConnectorProtocolException(String message, @Nullable String providerCode, @Nullable Throwable cause) {
        super(ErrorCode.CONNECTOR_PROTOCOL, message, false, providerCode, cause);
    }
}

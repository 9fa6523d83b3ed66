package com.smartap.spi;

import org.jspecify.annotations.Nullable;

/** The outside system no longer accepts the credentials; a person has to connect again. Never retried. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public class ConnectorAuthorizationException extends ConnectorException {
    private static final long serialVersionUID = 1L;

    /** Says which connection has to be connected again. */
    public ConnectorAuthorizationException(String message, @Nullable String providerCode, @Nullable Throwable cause) {
        super(ErrorCode.CONNECTOR_AUTHORIZATION, message, false, providerCode, cause);
    }
}

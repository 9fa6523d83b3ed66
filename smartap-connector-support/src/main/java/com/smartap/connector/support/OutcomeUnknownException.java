package com.smartap.connector.support;

import com.smartap.spi.Api;
import com.smartap.spi.ConnectorException;
import com.smartap.spi.ErrorCode;
import org.jspecify.annotations.Nullable;

/** A write was sent and its answer lost, so it may have taken effect. Look before anything is sent again. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public class OutcomeUnknownException extends ConnectorException {
    private static final long serialVersionUID = 1L;

    /** Says what was seen last. */
    public OutcomeUnknownException(String message, @Nullable Throwable cause) {
        super(ErrorCode.CONNECTOR_OUTCOME_UNKNOWN, message, false, null, cause);
    }
}

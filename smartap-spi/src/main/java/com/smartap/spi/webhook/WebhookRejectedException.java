package com.smartap.spi.webhook;

import com.smartap.spi.Api;
import com.smartap.spi.ErrorCode;
import com.smartap.spi.SmartApException;

/** A request that is not from whom it claims to be, or that cannot be understood. Nothing was taken over. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class WebhookRejectedException extends SmartApException {
    private static final long serialVersionUID = 1L;
    private final int status;

    private WebhookRejectedException(int status, ErrorCode code, String message) {
        super(code, message);
        this.status = status;
    }

    /** The signature is missing or wrong: answered with 401. */
    public static WebhookRejectedException unsigned(String message) {
        return new WebhookRejectedException(401, ErrorCode.FORBIDDEN, message);
    }

    /** The signature is right, and the body makes no sense: answered with 400. */
    public static WebhookRejectedException malformed(String message) {
        return new WebhookRejectedException(400, ErrorCode.INVALID_REQUEST, message);
    }

    /** The HTTP status to answer with. */
    public int status() {
        return status;
    }
}

package com.smartap.spi;

/** Configuration is missing, malformed or contradicts itself; the message lists every problem at once. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public class InvalidConfigurationException extends SmartApException {
    private static final long serialVersionUID = 1L;

    /** Says what is wrong and what to do. */
    public InvalidConfigurationException(String message) {
        super(ErrorCode.INVALID_CONFIGURATION, message);
    }
}

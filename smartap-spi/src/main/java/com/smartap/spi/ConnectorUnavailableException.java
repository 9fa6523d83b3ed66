package com.smartap.spi;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The outside system cannot be reached, is overloaded or asks for patience; nothing took effect. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public class ConnectorUnavailableException extends ConnectorException {
    private static final long serialVersionUID = 1L;

    private final @Nullable Duration retryAfter;

    /**
     * The outside system asks for patience.
     *
     * @param retryAfter how long it asked to wait, where it said so
     */
    public ConnectorUnavailableException(
            String message, @Nullable Duration retryAfter, @Nullable String providerCode, @Nullable Throwable cause) {
        super(ErrorCode.CONNECTOR_UNAVAILABLE, message, true, providerCode, cause);
        this.retryAfter = retryAfter;
    }

    /** How long the outside system asked to wait. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}

package com.smartap.spi.archive;

import com.smartap.spi.Api;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The store does not answer, is overloaded or asks for patience. The same call may be made again later. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public class StoreUnavailableException extends IOException {
    private static final long serialVersionUID = 1L;

    private final @Nullable Duration retryAfter;

    /**
     * Says what was not answered.
     *
     * @param retryAfter how long the store asked to wait, where it said so
     */
    public StoreUnavailableException(String message, @Nullable Duration retryAfter, @Nullable Throwable cause) {
        super(message, cause);
        this.retryAfter = retryAfter;
    }

    /** How long the store asked to wait. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}

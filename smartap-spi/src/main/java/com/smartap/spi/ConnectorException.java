package com.smartap.spi;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An outside system failed, refused or could not be understood. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public class ConnectorException extends SmartApException {
    private static final long serialVersionUID = 1L;

    private final @Nullable String providerCode;

    /**
     * An error of an outside system.
     *
     * @param providerCode the outside system's own code, such as {@code 6140}, where it gave one
     */
    public ConnectorException(
            ErrorCode code,
            String message,
            boolean retryable,
            @Nullable String providerCode,
            @Nullable Throwable cause) {
        super(code, message, retryable, null, cause);
        this.providerCode = providerCode;
    }

    /** The outside system's own code, such as {@code 6140}. */
    public Optional<String> providerCode() {
        return Optional.ofNullable(providerCode);
    }
}

package com.smartap.spi;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The root of SmartAP's own exceptions. Messages name the values involved and what to do; they hold no secrets, so
 * that they can be shown to users and logged as they are.
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public class SmartApException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final boolean retryable;
    private final @Nullable String field;

    /** An error that would come again if the same were tried again. */
    public SmartApException(ErrorCode code, String message) {
        this(code, message, false, null, null);
    }

    /** An error with everything that can be said of it. */
    public SmartApException(
            ErrorCode code, String message, boolean retryable, @Nullable String field, @Nullable Throwable cause) {
        super(message, cause);
        this.code = requireNonNull(code, "code");
        this.retryable = retryable;
        this.field = field;
    }

    /** The stable code, shown by REST and the command line. */
    public ErrorCode code() {
        return code;
    }

    /** Whether the same call may succeed later without anybody changing anything. */
    public boolean retryable() {
        return retryable;
    }

    /** The field that is wrong, as a path such as {@code lines[2].quantity}, where one field is to blame. */
    public Optional<String> field() {
        return Optional.ofNullable(field);
    }
}

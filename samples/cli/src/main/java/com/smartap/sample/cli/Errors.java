package com.smartap.sample.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.spi.ErrorCode;
import com.smartap.spi.SmartApException;
import com.smartap.spi.archive.StoreRefusedException;
import com.smartap.spi.archive.StoreUnavailableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;

/** Turns what went wrong into {@code {"error":{"code":…,"message":…,"field":…}}}. */
final class Errors {
    private Errors() {}

    static ObjectNode json(Throwable problem) {
        if (problem instanceof SmartApException known) {
            return json(
                    known.code(),
                    String.valueOf(known.getMessage()),
                    known.field().orElse(null));
        }
        Throwable cause = problem instanceof UncheckedIOException unchecked ? unchecked.getCause() : problem;
        if (cause instanceof NoSuchFileException missing) {
            return json(ErrorCode.NOT_FOUND, "%s does not exist".formatted(missing.getFile()), "file");
        }
        if (cause instanceof AccessDeniedException denied) {
            return json(ErrorCode.FORBIDDEN, "%s may not be used by this user".formatted(denied.getFile()), "file");
        }
        if (cause instanceof StoreUnavailableException away) {
            return json(ErrorCode.CONNECTOR_UNAVAILABLE, String.valueOf(away.getMessage()), null);
        }
        if (cause instanceof StoreRefusedException refused) {
            return json(ErrorCode.CONNECTOR_REFUSED, String.valueOf(refused.getMessage()), null);
        }
        return json(ErrorCode.INTERNAL, String.valueOf(cause), null);
    }

    static ObjectNode json(ErrorCode code, String message, @Nullable String field) {
        ObjectNode line = Json.object();
        ObjectNode error = line.putObject("error").put("code", code.name()).put("message", message);
        if (field != null) {
            error.put("field", field);
        }
        return line;
    }

    /** Whether somebody who mends the program wants to know where it came from. */
    static boolean isFault(Throwable problem) {
        return !(problem instanceof SmartApException)
                && !(problem instanceof IOException)
                && !(problem instanceof UncheckedIOException);
    }
}

package com.smartap.capture.internal.fields;

import com.smartap.capture.internal.kind.Kind;
import com.smartap.spi.DocumentException;
import com.smartap.spi.ErrorCode;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.capture.ReadLimits;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The refusals that readers of text formats have in common. */
public final class Refusals {
    private Refusals() {}

    /** Refuses what is empty or too large. */
    public static void size(DocumentSource document, ReadLimits limits) throws IOException {
        long size = document.size();
        if (size == 0) {
            throw new DocumentException(
                    ErrorCode.DOCUMENT_EMPTY,
                    "%s has no bytes. Maybe the upload was interrupted.".formatted(document.name()));
        }
        if (size > limits.maxBytes()) {
            throw new DocumentException(
                    ErrorCode.DOCUMENT_TOO_LARGE,
                    "%s has %d bytes; at most %d are read. Maybe send it in parts."
                            .formatted(document.name(), size, limits.maxBytes()));
        }
    }

    /** The document is of another kind than the reader's. */
    public static DocumentException otherKind(String name, Kind wanted, Kind found) {
        return new DocumentException(
                ErrorCode.DOCUMENT_UNSUPPORTED,
                "%s is not %s: it is %s. %s"
                        .formatted(name, wanted.phrase(), found.phrase(), found.advice())
                        .strip());
    }

    /** The document holds what this reader is not for. */
    public static DocumentException unsupported(String message) {
        return new DocumentException(ErrorCode.DOCUMENT_UNSUPPORTED, message);
    }

    /** The document breaks off or contradicts itself. */
    public static DocumentException damaged(String message, @Nullable Throwable cause) {
        return new DocumentException(ErrorCode.DOCUMENT_DAMAGED, message, cause);
    }

    /** The document needs more than may be spent on it. */
    public static DocumentException tooLarge(String message) {
        return new DocumentException(ErrorCode.DOCUMENT_TOO_LARGE, message);
    }
}

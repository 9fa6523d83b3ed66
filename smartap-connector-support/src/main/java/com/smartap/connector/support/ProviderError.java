package com.smartap.connector.support;

import com.smartap.spi.Api;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an outside system says about an error, in its own code and words.
 *
 * @param code such as {@code 6140}
 * @param words its own message
 * @param authorization whether it means that the credentials are not accepted
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record ProviderError(@Nullable String code, String words, boolean authorization) {
    private static final int MAX_WORDS = 500;

    /** Makes the words one line of 500 characters at the most. */
    public ProviderError {
        words = words.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        words = words.length() > MAX_WORDS ? words.substring(0, MAX_WORDS) + "…" : words;
        code = code == null ? null : code.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        code = code == null || code.length() <= 64 ? code : code.substring(0, 64);
    }

    /** Finds the error in an answer. */
    @Api(usage = Api.Usage.IMPLEMENT, since = "0.1")
    @FunctionalInterface
    public interface Reader {
        /** Knows no error. */
        Reader NONE = answer -> Optional.empty();

        /** The error that the answer holds, if it can be read; never throws on a body of another kind. */
        Optional<ProviderError> read(ApiAnswer answer);
    }
}

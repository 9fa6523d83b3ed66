package com.smartap.connector.support;

import com.smartap.spi.Api;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an outside system says about an error, in its own code and words.
 *
 * @param code such as {@code 6140}
 * @param words its own message
 * @param meaning what is to be done about it
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record ProviderError(@Nullable String code, String words, Meaning meaning) {
    /** What is to be done about an error. */
    public enum Meaning {
        /** What the HTTP status says. */
        BY_STATUS,
        /** The credentials are not accepted: a person has to connect again. */
        RECONNECT,
        /** Nothing took effect, and trying again later may help, whatever the HTTP status says. */
        TRY_AGAIN,
        /**
         * Nothing took effect, and trying again at once would not help, such as when the day's calls are used up: the
         * call fails without another attempt, with the time that the provider asked for.
         */
        TRY_LATER,
        /** The data is refused: a person has to mend it, whatever the HTTP status says. */
        MEND
    }

    private static final int MAX_WORDS = 500;

    /** Makes the words one line of 500 characters at the most. */
    public ProviderError {
        words = words.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        words = words.length() > MAX_WORDS ? words.substring(0, MAX_WORDS) + "…" : words;
        code = code == null ? null : code.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        code = code == null || code.length() <= 64 ? code : code.substring(0, 64);
    }

    /** An error that means what its HTTP status says. */
    public static ProviderError of(@Nullable String code, String words) {
        return new ProviderError(code, words, Meaning.BY_STATUS);
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

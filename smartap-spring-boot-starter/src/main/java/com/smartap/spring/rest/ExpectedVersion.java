package com.smartap.spring.rest;

import com.smartap.spi.InvalidRequestException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The version that a change was decided upon, from the {@code If-Match} header.
 *
 * @param value the version
 */
record ExpectedVersion(long value) {
    /** Proxies that compress weaken tags, so a weak one counts too: versions name the content, not its bytes. */
    private static final Pattern FORM = Pattern.compile("(?:W/)?\"(\\d{1,18})\"|(\\d{1,18})");

    /**
     * Reads the header.
     *
     * @throws Refusal with status 428 if there is none
     */
    static ExpectedVersion of(@Nullable String ifMatch) {
        if (ifMatch == null) {
            throw new Refusal(Problem.of(
                    RestCode.PRECONDITION_REQUIRED,
                    "send the ETag that you decided upon as If-Match, such as If-Match: \"3\"",
                    "If-Match"));
        }
        Matcher matcher = FORM.matcher(ifMatch.strip());
        if (!matcher.matches()) {
            throw new InvalidRequestException(
                    "If-Match", "If-Match (%s) must be one ETag such as \"3\"".formatted(ifMatch));
        }
        return new ExpectedVersion(Long.parseLong(matcher.group(1) == null ? matcher.group(2) : matcher.group(1)));
    }
}

package com.smartap.spring;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A time-stamp authority (RFC 3161).
 *
 * @param url Address of the authority, http or https; without it there is none.
 * @param user User name, for an authority that asks who is asking.
 * @param password Password of that user.
 * @param timeout How long one answer may take.
 */
record TimestampProperties(
        @Nullable String url,
        @Nullable String user,
        @Nullable String password,
        @DefaultValue("10s") Duration timeout) {

    void check(String path, Problems problems) {
        if (url != null && !isHttp(url)) {
            problems.add(
                    path + ".url",
                    "(%s) must be an address of http or https, such as https://tsa.example.com/tsr".formatted(url));
        }
        problems.require(url != null || user == null, path + ".url", "is missing, though there is a user");
        problems.require(
                (user == null) == (password == null),
                path + (user == null ? ".user" : ".password"),
                "is missing: user and password go together");
        problems.require(
                !timeout.isZero() && !timeout.isNegative(),
                path + ".timeout",
                "(%s) must be positive".formatted(timeout));
    }

    private static boolean isHttp(String text) {
        try {
            URI uri = new URI(text);
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            return uri.getHost() != null && (scheme.equals("http") || scheme.equals("https"));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** Never holds the password. */
    @Override
    public String toString() {
        return "TimestampProperties[url=" + url + "]";
    }
}

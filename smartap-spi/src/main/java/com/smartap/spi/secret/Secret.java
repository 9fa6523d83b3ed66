package com.smartap.spi.secret;

import com.smartap.spi.Api;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** A secret text that never shows itself: {@link #toString()} prints dots. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class Secret {
    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    /** Wraps a secret. */
    public static Secret of(String value) {
        return new Secret(java.util.Objects.requireNonNull(value, "value"));
    }

    /** The secret itself; hand it on only to what needs it. */
    public String reveal() {
        return value;
    }

    /** Whether there is nothing in it. */
    public boolean isBlank() {
        return value.isBlank();
    }

    /** Compares in constant time. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret
                && MessageDigest.isEqual(
                        value.getBytes(StandardCharsets.UTF_8), secret.value.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    /** Always the same dots. */
    @Override
    public String toString() {
        return "••••••";
    }
}

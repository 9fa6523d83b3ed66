package com.smartap.model;

import com.smartap.spi.Api;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Names one effect on the outside world, whoever asks for it and however often. It derives from business identity
 * (what, for whom, which generation), so that a retry has the same key and a deliberate repetition another.
 *
 * @param value 1 to 128 printable ASCII characters without blanks
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record IdempotencyKey(String value) {
    /** Refuses keys that are empty, too long or not printable ASCII. */
    public IdempotencyKey {
        if (!value.matches("[!-~]{1,128}")) {
            throw new IllegalArgumentException(
                    "idempotency key (%s) must be 1 to 128 printable ASCII characters without blanks".formatted(value));
        }
    }

    /** A key of parts, such as {@code of("post-bill", invoiceId, 1)}, joined by colons. */
    public static IdempotencyKey of(Object... parts) {
        return new IdempotencyKey(Arrays.stream(parts).map(String::valueOf).collect(Collectors.joining(":")));
    }

    @Override
    public String toString() {
        return value;
    }
}

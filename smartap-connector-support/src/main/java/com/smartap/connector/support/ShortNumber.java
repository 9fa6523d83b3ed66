package com.smartap.connector.support;

import com.smartap.model.ContentHash;
import com.smartap.spi.Api;
import java.nio.charset.StandardCharsets;

/**
 * Makes a supplier's number fit into a field of an ERP: a number that fits stays as it is; a longer one becomes eight
 * hexadecimal digits of its SHA-256, a hyphen and its last characters. The caller keeps the whole number elsewhere on
 * the bill, and compares it where the short ones are equal.
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class ShortNumber {
    private static final int HASH = 8;

    private ShortNumber() {}

    /**
     * The number in at most so many characters.
     *
     * @param maxLength at least 12
     */
    public static String of(String number, int maxLength) {
        if (maxLength < HASH + 4) {
            throw new IllegalArgumentException("maxLength (%d) must be at least 12".formatted(maxLength));
        }
        String whole = number.strip();
        if (whole.length() <= maxLength) {
            return whole;
        }
        String hash = ContentHash.of(whole.getBytes(StandardCharsets.UTF_8)).hex();
        return hash.substring(0, HASH) + "-" + whole.substring(whole.length() - (maxLength - HASH - 1));
    }
}

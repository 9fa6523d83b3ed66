package com.smartap.model;

import com.smartap.spi.Api;
import java.util.regex.Pattern;

/**
 * The tenant to which everything belongs: every row, every query and every event carries one.
 *
 * @param value 1 to 64 lower-case letters, digits and hyphens, beginning with a letter or digit
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record TenantId(String value) {
    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    /** The tenant of a host that has only one. */
    public static final TenantId DEFAULT = new TenantId("default");

    /** Refuses a malformed tenant. */
    public TenantId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "tenant (%s) must be 1 to 64 lower-case letters, digits and hyphens".formatted(value));
        }
    }

    @Override
    public String toString() {
        return value;
    }
}

package com.smartap.spi.esign;

import com.smartap.spi.Api;
import java.util.regex.Pattern;

/**
 * A person who is to sign.
 *
 * @param id the host's stable id of the person, 1 to 128 characters
 * @param name the full name, as it stands under a signature
 * @param email where the person is told
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record Signatory(String id, String name, String email) {
    private static final Pattern EMAIL = Pattern.compile("[^@\\s<>,;\"]{1,64}@[^@\\s<>,;\"]{1,190}");

    /** Refuses a missing name and what is no e-mail address. */
    public Signatory {
        if (id.isBlank() || id.length() > 128) {
            throw new IllegalArgumentException("signatory id (%s) must have 1 to 128 characters".formatted(id));
        }
        if (name.isBlank() || name.length() > 120 || name.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("name of signatory %s must have 1 to 120 characters".formatted(id));
        }
        if (!EMAIL.matcher(email).matches()) {
            throw new IllegalArgumentException(
                    "email of signatory %s must be an e-mail address such as jane@example.com".formatted(id));
        }
    }
}

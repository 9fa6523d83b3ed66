package com.smartap.payments.check;

import com.smartap.spi.Api;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Structured creditor references (ISO 11649): {@code RF}, two check digits, and 1 to 21 letters and digits. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class CreditorReference {
    private static final Pattern BODY = Pattern.compile("[A-Z0-9]{1,21}");
    private static final Pattern FORM = Pattern.compile("RF[0-9]{2}[A-Z0-9]{1,21}");

    private CreditorReference() {}

    /** Whether a reference, in upper case and without blanks, is well formed. */
    public static boolean isValid(@Nullable String reference) {
        return problem(reference).isEmpty();
    }

    /** What is wrong with a reference, in words that can follow its field's name; empty if nothing is. */
    public static Optional<String> problem(@Nullable String reference) {
        if (reference == null || reference.isEmpty()) {
            return Optional.of("is missing");
        }
        if (!FORM.matcher(reference).matches()) {
            return Optional.of("(%s) must be RF, two digits, and 1 to 21 letters and digits".formatted(reference));
        }
        return Digits.mod97(reference.substring(4) + reference.substring(0, 4)) == 1
                ? Optional.empty()
                : Optional.of("(%s) has wrong check digits".formatted(reference));
    }

    /**
     * The reference of an own number, such as {@code RF18539007547034} of {@code 539007547034}.
     *
     * @param number 1 to 21 letters and digits, in any case
     * @throws IllegalArgumentException if it has other characters or another length
     */
    public static String of(String number) {
        String body = number.toUpperCase(Locale.ROOT);
        if (!BODY.matcher(body).matches()) {
            throw new IllegalArgumentException("number (%s) must be 1 to 21 letters and digits".formatted(number));
        }
        return "RF%02d%s".formatted(98 - Digits.mod97(body + "RF00"), body);
    }
}

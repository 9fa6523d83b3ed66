package com.smartap.payments.check;

import com.smartap.spi.Api;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Business identifier codes of banks (ISO 9362): 8 or 11 characters. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class Bic {
    private static final Pattern FORM = Pattern.compile("[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}(?:[A-Z0-9]{3})?");
    private static final int TEST_POSITION = 7;

    /** Territories whose accounts carry the country code of another. */
    private static final Map<String, Set<String>> SHARED = Map.of(
            "GB", Set.of("JE", "GG", "IM"),
            "JE", Set.of("GB"),
            "GG", Set.of("GB"),
            "IM", Set.of("GB"),
            "FR", Set.of("MC"),
            "MC", Set.of("FR"),
            "GP", Set.of("FR"),
            "MQ", Set.of("FR"),
            "RE", Set.of("FR"));

    private Bic() {}

    /** Whether a BIC, in upper case, is well formed. */
    public static boolean isValid(@Nullable String bic) {
        return problem(bic).isEmpty();
    }

    /** Whether a well-formed BIC is one for tests: its eighth character is a zero. */
    public static boolean isTest(String bic) {
        return isValid(bic) && bic.charAt(TEST_POSITION) == '0';
    }

    /** The country of a well-formed BIC, such as {@code DE}. */
    public static String country(String bic) {
        return bic.substring(4, 6);
    }

    /**
     * Whether a BIC and an IBAN are of one country, or of two whose banks share one: a disagreement is a reason to look, not
     * to refuse. True where there is nothing to compare.
     */
    public static boolean agrees(@Nullable String bic, @Nullable String iban) {
        if (bic == null || iban == null || !isValid(bic) || iban.length() < 2) {
            return true;
        }
        String bank = country(bic);
        String account = iban.substring(0, 2);
        return bank.equals(account) || SHARED.getOrDefault(bank, Set.of()).contains(account);
    }

    /** What is wrong with a BIC, in words that can follow its field's name; empty if nothing is. */
    public static Optional<String> problem(@Nullable String bic) {
        if (bic == null || bic.isEmpty()) {
            return Optional.of("is missing");
        }
        return FORM.matcher(bic).matches()
                ? Optional.empty()
                : Optional.of("(%s) must be four letters or digits, a country, and two or five letters or digits"
                        .formatted(bic));
    }
}

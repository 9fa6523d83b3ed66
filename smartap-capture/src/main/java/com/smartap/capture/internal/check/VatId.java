package com.smartap.capture.internal.check;

import com.smartap.model.Masked;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** VAT identification numbers: a country's prefix, and a body of a form and with check digits of its own. */
public final class VatId {
    private static final Map<String, Predicate<String>> BODIES = Map.ofEntries(
            Map.entry("AT", VatNumbers::austria),
            Map.entry("BE", VatNumbers::belgium),
            Map.entry("BG", VatNumbersEast::bulgaria),
            Map.entry("CHE", VatNumbers::switzerland),
            Map.entry("CY", VatNumbersEast::cyprus),
            Map.entry("CZ", VatNumbersEast::czechia),
            Map.entry("DE", VatNumbers::germany),
            Map.entry("DK", VatNumbers::denmark),
            Map.entry("EE", VatNumbersEast::estonia),
            Map.entry("EL", VatNumbersEast::greece),
            Map.entry("ES", VatNumbers::spain),
            Map.entry("FI", VatNumbers::finland),
            Map.entry("FR", VatNumbers::france),
            Map.entry("GB", VatNumbers::unitedKingdom),
            Map.entry("GR", VatNumbersEast::greece),
            Map.entry("HR", VatNumbersEast::croatia),
            Map.entry("HU", VatNumbersEast::hungary),
            Map.entry("IE", VatNumbers::ireland),
            Map.entry("IT", VatNumbers::italy),
            Map.entry("LT", VatNumbersEast::lithuania),
            Map.entry("LU", VatNumbers::luxembourg),
            Map.entry("LV", VatNumbersEast::latvia),
            Map.entry("MT", VatNumbersEast::malta),
            Map.entry("NL", VatNumbers::netherlands),
            Map.entry("NO", VatNumbers::norway),
            Map.entry("PL", VatNumbersEast::poland),
            Map.entry("PT", VatNumbers::portugal),
            Map.entry("RO", VatNumbersEast::romania),
            Map.entry("SE", VatNumbers::sweden),
            Map.entry("SI", VatNumbersEast::slovenia),
            Map.entry("SK", VatNumbersEast::slovakia),
            Map.entry("XI", VatNumbers::unitedKingdom));

    private VatId() {}

    /** The form in which VAT ids are compared: upper case, without blanks, dots, hyphens and slashes. */
    public static String normalised(String text) {
        return text.replaceAll("[\\s\\u00a0\\u202f./-]", "").toUpperCase(Locale.ROOT);
    }

    /** The country's prefix of a VAT id in {@linkplain #normalised normal form}; empty if its check digits are unknown. */
    public static Optional<String> prefix(String id) {
        if (id.startsWith("CHE")) {
            return Optional.of("CHE");
        }
        return id.length() > 2 && BODIES.containsKey(id.substring(0, 2))
                ? Optional.of(id.substring(0, 2))
                : Optional.empty();
    }

    /** Whether a VAT id in {@linkplain #normalised normal form} is of a known country and has the right check digits. */
    public static boolean isValid(String id) {
        return prefix(id).map(prefix -> fits(prefix, id)).orElse(false);
    }

    /**
     * What is wrong with a VAT id in {@linkplain #normalised normal form}, in words that can follow its field's name,
     * masked; empty if nothing is, or if the country's check digits are unknown.
     */
    public static Optional<String> problem(String id) {
        return prefix(id)
                .filter(prefix -> !fits(prefix, id))
                .map(prefix ->
                        "(%s) has not the form or the check digits of VAT ids of %s".formatted(Masked.of(id), prefix));
    }

    private static boolean fits(String prefix, String id) {
        Predicate<String> body = BODIES.get(prefix);
        return body != null && body.test(id.substring(prefix.length()));
    }
}

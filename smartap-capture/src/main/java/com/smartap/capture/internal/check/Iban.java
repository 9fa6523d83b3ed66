package com.smartap.capture.internal.check;

import com.smartap.model.Masked;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** International bank account numbers (ISO 13616): a country's own length, and check digits by 97. */
public final class Iban {
    private static final Pattern FORM = Pattern.compile("[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}");
    private static final Map<String, Integer> LENGTHS = lengths(
            "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24"
                    + " FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28"
                    + " LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25"
                    + " QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30");

    private Iban() {}

    /** The form in which IBANs are compared: upper case, without blanks. */
    public static String normalised(String text) {
        return text.replaceAll("[\\s\\u00a0\\u202f]", "").toUpperCase(Locale.ROOT);
    }

    /** Whether a text has the form of an IBAN: two letters, two digits and 11 to 30 letters and digits, without blanks. */
    public static boolean hasForm(String text) {
        return FORM.matcher(text).matches();
    }

    /** Whether an IBAN, in upper case and without blanks, is of a known country and has its length and check digits. */
    public static boolean isValid(String iban) {
        return problem(iban).isEmpty();
    }

    /** What is wrong with an IBAN, in words that can follow its field's name, masked; empty if nothing is. */
    public static Optional<String> problem(String iban) {
        if (!hasForm(iban)) {
            return Optional.of("(%s) is no IBAN".formatted(Masked.of(iban)));
        }
        String country = iban.substring(0, 2);
        Integer length = LENGTHS.get(country);
        if (length == null) {
            return Optional.of("(%s) is of a country (%s) that has no IBANs".formatted(Masked.of(iban), country));
        }
        if (iban.length() != length) {
            return Optional.of("(%s) has %d characters, but those of %s have %d"
                    .formatted(Masked.of(iban), iban.length(), country, length));
        }
        return Digits.mod97(iban.substring(4) + iban.substring(0, 4)) == 1
                ? Optional.empty()
                : Optional.of("(%s) has wrong check digits".formatted(Masked.of(iban)));
    }

    /** How many characters the IBANs of a country have; empty where there are none. */
    public static Optional<Integer> length(String country) {
        return Optional.ofNullable(LENGTHS.get(country));
    }

    private static Map<String, Integer> lengths(String countries) {
        Map<String, Integer> lengths = new HashMap<>();
        for (String country : countries.split(" ")) {
            lengths.put(country.substring(0, 2), Integer.valueOf(country.substring(2)));
        }
        return Map.copyOf(lengths);
    }
}

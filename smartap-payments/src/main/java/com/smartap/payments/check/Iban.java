package com.smartap.payments.check;

import com.smartap.model.Masked;
import com.smartap.spi.Api;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** International bank account numbers (ISO 13616): a country's own length, and check digits by 97. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class Iban {
    private static final int LETTERS = 26;
    private static final int SHORTEST = 15;
    private static final int LONGEST = 34;
    private static final int CHECK_DIGITS_END = 4;
    /** The length in each country, by its two letters; zero where there are no IBANs. */
    private static final int[] LENGTHS = lengths(
            "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24"
                    + " FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28"
                    + " LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25"
                    + " QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30");

    private Iban() {}

    /** Whether an IBAN, in upper case and without blanks, is well formed. */
    public static boolean isValid(@Nullable String iban) {
        return problem(iban).isEmpty();
    }

    /** What is wrong with an IBAN, in words that can follow its field's name, masked; empty if nothing is. */
    public static Optional<String> problem(@Nullable String iban) {
        if (iban == null || iban.isEmpty()) {
            return Optional.of("is missing");
        }
        if (!hasForm(iban)) {
            return Optional.of("(%s) must be two letters, two digits and up to 30 letters and digits, without blanks"
                    .formatted(Masked.of(iban)));
        }
        int length = LENGTHS[country(iban)];
        if (length == 0) {
            return Optional.of(
                    "(%s) is of a country (%s) that has no IBANs".formatted(Masked.of(iban), iban.substring(0, 2)));
        }
        if (iban.length() != length) {
            return Optional.of("(%s) has %d characters, but those of %s have %d"
                    .formatted(Masked.of(iban), iban.length(), iban.substring(0, 2), length));
        }
        int rest = Digits.mod97(Digits.mod97(0, iban, CHECK_DIGITS_END, length), iban, 0, CHECK_DIGITS_END);
        return rest == 1
                ? Optional.empty()
                : Optional.of(
                        "(%s) has wrong check digits. Maybe two characters were swapped.".formatted(Masked.of(iban)));
    }

    /** Two letters, two digits, then letters and digits. */
    private static boolean hasForm(String iban) {
        if (iban.length() < SHORTEST || iban.length() > LONGEST) {
            return false;
        }
        for (int i = 0; i < iban.length(); i++) {
            char c = iban.charAt(i);
            boolean letter = c >= 'A' && c <= 'Z';
            boolean digit = c >= '0' && c <= '9';
            if (i < 2 ? !letter : i < CHECK_DIGITS_END ? !digit : !letter && !digit) {
                return false;
            }
        }
        return true;
    }

    private static int country(String iban) {
        return (iban.charAt(0) - 'A') * LETTERS + iban.charAt(1) - 'A';
    }

    private static int[] lengths(String countries) {
        int[] lengths = new int[LETTERS * LETTERS];
        for (String country : countries.split(" ")) {
            lengths[country(country)] = Integer.parseInt(country.substring(2));
        }
        return lengths;
    }
}

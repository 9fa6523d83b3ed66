package com.smartap.payments.check;

import com.smartap.model.Masked;
import com.smartap.spi.Api;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** International bank account numbers (ISO 13616): a country's own length, and check digits by 97. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class Iban {
    private static final Pattern FORM = Pattern.compile("[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}");
    private static final Map<String, Integer> LENGTHS = Arrays.stream(
                    ("AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29"
                                    + " BY28 CH21 CR22 CY28 CZ24 DE22 DK18 DO28 EE20 EG29 ES24 FI18 FO18 FR27 GB22 GE22 GI23"
                                    + " GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20"
                                    + " LU20 LV21 LY25 MC27 MD24 ME22 MK19 MR27 MT31 MU30 NL18 NO15 PK24 PL28 PS29 PT25 QA29"
                                    + " RO24 RS22 SA24 SC31 SE24 SI19 SK24 SM27 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20")
                            .split(" "))
            .collect(Collectors.toUnmodifiableMap(s -> s.substring(0, 2), s -> Integer.valueOf(s.substring(2))));

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
        if (!FORM.matcher(iban).matches()) {
            return Optional.of("(%s) must be two letters, two digits and up to 30 letters and digits, without blanks"
                    .formatted(Masked.of(iban)));
        }
        Integer length = LENGTHS.get(iban.substring(0, 2));
        if (length == null) {
            return Optional.of(
                    "(%s) is of a country (%s) that has no IBANs".formatted(Masked.of(iban), iban.substring(0, 2)));
        }
        if (iban.length() != length) {
            return Optional.of("(%s) has %d characters, but those of %s have %d"
                    .formatted(Masked.of(iban), iban.length(), iban.substring(0, 2), length));
        }
        return Digits.mod97(iban.substring(4) + iban.substring(0, 4)) == 1
                ? Optional.empty()
                : Optional.of(
                        "(%s) has wrong check digits. Maybe two characters were swapped.".formatted(Masked.of(iban)));
    }
}

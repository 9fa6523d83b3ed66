package com.smartap.capture.internal.fields;

import java.math.BigInteger;
import java.util.regex.Pattern;

/** Tells IBANs by their form and their check digits. Source: ISO 13616, ISO 7064 mod 97-10. */
public final class Ibans {
    private static final Pattern FORM = Pattern.compile("[A-Z]{2}\\d{2}[A-Z0-9]{11,30}");
    private static final BigInteger MODULUS = BigInteger.valueOf(97);

    private Ibans() {}

    /** Whether the text, in capitals and without blanks, has the form of an IBAN. */
    public static boolean looksLikeOne(String text) {
        return FORM.matcher(text).matches();
    }

    /** Whether the check digits are right too. */
    public static boolean isValid(String text) {
        if (!looksLikeOne(text)) {
            return false;
        }
        StringBuilder digits = new StringBuilder();
        String turned = text.substring(4) + text.substring(0, 4);
        turned.chars().forEach(c -> digits.append(Character.digit(c, 36)));
        return new BigInteger(digits.toString()).mod(MODULUS).equals(BigInteger.ONE);
    }
}

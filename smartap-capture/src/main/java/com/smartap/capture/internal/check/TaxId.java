package com.smartap.capture.internal.check;

import java.util.Set;

/** Tax and company numbers of countries, other than VAT ids. All take upper case without blanks and other marks. */
public final class TaxId {
    private static final String BASE_36 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    /** Prefixes that the Internal Revenue Service has not given out. */
    private static final Set<Integer> NO_EMPLOYER =
            Set.of(0, 7, 8, 9, 17, 18, 19, 28, 29, 49, 69, 70, 78, 79, 89, 96, 97);

    private TaxId() {}

    /** Australian business numbers: eleven digits, by 89. */
    public static boolean isAbn(String number) {
        return Digits.only(number, 11)
                && (Digits.weighted(number, 10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19) - 10) % 89 == 0;
    }

    /** Employer identification numbers of the United States: nine digits with a prefix that is in use; no check digit. */
    public static boolean isEin(String number) {
        return Digits.only(number, 9) && !NO_EMPLOYER.contains(Integer.parseInt(number, 0, 2, 10));
    }

    /** Indian GST numbers: state, PAN, entity, {@code Z} and a check character by 36. */
    public static boolean isGstin(String number) {
        if (!number.matches("[0-9]{2}[A-Z]{5}[0-9]{4}[A-Z][1-9A-Z][A-Z][0-9A-Z]")) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < 14; i++) {
            int product = BASE_36.indexOf(number.charAt(i)) * (i % 2 == 0 ? 1 : 2);
            sum += product / 36 + product % 36;
        }
        return BASE_36.charAt((36 - sum % 36) % 36) == number.charAt(14);
    }

    /** Swiss company numbers (UID), with {@code CHE}. */
    public static boolean isSwissUid(String number) {
        return number.startsWith("CHE") && VatNumbers.switzerland(number.substring(3));
    }

    /** Norwegian organisation numbers: nine digits. */
    public static boolean isNorwegianOrganisation(String number) {
        return Digits.only(number, 9) && VatNumbers.norway(number);
    }

    /** Swedish organisation numbers: ten digits by Luhn. */
    public static boolean isSwedishOrganisation(String number) {
        return Digits.only(number, 10) && Digits.luhn(number);
    }

    /** Danish company numbers (CVR): eight digits. */
    public static boolean isDanishCvr(String number) {
        return VatNumbers.denmark(number);
    }

    /** Belgian enterprise numbers: ten digits, by 97. */
    public static boolean isBelgianEnterprise(String number) {
        return Digits.only(number, 10) && VatNumbers.belgium(number);
    }

    /** French SIREN: nine digits by Luhn. */
    public static boolean isSiren(String number) {
        return Digits.only(number, 9) && Digits.luhn(number);
    }

    /** French SIRET: fourteen digits by Luhn; those of the post office by the sum of digits. */
    public static boolean isSiret(String number) {
        if (!Digits.only(number, 14)) {
            return false;
        }
        return Digits.luhn(number)
                || number.startsWith("356000000")
                        && number.chars().map(c -> c - '0').sum() % 5 == 0;
    }

    /** Italian tax codes of persons: sixteen letters and digits with a check letter; of companies: as VAT numbers. */
    public static boolean isItalianTaxCode(String number) {
        if (number.length() == 11) {
            return VatNumbers.italy(number);
        }
        if (!number.matches("[A-Z]{6}[0-9LMNPQRSTUV]{2}[A-EHLMPRST][0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{3}[A-Z]")) {
            return false;
        }
        int[] odd = {1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23};
        int sum = 0;
        for (int i = 0; i < 15; i++) {
            char c = number.charAt(i);
            int value = c <= '9' ? c - '0' : c - 'A';
            sum += i % 2 == 0 ? odd[value] : value;
        }
        return 'A' + sum % 26 == number.charAt(15);
    }
}

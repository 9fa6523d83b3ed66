package com.smartap.capture.internal.check;

import java.util.regex.Pattern;

/** The bodies of VAT ids of western and northern Europe, without the country's prefix. */
final class VatNumbers {
    private static final String SPANISH_LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE";
    private static final String IRISH_LETTERS = "WABCDEFGHIJKLMNOPQRSTUV";
    private static final String FRENCH_KEYS = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final Pattern SPANISH_PERSON = Pattern.compile("[0-9XYZ][0-9]{7}[A-Z]");
    private static final Pattern SPANISH_MINOR = Pattern.compile("[KLM][0-9]{7}[A-Z]");
    private static final Pattern SPANISH_COMPANY = Pattern.compile("[A-HJNP-SUVW][0-9]{7}[0-9A-J]");
    private static final Pattern IRISH = Pattern.compile("[0-9]{7}[A-W][A-IW]?");
    private static final Pattern IRISH_OLD = Pattern.compile("[0-9][A-Z+*][0-9]{5}[A-W]");

    private VatNumbers() {}

    static boolean austria(String body) {
        if (!body.startsWith("U") || !Digits.only(body.substring(1), 8)) {
            return false;
        }
        int sum = 4;
        for (int i = 1; i < 8; i++) {
            int digit = Digits.at(body, i);
            sum += i % 2 == 1 ? digit : 2 * digit / 10 + 2 * digit % 10;
        }
        return (10 - sum % 10) % 10 == Digits.at(body, 8);
    }

    static boolean belgium(String body) {
        String number = body.length() == 9 ? "0" + body : body;
        return Digits.only(number, 10)
                && Digits.at(number, 0) <= 1
                && 97 - Integer.parseInt(number, 0, 8, 10) % 97 == Integer.parseInt(number, 8, 10, 10);
    }

    static boolean switzerland(String body) {
        String number = body.replaceFirst("(MWST|TVA|IVA)$", "");
        if (!Digits.only(number, 9)) {
            return false;
        }
        return (11 - Digits.weighted(number, 5, 4, 3, 2, 7, 6, 5, 4) % 11) % 11 == Digits.at(number, 8);
    }

    static boolean germany(String body) {
        return Digits.only(body, 9) && body.charAt(0) != '0' && Digits.mod11And10(body);
    }

    static boolean denmark(String body) {
        return Digits.only(body, 8) && body.charAt(0) != '0' && Digits.weighted(body, 2, 7, 6, 5, 4, 3, 2, 1) % 11 == 0;
    }

    static boolean spain(String body) {
        if (SPANISH_PERSON.matcher(body).matches()) {
            int first = "XYZ".indexOf(body.charAt(0));
            String number = first < 0 ? body.substring(0, 8) : first + body.substring(1, 8);
            return SPANISH_LETTERS.charAt(Integer.parseInt(number) % 23) == body.charAt(8);
        }
        if (SPANISH_MINOR.matcher(body).matches()) {
            return SPANISH_LETTERS.charAt(Integer.parseInt(body, 1, 8, 10) % 23) == body.charAt(8);
        }
        return SPANISH_COMPANY.matcher(body).matches() && spanishCompany(body);
    }

    /** Some kinds of company have a letter at the end, some a digit, some either. */
    private static boolean spanishCompany(String body) {
        for (int check = 0; check < 10; check++) {
            if (Digits.luhn(body.substring(1, 8) + check)) {
                boolean digit = body.charAt(8) == '0' + check && "KPQRSNW".indexOf(body.charAt(0)) < 0;
                boolean letter = body.charAt(8) == "JABCDEFGHI".charAt(check) && "ABEH".indexOf(body.charAt(0)) < 0;
                return digit || letter;
            }
        }
        return false;
    }

    static boolean finland(String body) {
        return Digits.only(body, 8) && Digits.weighted(body, 7, 9, 10, 5, 8, 4, 2, 1) % 11 == 0;
    }

    static boolean france(String body) {
        if (body.length() != 11 || !Digits.only(body.substring(2))) {
            return false;
        }
        String siren = body.substring(2);
        // Companies in Monaco have numbers of their own, beginning with 000.
        if (!siren.startsWith("000") && !Digits.luhn(siren)) {
            return false;
        }
        int first = FRENCH_KEYS.indexOf(body.charAt(0));
        int second = FRENCH_KEYS.indexOf(body.charAt(1));
        if (first < 0 || second < 0) {
            return false;
        }
        if (first < 10 && second < 10) {
            return (12 + 3 * (Integer.parseInt(siren) % 97)) % 97 == 10 * first + second;
        }
        int key = first < 10 ? first * 24 + second - 10 : first * 34 + second - 100;
        return (Integer.parseInt(siren) + 1 + key / 11) % 11 == key % 11;
    }

    static boolean unitedKingdom(String body) {
        if (body.matches("(GD[0-4]|HA[5-9])[0-9]{2}")) {
            return true; // government departments and health authorities
        }
        if (!Digits.only(body, 9) && !Digits.only(body, 12)) {
            return false;
        }
        int rest = Digits.weighted(body, 8, 7, 6, 5, 4, 3, 2, 10, 1) % 97;
        return rest == 0 || rest == 42;
    }

    static boolean ireland(String body) {
        String number = body;
        if (IRISH_OLD.matcher(body).matches()) {
            number = "0" + body.substring(2, 7) + body.charAt(0) + body.charAt(7);
        }
        if (!IRISH.matcher(number).matches()) {
            return false;
        }
        int extra = number.length() == 9 ? 9 * IRISH_LETTERS.indexOf(number.charAt(8)) : 0;
        int sum = Digits.weighted(number, 8, 7, 6, 5, 4, 3, 2) + extra;
        return IRISH_LETTERS.charAt(sum % 23) == number.charAt(7);
    }

    static boolean italy(String body) {
        return Digits.only(body, 11) && !body.startsWith("0000000") && Digits.luhn(body);
    }

    static boolean luxembourg(String body) {
        return Digits.only(body, 8) && Integer.parseInt(body, 0, 6, 10) % 89 == Integer.parseInt(body, 6, 8, 10);
    }

    static boolean netherlands(String body) {
        if (!body.matches("[0-9]{9}B[0-9]{2}")) {
            return false;
        }
        // Numbers of sole traders have been given by 97 since 2020.
        return Digits.weighted(body, 9, 8, 7, 6, 5, 4, 3, 2) % 11 == Digits.at(body, 8)
                || Digits.mod97("NL" + body) == 1;
    }

    static boolean norway(String body) {
        String number = body.replaceFirst("MVA$", "");
        return Digits.only(number, 9)
                && (11 - Digits.weighted(number, 3, 2, 7, 6, 5, 4, 3, 2) % 11) % 11 == Digits.at(number, 8);
    }

    static boolean portugal(String body) {
        if (!Digits.only(body, 9) || body.charAt(0) == '0') {
            return false;
        }
        int check = 11 - Digits.weighted(body, 9, 8, 7, 6, 5, 4, 3, 2) % 11;
        return (check >= 10 ? 0 : check) == Digits.at(body, 8);
    }

    static boolean sweden(String body) {
        return Digits.only(body, 12) && body.endsWith("01") && Digits.luhn(body.substring(0, 10));
    }
}

package com.smartap.capture.made;

import java.math.BigInteger;
import java.util.Random;

/** Tax ids and account numbers with right check digits. */
final class Ids {
    private Ids() {}

    static String iban(String language, Random random) {
        String country = switch (language) {
            case "en" -> "GB";
            default -> language.toUpperCase(java.util.Locale.ROOT);
        };
        String account = switch (country) {
            case "DE" -> digits(18, random);
            case "FR" -> digits(23, random);
            case "ES" -> digits(20, random);
            case "IT" -> "X" + digits(22, random);
            case "NL" -> "RABO" + digits(10, random);
            case "PT" -> digits(21, random);
            case "PL" -> digits(24, random);
            default -> "WEST" + digits(14, random);
        };
        StringBuilder plain = new StringBuilder();
        (account + country + "00").chars().forEach(c -> plain.append(Character.getNumericValue(c)));
        int check = 98
                - new BigInteger(plain.toString()).mod(BigInteger.valueOf(97)).intValue();
        return country + "%02d".formatted(check) + account;
    }

    static String vatId(String language, boolean american, Random random) {
        return switch (language) {
            case "de" -> german(random);
            case "fr" -> french(random);
            case "it" -> italian(random);
            case "es" -> spanish(random);
            case "nl" -> dutch(random);
            case "pt" -> portuguese(random);
            case "pl" -> polish(random);
            default -> american ? "" : british(random);
        };
    }

    private static String german(Random random) {
        String body = (1 + random.nextInt(9)) + digits(7, random);
        int product = 10;
        for (char c : body.toCharArray()) {
            int sum = (c - '0' + product) % 10;
            product = 2 * (sum == 0 ? 10 : sum) % 11;
        }
        return "DE" + body + (11 - product) % 10;
    }

    private static String french(Random random) {
        String body = luhn("4" + digits(7, random));
        return "FR%02d%s".formatted((12 + 3 * (Integer.parseInt(body) % 97)) % 97, body);
    }

    private static String italian(Random random) {
        return luhn("0" + digits(9, random));
    }

    private static String luhn(String body) {
        int sum = 0;
        for (int i = 0; i < body.length(); i++) {
            int digit = body.charAt(body.length() - 1 - i) - '0';
            int twice = i % 2 == 0 ? 2 * digit : digit;
            sum += twice > 9 ? twice - 9 : twice;
        }
        return body + (10 - sum % 10) % 10;
    }

    private static String spanish(Random random) {
        String body = digits(7, random);
        String whole = luhn(body);
        return "B" + whole;
    }

    private static String dutch(Random random) {
        while (true) {
            String body = "8" + digits(7, random);
            int check = weighted(body, 9, 8, 7, 6, 5, 4, 3, 2) % 11;
            if (check < 10) {
                return "NL" + body + check + "B01";
            }
        }
    }

    private static String portuguese(Random random) {
        String body = "5" + digits(7, random);
        int check = 11 - weighted(body, 9, 8, 7, 6, 5, 4, 3, 2) % 11;
        return body + (check >= 10 ? 0 : check);
    }

    private static String polish(Random random) {
        while (true) {
            String body = "5" + digits(8, random);
            int check = weighted(body, 6, 5, 7, 2, 3, 4, 5, 6, 7) % 11;
            if (check < 10) {
                return body + check;
            }
        }
    }

    private static String british(Random random) {
        String body = (1 + random.nextInt(8)) + digits(6, random);
        int check = 97 - weighted(body, 8, 7, 6, 5, 4, 3, 2) % 97;
        return "GB" + body + "%02d".formatted(check == 97 ? 0 : check);
    }

    private static int weighted(String digits, int... weights) {
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * (digits.charAt(i) - '0');
        }
        return sum;
    }

    private static String digits(int count, Random random) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < count; i++) {
            digits.append(random.nextInt(10));
        }
        return digits.toString();
    }
}

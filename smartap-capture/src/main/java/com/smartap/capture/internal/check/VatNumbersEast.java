package com.smartap.capture.internal.check;

/** The bodies of VAT ids of eastern and southern Europe, without the country's prefix. */
final class VatNumbersEast {
    private static final int[] CYPRIOT = {1, 0, 5, 7, 9, 13, 15, 17, 19, 21};

    private VatNumbersEast() {}

    static boolean bulgaria(String body) {
        if (Digits.only(body, 9)) {
            int check = Digits.weighted(body, 1, 2, 3, 4, 5, 6, 7, 8) % 11;
            if (check == 10) {
                check = Digits.weighted(body, 3, 4, 5, 6, 7, 8, 9, 10) % 11 % 10;
            }
            return check == Digits.at(body, 8);
        }
        if (!Digits.only(body, 10)) {
            return false;
        }
        int last = Digits.at(body, 9);
        return Digits.weighted(body, 2, 4, 8, 5, 10, 9, 7, 3, 6) % 11 % 10 == last
                || Digits.weighted(body, 21, 19, 17, 13, 11, 9, 7, 3, 1) % 10 == last
                || (11 - Digits.weighted(body, 4, 3, 2, 7, 6, 5, 4, 3, 2) % 11) % 11 == last;
    }

    static boolean cyprus(String body) {
        if (!body.matches("[0-9]{8}[A-Z]") || body.startsWith("12")) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < 8; i++) {
            sum += i % 2 == 0 ? CYPRIOT[Digits.at(body, i)] : Digits.at(body, i);
        }
        return 'A' + sum % 26 == body.charAt(8);
    }

    static boolean czechia(String body) {
        if (Digits.only(body, 8)) {
            int check = (11 - Digits.weighted(body, 8, 7, 6, 5, 4, 3, 2) % 11) % 11;
            return body.charAt(0) != '9' && (check == 0 ? 1 : check) % 10 == Digits.at(body, 7);
        }
        if (Digits.only(body, 9)) {
            int sum = Digits.weighted(body.substring(1), 8, 7, 6, 5, 4, 3, 2) % 11;
            boolean special =
                    body.charAt(0) == '6' && Math.floorMod(8 - Math.floorMod(10 - sum, 11), 10) == Digits.at(body, 8);
            return special || birthDate(body); // birth numbers given before 1954 have no check digit
        }
        if (!Digits.only(body, 10)) {
            return false;
        }
        return birthDate(body) && Long.parseLong(body, 0, 9, 10) % 11 % 10 == Digits.at(body, 9);
    }

    /** Birth numbers begin with year, month (women 50 more, some 20 or 70 more) and day. */
    private static boolean birthDate(String body) {
        int month = Integer.parseInt(body, 2, 4, 10) % 50 % 20;
        int day = Integer.parseInt(body, 4, 6, 10);
        return month >= 1 && month <= 12 && day >= 1 && day <= 31;
    }

    static boolean estonia(String body) {
        return Digits.only(body, 9) && Digits.weighted(body, 3, 7, 1, 3, 7, 1, 3, 7, 1) % 10 == 0;
    }

    static boolean greece(String body) {
        String number = body.length() == 8 ? "0" + body : body;
        if (!Digits.only(number, 9)) {
            return false;
        }
        return Digits.weighted(number, 256, 128, 64, 32, 16, 8, 4, 2) % 11 % 10 == Digits.at(number, 8);
    }

    static boolean croatia(String body) {
        return Digits.only(body, 11) && Digits.mod11And10(body);
    }

    static boolean hungary(String body) {
        return Digits.only(body, 8) && Digits.weighted(body, 9, 7, 3, 1, 9, 7, 3, 1) % 10 == 0;
    }

    static boolean lithuania(String body) {
        if (!Digits.only(body, 9) && !Digits.only(body, 12)) {
            return false;
        }
        int last = body.length() - 1;
        int check = lithuanian(body, last, 0);
        if (check == 10) {
            check = lithuanian(body, last, 2) % 10;
        }
        return body.charAt(last - 1) == '1' && check == Digits.at(body, last);
    }

    private static int lithuanian(String body, int count, int shift) {
        int sum = 0;
        for (int i = 0; i < count; i++) {
            sum += (1 + (i + shift) % 9) * Digits.at(body, i);
        }
        return sum % 11;
    }

    static boolean latvia(String body) {
        if (!Digits.only(body, 11)) {
            return false;
        }
        if (body.charAt(0) > '3') {
            return Digits.weighted(body, 9, 1, 4, 8, 3, 10, 2, 5, 7, 6, 1) % 11 == 3;
        }
        return body.startsWith("32")
                || (1 + Digits.weighted(body, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9)) % 11 % 10 == Digits.at(body, 10);
    }

    static boolean malta(String body) {
        return Digits.only(body, 8)
                && body.charAt(0) != '0'
                && Digits.weighted(body, 3, 4, 6, 7, 8, 9, 10, 1) % 37 == 0;
    }

    static boolean poland(String body) {
        return Digits.only(body, 10) && Digits.weighted(body, 6, 5, 7, 2, 3, 4, 5, 6, 7) % 11 == Digits.at(body, 9);
    }

    static boolean romania(String body) {
        if (Digits.only(body, 13)) {
            int check = Digits.weighted(body, 2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9) % 11;
            return (check == 10 ? 1 : check) == Digits.at(body, 12);
        }
        if (!Digits.only(body) || body.length() < 2 || body.length() > 10) {
            return false;
        }
        String number = "0".repeat(10 - body.length()) + body;
        return 10 * Digits.weighted(number, 7, 5, 3, 2, 1, 7, 5, 3, 2) % 11 % 10 == Digits.at(number, 9);
    }

    static boolean slovenia(String body) {
        if (!Digits.only(body, 8) || body.charAt(0) == '0') {
            return false;
        }
        int check = 11 - Digits.weighted(body, 8, 7, 6, 5, 4, 3, 2) % 11;
        return check != 11 && check % 10 == Digits.at(body, 7);
    }

    static boolean slovakia(String body) {
        return Digits.only(body, 10)
                && body.charAt(0) != '0'
                && "234789".indexOf(body.charAt(2)) >= 0
                && Long.parseLong(body) % 11 == 0;
    }
}

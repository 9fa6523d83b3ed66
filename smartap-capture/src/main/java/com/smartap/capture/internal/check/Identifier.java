package com.smartap.capture.internal.check;

/** Identifiers of companies, goods and banks. All take upper case without blanks. */
public final class Identifier {
    private Identifier() {}

    /** Global location numbers of GS1: thirteen digits. */
    public static boolean isGln(String number) {
        return Digits.only(number, 13) && Digits.weightedByThree(number);
    }

    /** Global trade item numbers of GS1: 8, 12, 13 or 14 digits. */
    public static boolean isGtin(String number) {
        int length = number.length();
        return (length == 8 || length == 12 || length == 13 || length == 14)
                && Digits.only(number)
                && Digits.weightedByThree(number);
    }

    /** Legal entity identifiers (ISO 17442): eighteen letters and digits, and two check digits by 97. */
    public static boolean isLei(String number) {
        return number.matches("[0-9A-Z]{18}[0-9]{2}") && Digits.mod97(number) == 1;
    }

    /** Routing numbers of banks in the United States (ABA): nine digits with a known district. */
    public static boolean isRoutingNumber(String number) {
        if (!Digits.only(number, 9) || number.equals("000000000")) {
            return false;
        }
        int district = Integer.parseInt(number, 0, 2, 10);
        boolean known = district <= 12
                || district >= 21 && district <= 32
                || district >= 61 && district <= 72
                || district == 80;
        return known && Digits.weighted(number, 3, 7, 1, 3, 7, 1, 3, 7, 1) % 10 == 0;
    }

    /** SEPA creditor identifiers: country, check digits, three characters of the creditor's own, and the national body. */
    public static boolean isSepaCreditor(String number) {
        return number.matches("[A-Z]{2}[0-9]{2}[A-Z0-9]{3}[A-Z0-9]{1,28}")
                && Digits.mod97(number.substring(7) + number.substring(0, 4)) == 1;
    }
}

package com.smartap.capture.internal.check;

/** Account numbers of the giros of Sweden and of Norwegian banks. All take digits without blanks and hyphens. */
public final class GiroNumber {
    private GiroNumber() {}

    /** Swedish Bankgiro numbers: seven or eight digits by Luhn. */
    public static boolean isBankgiro(String number) {
        return (number.length() == 7 || number.length() == 8) && Digits.only(number) && Digits.luhn(number);
    }

    /** Swedish Plusgiro numbers: two to eight digits by Luhn. */
    public static boolean isPlusgiro(String number) {
        return number.length() >= 2 && number.length() <= 8 && Digits.only(number) && Digits.luhn(number);
    }

    /** Norwegian account numbers: eleven digits, the last by modulus 11. */
    public static boolean isNorwegianAccount(String number) {
        if (!Digits.only(number, 11)) {
            return false;
        }
        int check = (11 - Digits.weighted(number, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2) % 11) % 11;
        return check == Digits.at(number, 10);
    }
}

package com.smartap.capture.internal.check;

/** Structured references of payments. All take upper case without blanks and other marks. */
public final class PaymentReference {
    private static final int[] CARRIES = {0, 9, 4, 6, 8, 2, 7, 1, 3, 5};

    private static final int LONGEST = 25;

    private PaymentReference() {}

    /** Creditor references (ISO 11649): {@code RF}, two check digits, and 1 to 21 letters and digits. */
    public static boolean isCreditorReference(String reference) {
        return reference.matches("RF[0-9]{2}[A-Z0-9]{1,21}")
                && Digits.mod97(reference.substring(4) + reference.substring(0, 4)) == 1;
    }

    /** References of Swiss QR bills: 27 digits, the last by modulus 10, recursive. */
    public static boolean isQrReference(String reference) {
        if (!Digits.only(reference, 27)) {
            return false;
        }
        int carry = 0;
        for (int i = 0; i < 26; i++) {
            carry = CARRIES[(carry + Digits.at(reference, i)) % 10];
        }
        return (10 - carry) % 10 == Digits.at(reference, 26);
    }

    /** Belgian structured communications: twelve digits, the last two by 97. */
    public static boolean isBelgianCommunication(String reference) {
        if (!Digits.only(reference, 12)) {
            return false;
        }
        long rest = Long.parseLong(reference, 0, 10, 10) % 97;
        return (rest == 0 ? 97 : rest) == Integer.parseInt(reference, 10, 12, 10);
    }

    /** Finnish reference numbers: 4 to 20 digits without leading zeros, the last by weights 7, 3 and 1 from the right. */
    public static boolean isFinnishReference(String reference) {
        int length = reference.length();
        if (length < 4 || length > 20 || !Digits.only(reference) || reference.startsWith("0")) {
            return false;
        }
        int[] weights = {7, 3, 1};
        int sum = 0;
        for (int i = 0; i < length - 1; i++) {
            sum += weights[i % 3] * Digits.at(reference, length - 2 - i);
        }
        return (10 - sum % 10) % 10 == Digits.at(reference, length - 1);
    }

    /** Swedish OCR references: 2 to 25 digits by Luhn. */
    public static boolean isSwedishOcr(String reference) {
        return isLong(reference) && Digits.luhn(reference);
    }

    /** Norwegian KID: 2 to 25 digits, the last by Luhn or by modulus 11, where ten is a hyphen. */
    public static boolean isNorwegianKid(String reference) {
        int last = reference.length() - 1;
        if (last < 1 || reference.length() > LONGEST || !Digits.only(reference.substring(0, last))) {
            return false;
        }
        boolean hyphen = reference.charAt(last) == '-';
        if (!hyphen && Digits.only(reference) && Digits.luhn(reference)) {
            return true;
        }
        int sum = 0;
        for (int i = 0; i < last; i++) {
            sum += (2 + i % 6) * Digits.at(reference, last - 1 - i);
        }
        int check = (11 - sum % 11) % 11;
        return check == 10
                ? hyphen
                : !hyphen && Character.isDigit(reference.charAt(last)) && check == Digits.at(reference, last);
    }

    /**
     * References of Danish payment slips (FI-kort): fifteen digits on card 71, sixteen on 04, 15 and 75, by Luhn; none on
     * the other cards.
     */
    public static boolean isDanishSlip(String card, String reference) {
        int length = switch (card) {
            case "71" -> 15;
            case "04", "15", "75" -> 16;
            default -> 0;
        };
        return length == 0 ? reference.isEmpty() : Digits.only(reference, length) && Digits.luhn(reference);
    }

    private static boolean isLong(String reference) {
        return reference.length() > 1 && reference.length() <= LONGEST && Digits.only(reference);
    }
}

package com.smartap.payments.pain;

/** What differs between the versions of the message. */
enum PainVersion {
    V03("03"),
    V09("09"),
    V11("11");

    private static final String FAMILY = "pain.001.001.";

    private final String number;

    PainVersion(String number) {
        this.number = number;
    }

    /** The message's name, such as {@code pain.001.001.09}. */
    String message() {
        return FAMILY + number;
    }

    String namespace() {
        return "urn:iso:std:iso:20022:tech:xsd:" + message();
    }

    /** The element that holds the identifier code of a bank. */
    String bicElement() {
        return this == V03 ? "BIC" : "BICFI";
    }

    /** Letters where the first version has them; later ones take digits too. */
    boolean takes(String bic) {
        return this != V03 || bic.matches("[A-Z]{6}[A-Z2-9][A-NP-Z0-9]([A-Z0-9]{3})?");
    }

    /** Whether the day of execution is a choice between day and moment. */
    boolean hasDateChoice() {
        return this != V03;
    }

    boolean hasUetr() {
        return this != V03;
    }

    /** Whether a discount is an amount within a discount. */
    boolean hasDiscountType() {
        return this != V03;
    }
}

package com.smartap.capture.internal.read;

/** What a label announces; the names are those of the dictionaries. */
enum LabelKind {
    NUMBER,
    DATE,
    DUE_DATE,
    OTHER_DATE,
    SUBTOTAL,
    TAX,
    SHIPPING,
    DISCOUNT,
    TOTAL,
    AMOUNT_DUE,
    PREPAID,
    PO,
    TAX_ID,
    CUSTOMER_TAX_ID,
    NATIONAL_TAX_ID,
    TERMS,
    CURRENCY,
    IBAN,
    BILL_TO,
    SHIP_TO,
    VENDOR,
    PAYEE,
    PARTY_NAME,
    PARTY_ADDRESS,
    CONTACT,
    BANK,
    OTHER_NUMBER,
    NOTES,
    CREDIT_NOTE,
    CARRY,
    COL_POS,
    COL_DESCRIPTION,
    COL_SKU,
    COL_QUANTITY,
    COL_UNIT,
    COL_PRICE,
    COL_DISCOUNT,
    COL_TAX,
    COL_AMOUNT,
    COL_DATE;

    boolean isColumn() {
        return name().startsWith("COL_");
    }

    /** Whether the label stands in the block of sums under the lines. */
    boolean isSum() {
        return this == SUBTOTAL
                || this == TAX
                || this == SHIPPING
                || this == DISCOUNT
                || this == TOTAL
                || this == AMOUNT_DUE
                || this == PREPAID;
    }

    /** Whether the label opens a block about a party. */
    boolean isParty() {
        return this == BILL_TO || this == SHIP_TO || this == VENDOR;
    }
}

package com.smartap.capture.internal.read;

import com.smartap.model.invoice.InvoiceField;
import org.jspecify.annotations.Nullable;

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
    /** A number that names a document which has no number of its own. */
    REFERENCE,
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

    /** The field that the label announces; null if that is none of an invoice's. */
    @Nullable
    InvoiceField field() {
        return switch (this) {
            case NUMBER -> InvoiceField.INVOICE_NUMBER;
            case DATE -> InvoiceField.INVOICE_DATE;
            case DUE_DATE -> InvoiceField.DUE_DATE;
            case SUBTOTAL -> InvoiceField.SUBTOTAL;
            case TAX -> InvoiceField.TAX_AMOUNT;
            case SHIPPING -> InvoiceField.SHIPPING;
            case TOTAL -> InvoiceField.TOTAL;
            case AMOUNT_DUE -> InvoiceField.AMOUNT_DUE;
            case PO -> InvoiceField.PURCHASE_ORDER_NUMBER;
            case TERMS -> InvoiceField.PAYMENT_TERMS;
            default -> null;
        };
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

package com.smartap.connector.sap.s4;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.support.Json;
import com.smartap.spi.NotFoundException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The id of a supplier invoice, such as {@code 5105600001/2026}: its number and its fiscal year. */
record BillId(String invoice, String fiscalYear) {
    private static final Pattern FORM = Pattern.compile("([A-Za-z0-9]{1,10})/([0-9]{4})");

    static BillId parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new NotFoundException("bill (%s) is not an id of S/4HANA such as 5105600001/2026".formatted(text));
        }
        return new BillId(SapId.shown(matcher.group(1)), matcher.group(2));
    }

    static BillId of(ObjectNode row) {
        return new BillId(
                SapId.shown(Json.requireText("A_SupplierInvoice", row, "SupplierInvoice")),
                Json.requireText("A_SupplierInvoice", row, "FiscalYear"));
    }

    /** The key in a path. */
    String path() {
        return "A_SupplierInvoice(SupplierInvoice='%s',FiscalYear='%s')".formatted(invoice, fiscalYear);
    }

    /** Invoice (10) and year (4) in one, as attachments and journal entries refer to it. */
    String key() {
        return SapId.stored(invoice) + fiscalYear;
    }

    @Override
    public String toString() {
        return invoice + "/" + fiscalYear;
    }
}

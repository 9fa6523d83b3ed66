package com.smartap.console;

import java.util.Arrays;
import java.util.List;

/** The columns of the grid of lines, in the order of the grid and of what is pasted into it. */
enum LineColumn {
    DESCRIPTION("description", "Description", CorrectionField.Kind.TEXT, true),
    ITEM("sku", "Item", CorrectionField.Kind.TEXT, true),
    QUANTITY("quantity", "Quantity", CorrectionField.Kind.NUMBER, true),
    UNIT("unit", "Unit", CorrectionField.Kind.TEXT, false),
    UNIT_PRICE("unitPrice", "Unit price", CorrectionField.Kind.NUMBER, true),
    AMOUNT("amount", "Amount", CorrectionField.Kind.NUMBER, true),
    ACCOUNT("accountCode", "Account", CorrectionField.Kind.TEXT, false),
    TAX_CODE("taxCode", "Tax code", CorrectionField.Kind.TEXT, false),
    ORDER_LINE("purchaseOrderLine", "Order line", CorrectionField.Kind.WHOLE, false);

    private final String wire;
    private final String label;
    private final CorrectionField.Kind kind;
    private final boolean main;

    LineColumn(String wire, String label, CorrectionField.Kind kind, boolean main) {
        this.wire = wire;
        this.label = label;
        this.kind = kind;
        this.main = main;
    }

    /** All columns. */
    static List<LineColumn> all() {
        return Arrays.asList(values());
    }

    /** The name of a cell of the form. Called by the template. */
    public String cell(int line) {
        return "lines[" + line + "]." + wire;
    }

    /** Its name in JSON. Called by the template. */
    public String wire() {
        return wire;
    }

    /** What it is called. Called by the template. */
    public String label() {
        return label;
    }

    /** How text becomes a value. Called by the template. */
    public CorrectionField.Kind kind() {
        return kind;
    }

    /** Whether it is shown even where there is little room. Called by the template. */
    public boolean main() {
        return main;
    }
}

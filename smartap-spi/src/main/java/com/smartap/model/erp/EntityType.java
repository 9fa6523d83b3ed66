package com.smartap.model.erp;

import com.smartap.model.Wire;
import com.smartap.spi.Api;

/** What is synchronised with an ERP. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public enum EntityType implements Wire {
    /** Vendors. */
    VENDOR("VENDOR"),
    /** Purchase orders. */
    PURCHASE_ORDER("PURCHASE_ORDER"),
    /** Invoices, which the ERP calls bills. */
    INVOICE("INVOICE"),
    /** Payments. */
    PAYMENT("PAYMENT"),
    /** Accounts of the general ledger. */
    ACCOUNT("ACCOUNT"),
    /** Tax codes. */
    TAX_CODE("TAX_CODE");

    private final String wire;

    EntityType(String wire) {
        this.wire = wire;
    }

    @Override
    public String wire() {
        return wire;
    }

    /**
     * The constant of a wire value.
     *
     * @throws IllegalArgumentException if no constant has it; the message lists those there are
     */
    public static EntityType of(String wire) {
        return Wire.of(EntityType.class, wire);
    }
}

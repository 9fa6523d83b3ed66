package com.smartap.model.erp;

import com.smartap.spi.Api;
import java.util.Arrays;

/** What is synchronised with an ERP. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public enum EntityType {
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

    /** The fixed value in JSON, files and databases. */
    public String wire() {
        return wire;
    }

    /**
     * The constant of a wire value.
     *
     * @throws IllegalArgumentException if no constant has it; the message lists those there are
     */
    public static EntityType of(String wire) {
        return Arrays.stream(values())
                .filter(value -> value.wire.equals(wire))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("\"%s\" is not one of %s"
                        .formatted(
                                wire,
                                Arrays.stream(values()).map(EntityType::wire).toList())));
    }
}

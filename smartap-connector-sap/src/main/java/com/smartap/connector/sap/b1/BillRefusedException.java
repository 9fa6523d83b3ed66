package com.smartap.connector.sap.b1;

import com.smartap.spi.erp.PostingOutcome;

/** A bill cannot be written in the way of Business One; nothing was sent. */
final class BillRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String erpCode;

    BillRefusedException(String erpCode, String reason) {
        super(reason);
        this.erpCode = erpCode;
    }

    /** A bill that SmartAP itself does not send. */
    static BillRefusedException check(String reason) {
        return new BillRefusedException("SMARTAP_CHECK", reason);
    }

    PostingOutcome.Refused outcome() {
        return new PostingOutcome.Refused(erpCode, String.valueOf(getMessage()));
    }
}

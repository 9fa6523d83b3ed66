package com.smartap.spi.erp;

import com.smartap.model.Money;
import com.smartap.spi.Api;

/** The ability to say how far a bill has been paid in the ERP. */
@Api(usage = Api.Usage.IMPLEMENT, since = "0.1")
public interface PaymentStatusQuery {
    /**
     * Asks for one bill.
     *
     * @throws com.smartap.spi.NotFoundException if the ERP has no bill of that id
     */
    BillPaymentStatus paymentStatus(String billId);

    /**
     * How far a bill has been paid.
     *
     * @param billId the ERP's id of the bill
     * @param status open, partly or completely paid
     * @param total the bill's total
     * @param balance what is still open
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    record BillPaymentStatus(String billId, Status status, Money total, Money balance) {
        /** How far. */
        public enum Status {
            /** Nothing is paid. */
            OPEN,
            /** Some is paid. */
            PARTLY_PAID,
            /** All is paid. */
            PAID
        }
    }
}

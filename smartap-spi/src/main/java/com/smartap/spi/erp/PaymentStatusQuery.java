package com.smartap.spi.erp;

import com.smartap.model.Money;
import com.smartap.spi.Api;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
     * @param payments what was applied to it, oldest first, where the ERP says so; credits and write-offs included, so
     *     that with the balance they make up the total
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    record BillPaymentStatus(String billId, Status status, Money total, Money balance, List<Applied> payments) {
        /** Copies the payments. */
        public BillPaymentStatus {
            payments = List.copyOf(payments);
        }

        /** How far. */
        public enum Status {
            /** Nothing is paid. */
            OPEN,
            /** Some is paid. */
            PARTLY_PAID,
            /** All is paid. */
            PAID,
            /** The bill was voided, cancelled or reversed in the ERP: it will never be paid. */
            VOID
        }
    }

    /**
     * A payment, credit or write-off that was applied to a bill.
     *
     * @param externalId the ERP's id of the payment
     * @param kind what it is
     * @param amount the part that was applied to this bill
     * @param date when it was posted
     * @param reference the number of the check or transfer
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    record Applied(
            String externalId,
            Kind kind,
            Money amount,
            @Nullable LocalDate date,
            @Nullable String reference) {
        /** What lowers the balance of a bill. */
        public enum Kind {
            /** Money went out. */
            PAYMENT,
            /** A credit of the vendor. */
            CREDIT,
            /** Anything else, such as a discount taken or a write-off. */
            OTHER
        }
    }
}

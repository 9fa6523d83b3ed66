package com.smartap.model.payment;

import com.smartap.model.Address;
import com.smartap.model.BankAccount;
import com.smartap.model.Money;
import com.smartap.model.invoice.InvoiceId;
import com.smartap.model.purchasing.VendorId;
import com.smartap.spi.Api;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A payment of one invoice.
 *
 * @param id its id
 * @param version counts its changes
 * @param batchId the batch that carries it
 * @param invoiceId the invoice it pays
 * @param invoiceNumber the vendor's number of that invoice
 * @param vendorId the vendor it goes to
 * @param payee the vendor's name as the bank is told
 * @param account the account it goes to, as it was when the batch was built
 * @param amount how much
 * @param reference what the bank reports back, at most 15 characters of {@code A-Z 0-9 -}
 * @param status how far it has come
 * @param bankReference the bank's own reference
 * @param failure why it failed, such as {@code R03: no account}
 * @param paidOn the day on which the bank booked it
 * @param payeeAddress the vendor's address as it was when the batch was built
 * @param bankStatus what the bank last answered, such as {@code HELD BLCK: …}; no proof that money moved
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record Payment(
        PaymentId id,
        long version,
        PaymentBatchId batchId,
        InvoiceId invoiceId,
        String invoiceNumber,
        VendorId vendorId,
        String payee,
        BankAccount account,
        Money amount,
        String reference,
        PaymentStatus status,
        @Nullable String bankReference,
        @Nullable String failure,
        @Nullable LocalDate paidOn,
        @Nullable Address payeeAddress,
        @Nullable String bankStatus) {
    /** A payment without address, of which the bank has said nothing. */
    public Payment(
            PaymentId id,
            long version,
            PaymentBatchId batchId,
            InvoiceId invoiceId,
            String invoiceNumber,
            VendorId vendorId,
            String payee,
            BankAccount account,
            Money amount,
            String reference,
            PaymentStatus status,
            @Nullable String bankReference,
            @Nullable String failure,
            @Nullable LocalDate paidOn) {
        this(
                id,
                version,
                batchId,
                invoiceId,
                invoiceNumber,
                vendorId,
                payee,
                account,
                amount,
                reference,
                status,
                bankReference,
                failure,
                paidOn,
                null,
                null);
    }
}

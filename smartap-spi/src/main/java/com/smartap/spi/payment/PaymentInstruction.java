package com.smartap.spi.payment;

import com.smartap.model.Address;
import com.smartap.model.BankAccount;
import com.smartap.model.Money;
import com.smartap.spi.Api;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One payment as a file is to carry it.
 *
 * @param id our reference, which the bank reports back
 * @param amount how much, greater than zero; zero only for formats that try out accounts
 * @param payee the name of who is paid
 * @param payeeAddress the address of who is paid
 * @param account the account that is credited
 * @param remittance which invoices it pays
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record PaymentInstruction(
        String id,
        Money amount,
        String payee,
        @Nullable Address payeeAddress,
        BankAccount account,
        List<RemittanceItem> remittance) {
    /** Copies the remittance. */
    public PaymentInstruction {
        remittance = List.copyOf(remittance);
    }

    /**
     * One invoice that a payment pays.
     *
     * @param invoiceNumber the vendor's number
     * @param invoiceDate its date
     * @param gross its amount
     * @param discount what is taken off
     * @param paid what is paid of it
     * @param creditorReference ISO 11649 reference, beginning with {@code RF}
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    public record RemittanceItem(
            String invoiceNumber,
            @Nullable LocalDate invoiceDate,
            Money gross,
            @Nullable Money discount,
            Money paid,
            @Nullable String creditorReference) {}
}

package com.smartap.spi.payment.provider;

import com.smartap.model.Money;
import com.smartap.spi.Api;
import com.smartap.spi.payment.PaymentInstruction.RemittanceItem;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One payment as a provider is to carry it out. An edit of payee or amount is another payment with another id, never the
 * same id again.
 *
 * @param id our reference, by which the payment is found on the far side; 1 to 64 printable ASCII characters without
 *     blanks
 * @param amount how much, greater than zero
 * @param payee who is paid
 * @param rail on which way
 * @param executionDate the day on which it is to be carried out; null for as soon as possible
 * @param description what payer and provider see; no secret and no account number
 * @param remittance which invoices it pays
 * @param hold whether the provider only takes it in, and carries it out when {@link Confirmation#confirm} is called
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record ProviderPayment(
        String id,
        Money amount,
        Payee payee,
        Rail rail,
        @Nullable LocalDate executionDate,
        @Nullable String description,
        List<RemittanceItem> remittance,
        boolean hold) {
    /** Refuses an id that nobody could find it by, and amounts that are not greater than zero. */
    public ProviderPayment {
        if (!id.matches("[!-~]{1,64}")) {
            throw new IllegalArgumentException(
                    "payment.id (%s) must be 1 to 64 printable ASCII characters without blanks".formatted(id));
        }
        if (amount.amount().signum() <= 0) {
            throw new IllegalArgumentException(
                    "payment.amount (%s) of %s must be greater than zero".formatted(amount, id));
        }
        remittance = List.copyOf(remittance);
    }

    /** A payment at once, on the provider's best way. */
    public static ProviderPayment of(String id, Money amount, Payee payee) {
        return new ProviderPayment(id, amount, payee, Rail.AUTOMATIC, null, null, List.of(), false);
    }

    /** The same on another way. */
    public ProviderPayment on(Rail other) {
        return new ProviderPayment(id, amount, payee, other, executionDate, description, remittance, hold);
    }

    /** The same with invoices. */
    public ProviderPayment paying(List<RemittanceItem> invoices) {
        return new ProviderPayment(id, amount, payee, rail, executionDate, description, invoices, hold);
    }

    /** The same for a payee as the provider knows it. */
    public ProviderPayment to(Payee other) {
        return new ProviderPayment(id, amount, other, rail, executionDate, description, remittance, hold);
    }

    /** The same, carried out only once it is confirmed. */
    public ProviderPayment held() {
        return new ProviderPayment(id, amount, payee, rail, executionDate, description, remittance, true);
    }
}

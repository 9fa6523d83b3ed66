package com.smartap.testkit.payment;

import com.smartap.model.BankAccount;
import com.smartap.model.Money;
import com.smartap.spi.Api;
import com.smartap.spi.payment.Originator;
import com.smartap.spi.payment.PaymentInstruction;
import com.smartap.spi.payment.PaymentInstruction.RemittanceItem;
import com.smartap.spi.payment.PaymentOrder;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Payment orders in dollars for tests, all alike but for what a test is about. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class PaymentOrders {
    private PaymentOrders() {}

    /** Northwind Books at First Bank, on the account that a simulated bank keeps by default. */
    public static Originator originator() {
        return new Originator(
                "Northwind Books",
                "1123456789",
                BankAccount.us("Northwind Books", "091000019", "123456789"),
                "First Bank",
                null);
    }

    /** An order of 21 November 2026, a Saturday, for Tuesday, 24 November. */
    public static PaymentOrder order(Iterable<PaymentInstruction> payments, Map<String, String> options) {
        return new PaymentOrder(
                "PB-2026-0001",
                Instant.parse("2026-11-21T15:00:00Z"),
                LocalDate.of(2026, 11, 24),
                false,
                false,
                originator(),
                payments,
                options);
    }

    /** An order without options. */
    public static PaymentOrder order(PaymentInstruction... payments) {
        return order(List.of(payments), Map.of());
    }

    /** A payment of one invoice, {@code INV-} and the reference, to an account at a bank in New York. */
    public static PaymentInstruction payment(String reference, String dollars) {
        return payment(reference, dollars, BankAccount.us("Industrial Parts Co", "021000021", "0087654321"));
    }

    /** A payment to an account. */
    public static PaymentInstruction payment(String reference, String dollars, BankAccount account) {
        Money amount = Money.of(dollars, "USD");
        return new PaymentInstruction(
                reference,
                amount,
                "Industrial Parts Co",
                null,
                account,
                List.of(new RemittanceItem("INV-" + reference, null, amount, null, amount, null)));
    }
}

package com.smartap.payments.pain;

import com.smartap.model.Address;
import com.smartap.model.BankAccount;
import com.smartap.model.Money;
import com.smartap.spi.payment.Originator;
import com.smartap.spi.payment.PaymentInstruction;
import com.smartap.spi.payment.PaymentInstruction.RemittanceItem;
import com.smartap.spi.payment.PaymentOrder;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Orders for the tests of the pain.001 formats. */
final class PainOrders {
    static final BankAccount GERMAN = iban("DE89370400440532013000");
    static final BankAccount AMERICAN = BankAccount.us("X", "021000021", "0087654321");
    static final Address BERLIN = new Address("Main St", "1", "10115", "Berlin", null, "DE");

    private PainOrders() {}

    static BankAccount iban(String iban) {
        return new BankAccount(null, BankAccount.Type.CHECKING, null, null, iban, null, null);
    }

    static PaymentOrder sepa() {
        return order(Map.of(), payment("PAY-1", "10.00", "EUR", GERMAN, BERLIN, "RF18539007547034"));
    }

    static PaymentOrder order(Map<String, String> options, PaymentInstruction... payments) {
        return new PaymentOrder(
                "PB-2026-0001",
                Instant.parse("2026-11-21T15:00:00Z"),
                LocalDate.of(2026, 11, 24),
                false,
                false,
                new Originator(
                        "Northwind Books",
                        "1123456789",
                        new BankAccount(
                                null,
                                BankAccount.Type.CHECKING,
                                "091000019",
                                "123456789",
                                "DE89370400440532013000",
                                "COBADEFFXXX",
                                null),
                        "First Bank",
                        BERLIN),
                List.of(payments),
                options);
    }

    static PaymentInstruction payment(
            String id,
            String amount,
            String currency,
            BankAccount account,
            @Nullable Address address,
            @Nullable String reference) {
        Money money = Money.of(amount, currency);
        return new PaymentInstruction(
                id,
                money,
                "Acme Parts",
                address,
                account,
                List.of(new RemittanceItem("INV-1", LocalDate.of(2026, 1, 3), money, null, money, reference)));
    }

    static PaymentInstruction to(PaymentInstruction payment, Address address) {
        return new PaymentInstruction(
                payment.id(), payment.amount(), payment.payee(), address, payment.account(), payment.remittance());
    }

    static PaymentInstruction named(PaymentInstruction payment, String payee) {
        return new PaymentInstruction(
                payment.id(), payment.amount(), payee, payment.payeeAddress(), payment.account(), payment.remittance());
    }
}

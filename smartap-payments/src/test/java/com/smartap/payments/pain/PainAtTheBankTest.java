package com.smartap.payments.pain;

import static org.assertj.core.api.Assertions.assertThat;

import com.smartap.model.BankAccount;
import com.smartap.model.Money;
import com.smartap.spi.payment.BankChannel.Delivery;
import com.smartap.spi.payment.PaymentFormat;
import com.smartap.spi.payment.PaymentInstruction;
import com.smartap.spi.payment.PaymentOrder;
import com.smartap.testkit.bank.BankPayment;
import com.smartap.testkit.bank.BankReport;
import com.smartap.testkit.bank.SimulatedBank;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the formats write is taken by the simulated bank, whose reader and rules share no code with them. */
class PainAtTheBankTest {
    private static final int ORDERS = 150;
    private static final BankAccount ACCOUNT = new BankAccount(
            null, BankAccount.Type.CHECKING, "091000019", "123456789", "DE89370400440532013000", "COBADEFFXXX", null);
    private static final List<String> CURRENCIES = List.of("EUR", "USD", "JPY", "KWD", "GBP", "CHF");

    static List<PaymentFormat> formats() {
        return List.of(new Pain001V03Format(), new Pain001V09Format(), new Pain001V11Format());
    }

    @ParameterizedTest
    @MethodSource("formats")
    void whatever_is_written_is_taken_and_moves_its_total(PaymentFormat format) throws IOException {
        int written = 0;
        for (long seed = 1; written < ORDERS; seed++) {
            PaymentOrder order = PainGeneratedTest.carried(format, AwkwardOrders.of(seed));
            if (order.payments().iterator().hasNext()) {
                written++;
                byte[] file = PainFiles.bytes(format, order);
                taken(file, order, seed);
            }
        }
    }

    private static void taken(byte[] file, PaymentOrder order, long seed) {
        SimulatedBank bank = bank();
        List<Money> before = bank.balances();
        assertThat((Delivery) bank.submit("x.xml", file))
                .as("seed %d: %s", seed, new String(file, StandardCharsets.UTF_8))
                .isInstanceOf(Delivery.Accepted.class);
        Map<String, String> expected = new TreeMap<>();
        Map<Currency, Money> totals = new LinkedHashMap<>();
        for (PaymentInstruction payment : order.payments()) {
            expected.put(payment.id(), payment.amount() + " PAID null");
            totals.merge(payment.amount().currency(), payment.amount(), Money::plus);
        }
        Map<String, String> found = new TreeMap<>();
        for (BankPayment payment : bank.payments()) {
            found.put(payment.reference(), payment.amount() + " " + payment.status() + " " + payment.code());
        }
        assertThat(found)
                .as("seed %d: %s", seed, new String(file, StandardCharsets.UTF_8))
                .isEqualTo(expected);
        List<Money> after = bank.balances();
        for (int i = 0; i < before.size(); i++) {
            Money moved = before.get(i).minus(after.get(i));
            assertThat(moved)
                    .as("seed %d", seed)
                    .isEqualTo(totals.getOrDefault(moved.currency(), Money.zero(moved.currency())));
        }
        assertThat(bank.files().get(0).totals()).containsExactlyInAnyOrderElementsOf(totals.values());
        assertThat(new BigDecimal(bank.files().get(0).payments()))
                .isEqualByComparingTo(new BigDecimal(expected.size()));
    }

    static SimulatedBank bank() {
        var builder = SimulatedBank.builder(Clock.fixed(Instant.parse("2026-11-21T15:00:00Z"), ZoneOffset.UTC));
        for (String currency : CURRENCIES) {
            builder.account(ACCOUNT, Money.of("1000000", currency));
        }
        return builder.statements(BankReport.CAMT_053).build();
    }
}

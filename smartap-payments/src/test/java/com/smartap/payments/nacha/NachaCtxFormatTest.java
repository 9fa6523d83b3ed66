package com.smartap.payments.nacha;

import static com.smartap.testkit.payment.PaymentOrders.order;
import static com.smartap.testkit.payment.PaymentOrders.payment;
import static org.assertj.core.api.Assertions.assertThat;

import com.smartap.model.BankAccount;
import com.smartap.model.Money;
import com.smartap.payments.check.CreditorReference;
import com.smartap.spi.payment.PaymentFormat;
import com.smartap.spi.payment.PaymentInstruction;
import com.smartap.spi.payment.PaymentInstruction.RemittanceItem;
import com.smartap.spi.payment.PaymentOrder;
import com.smartap.testkit.payment.PaymentFormatContract;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NachaCtxFormatTest extends PaymentFormatContract {
    @Override
    protected PaymentFormat format() {
        return new NachaCtxFormat();
    }

    @Test
    void an_advice_is_written_into_addenda_and_read_back() throws IOException {
        PaymentInstruction payment = of("PAY-1", 250);
        AchReader.Entry entry = AchReader.read(bytes(order(payment))).get(0);
        assertThat(entry.entryClass()).isEqualTo("CTX");
        assertThat(entry.name()).isEqualTo("Industrial Parts");
        assertThat(entry.addenda()).hasSizeGreaterThan(100);
        RemittanceAdvice advice = RemittanceAdvice.ofSlices(entry.addenda());
        assertThat(advice.problems()).isEmpty();
        assertThat(advice.amount()).isEqualTo("250.00");
        assertThat(advice.paid()).isEqualTo("250.00");
        assertThat(advice.reference()).isEqualTo("PAY-1");
        assertThat(advice.payer()).isEqualTo("Northwind Books");
        assertThat(advice.payee()).isEqualTo("Industrial Parts Co");
        assertThat(advice.items()).hasSize(250);
        RemittanceAdvice.Item item = advice.items().get(17);
        assertThat(item.number()).isEqualTo("INV-17");
        assertThat(item.discount()).isEqualTo("0.10");
        assertThat(item.gross()).isEqualTo("1.10");
        assertThat(item.date()).isEqualTo(LocalDate.of(2026, 1, 3));
        assertThat(item.reference()).isEqualTo(CreditorReference.of("17"));
    }

    @Test
    void delimiters_in_data_break_no_segment() throws IOException {
        Random random = new Random(7);
        for (int seed = 0; seed < 200; seed++) {
            String number = random.ints(1 + random.nextInt(45), 0x20, 0x7F)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            String kept = number.replaceAll("[*\\\\~^>]", "").strip();
            if (kept.isEmpty()) {
                continue;
            }
            Money one = Money.of("1.00", "USD");
            PaymentInstruction payment = new PaymentInstruction(
                    "A",
                    one,
                    "X*Y~Z\\",
                    null,
                    BankAccount.us("X", "021000021", "1"),
                    List.of(new RemittanceItem(number, null, one, null, one, null)));
            RemittanceAdvice advice = RemittanceAdvice.ofSlices(
                    AchReader.read(bytes(order(payment))).get(0).addenda());
            assertThat(advice.problems()).as("seed %d %s", seed, number).isEmpty();
            assertThat(advice.items().get(0).number().strip()).isEqualTo(kept);
            assertThat(advice.payee()).isEqualTo("XYZ");
        }
    }

    @Test
    void a_count_that_is_off_by_one_and_an_advice_that_is_cut_are_seen() throws IOException {
        AchReader.Entry entry = AchReader.read(bytes(order(of("A", 5)))).get(0);
        List<String> cut = entry.addenda().subList(0, entry.addenda().size() - 1);
        assertThat(RemittanceAdvice.ofSlices(cut).problems()).isNotEmpty();
        assertThat(RemittanceAdvice.read("RMR*IV*1").problems()).isNotEmpty();
        assertThat(RemittanceAdvice.read(String.join("", entry.addenda()).replace("SE*", "SE*1"))
                        .problems())
                .hasSize(1);
    }

    @Test
    void more_invoices_than_addenda_are_a_problem_and_a_payment_without_any_has_none() throws IOException {
        assertThat(format().check(order(of("A", 20_000))))
                .singleElement()
                .satisfies(problem -> assertThat(problem.field()).isEqualTo("remittance"));
        PaymentInstruction plain = payment("A", "1.00");
        PaymentInstruction bare =
                new PaymentInstruction("A", plain.amount(), plain.payee(), null, plain.account(), List.of());
        assertThat(AchReader.read(bytes(order(bare))).get(0).addenda()).isEmpty();
    }

    @Test
    void a_corporate_payment_whose_invoices_do_not_fit_moves_to_a_batch_of_its_own() throws IOException {
        PaymentOrder order = order(
                List.of(payment("A", "1.00"), of("B", 30), payment("C", "2.00")),
                Map.of(NachaOptions.LONG_REMITTANCE, "ctx"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(new NachaCcdFormat().write(order, out).payments()).isEqualTo(3);
        assertThat(AchReader.read(out.toByteArray()))
                .extracting(entry -> entry.entryClass() + " " + entry.reference())
                .containsExactly("CCD A", "CCD C", "CTX B");
    }

    private static PaymentInstruction of(String id, int invoices) {
        Money one = Money.of("1.00", "USD");
        return new PaymentInstruction(
                id,
                Money.ofMinor(100L * invoices, one.currency()),
                "Industrial Parts Co",
                null,
                BankAccount.us("X", "021000021", "0087654321"),
                IntStream.range(0, invoices)
                        .mapToObj(i -> new RemittanceItem(
                                "INV-" + i,
                                LocalDate.of(2026, 1, 3),
                                Money.of("1.10", "USD"),
                                Money.of("0.10", "USD"),
                                one,
                                CreditorReference.of(String.valueOf(i))))
                        .toList());
    }

    private byte[] bytes(PaymentOrder order) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        format().write(order, out);
        return out.toByteArray();
    }
}

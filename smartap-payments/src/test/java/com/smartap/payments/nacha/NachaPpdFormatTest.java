package com.smartap.payments.nacha;

import static com.smartap.testkit.payment.PaymentOrders.order;
import static com.smartap.testkit.payment.PaymentOrders.payment;
import static org.assertj.core.api.Assertions.assertThat;

import com.smartap.model.BankAccount;
import com.smartap.model.Money;
import com.smartap.spi.payment.BankChannel.Delivery;
import com.smartap.spi.payment.PaymentFormat;
import com.smartap.spi.payment.PaymentInstruction;
import com.smartap.spi.payment.PaymentOrder;
import com.smartap.spi.payment.PaymentProblem;
import com.smartap.testkit.bank.SimulatedBank;
import com.smartap.testkit.payment.PaymentFormatContract;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NachaPpdFormatTest extends PaymentFormatContract {
    @Override
    protected PaymentFormat format() {
        return new NachaPpdFormat();
    }

    @Test
    void persons_are_paid_in_a_class_of_their_own() throws IOException {
        PaymentOrder order = order(payment("A", "1.00"));
        assertThat(AchReader.read(bytes(format(), order)).get(0).entryClass()).isEqualTo("PPD");
        SimulatedBank bank = SimulatedBank.open(Clock.fixed(order.createdAt(), ZoneOffset.UTC));
        assertThat((Delivery) bank.submit("x.ach", bytes(format(), order))).isInstanceOf(Delivery.Accepted.class);
    }

    @ParameterizedTest
    @CsvSource({"CHECKING,23,24", "SAVINGS,33,34", "GENERAL_LEDGER,43,44", "LOAN,53,54"})
    void a_payment_of_nothing_tries_out_an_account_or_carries_remittance(
            BankAccount.Type type, int prenote, int zeroDollar) throws IOException {
        PaymentInstruction nothing =
                payment("A", "0.00", new BankAccount("X", type, "021000021", "1", null, null, null));
        AchReader.Entry tried = AchReader.read(bytes(
                        new NachaCcdFormat(), order(List.of(nothing), Map.of(NachaOptions.ZERO_AMOUNT, "prenote"))))
                .get(0);
        assertThat(tried.code()).isEqualTo(prenote);
        assertThat(tried.cents()).isZero();
        assertThat(tried.addenda()).isEmpty();
        AchReader.Entry told = AchReader.read(bytes(
                        new NachaCtxFormat(), order(List.of(nothing), Map.of(NachaOptions.ZERO_AMOUNT, "remittance"))))
                .get(0);
        assertThat(told.code()).isEqualTo(zeroDollar);
        assertThat(told.addenda()).isNotEmpty();
    }

    @Test
    void remittance_without_money_needs_a_corporate_class_and_an_invoice() {
        PaymentInstruction nothing = payment("A", "0.00");
        PaymentInstruction silent =
                new PaymentInstruction("A", nothing.amount(), "X", null, nothing.account(), List.of());
        assertThat(fields(format(), order(nothing))).containsExactly("amount");
        assertThat(fields(format(), order(List.of(nothing), Map.of(NachaOptions.ZERO_AMOUNT, "remittance"))))
                .containsExactly("amount");
        assertThat(fields(new NachaCcdFormat(), order(List.of(silent), Map.of(NachaOptions.ZERO_AMOUNT, "remittance"))))
                .containsExactly("remittance");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T15:29:00Z,1300,'',SD1300",
        "2026-11-23T15:31:00Z,1300,'',",
        "2026-11-23T21:45:00Z,1800,'',SD1800",
        "2026-11-23T21:46:00Z,1800,'',",
        "2026-11-23T15:31:00Z,auto,'',SD1700",
        "2026-11-23T20:00:00Z,auto,'',SD1800",
        "2026-11-23T19:01:00Z,1800,14:00,",
        "2026-11-23T19:00:00Z,1800,14:00,SD1800"
    })
    void a_same_day_order_has_to_come_before_the_cut_off(Instant created, String window, String cutOff, String flag)
            throws IOException {
        Map<String, String> options = new HashMap<>(Map.of(NachaOptions.SAME_DAY_WINDOW, window));
        if (!cutOff.isEmpty()) {
            options.put(NachaOptions.SAME_DAY_CUT_OFF, cutOff);
        }
        PaymentOrder order = sameDay(created, LocalDate.of(2026, 11, 23), "1.00", options);
        if (flag == null) {
            assertThat(fields(format(), order)).containsExactly("executionDate");
        } else {
            assertThat(line(order, 1).substring(63, 69)).isEqualTo(flag);
        }
    }

    @Test
    void the_same_day_limit_is_that_in_force_on_the_day() {
        Map<String, String> limits =
                Map.of(NachaOptions.SAME_DAY_LIMIT, "2022-03-18:1000000.00,2027-09-17:10000000.00");
        assertThat(fields(
                        format(),
                        sameDay(
                                Instant.parse("2027-09-16T14:00:00Z"),
                                LocalDate.of(2027, 9, 16),
                                "1000000.01",
                                limits)))
                .containsExactly("amount");
        assertThat(fields(
                        format(),
                        sameDay(
                                Instant.parse("2027-09-17T14:00:00Z"),
                                LocalDate.of(2027, 9, 17),
                                "1000000.01",
                                limits)))
                .isEmpty();
        assertThat(fields(
                        format(),
                        sameDay(
                                Instant.parse("2021-11-23T14:00:00Z"),
                                LocalDate.of(2021, 11, 23),
                                "100000.01",
                                Map.of())))
                .containsExactly("amount");
        assertThat(fields(format(), order(List.of(payment("A", "1.00")), Map.of(NachaOptions.SAME_DAY_LIMIT, "much"))))
                .containsExactly("options.nacha.same-day-limit");
    }

    @Test
    void dialects_of_banks_are_options() throws IOException {
        PaymentOrder order = order(
                List.of(payment("A", "1.00")),
                Map.of(
                        NachaOptions.IMMEDIATE_DESTINATION, "0021000021",
                        NachaOptions.IMMEDIATE_ORIGIN, "ACME-00042",
                        NachaOptions.ORIGIN_NAME, "Head Office",
                        NachaOptions.COMPANY_NAME, "Northwind NYC",
                        NachaOptions.ORIGINATING_BANK, "121042882",
                        NachaOptions.UPPER_CASE, "true"));
        assertThat(line(order, 0)).startsWith("1010021000021ACME-00042").contains("HEAD OFFICE");
        assertThat(line(order, 1)).startsWith("5220NORTHWIND NYC   ").contains("12104288");
        assertThat(line(order, 2)).contains("INDUSTRIAL PARTS CO").endsWith("121042880000001");
        assertThat(fields(
                        format(),
                        order(List.of(payment("A", "1.00")), Map.of(NachaOptions.ENTRY_DESCRIPTION, "REVERSAL"))))
                .containsExactly("options.nacha.entry-description");
    }

    @ParameterizedTest
    @CsvSource({"1,A", "26,Z", "27,0", "36,9", "37,", "0,"})
    void a_day_has_thirty_six_files(String number, String modifier) throws IOException {
        PaymentOrder order = order(List.of(payment("A", "1.00")), Map.of(NachaOptions.FILE_OF_DAY, number));
        if (modifier == null) {
            assertThat(fields(format(), order)).containsExactly("options.nacha.file-of-day");
        } else {
            assertThat(line(order, 0).substring(33, 34)).isEqualTo(modifier);
        }
    }

    @Test
    void what_is_written_otherwise_than_ordered_is_noted() {
        PaymentInstruction plain = payment("A", "150000000.00");
        PaymentInstruction named = new PaymentInstruction(
                "A", plain.amount(), "Müller & Söhne Gesellschaft mbH", null, plain.account(), plain.remittance());
        assertThat(format().notes(order(List.of(named), Map.of(NachaOptions.SPLIT_LARGE, "true"))))
                .extracting(note -> note.paymentId() + " " + note.field())
                .containsExactly("A payee", "A amount");
    }

    @Test
    void files_of_a_hundred_seeds_are_read_back_entry_by_entry() throws IOException {
        for (int seed = 0; seed < 100; seed++) {
            Random random = new Random(seed);
            List<PaymentInstruction> payments = random.ints(1 + random.nextInt(40), 1, 200_000_000)
                    .mapToObj(cents -> payment(
                            "P" + random.nextInt(1 << 30) + "-" + cents % 1000,
                            Money.ofMinor(cents, NachaFormat.USD).plain()))
                    .toList();
            PaymentFormat format = List.of(new NachaCcdFormat(), new NachaCtxFormat(), new NachaPpdFormat())
                    .get(random.nextInt(3));
            PaymentOrder order = order(
                    payments,
                    Map.of(
                            NachaOptions.BATCH_SIZE,
                            String.valueOf(1 + random.nextInt(10)),
                            NachaOptions.LINE_ENDING,
                            random.nextBoolean() ? "LF" : "CRLF"));
            List<AchReader.Entry> read = AchReader.read(bytes(format, order));
            assertThat(read).as("seed %d", seed).hasSameSizeAs(payments);
            for (int i = 0; i < read.size(); i++) {
                assertThat(read.get(i).reference()).isEqualTo(payments.get(i).id());
                assertThat(read.get(i).cents())
                        .isEqualTo(payments.get(i).amount().minorUnits());
            }
        }
    }

    private static PaymentOrder sameDay(Instant created, LocalDate day, String amount, Map<String, String> options) {
        PaymentOrder order = order(List.of(payment("A", amount)), options);
        return new PaymentOrder(order.id(), created, day, true, false, order.originator(), order.payments(), options);
    }

    private static List<String> fields(PaymentFormat format, PaymentOrder order) {
        return format.check(order).stream().map(PaymentProblem::field).toList();
    }

    private String line(PaymentOrder order, int number) throws IOException {
        return new String(bytes(format(), order), StandardCharsets.US_ASCII)
                .lines()
                .toList()
                .get(number);
    }

    private static byte[] bytes(PaymentFormat format, PaymentOrder order) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        format.write(order, out);
        return out.toByteArray();
    }
}

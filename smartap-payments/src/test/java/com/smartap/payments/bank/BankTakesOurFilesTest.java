package com.smartap.payments.bank;

import static org.assertj.core.api.Assertions.assertThat;

import com.smartap.model.BankAccount;
import com.smartap.model.Money;
import com.smartap.payments.nacha.NachaCcdFormat;
import com.smartap.payments.nacha.NachaCtxFormat;
import com.smartap.payments.nacha.NachaOptions;
import com.smartap.payments.nacha.NachaPpdFormat;
import com.smartap.payments.pain.Pain001V09Format;
import com.smartap.spi.payment.BankChannel.Delivery;
import com.smartap.spi.payment.PaymentAnswer;
import com.smartap.spi.payment.PaymentAnswer.State;
import com.smartap.spi.payment.PaymentFormat;
import com.smartap.spi.payment.PaymentInstruction;
import com.smartap.spi.payment.PaymentOrder;
import com.smartap.testkit.TestClock;
import com.smartap.testkit.bank.BankPayment;
import com.smartap.testkit.bank.BankReport;
import com.smartap.testkit.bank.SimulatedBank;
import com.smartap.testkit.payment.StatementRecorder.Recorded;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import javax.xml.transform.stream.StreamSource;
import org.junit.jupiter.api.Test;
import org.xml.sax.SAXException;

/** Every file that our formats write is taken by the bank, moves its total, and is answered in terms that our readers know. */
class BankTakesOurFilesTest {
    private static final LocalDate TUESDAY = LocalDate.of(2026, 11, 24);
    private static final int FILES = 60;

    private final TestClock clock = TestClock.at("2026-11-23T14:00:00Z");

    @Test
    void ach_files_of_all_kinds_move_their_totals_and_come_back_in_every_statement() {
        SplittableRandom random = new SplittableRandom(1);
        List<PaymentFormat> formats = List.of(new NachaCcdFormat(), new NachaCtxFormat(), new NachaPpdFormat());
        for (int i = 0; i < FILES; i++) {
            PaymentFormat format = formats.get(i % formats.size());
            PaymentOrder order = order(i, random);
            assertThat(format.check(order)).as("order %d", i).isEmpty();
            prove(format, order, i);
        }
    }

    private PaymentOrder order(int number, SplittableRandom random) {
        List<PaymentInstruction> payments = new ArrayList<>();
        int count = 1 + random.nextInt(number % 10 == 0 ? 60 : 6);
        for (int i = 0; i < count; i++) {
            long cents =
                    random.nextInt(20) == 0 ? 9_999_999_999L + random.nextInt(1000) : 1 + random.nextInt(10_000_000);
            BankAccount.Type type = BankAccount.Type.values()[random.nextInt(4)];
            String account = "00" + random.nextInt(1_000_000) + (random.nextBoolean() ? "-A" : "");
            PaymentInstruction like = BankFiles.american("PAY-" + number + "-" + i, "1.00");
            Money amount = Money.ofMinor(cents, Money.currency("USD"));
            payments.add(new PaymentInstruction(
                    like.id(),
                    amount,
                    random.nextBoolean() ? "Müller & Söhne, Kälte" : "株 Parts",
                    null,
                    new BankAccount("X", type, "021000021", account, null, null, null),
                    like.remittance()));
        }
        Map<String, String> options = Map.of(
                NachaOptions.SPLIT_LARGE,
                "true",
                NachaOptions.LINE_ENDING,
                random.nextBoolean() ? "LF" : "CRLF",
                NachaOptions.BATCH_SIZE,
                String.valueOf(1 + random.nextInt(20)));
        PaymentOrder order = BankFiles.order("PB-" + number, clock.instant(), TUESDAY, options, payments);
        // The offset of a batch has to fit an entry, so that a balanced file has small batches.
        return new PaymentOrder(
                order.id(),
                order.createdAt(),
                order.executionDate(),
                false,
                random.nextInt(3) == 0,
                order.originator(),
                order.payments(),
                order.options());
    }

    private void prove(PaymentFormat format, PaymentOrder order, int number) {
        Money opening = Money.of("1000000000000.00", "USD");
        SimulatedBank bank = SimulatedBank.builder(clock)
                .account(BankFiles.OWN, opening)
                .statements(BankReport.CAMT_053)
                .build();
        byte[] file = BankFiles.write(format, order);
        assertThat((Delivery) bank.submit("x.ach", file)).as("order %d", number).isInstanceOf(Delivery.Accepted.class);
        Money total = Money.zero(opening.currency());
        for (PaymentInstruction payment : order.payments()) {
            total = total.plus(payment.amount());
        }
        assertThat(opening.minus(bank.balance())).as("order %d", number).isEqualTo(total);
        assertThat(bank.files().get(0).totals()).containsExactly(total);
        assertThat(bank.payments()).extracting(BankPayment::status).containsOnly(BankPayment.Status.PAID);
        bank.issueStatement();
        for (BankReport kind : List.of(BankReport.CAMT_053, BankReport.MT940, BankReport.BAI2, BankReport.OFX)) {
            Recorded account =
                    BankFiles.read(bank.copyOfStatement(1, kind)).statements().get(0);
            Money moved = Money.zero(opening.currency());
            for (var entry : account.entries()) {
                moved = moved.minus(Money.of(entry.amount(), entry.currency()));
            }
            assertThat(moved).as("%s of order %d", kind, number).isEqualTo(total);
            assertThat(account.balance().closing())
                    .isEqualByComparingTo(bank.balance().amount());
        }
    }

    @Test
    void a_reader_of_status_reports_understands_what_the_bank_says() {
        SimulatedBank bank = SimulatedBank.builder(clock)
                .account(BankFiles.OWN, Money.of("1000.00", "EUR"))
                .account(BankFiles.OWN, Money.of("1000", "JPY"))
                .payee(BankFiles.GERMAN, "Industrial Parts")
                .strict()
                .build();
        bank.submit(
                "a",
                BankFiles.write(
                        new Pain001V09Format(),
                        BankFiles.order(
                                "PB-1",
                                clock.instant(),
                                TUESDAY,
                                Map.of(),
                                BankFiles.european("PAY-1", "1.00", "EUR"),
                                BankFiles.european("PAY-2", "9000", "JPY"),
                                BankFiles.european("PAY-3", "3.00", "GBP"))));
        assertThat(bank.confirm("PB-1")).isEqualTo(1);
        clock.advance(Duration.ofDays(3));
        List<String> told = new ArrayList<>();
        bank.answers()
                .forEach(answer ->
                        BankFiles.read(answer).statements().get(0).answers().forEach(a -> told.add(told(a))));
        assertThat(told)
                .containsExactlyInAnyOrder(
                        "FILE ACCEPTED ACTC PB-1 null null []",
                        "BATCH VERIFICATION RVCM PB-1 PB-1-1 null []",
                        "PAYMENT VERIFICATION RVMC PB-1 PB-1-1 PAY-1 [NARR Industrial Parts]",
                        "FILE PARTIAL PART PB-1 null null []",
                        "BATCH REJECTED RJCT PB-1 PB-1-3 null []",
                        "PAYMENT REJECTED RJCT PB-1 PB-1-3 PAY-3 [AM03]",
                        "BATCH ACCEPTED PDNG PB-1 PB-1-2 null []",
                        "PAYMENT ACCEPTED PDNG PB-1 PB-1-2 PAY-2 [AM04]",
                        "BATCH REJECTED RJCT PB-1 PB-1-2 null []",
                        "PAYMENT REJECTED RJCT PB-1 PB-1-2 PAY-2 [AM04]",
                        "BATCH COMPLETED ACSC PB-1 PB-1-1 null []",
                        "PAYMENT COMPLETED ACSC PB-1 PB-1-1 PAY-1 []");
    }

    private static String told(PaymentAnswer answer) {
        assertThat(answer.meaning()).isNotNull();
        List<String> reasons = answer.reasons().stream()
                .map(reason -> reason.code() + (reason.code().equals("NARR") ? " " + reason.information() : ""))
                .toList();
        assertThat(answer.state()).isNotEqualTo(State.UNKNOWN);
        return "%s %s %s %s %s %s %s"
                .formatted(
                        answer.level(),
                        answer.state(),
                        answer.code(),
                        answer.messageId(),
                        answer.batchId(),
                        answer.endToEndId(),
                        reasons);
    }

    /** Whatever is not valid by the schema, the bank refuses: it knows the order of elements as well as the schema does. */
    @Test
    void a_message_that_the_schema_refuses_the_bank_refuses_too() throws Exception {
        String valid = new String(
                BankFiles.write(
                        new Pain001V09Format(),
                        BankFiles.order(
                                "PB-1",
                                clock.instant(),
                                TUESDAY,
                                Map.of(),
                                BankFiles.european("PAY-1", "1.00", "EUR"),
                                BankFiles.american("PAY-2", "2.00"))),
                StandardCharsets.UTF_8);
        SplittableRandom random = new SplittableRandom(7);
        int invalid = 0;
        for (int i = 0; i < 400; i++) {
            String changed = Elements.changed(valid, random);
            boolean fine = isValid(changed);
            invalid += fine ? 0 : 1;
            SimulatedBank bank = SimulatedBank.builder(clock)
                    .account(BankFiles.OWN, Money.of("1000.00", "EUR"))
                    .account(BankFiles.OWN, Money.of("1000.00", "USD"))
                    .build();
            Delivery answer = bank.submit("x", changed.getBytes(StandardCharsets.UTF_8));
            boolean form = answer instanceof Delivery.Refused refused
                    && refused.reason().startsWith("FF01");
            assertThat(form).as("refused for its form: %s%n%s", answer, changed).isEqualTo(!fine);
        }
        assertThat(invalid).isBetween(150, 390);
    }

    private static boolean isValid(String text) throws Exception {
        try {
            BankFiles.schema("pain.001.001.09")
                    .validate(new StreamSource(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))));
            return true;
        } catch (SAXException e) {
            return false;
        }
    }
}

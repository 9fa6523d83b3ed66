package com.smartap.payments.bank;

import static org.assertj.core.api.Assertions.assertThat;

import com.smartap.model.BankAccount;
import com.smartap.model.IdempotencyKey;
import com.smartap.model.Money;
import com.smartap.payments.nacha.NachaCcdFormat;
import com.smartap.payments.statement.swift.Mt940Reader;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.payment.BankChannel;
import com.smartap.spi.payment.BankChannel.Delivery;
import com.smartap.spi.payment.PaymentInstruction;
import com.smartap.spi.payment.PaymentOrder;
import com.smartap.spi.payment.StatementReader.Entry;
import com.smartap.testkit.TestClock;
import com.smartap.testkit.bank.BankPayment.Status;
import com.smartap.testkit.bank.BankReport;
import com.smartap.testkit.bank.Misbehaviour;
import com.smartap.testkit.bank.SimulatedBank;
import com.smartap.testkit.payment.PaymentOrders;
import com.smartap.testkit.payment.StatementRecorder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the page about the bank in a box shows. */
class BankInABoxTest {
    private static final BankAccount ACCOUNT = BankFiles.OWN;

    // tag::bank-in-a-box
    @Test
    void a_payment_whose_answer_got_lost_comes_back() throws IOException {
        TestClock clock = TestClock.at("2026-11-23T15:00:00Z");
        SimulatedBank bank = SimulatedBank.builder(clock)
                .account(ACCOUNT, Money.of("5000.00", "USD"))
                .statements(BankReport.MT940)
                .strict()
                .build();
        byte[] file = write(PaymentOrders.payment("PAY-1", "599.96"));

        BankChannel channel = bank.channel();
        bank.misbehave(Misbehaviour.LOSE_NEXT_ANSWER);
        IdempotencyKey key = IdempotencyKey.of("send-batch", "PB-1", 1);
        assertThat(channel.deliver("PB-1.ach", DocumentSource.of("PB-1.ach", file), key))
                .isInstanceOf(Delivery.Unknown.class);
        assertThat(channel.find("PB-1.ach", key)).isPresent();

        clock.advance(Duration.ofDays(1));
        assertThat(bank.payments().get(0).status()).isEqualTo(Status.PAID);
        bank.returnPayment("PAY-1", "R03");
        bank.issueStatement();
        assertThat(bank.balance()).hasToString("5000.00 USD");

        StatementRecorder statement = new StatementRecorder();
        try (InputStream in = bank.statements().get(0).open()) {
            new Mt940Reader().read(in, statement);
        }
        List<Entry> entries = statement.statements().get(0).entries();
        assertThat(entries)
                .extracting(Entry::amount)
                .extracting(Object::toString)
                .containsExactly("-599.96", "599.96");
        assertThat(entries.get(1).returnCode()).isEqualTo("R03");
        assertThat(statement.statements().get(0).balance().balanced()).isTrue();
    }
    // end::bank-in-a-box

    @Test
    void a_bank_of_mischief_tells_what_it_did() {
        TestClock clock = TestClock.at("2026-11-23T15:00:00Z");
        // tag::bank-mischief
        SimulatedBank bank = SimulatedBank.builder(clock)
                .account(ACCOUNT, Money.of("5000.00", "USD"))
                .strict()
                .dailyStatements(true)
                .mischief(42)
                .build();
        // … your own code pays, listens and pays again …
        clock.advance(Duration.ofDays(90));
        bank.behave();
        List<DocumentSource> answers = bank.answers();
        List<String> whatWentWrong = bank.mischief();
        // end::bank-mischief
        assertThat(answers).hasSizeGreaterThan(50);
        assertThat(whatWentWrong).isNotEmpty();
    }

    private static byte[] write(PaymentInstruction payment) throws IOException {
        PaymentOrder order = BankFiles.order(
                "PB-1", TestClock.at("2026-11-23T15:00:00Z").instant(), LocalDate.of(2026, 11, 24), Map.of(), payment);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new NachaCcdFormat().write(order, out);
        return out.toByteArray();
    }
}

package com.smartap.payments.channel;

import static org.assertj.core.api.Assertions.assertThat;

import com.smartap.model.IdempotencyKey;
import com.smartap.payments.nacha.NachaCcdFormat;
import com.smartap.payments.statement.Camt053Reader;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.testkit.bank.BankPayment;
import com.smartap.testkit.bank.SimulatedBank;
import com.smartap.testkit.payment.PaymentOrders;
import com.smartap.testkit.payment.StatementRecorder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** File out, file executed, statement in: the whole way over a drop folder. */
class SimulatedBankFolderTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T15:00:00Z"), ZoneOffset.UTC);
    private static final IdempotencyKey KEY = IdempotencyKey.of("send", 1);

    @TempDir
    private Path folder;

    @Test
    void payments_go_out_once_and_come_back_in_a_statement() throws IOException {
        FolderBankChannel channel = new FolderBankChannel(folder, CLOCK, Duration.ZERO);
        SimulatedBank bank =
                SimulatedBank.builder(CLOCK).statementAfterEachFile(true).build();
        bank.returnNextPayment("R03");
        channel.deliver("a.ach", file(), KEY);
        Path sent = Files.list(folder.resolve("outbox")).findFirst().orElseThrow();
        Path copy = Files.copy(sent, folder.resolve("copy"));
        assertThat(bank.processFolder(folder)).isEqualTo(1);

        // The bank broke off after it paid and before it moved the file away: the file is there again.
        Files.move(copy, sent, StandardCopyOption.ATOMIC_MOVE);
        bank.processFolder(folder);
        channel.deliver("a.ach", file(), KEY);
        assertThat(bank.processFolder(folder)).isZero();

        assertThat(bank.payments()).extracting(BankPayment::reference).containsExactly("PAY-1", "PAY-2");
        assertThat(channel.find("a.ach", KEY)).isPresent();
        DocumentSource statement = channel.receive(null).files().get(0);
        StatementRecorder recorder = new StatementRecorder();
        try (InputStream in = statement.open()) {
            new Camt053Reader().read(in, recorder);
        }
        var read = recorder.statements().get(0);
        assertThat(read.balance().balanced()).isTrue();
        assertThat(read.entries())
                .extracting(e -> e.endToEndId() + " " + e.amount() + " " + e.returnCode())
                .containsExactly("PAY-1 -599.96 null", "PAY-2 -1.00 null", "PAY-1 599.96 R03");
    }

    @Test
    void a_file_that_the_bank_cannot_read_is_refused_with_a_reason() throws IOException {
        FolderBankChannel channel = new FolderBankChannel(folder, CLOCK, Duration.ZERO);
        SimulatedBank bank = SimulatedBank.open(CLOCK);
        DocumentSource file = DocumentSource.of("a.ach", new byte[] {'1', '0', '1', '\n'});
        channel.deliver("a.ach", file, KEY);
        bank.processFolder(folder);
        assertThat(bank.payments()).isEmpty();
        assertThat(channel.find("a.ach", KEY)).isEmpty();
        assertThat(channel.deliver("a.ach", file, KEY).toString()).contains("line 1 has 3 columns");
    }

    private static DocumentSource file() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new NachaCcdFormat()
                .write(
                        PaymentOrders.order(
                                PaymentOrders.payment("PAY-1", "599.96"), PaymentOrders.payment("PAY-2", "1.00")),
                        out);
        return DocumentSource.of("a.ach", out.toByteArray());
    }
}

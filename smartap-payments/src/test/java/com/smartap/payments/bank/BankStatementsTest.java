package com.smartap.payments.bank;

import static org.assertj.core.api.Assertions.assertThat;

import com.smartap.model.Money;
import com.smartap.payments.nacha.NachaCcdFormat;
import com.smartap.payments.pain.Pain001V09Format;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.payment.BankChannel.Delivery;
import com.smartap.spi.payment.PaymentInstruction;
import com.smartap.testkit.TestClock;
import com.smartap.testkit.bank.BankReport;
import com.smartap.testkit.bank.SimulatedBank;
import com.smartap.testkit.payment.StatementRecorder.Recorded;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.transform.stream.StreamSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever the bank issues is read to the same entries and balances, in whatever form it comes. */
class BankStatementsTest {
    private static final LocalDate TUESDAY = LocalDate.of(2026, 11, 24);

    private final TestClock clock = TestClock.at(Instant.parse("2026-11-23T14:00:00Z"));
    private final SimulatedBank bank = SimulatedBank.builder(clock)
            .account(BankFiles.OWN, Money.of("5000.00", "USD"))
            .account(BankFiles.OWN, Money.of("1000.00", "EUR"))
            .account(BankFiles.OWN, Money.of("100000", "JPY"))
            .strict()
            .build();

    @BeforeEach
    void a_week_at_the_bank() {
        take(BankFiles.write(
                new NachaCcdFormat(),
                BankFiles.order(
                        "PB-1",
                        clock.instant(),
                        TUESDAY,
                        Map.of(),
                        BankFiles.american("PAY-1", "599.96"),
                        BankFiles.american("PAY-2", "1000.00"),
                        BankFiles.american("PAY-3", "0.01"))));
        take(pain(
                "PB-2",
                Map.of(),
                BankFiles.european("PAY-4", "100.10", "EUR"),
                BankFiles.european("PAY-5", "700", "JPY")));
        take(pain(
                "PB-3",
                Map.of("pain.batch-booking", "true"),
                BankFiles.european("PAY-6", "20.00", "EUR"),
                BankFiles.european("PAY-7", "0.50", "EUR")));
        clock.advance(Duration.ofDays(1));
        bank.returnPayment("PAY-1", "R03");
        bank.dishonorReturn("PAY-1", "R69");
        bank.contestDishonor("PAY-1", "R76");
        bank.returnPayment("PAY-4", "AC04");
        bank.reversePayment("PAY-2");
        bank.notifyChange("PAY-3", "C01", "0012345678");
        bank.issueStatement();
    }

    private byte[] pain(String id, Map<String, String> options, PaymentInstruction... payments) {
        return BankFiles.write(
                new Pain001V09Format(), BankFiles.order(id, clock.instant(), TUESDAY, options, payments));
    }

    private void take(byte[] file) {
        assertThat((Delivery) bank.submit("x", file)).isInstanceOf(Delivery.Accepted.class);
    }

    @ParameterizedTest
    @CsvSource({
        // Some forms have no place for some of it: BAI2 for a reversal, MT940 for money that goes again, OFX for any
        // code.
        "CAMT_053,true,R03,R69,R76,RVSL,AC04",
        "MT940,true,R03,,R76,RVSL,AC04",
        "BAI2,true,R03,R69,R76,,AC04",
        "OFX,false,,,,,"
    })
    void each_form_of_a_statement_has_the_same_entries_and_balances(
            BankReport kind,
            boolean proves,
            String returned,
            String dishonored,
            String contested,
            String reversed,
            String wrongAccount) {
        List<Recorded> accounts = BankFiles.read(bank.copyOfStatement(1, kind)).statements();
        assertThat(accounts).hasSize(3);
        assertThat(lines(accounts.get(0)))
                .containsExactly(
                        "PAY-1 -599.96 USD null",
                        "PAY-2 -1000.00 USD null",
                        "PAY-3 -0.01 USD null",
                        "PAY-1 599.96 USD " + returned,
                        "PAY-1 -599.96 USD " + dishonored,
                        "PAY-1 599.96 USD " + contested,
                        "PAY-2 1000.00 USD " + reversed);
        List<String> euros = new ArrayList<>(List.of("PAY-4 -100.10 EUR null"));
        // Only camt tells the payments of a batch that is one line of the account.
        euros.addAll(
                kind == BankReport.CAMT_053
                        ? List.of("PAY-6 -20.00 EUR null", "PAY-7 -0.50 EUR null")
                        : List.of("PB-3-1 -20.50 EUR null"));
        euros.add("PAY-4 100.10 EUR " + wrongAccount);
        assertThat(lines(accounts.get(1))).isEqualTo(euros);
        assertThat(lines(accounts.get(2))).containsExactly("PAY-5 -700 JPY null");
        List<Money> balances = bank.balances();
        for (int i = 0; i < accounts.size(); i++) {
            Recorded account = accounts.get(i);
            assertThat(account.balance().closing())
                    .isEqualByComparingTo(balances.get(i).amount());
            assertThat(account.balance().balanced()).isEqualTo(proves ? Boolean.TRUE : null);
            assertThat(account.head().currency()).isEqualTo(balances.get(i).currency());
            if (proves) {
                assertThat(account.balance().opening())
                        .isEqualByComparingTo(List.of("5000", "1000", "100000").get(i));
            }
            assertThat(account.entries()).allSatisfy(entry -> {
                assertThat(entry.status()).isEqualTo("BOOKED");
                assertThat(entry.bankReference()).hasSizeBetween(10, 16);
                assertThat(entry.bookingDate()).isEqualTo(TUESDAY);
                assertThat(entry.valueDate()).isEqualTo(TUESDAY);
            });
        }
        assertThat(bank.balances()).extracting(Money::plain).containsExactly("4999.99", "979.50", "99300");
    }

    private static List<String> lines(Recorded account) {
        return account.entries().stream()
                .map(e -> "%s %s %s %s".formatted(e.endToEndId(), e.amount(), e.currency(), e.returnCode()))
                .toList();
    }

    @Test
    void what_the_bank_writes_in_xml_is_valid_by_the_schemas() throws Exception {
        bank.issue(BankReport.CAMT_052);
        bank.issue(BankReport.CAMT_054);
        bank.copyOfStatement(1, BankReport.CAMT_053);
        Set<String> messages = new TreeSet<>();
        for (DocumentSource answer : bank.answers()) {
            String text = new String(answer.readAll(), StandardCharsets.UTF_8);
            if (text.startsWith("<?xml")) {
                String message = text.replaceAll("(?s).*:xsd:([a-z.0-9]+).*", "$1");
                messages.add(message);
                BankFiles.schema(message).validate(new StreamSource(new StringReader(text)));
            }
        }
        assertThat(messages)
                .containsExactly("camt.052.001.08", "camt.053.001.08", "camt.054.001.08", "pain.002.001.10");
    }

    @Test
    void the_clearing_house_answers_in_files_of_its_own() {
        List<Recorded> files = bank.answers().stream()
                .filter(answer -> answer.name().endsWith(".ach"))
                .flatMap(answer -> BankFiles.read(answer).statements().stream())
                .toList();
        assertThat(files)
                .hasSize(4)
                .allSatisfy(file -> assertThat(file.balance().balanced()).isTrue());
        assertThat(files.subList(0, 3).stream().flatMap(file -> lines(file).stream()))
                .containsExactly("PAY-1 599.96 USD R03", "PAY-1 -599.96 USD R69", "PAY-1 599.96 USD R76");
        assertThat(files.get(2).entries().get(0).details())
                .extracting(details -> details.originalReference() + ": " + details.information())
                .isEqualTo("091000010000001: original returned 2026-11-24, original settled 2026-11-24, "
                        + "return trace 021000020000001, return settled 2026-11-24, returned for R03, "
                        + "dishonored trace 021000020000002, dishonored settled 2026-11-24, dishonored for R69");
        assertThat(files.get(3).changes()).singleElement().satisfies(change -> {
            assertThat(change.code()).isEqualTo("C01");
            assertThat(change.endToEndId()).isEqualTo("PAY-3");
            assertThat(change.originalTrace()).isEqualTo("091000010000003");
            assertThat(change.corrected()).isEqualTo(Map.of("accountNumber", "0012345678"));
            assertThat(change.date()).isEqualTo(TUESDAY);
        });
    }

    @Test
    void what_is_pending_and_what_was_booked_since_the_last_statement_is_told_within_the_day() {
        take(BankFiles.write(
                new Pain001V09Format(),
                BankFiles.order(
                        "PB-4",
                        clock.instant(),
                        TUESDAY.plusDays(1),
                        Map.of(),
                        BankFiles.european("PAY-8", "3.00", "EUR"))));
        bank.returnPayment("PAY-6", "AC04");
        Recorded report =
                BankFiles.read(bank.issue(BankReport.CAMT_052)).statements().get(1);
        assertThat(report.entries())
                .extracting(e -> e.endToEndId() + " " + e.amount() + " " + e.status())
                .containsExactly("PAY-6 20.00 BOOKED", "PAY-8 -3.00 PENDING");
    }

    @Test
    void a_snapshot_holds_everything() {
        String snapshot = bank.snapshot();
        SimulatedBank other = SimulatedBank.builder(clock)
                .account(BankFiles.OWN, Money.of("5000.00", "USD"))
                .account(BankFiles.OWN, Money.of("1000.00", "EUR"))
                .account(BankFiles.OWN, Money.of("100000", "JPY"))
                .strict()
                .build();
        other.restore(snapshot);
        assertThat(other.snapshot()).isEqualTo(snapshot);
        assertThat(other.payments()).isEqualTo(bank.payments());
        assertThat(other.balances()).isEqualTo(bank.balances());
        assertThat(other.answers())
                .extracting(DocumentSource::name)
                .isEqualTo(bank.answers().stream().map(DocumentSource::name).toList());
    }
}

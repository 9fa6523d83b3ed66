package com.smartap.testkit.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smartap.model.BankAccount;
import com.smartap.model.Money;
import com.smartap.spi.payment.BankChannel.Delivery;
import com.smartap.testkit.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a strict bank makes of ACH files: days, deadlines, limits, money; classes, codes and addenda. */
class AchRulesTest {
    private static final BankAccount ACCOUNT = BankAccount.us("Northwind Books", "091000019", "123456789");

    private final TestClock clock = TestClock.at("2026-11-23T15:00:00Z");
    private final SimulatedBank bank = SimulatedBank.builder(clock)
            .account(ACCOUNT, Money.of("2000000.00", "USD"))
            .originator("1123456789")
            .strict()
            .build();

    @Test
    void money_moves_on_the_morning_of_the_effective_date() {
        take(file("A").entry("22", 59996, "PAY-1"));
        clock.set(Instant.parse("2026-11-24T13:29:59Z"));
        assertThat(states()).containsExactly("PAY-1 PENDING null");
        clock.advance(Duration.ofSeconds(1));
        assertThat(states()).containsExactly("PAY-1 PAID null");
        assertThat(bank.balance()).hasToString("1999400.04 USD");
    }

    @ParameterizedTest
    @CsvSource({
        // now, effective date, window, money has moved at, or the code of the refusal
        "2026-11-23T15:00:00Z,261123,SD1300,2026-11-23T18:00:00Z",
        "2026-11-23T15:31:00Z,261123,SD1300,R18",
        "2026-11-23T19:45:00Z,261123,SD1700,2026-11-23T22:00:00Z",
        "2026-11-23T21:45:00Z,261123,261123,2026-11-23T23:00:00Z",
        "2026-11-23T21:46:00Z,261123,261123,R18",
        "2026-11-23T15:00:00Z,261124,SD1300,R18",
        "2026-11-24T07:00:00Z,261124,261124,2026-11-24T13:30:00Z",
        "2026-11-23T15:00:00Z,261120,261123,R18",
        "2026-11-23T15:00:00Z,261126,261123,R18",
        "2026-11-23T15:00:00Z,270226,261123,R18",
        "2026-11-23T15:00:00Z,261127,261123,2026-11-27T13:30:00Z"
    })
    void files_come_before_their_deadline_for_a_banking_day(Instant now, String day, String window, String expected) {
        clock.set(now);
        Delivery answer = bank.submit(
                "x.ach", file("A").dated(day, window).entry("22", 100, "PAY-1").bytes());
        if (expected.startsWith("R")) {
            assertThat(answer.toString()).contains(expected);
            return;
        }
        assertThat(answer).isInstanceOf(Delivery.Accepted.class);
        clock.set(Instant.parse(expected).minusSeconds(1));
        assertThat(states()).containsExactly("PAY-1 PENDING null");
        clock.set(Instant.parse(expected));
        assertThat(states()).containsExactly("PAY-1 PAID null");
    }

    @Test
    void a_same_day_entry_has_a_limit() {
        AchFiles large = file("A").dated("261123", "SD1800").entry("22", 100_000_001, "PAY-1");
        assertThat(refused(large)).startsWith("R19");
        take(file("A").dated("261123", "SD1800").entry("22", 100_000_000, "PAY-1"));
    }

    @Test
    void what_is_ordered_has_to_be_covered_together_with_what_waits() {
        take(file("A").entry("22", 150_000_000, "PAY-1"));
        assertThat(refused(file("B").entry("22", 50_000_001, "PAY-2")))
                .startsWith("AM04")
                .contains("••••6789");
        take(file("B").entry("22", 50_000_000, "PAY-2"));
    }

    @Test
    void a_modifier_is_used_once_a_day() {
        take(file("A").entry("22", 1, "PAY-1"));
        assertThat(refused(file("A").entry("22", 2, "PAY-2"))).startsWith("R24").contains("modifier");
        take(file("B").entry("22", 2, "PAY-2"));
    }

    @Test
    void corporate_entries_carry_as_many_addenda_as_they_say() {
        take(file("A").batch("220", "CTX", "VENDOR PMT").entry("22", 100, "PAY-1", "ISA*00*", "SE*1*0001\\"));
        assertThat(bank.payments().get(0).remittance()).isEqualTo("%-80sSE*1*0001\\".formatted("ISA*00*"));
        clock.advance(Duration.ofDays(1));
        bank.returnPayment("PAY-1", "R20");
        assertThat(bank.answers()).hasSize(1);
        clock.set(Instant.parse("2026-11-23T15:00:00Z"));
        String wrong = new String(file("B")
                        .batch("220", "CTX", "VENDOR PMT")
                        .entry("22", 100, "PAY-2", "ISA*00*")
                        .bytes())
                .replace("0001Industrial", "0002Industrial");
        assertThat(bank.submit("x", wrong.getBytes()).toString()).contains("must be 7");
    }

    @Test
    void accounts_are_tried_out_and_remittance_is_sent_without_money() {
        take(file("A").entry("23", 0, "PRE-1").entry("24", 0, "NOTE-1", "RMR*IV*1**0\\"));
        clock.advance(Duration.ofDays(1));
        assertThat(states()).containsExactly("PRE-1 PAID null", "NOTE-1 PAID null");
        assertThat(bank.unreported()).isZero();
        assertThat(refused(file("B").entry("22", 0, "A"))).startsWith("R19");
        assertThat(refused(file("B").entry("23", 1, "A"))).startsWith("R19");
        assertThat(refused(file("B").entry("24", 0, "A"))).startsWith("R25");
        assertThat(refused(file("B").batch("220", "PPD", "X").entry("24", 0, "A", "x")))
                .startsWith("R17");
    }

    @Test
    void a_balanced_batch_debits_its_originator_with_one_line() {
        take(file("A")
                .batch("200", "CCD", "VENDOR PMT")
                .entry("22", 100, "PAY-1")
                .entry("32", 200, "PAY-2")
                .entry("27", "091000019", "123456789", 300, ""));
        clock.advance(Duration.ofDays(1));
        assertThat(bank.unreported()).isEqualTo(1);
        assertThat(bank.balance()).hasToString("1999997.00 USD");
        assertThat(refused(file("B")
                        .batch("200", "CCD", "VENDOR PMT")
                        .entry("22", 100, "PAY-1")
                        .entry("27", "091000019", "123456789", 99, "")))
                .contains("total of credits");
        assertThat(refused(file("B")
                        .batch("200", "CCD", "VENDOR PMT")
                        .entry("22", 100, "PAY-1")
                        .entry("27", "091000019", "999", 100, "")))
                .contains("does not belong");
    }

    @Test
    void a_reversal_calls_an_earlier_credit_back_within_five_days() {
        take(file("A").entry("22", 100, "PAY-1").entry("22", 200, "PAY-2"));
        clock.advance(Duration.ofDays(1));
        take(file("B").batch("225", "CCD", "REVERSAL").dated("261125", "261124").entry("27", 100, "PAY-1"));
        clock.advance(Duration.ofDays(1));
        assertThat(states()).containsExactly("PAY-1 REVERSED null", "PAY-2 PAID null", "PAY-1 PAID null");
        assertThat(bank.balance()).hasToString("1999998.00 USD");
        clock.advance(Duration.ofDays(9));
        take(file("C").batch("225", "CCD", "REVERSAL").dated("261207", "261204").entry("27", 200, "PAY-2"));
        clock.advance(Duration.ofDays(4));
        assertThat(states())
                .containsExactly("PAY-1 REVERSED null", "PAY-2 PAID null", "PAY-1 PAID null", "PAY-2 REFUSED R03");
        assertThat(refused(file("D").batch("225", "CCD", "VENDOR PMT").entry("27", 1, "X")))
                .contains("200 or 220");
    }

    @Test
    void strangers_are_refused() {
        SimulatedBank other =
                SimulatedBank.builder(clock).originator("9999999999").build();
        assertThat(other.submit("x", file("A").entry("22", 1, "P").bytes()).toString())
                .contains("R21");
        String foreign = new String(file("A").entry("22", 1, "P").bytes()).replace("09100001000", "02100002000");
        assertThat(bank.submit("x", foreign.getBytes()).toString()).contains("R13");
    }

    @Test
    void payments_to_a_closed_account_come_back_two_banking_days_later() {
        bank.returnPaymentsTo("9876543", "R02");
        take(file("A").entry("22", 100, "PAY-1"));
        clock.set(Instant.parse("2026-11-25T14:00:00Z"));
        assertThat(states()).containsExactly("PAY-1 PAID null");
        // The day after is Thanksgiving.
        clock.set(Instant.parse("2026-11-27T13:30:00Z"));
        assertThat(states()).containsExactly("PAY-1 RETURNED R02");
        assertThat(bank.answers())
                .extracting(answer -> answer.name().replaceAll(".*\\.", ""))
                .containsExactly("ach");
    }

    @Test
    void each_banking_day_can_end_with_a_statement() {
        SimulatedBank daily =
                SimulatedBank.builder(clock).strict().dailyStatements(true).build();
        clock.advance(Duration.ofDays(7));
        // Monday to Friday without Thanksgiving; today's comes in the evening.
        assertThat(daily.statements()).hasSize(4);
    }

    @Test
    void the_same_seed_and_the_same_calls_give_the_same_mischief() {
        assertThat(mischief(7)).isEqualTo(mischief(7)).isNotEqualTo(mischief(8)).isNotEmpty();
        assertThat(bank.mischief()).isEmpty();
    }

    private List<String> mischief(long seed) {
        TestClock own = TestClock.at("2026-11-23T15:00:00Z");
        SimulatedBank wild = SimulatedBank.builder(own).strict().mischief(seed).build();
        for (int i = 0; i < 10; i++) {
            String modifier = String.valueOf((char) ('A' + i));
            wild.submit("x", file(modifier).entry("22", 100 + i, "PAY-" + i).bytes());
        }
        own.advance(Duration.ofDays(90));
        wild.issueStatement();
        return wild.mischief();
    }

    @Test
    void what_cannot_happen_to_a_payment_is_said() {
        assertThatThrownBy(() -> bank.dishonorReturn("PAY-9", "R69")).hasMessageContaining("PAY-9");
        assertThatThrownBy(() -> bank.returnPayment("PAY-9", "wrong")).hasMessageContaining("wrong");
        assertThatThrownBy(() -> bank.notifyChange("PAY-9", "X01", "1")).hasMessageContaining("X01");
        assertThatThrownBy(() -> bank.copyOfStatement(1, BankReport.OFX)).hasMessageContaining("not issued");
        assertThatThrownBy(() -> bank.restore("{")).hasMessageContaining("snapshot");
    }

    private static AchFiles file(String modifier) {
        return new AchFiles(modifier);
    }

    private void take(AchFiles file) {
        assertThat((Delivery) bank.submit("x.ach", file.bytes())).isInstanceOf(Delivery.Accepted.class);
    }

    private String refused(AchFiles file) {
        return ((Delivery.Refused) bank.submit("x.ach", file.bytes())).reason();
    }

    private List<String> states() {
        return bank.payments().stream()
                .map(p -> p.reference() + " " + p.status() + " " + p.code())
                .toList();
    }
}

package com.smartap.payments.bank;

import static org.assertj.core.api.Assertions.assertThat;

import com.smartap.model.BankAccount;
import com.smartap.model.Money;
import com.smartap.testkit.TestClock;
import com.smartap.testkit.bank.BankPayment;
import com.smartap.testkit.bank.BankReport;
import com.smartap.testkit.bank.SimulatedBank;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Whatever a bank does wrong, nobody is paid twice. Under many seeds of mischief a driver pays a few invoices as the engine
 * does. {@code -Dsmartap.proof.seeds} sets how many seeds, {@code -Dsmartap.proof.seed} a single one.
 */
class BankMischiefProofTest {
    private static final int MISCHIEVOUS_STEPS = 10;
    private static final int MOST_STEPS = 120;
    private static final int QUIET_DAYS = 100;
    private static final List<BankReport> KINDS =
            List.of(BankReport.CAMT_053, BankReport.MT940, BankReport.BAI2, BankReport.OFX);

    @Test
    void nobody_is_paid_twice_whatever_the_bank_does_wrong() {
        Long only = Long.getLong("smartap.proof.seed");
        LongStream seeds =
                only == null ? LongStream.rangeClosed(1, Long.getLong("smartap.proof.seeds", 10_000)) : LongStream.of(only);
        seeds.parallel().forEach(BankMischiefProofTest::prove);
    }

    private static void prove(long seed) {
        Run run = new Run(seed);
        try {
            run.go();
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError(
                    "seed %d (repeat it with -Dsmartap.proof.seed=%d): %s%nwhat the bank did: %s"
                            .formatted(seed, seed, e, run.bank.mischief()),
                    e);
        }
    }

    /** One seed. */
    private static final class Run {
        private final TestClock clock = TestClock.at("2026-11-23T14:00:00Z");
        private final SplittableRandom random;
        private final SimulatedBank bank;
        private final Money opening;
        private final PaymentDriver driver;

        Run(long seed) {
            random = new SplittableRandom(seed);
            boolean american = random.nextBoolean();
            opening = Money.of("1000000.00", american ? "USD" : "EUR");
            BankAccount account = BankFiles.OWN;
            bank = SimulatedBank.builder(clock)
                    .account(account, opening)
                    .strict()
                    .mischief(seed)
                    .statements(KINDS.get(random.nextInt(KINDS.size())))
                    .build();
            driver = new PaymentDriver(bank.channel(), clock, american, random.split());
            int invoices = 1 + random.nextInt(3);
            for (int i = 1; i <= invoices; i++) {
                driver.invoice("INV" + i, Money.ofMinor(1 + random.nextInt(1_000_000), opening.currency()));
            }
        }

        void go() {
            for (int i = 0; i < MISCHIEVOUS_STEPS; i++) {
                step(1 + random.nextInt(4));
            }
            bank.behave();
            int steps = 0;
            for (long quiet = 0; quiet < QUIET_DAYS; quiet = driver.quietDays()) {
                assertThat(steps++).as("steps until everything is paid").isLessThan(MOST_STEPS);
                step(6);
            }
            atTheEnd();
        }

        private void step(int days) {
            driver.work();
            neverTooMuch();
            clock.advance(Duration.ofDays(days));
            bank.issueStatement();
            driver.listen();
            neverTooMuch();
        }

        /** By the bank's own books. */
        private void neverTooMuch() {
            Map<String, Money> out = new TreeMap<>();
            Money sum = Money.zero(opening.currency());
            for (BankPayment payment : bank.payments()) {
                assertThat(payment.netOut()).as(payment.reference()).isLessThanOrEqualTo(payment.amount());
                out.merge(payment.reference().replaceAll("-.*", ""), payment.netOut(), Money::plus);
                sum = sum.plus(payment.netOut());
            }
            assertThat(opening.minus(bank.balance())).as("what left the account").isEqualTo(sum);
            out.forEach((invoice, money) -> assertThat(money)
                    .as("paid for %s", invoice)
                    .isLessThanOrEqualTo(driver.amount(invoice)));
        }

        /** What the files said is what the bank's books say, and every invoice is paid. */
        private void atTheEnd() {
            Map<String, String> books = new TreeMap<>();
            Map<String, Money> paid = new TreeMap<>();
            for (BankPayment payment : bank.payments()) {
                books.put(payment.reference(), payment.status() + " " + payment.netOut());
                paid.merge(payment.reference().replaceAll("-.*", ""), payment.netOut(), Money::plus);
            }
            Map<String, String> told = new TreeMap<>(driver.told());
            told.values().removeIf(state -> state.startsWith("NEVER_THERE"));
            assertThat(told).isEqualTo(books);
            assertThat(paid).isEqualTo(driver.amounts());
        }
    }
}

package com.smartap.payments.bank;

import static org.assertj.core.api.Assertions.assertThat;

import com.smartap.model.BankAccount;
import com.smartap.model.Money;
import com.smartap.testkit.TestClock;
import com.smartap.testkit.bank.BankPayment;
import com.smartap.testkit.bank.BankReport;
import com.smartap.testkit.bank.SimulatedBank;
import java.time.Duration;
import java.util.HashMap;
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
    private static final int MISCHIEVOUS_STEPS = 6;
    private static final int MOST_STEPS = 120;
    private static final int QUIET_DAYS = 85;
    private static final int DAYS_OF_QUIET_STEP = 17;
    private static final List<BankReport> KINDS =
            List.of(BankReport.CAMT_053, BankReport.MT940, BankReport.BAI2, BankReport.OFX);

    @Test
    void nobody_is_paid_twice_whatever_the_bank_does_wrong() {
        Long only = Long.getLong("smartap.proof.seed");
        LongStream seeds = only == null
                ? LongStream.rangeClosed(1, Long.getLong("smartap.proof.seeds", 10_000))
                : LongStream.of(only);
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
            int invoices = 1 + random.nextInt(2);
            for (int i = 1; i <= invoices; i++) {
                driver.invoice("INV" + i, Money.ofMinor(1 + random.nextInt(1_000_000), opening.currency()));
            }
        }

        void go() {
            for (int i = 0; i < MISCHIEVOUS_STEPS; i++) {
                step(1 + random.nextInt(5));
            }
            bank.behave();
            int steps = 0;
            for (long quiet = 0; quiet < QUIET_DAYS; quiet = driver.quietDays()) {
                require(steps++ < MOST_STEPS, "not everything is paid: %s", driver.told());
                step(DAYS_OF_QUIET_STEP);
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
            Map<String, Money> out = new HashMap<>();
            Money sum = Money.zero(opening.currency());
            for (BankPayment payment : bank.payments()) {
                require(
                        payment.netOut().compareTo(payment.amount()) <= 0,
                        "%s moved %s",
                        payment.reference(),
                        payment.netOut());
                out.merge(invoice(payment), payment.netOut(), Money::plus);
                sum = sum.plus(payment.netOut());
            }
            require(
                    opening.minus(bank.balance()).equals(sum),
                    "payments moved %s, but the account has %s",
                    sum,
                    bank.balance());
            out.forEach((invoice, money) -> require(
                    money.compareTo(driver.amount(invoice)) <= 0,
                    "%s is of %s, and %s was paid",
                    invoice,
                    driver.amount(invoice),
                    money));
        }

        /** AssertJ is too slow for what is asked a million times. */
        private static void require(boolean rule, String message, Object... values) {
            if (!rule) {
                throw new AssertionError(message.formatted(values));
            }
        }

        private static String invoice(BankPayment payment) {
            return payment.reference().substring(0, payment.reference().indexOf('-'));
        }

        /** What the files said is what the bank's books say, and every invoice is paid. */
        private void atTheEnd() {
            Map<String, String> books = new TreeMap<>();
            Map<String, Money> paid = new TreeMap<>();
            for (BankPayment payment : bank.payments()) {
                books.put(payment.reference(), payment.status() + " " + payment.netOut());
                paid.merge(invoice(payment), payment.netOut(), Money::plus);
            }
            Map<String, String> told = new TreeMap<>(driver.told());
            told.values().removeIf(state -> state.startsWith("NEVER_THERE"));
            assertThat(told).isEqualTo(books);
            assertThat(paid).isEqualTo(driver.amounts());
        }
    }
}

package com.smartap.payments.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.smartap.model.Address;
import com.smartap.model.BankAccount;
import com.smartap.model.IdempotencyKey;
import com.smartap.model.Money;
import com.smartap.spi.InvalidConfigurationException;
import com.smartap.spi.payment.PaymentFormatException;
import com.smartap.spi.payment.PaymentInstruction.RemittanceItem;
import com.smartap.spi.payment.PaymentProblem;
import com.smartap.spi.payment.provider.Confirmation;
import com.smartap.spi.payment.provider.InitiationOutcome.Refused;
import com.smartap.spi.payment.provider.Payee;
import com.smartap.spi.payment.provider.PayeeStorage;
import com.smartap.spi.payment.provider.PaymentGateway;
import com.smartap.spi.payment.provider.ProviderPayment;
import com.smartap.spi.payment.provider.Rail;
import com.smartap.spi.payment.provider.StoredPayee;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is found before anything is sent. */
class StripeChecksTest {
    private static final IdempotencyKey STORE = IdempotencyKey.of("store", "V-1", 1);
    private StripeFixture stripe = StripeFixture.v2();

    @AfterEach
    void close() {
        stripe.close();
    }

    @ParameterizedTest
    @CsvSource({
        "599.96, USD, 59996",
        "500, JPY, 500",
        "1.234, KWD, 1234",
        "5, UGX, 500",
        "5, ISK, 500",
        "7.00, MGA, 7",
        "0.01, EUR, 1",
        "9999999999999.99, USD, 999999999999999"
    })
    void amounts_are_written_in_stripes_smallest_unit_and_read_back(String amount, String currency, long units) {
        Money money = Money.of(amount, currency);
        assertThat(MinorUnits.of(money)).contains(units);
        assertThat(MinorUnits.read(
                        "x",
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("value", units)
                                .put("currency", currency.toLowerCase(java.util.Locale.ROOT))))
                .contains(money);
    }

    @Test
    void an_amount_that_stripe_cannot_write_is_refused() {
        assertThat(MinorUnits.of(Money.of("7.50", "MGA"))).isEmpty();
        assertThat(MinorUnits.of(Money.of("99999999999999999.99", "USD"))).isEmpty();
        fields(with(Money.of("7.50", "MGA"), Rail.AUTOMATIC, null), "amount");
    }

    @Test
    void what_v2_cannot_carry_is_named_and_not_sent() {
        fields(stripe.payment("PAY-1").on(Rail.CHECK), "rail");
        fields(stripe.payment("PAY-1").on(Rail.WALLET), "rail");
        fields(with(Money.of("1.00", "USD"), Rail.ACH, LocalDate.of(2026, 11, 19)), "executionDate");
        fields(stripe.payment("PAY-1").to(stripe.twin.payee(1)), "payee.stored");
        Payee half = stripe.twin.payee(1).storedAs(new StoredPayee("acct_1", null, null));
        fields(stripe.payment("PAY-1").to(half), "payee.stored");
        assertThat(stripe.gateway().check(with(Money.of("1.00", "USD"), Rail.ACH, LocalDate.of(2026, 11, 20))))
                .isEmpty();
        assertThat(stripe.twin.requests()).isZero();
    }

    @Test
    void a_payee_whose_account_changed_since_it_was_stored_is_not_paid() {
        PayeeStorage storage = stripe.ability(PayeeStorage.class);
        Payee payee = stripe.twin.payee(1);
        StoredPayee stored = storage.store(payee, STORE);
        assertThat(stripe.gateway().check(stripe.payment("PAY-1").to(payee.storedAs(stored))))
                .isEmpty();
        Payee moved = payee(BankAccount.us("Vendor 1 LLC", "021000021", "55500012345"), "a@b.test", true, stored);
        List<PaymentProblem> problems =
                stripe.gateway().check(stripe.payment("PAY-1").to(moved));
        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.field()).isEqualTo("payee.account");
            assertThat(problem.message()).contains("••••2345").contains("store the payee again");
        });
    }

    @Test
    void the_old_account_of_a_payee_is_archived_so_that_nobody_pays_it() {
        PayeeStorage storage = stripe.ability(PayeeStorage.class);
        Payee payee = stripe.twin.payee(1);
        StoredPayee before = storage.store(payee, STORE);
        BankAccount savings =
                new BankAccount("Vendor 1 LLC", BankAccount.Type.SAVINGS, "021000021", "55500012345", null, null, null);
        Payee moved = new Payee(payee.id(), payee.name(), true, savings, payee.address(), payee.email(), null, before);
        StoredPayee after = storage.store(moved, IdempotencyKey.of("store", "V-1", 2));
        assertThat(after.accountId()).isNotEqualTo(before.accountId());
        StoredPayee old = new StoredPayee(before.payeeId(), before.accountId(), after.fingerprint());
        assertThat(stripe.gateway().initiate(stripe.payment("PAY-1").to(moved.storedAs(old)), StripeFixture.KEY))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.failure().code()).isEqualTo("invalid_payout_method"));
        assertThat(stripe.twin.payments()).isEmpty();
    }

    @Test
    void payees_are_found_page_by_page() {
        PayeeStorage storage = stripe.ability(PayeeStorage.class);
        for (int i = 1; i <= 5; i++) {
            storage.store(stripe.twin.payee(i), IdempotencyKey.of("store", i));
        }
        stripe.twin.pageSize(2);
        assertThat(storage.find(stripe.twin.payee(1))).isPresent();
        assertThat(storage.find(stripe.twin.payee(9))).isEmpty();
    }

    @Test
    void what_a_recipient_lacks_is_named_at_once_without_its_number() {
        PayeeStorage storage = stripe.ability(PayeeStorage.class);
        BankAccount bad = new BankAccount("X", BankAccount.Type.LOAN, "110000001", "12AB345678901", null, null, null);
        assertThatThrownBy(() -> storage.store(payee(bad, null, false, null), STORE))
                .isInstanceOfSatisfying(
                        PaymentFormatException.class,
                        e -> assertThat(e.problems())
                                .extracting(PaymentProblem::field)
                                .containsExactlyInAnyOrder(
                                        "payee.account.accountNumber",
                                        "payee.account.type",
                                        "payee.account.routingNumber",
                                        "payee.email",
                                        "payee.name"))
                .hasMessageNotContaining("12AB345678901");
        BankAccount iban =
                new BankAccount("X", BankAccount.Type.CHECKING, null, null, "DE89370400440532013000", null, null);
        assertThatThrownBy(() -> storage.store(payee(iban, "a@b.test", true, null), STORE))
                .isInstanceOf(PaymentFormatException.class)
                .hasMessageContaining("••••3000")
                .hasMessageNotContaining("DE8937");
        assertThatThrownBy(() -> storage.store(Payee.withEmail("V-1", "Acme", "a@b.test"), STORE))
                .isInstanceOf(PaymentFormatException.class)
                .hasMessageContaining("payee.account");
        assertThat(stripe.twin.requests()).isZero();
    }

    @Test
    void a_person_is_stored_by_given_name_and_surname() {
        Payee person = new Payee(
                "V-7",
                "Ada Mary Lovelace",
                false,
                BankAccount.us("Ada Lovelace", "110000000", "000777888999"),
                null,
                "ada@example.test",
                null,
                null);
        StoredPayee stored = stripe.ability(PayeeStorage.class).store(person, STORE);
        assertThat(stripe.ability(PayeeStorage.class).find(person)).contains(stored);
    }

    @Test
    void treasury_has_neither_payees_nor_confirmation_and_says_what_it_cannot_carry() {
        stripe.close();
        stripe = StripeFixture.treasury();
        PaymentGateway gateway = stripe.gateway();
        assertThat(gateway.ability(PayeeStorage.class)).isEmpty();
        assertThat(gateway.ability(Confirmation.class)).isEmpty();
        fields(stripe.payment("PAY-1").held(), "hold");
        fields(with(Money.of("1.00", "EUR"), Rail.ACH, LocalDate.of(2026, 12, 1)), "amount", "executionDate");
        Payee nowhere = payee(BankAccount.us("X", "110000000", "000123456789"), null, true, null);
        fields(stripe.payment("PAY-1").to(nowhere).on(Rail.WIRE), "payee.address");
        fields(stripe.payment("PAY-1").to(Payee.withEmail("V-1", "Acme", "a@b.test")), "payee.account");
        assertThat(stripe.twin.requests()).isZero();
    }

    @Test
    void a_wire_of_treasury_tells_its_imad() {
        stripe.close();
        stripe = StripeFixture.treasury();
        String id = stripe.ordered(stripe.payment("PAY-1").on(Rail.WIRE).paying(invoices(60)));
        stripe.twin.settle(id);
        assertThat(stripe.status(id).trace()).isEqualTo("20261120MMQFMP0B000001");
    }

    @Test
    void invoice_numbers_are_never_cut() {
        assertThat(OrderBody.invoices(invoices(2), 500)).isEqualTo("INV-0001 INV-0002");
        assertThat(OrderBody.invoices(invoices(60), 29)).isEqualTo("INV-0001 INV-0002 +58");
        assertThat(OrderBody.invoices(invoices(60), 5)).isEqualTo("60 invoices");
        assertThat(OrderBody.invoices(List.of(), 5)).isEmpty();
        for (int longest = 12; longest < 100; longest++) {
            assertThat(OrderBody.invoices(invoices(60), longest)).hasSizeLessThanOrEqualTo(longest);
        }
    }

    @Test
    void every_problem_of_the_settings_is_named_at_once() {
        stripe.settings.putAll(java.util.Map.of(
                "financialAccount", "acct_1",
                "api", "v3",
                "account", "../x",
                "stripeVersion", "latest",
                "notifyRecipient", "maybe",
                "recipientCapabilities", "local,swift",
                "fromCurrency", "dollar",
                "searchDays", "-1"));
        stripe.settings.putAll(java.util.Map.of(
                "settleSeconds", "x",
                "webhookToleranceSeconds", "5",
                "requestsPerSecond", "0"));
        assertThatThrownBy(stripe::gateway)
                .isInstanceOf(InvalidConfigurationException.class)
                .satisfies(e -> assertThat(e.getMessage())
                        .contains(
                                "financialAccount (acct_1)",
                                "api (v3)",
                                "account (../x)",
                                "stripeVersion (latest)",
                                "notifyRecipient (maybe)",
                                "recipientCapabilities (swift)",
                                "fromCurrency (dollar)",
                                "searchDays (-1)",
                                "settleSeconds (x)",
                                "webhookToleranceSeconds (5)",
                                "requestsPerSecond (0)"));
    }

    private void fields(ProviderPayment payment, String... fields) {
        PaymentGateway gateway = stripe.gateway();
        assertThat(gateway.check(payment)).extracting(PaymentProblem::field).containsExactlyInAnyOrder(fields);
        assertThatThrownBy(() -> gateway.initiate(payment, StripeFixture.KEY))
                .isInstanceOf(PaymentFormatException.class)
                .hasMessageContaining("PAY-1");
    }

    private ProviderPayment with(Money amount, Rail rail, @org.jspecify.annotations.Nullable LocalDate date) {
        ProviderPayment base = stripe.payment("PAY-1");
        return new ProviderPayment("PAY-1", amount, base.payee(), rail, date, null, List.of(), false);
    }

    private static Payee payee(
            BankAccount account,
            @org.jspecify.annotations.Nullable String email,
            boolean company,
            @org.jspecify.annotations.Nullable StoredPayee stored) {
        return new Payee("VENDOR-1", "Acme", company, account, (Address) null, email, null, stored);
    }

    private static List<RemittanceItem> invoices(int count) {
        Money money = Money.of("10.00", "USD");
        return IntStream.rangeClosed(1, count)
                .mapToObj(n -> new RemittanceItem("INV-%04d".formatted(n), null, money, null, money, null))
                .toList();
    }
}

package com.smartap.payments.paypal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smartap.model.IdempotencyKey;
import com.smartap.model.Money;
import com.smartap.spi.InvalidConfigurationException;
import com.smartap.spi.payment.PaymentFormatException;
import com.smartap.spi.payment.PaymentProblem;
import com.smartap.spi.payment.provider.Payee;
import com.smartap.spi.payment.provider.ProviderPayment;
import com.smartap.spi.payment.provider.Rail;
import com.smartap.spi.payment.provider.StoredPayee;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What PayPal cannot carry is found before anything is sent. */
class PayPalCheckTest {
    private final PayPalFixture paypal = new PayPalFixture();

    @AfterEach
    void close() {
        paypal.close();
    }

    @ParameterizedTest
    @CsvSource({
        "100, JPY, 100",
        "1000.00, HUF, 1000",
        "1000, TWD, 1000",
        "0.01, USD, 0.01",
        "19999.99, USD, 19999.99",
        "20000.00, USD, 20000.00",
        "99999.9, EUR, 99999.90"
    })
    void amounts_are_written_with_the_decimals_that_paypal_takes(String amount, String currency, String written) {
        ProviderPayment payment = ProviderPayment.of("P", Money.of(amount, currency), paypal.twin.payee(1));
        assertThat(problems(payment)).isEmpty();
        assertThat(PayoutCheck.value(payment.amount())).isEqualTo(written);
        PayPalFixture.accepted(paypal.gateway().initiate(payment, IdempotencyKey.of("pay", amount, currency)));
        assertThat(paypal.twin.payments())
                .singleElement()
                .satisfies(held -> assertThat(held.amount()).isEqualTo(payment.amount()));
        assertThat(PayPalFixture.accepted(
                                paypal.gateway().initiate(payment, IdempotencyKey.of("pay", amount, currency)))
                        .created())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "0.50, HUF, amount",
        "10.50, TWD, amount",
        "1.000, KWD, amount.currency",
        "1.00, CNY, amount.currency",
        "20000.01, USD, amount"
    })
    void amounts_that_paypal_does_not_take_are_named(String amount, String currency, String field) {
        ProviderPayment payment = ProviderPayment.of("P", Money.of(amount, currency), paypal.twin.payee(1));
        assertThat(problems(payment)).extracting(PaymentProblem::field).containsExactly(field);
        assertThatThrownBy(() -> paypal.gateway().initiate(payment, PayPalFixture.KEY))
                .isInstanceOf(PaymentFormatException.class);
        assertThat(paypal.twin.requests()).isZero();
    }

    @Test
    void limits_are_settings() {
        paypal.settings.put("itemLimits", "USD=60000, JPY=100");
        assertThat(problems(payment(Money.of("60000.00", "USD")))).isEmpty();
        assertThat(problems(payment(Money.of("101", "JPY")))).hasSize(1);
    }

    @Test
    void ways_dates_and_holding_that_paypal_does_not_have_are_named() {
        ProviderPayment payment = paypal.payment();
        assertThat(problems(payment.on(Rail.ACH)))
                .extracting(PaymentProblem::field)
                .containsExactly("rail");
        assertThat(problems(payment.held())).extracting(PaymentProblem::field).containsExactly("hold");
        assertThat(problems(on(LocalDate.parse("2026-11-21"))))
                .extracting(PaymentProblem::field)
                .containsExactly("executionDate");
        assertThat(problems(on(LocalDate.parse("2026-11-20")))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"no address", "a@b", "a b@example.com", "a@exam ple.com", "ä@example.com", "@example.com"})
    void bad_addresses_are_named_and_masked(String email) {
        assertThat(problems(to(email, null, null))).singleElement().satisfies(problem -> {
            assertThat(problem.field()).isEqualTo("payee.email");
            assertThat(problem.message()).doesNotContain(email);
        });
    }

    @Test
    void recipients_are_stored_ids_then_addresses_then_numbers() {
        StoredPayee stored = new StoredPayee("WDJJHEBZ4X2LY", null, null);
        assertThat(PayoutCheck.Recipient.of(
                        to("a@example.com", "+14085550123", stored).payee()))
                .isEqualTo(new PayoutCheck.Recipient("PAYPAL_ID", "WDJJHEBZ4X2LY"));
        assertThat(PayoutCheck.Recipient.of(
                        to("a@example.com", "+14085550123", null).payee()))
                .isEqualTo(new PayoutCheck.Recipient("EMAIL", "a@example.com"));
        assertThat(PayoutCheck.Recipient.of(to(null, "+1 (408) 555-0123", null).payee()))
                .isEqualTo(new PayoutCheck.Recipient("PHONE", "+14085550123"));
        assertThat(problems(to(null, null, null)))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("is missing"));
        assertThat(problems(to(null, "408 555 0123", null)))
                .extracting(PaymentProblem::field)
                .containsExactly("payee.phone");
        assertThat(problems(to("a@example.com", null, new StoredPayee("acct_1", null, null))))
                .extracting(PaymentProblem::field)
                .containsExactly("payee.stored");
        PayPalFixture.accepted(
                paypal.gateway().initiate(to("a@example.com", null, stored), IdempotencyKey.of("by-id")));
        PayPalFixture.accepted(
                paypal.gateway().initiate(to(null, "+14085550123", null), IdempotencyKey.of("by-number")));
        assertThat(paypal.gateway().find(to(null, "+1-408-555-0123", null), IdempotencyKey.of("by-number")))
                .isPresent();
    }

    @Test
    void venmo_takes_dollars_only() {
        paypal.settings.put("recipientWallet", "VENMO");
        assertThat(problems(payment(Money.of("1.00", "EUR"))))
                .extracting(PaymentProblem::field)
                .containsExactly("amount.currency");
        PayPalFixture.accepted(paypal.gateway().initiate(paypal.payment(), PayPalFixture.KEY));
    }

    @Test
    void every_wrong_setting_is_named_at_once() {
        paypal.settings.putAll(Map.of(
                "environment", "test",
                "keyPrefix", "a b",
                "recipientWallet", "CASH",
                "emailSubject", "x".repeat(256),
                "itemLimits", "USD",
                "webhookId", "a/b",
                "webhookVerification", "never",
                "webhookAnchor", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----",
                "searchBackDays", "1096",
                "timeoutSeconds", "0"));
        assertThatThrownBy(paypal::gateway)
                .isInstanceOf(InvalidConfigurationException.class)
                .message()
                .contains(
                        "environment",
                        "keyPrefix",
                        "recipientWallet",
                        "emailSubject",
                        "itemLimits",
                        "webhookId",
                        "webhookVerification",
                        "webhookAnchor",
                        "searchBackDays",
                        "timeoutSeconds");
    }

    private List<PaymentProblem> problems(ProviderPayment payment) {
        return paypal.gateway().check(payment);
    }

    private ProviderPayment payment(Money amount) {
        return ProviderPayment.of("P", amount, paypal.twin.payee(1));
    }

    private ProviderPayment on(LocalDate date) {
        return new ProviderPayment(
                "P", Money.of("1.00", "USD"), paypal.twin.payee(1), Rail.WALLET, date, null, List.of(), false);
    }

    private static ProviderPayment to(@Nullable String email, @Nullable String phone, @Nullable StoredPayee stored) {
        return ProviderPayment.of(
                "P", Money.of("1.00", "USD"), new Payee("V", "V", true, null, null, email, phone, stored));
    }
}

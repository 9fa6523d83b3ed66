package com.smartap.payments.bill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smartap.model.BankAccount;
import com.smartap.model.Money;
import com.smartap.spi.InvalidConfigurationException;
import com.smartap.spi.payment.PaymentFormatException;
import com.smartap.spi.payment.PaymentInstruction.RemittanceItem;
import com.smartap.spi.payment.PaymentProblem;
import com.smartap.spi.payment.provider.Payee;
import com.smartap.spi.payment.provider.PaymentProvider;
import com.smartap.spi.payment.provider.ProviderPayment;
import com.smartap.spi.payment.provider.Rail;
import com.smartap.spi.payment.provider.StoredPayee;
import com.smartap.testkit.TestClock;
import com.smartap.testkit.connector.TestConnectorContext;
import com.smartap.testkit.connector.TestCredentialVault;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

/** What is known to be wrong before any call. */
class BillCheckTest {
    private static final BankAccount ACCOUNT = BankAccount.us("Parts", "011000015", "7000001234");
    private static final Payee PLAIN = Payee.of("V-1", "Parts", ACCOUNT, null);
    private static final Payee STORED =
            PLAIN.storedAs(new StoredPayee("009V", "bank-account-1", AccountMark.fingerprint(ACCOUNT)));
    private static final ProviderPayment GOOD = ProviderPayment.of("PAY-1", Money.of("10.00", "USD"), STORED);

    @Test
    void a_payment_that_bill_can_carry_has_no_problem() {
        assertThat(PaymentCheck.of(GOOD)).isEmpty();
        assertThat(PaymentCheck.of(GOOD.on(Rail.ACH))).isEmpty();
    }

    @Test
    void every_problem_names_its_field() {
        RemittanceItem item =
                new RemittanceItem("INV-1", null, Money.of("9.00", "USD"), null, Money.of("9.00", "USD"), null);
        assertThat(fields(ProviderPayment.of("PAY-1", Money.of("10.00", "EUR"), STORED)))
                .containsExactly("amount");
        assertThat(fields(ProviderPayment.of("PAY-1", Money.of("10.000", "KWD"), STORED)))
                .containsExactly("amount");
        assertThat(fields(ProviderPayment.of("PAY-1", Money.of("10", "JPY"), STORED)))
                .containsExactly("amount");
        assertThat(fields(GOOD.on(Rail.WIRE))).containsExactly("rail");
        assertThat(fields(GOOD.on(Rail.CHECK))).containsExactly("rail");
        assertThat(fields(GOOD.to(PLAIN.storedAs(new StoredPayee("009V", null, AccountMark.fingerprint(ACCOUNT))))
                        .on(Rail.ACH)))
                .containsExactly("rail");
        assertThat(fields(GOOD.to(PLAIN))).containsExactly("payee.stored");
        assertThat(fields(GOOD.to(PLAIN.storedAs(new StoredPayee("../x", "y", AccountMark.fingerprint(ACCOUNT))))))
                .containsExactly("payee.stored");
        assertThat(fields(GOOD.to(PLAIN.storedAs(new StoredPayee("009V", "y", "0".repeat(64))))))
                .containsExactly("payee.account");
        assertThat(fields(GOOD.held())).containsExactly("hold");
        assertThat(fields(GOOD.paying(List.of(item)))).containsExactly("remittance");
        ProviderPayment wordy = new ProviderPayment(
                "PAY-1", GOOD.amount(), STORED, Rail.AUTOMATIC, null, "x".repeat(65), List.of(), false);
        assertThat(fields(wordy)).containsExactly("description");
        assertThatThrownBy(() -> PaymentCheck.require(wordy))
                .isInstanceOf(PaymentFormatException.class)
                .hasMessageContaining("has room for 64");
    }

    @Test
    void problems_tell_no_account_number() {
        Payee other = PLAIN.storedAs(new StoredPayee("009V", "y", "0".repeat(64)));
        assertThat(PaymentCheck.of(GOOD.to(other)).toString()).contains("1234").doesNotContain("7000001234");
    }

    @Test
    void wrong_settings_are_all_named() {
        assertThatThrownBy(() -> create(Map.of(
                        "organizationId", "007",
                        "fundingAccountType", "GOLD",
                        "fundingAccountId", "../x",
                        "settlingSeconds", "1",
                        "voidType", "what ever",
                        "environment", "moon")))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageContaining("organizationId (007)")
                .hasMessageContaining("username is missing")
                .hasMessageContaining("fundingAccountType (GOLD)")
                .hasMessageContaining("fundingAccountId (../x)")
                .hasMessageContaining("settlingSeconds (1)")
                .hasMessageContaining("voidType (what ever)")
                .hasMessageContaining("environment (moon)");
        assertThatThrownBy(() -> create(Map.of("organizationId", "00801", "username", "a")))
                .hasMessageContaining("fundingAccountId is missing");
        create(Map.of("organizationId", "00801", "username", "a", "fundingAccountType", "WALLET"))
                .close();
    }

    @Test
    void the_provider_is_found_by_the_service_loader() {
        assertThat(ServiceLoader.load(PaymentProvider.class))
                .filteredOn(provider -> provider.id().equals("bill"))
                .singleElement()
                .isInstanceOf(BillProvider.class);
    }

    private static com.smartap.spi.payment.provider.PaymentGateway create(Map<String, String> settings) {
        TestClock clock = TestClock.at(BillRig.NOW);
        return new BillProvider()
                .create(new TestConnectorContext(
                        "the-connection",
                        clock,
                        URI.create("https://gateway.stage.bill.com/connect"),
                        settings,
                        new TestCredentialVault(clock, Map.of())));
    }

    private static List<String> fields(ProviderPayment payment) {
        return PaymentCheck.of(payment).stream().map(PaymentProblem::field).toList();
    }
}

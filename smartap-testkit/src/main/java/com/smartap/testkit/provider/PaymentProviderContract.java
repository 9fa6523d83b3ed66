package com.smartap.testkit.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.smartap.model.BankAccount;
import com.smartap.model.IdempotencyKey;
import com.smartap.model.Money;
import com.smartap.spi.Api;
import com.smartap.spi.payment.provider.InitiationOutcome;
import com.smartap.spi.payment.provider.InitiationOutcome.Accepted;
import com.smartap.spi.payment.provider.Payee;
import com.smartap.spi.payment.provider.PaymentGateway;
import com.smartap.spi.payment.provider.PaymentProvider;
import com.smartap.spi.payment.provider.ProviderPayment;
import com.smartap.testkit.TestClock;
import com.smartap.testkit.connector.CapturedLog;
import com.smartap.testkit.connector.TestConnectorContext;
import com.smartap.testkit.connector.TestCredentialVault;
import com.smartap.testkit.provider.ProviderTwin.HeldPayment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;

/**
 * What every payment provider promises. Subclass it, and give it the system and the provider; abilities that the
 * provider does not declare are left out. {@link PaymentProviderProofs} goes on where this ends, under many random
 * schedules.
 */
@Api(usage = Api.Usage.IMPLEMENT, since = "0.1")
public abstract class PaymentProviderContract {
    /** When the system's clock stands at the beginning: a business day. */
    protected static final Instant NOW = Instant.parse("2026-11-20T15:00:00Z");

    TestClock clock = TestClock.at(NOW);

    @SuppressWarnings("NullAway.Init") // every test opens one first
    ProviderTwin twin;

    TestCredentialVault vault = new TestCredentialVault(clock, Map.of());
    private CapturedLog captured = new CapturedLog();
    private final List<PaymentGateway> open = new ArrayList<>();
    private final List<String> told = new ArrayList<>();

    /** A provider without payments, whose time is the clock. */
    protected abstract ProviderTwin twin(TestClock clock);

    /**
     * The subject. A call should end within about two seconds, and waits should move the clock instead of waiting, so
     * that tests are fast.
     */
    protected abstract PaymentProvider provider(TestClock clock);

    /** Settings beside those that the system needs to be found. */
    protected Map<String, String> settings() {
        return Map.of();
    }

    /** A payment that the provider carries out; of 599.96 USD unless overridden. */
    protected ProviderPayment payment(ProviderTwin system, String id) {
        return ProviderPayment.of(id, Money.of("599.96", "USD"), system.payee(1));
    }

    @BeforeEach
    final void open() {
        clock = TestClock.at(NOW);
        twin = twin(clock);
        vault = new TestCredentialVault(clock, twin.credentials());
        told.clear();
        captured = CapturedLog.start();
    }

    @AfterEach
    final void close() {
        List<String> violations = twin.violations();
        open.forEach(PaymentGateway::close);
        open.clear();
        twin.close();
        String log = captured.stop();
        assertThat(violations)
                .as("what the real system's documentation does not allow")
                .isEmpty();
        assertNoSecret("what was logged", log);
        told.forEach(text -> assertNoSecret("what was told", text));
    }

    /** A gateway as after a restart of the process: it remembers nothing. */
    final PaymentGateway gateway() {
        Map<String, String> all = new HashMap<>(twin.settings());
        all.putAll(settings());
        PaymentGateway gateway =
                provider(clock).create(new TestConnectorContext("the-connection", clock, twin.baseUrl(), all, vault));
        open.add(gateway);
        return gateway;
    }

    final <T> T ability(Class<T> type) {
        return gateway()
                .ability(type)
                .orElseThrow(() -> new AssertionError("%s is declared, but there is none".formatted(type)));
    }

    final boolean has(Class<?> type) {
        return provider(clock).abilities().contains(type);
    }

    final ProviderPayment payment(String id) {
        return payment(twin, id);
    }

    static IdempotencyKey key(String id) {
        return IdempotencyKey.of("pay", id, 1);
    }

    /** Keeps a text to see later that it tells no secret and no account number. */
    final void tell(Object text) {
        told.add(String.valueOf(text));
    }

    final Accepted accepted(InitiationOutcome outcome) {
        tell(outcome);
        assertThat(outcome).isInstanceOf(Accepted.class);
        return (Accepted) outcome;
    }

    final List<HeldPayment> held(String reference) {
        return twin.payments().stream()
                .filter(payment -> payment.reference().filter(reference::equals).isPresent())
                .toList();
    }

    /** Nothing that the vault holds, and no whole account number, shows in a text. */
    final void assertNoSecret(String what, String text) {
        for (var stored : vault.history()) {
            stored.values().forEach((name, secret) -> {
                boolean moment = name.endsWith("At") || name.endsWith("Until");
                if (!moment && secret.reveal().length() >= 6) {
                    assertThat(text.contains(secret.reveal()))
                            .as("%s holds %s", what, name)
                            .isFalse();
                }
            });
        }
        Payee payee = twin.payee(1);
        BankAccount account = payee.account();
        if (account != null && account.accountNumber() != null) {
            assertThat(text.contains(account.accountNumber()))
                    .as("%s holds an account number", what)
                    .isFalse();
        }
        if (account != null && account.iban() != null) {
            assertThat(text.contains(account.iban()))
                    .as("%s holds an IBAN", what)
                    .isFalse();
        }
    }

    /** One key, one payment. */
    @Nested
    class Initiation extends InitiationPart {
        Initiation() {
            super(PaymentProviderContract.this);
        }
    }

    /** What becomes of a payment. */
    @Nested
    class Fate extends FatePart {
        Fate() {
            super(PaymentProviderContract.this);
        }
    }

    /** Many payments with one call. */
    @Nested
    class Batches extends BatchPart {
        Batches() {
            super(PaymentProviderContract.this);
        }
    }

    /** Payees that the provider keeps. */
    @Nested
    class Payees extends PayeesPart {
        Payees() {
            super(PaymentProviderContract.this);
        }
    }

    /** What the provider sends on its own. */
    @Nested
    class Webhooks extends WebhooksPart {
        Webhooks() {
            super(PaymentProviderContract.this);
        }
    }

    /** Behaviour towards people, limits and a system that does wrong. */
    @Nested
    class Manners extends MannersPart {
        Manners() {
            super(PaymentProviderContract.this);
        }
    }
}

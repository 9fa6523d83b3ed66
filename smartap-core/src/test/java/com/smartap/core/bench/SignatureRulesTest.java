package com.smartap.core.bench;

import static com.smartap.core.bench.Bench.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smartap.core.SignaturePolicy;
import com.smartap.core.SignatureRequest;
import com.smartap.core.SignatureSettings;
import com.smartap.core.SignerDirectory;
import com.smartap.model.Actor;
import com.smartap.model.Role;
import com.smartap.model.TenantId;
import com.smartap.model.invoice.Invoice;
import com.smartap.model.invoice.InvoiceState;
import com.smartap.spi.IllegalLifecycleStateException;
import com.smartap.spi.esign.Signatory;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignatureRulesTest {
    private static final TenantId TENANT = TenantId.DEFAULT;
    private static final Actor CFO = person(TENANT, "cfo", Role.CFO);
    private static final Signatory SAM = new Signatory("sam", "Sam Senior", "sam@example.com");
    private static final Signatory CHRIS = new Signatory("chris", "Chris Chief", "chris@example.com");
    private static final Signatory CLERK = new Signatory("clerk", "Carla Clerk", "carla@example.com");

    private final JdbcConnectionPool database = Bench.h2();
    private final ScriptedSigner signer = new ScriptedSigner();
    private Bench bench;
    private int counter;

    @BeforeAll
    void open(@TempDir Path folder) {
        SignerDirectory people =
                SignerDirectory.of(Map.of(Role.SENIOR_MANAGER, List.of(CLERK, SAM), Role.CFO, List.of(CHRIS)));
        bench = Bench.open(
                database,
                folder,
                builder -> builder.signatures(SignatureSettings.inHouse(Currency.getInstance("USD"), people)
                                .by("scripted", signer))
                        .signingDocuments(new PaperSigning())
                        .exchangeRates((from, to, on) -> from.getCurrencyCode().equals("EUR")
                                ? Optional.of(new BigDecimal("1.1000001"))
                                : Optional.empty()));
        bench.connect(TENANT);
    }

    @AfterAll
    void close() {
        bench.close();
        database.dispose();
    }

    /** An invoice of a vendor that has no other, approved. */
    private Invoice approved(String vendor, String currency, String total, InvoiceState state) {
        bench.erp.vendor(vendor, currency, true);
        bench.engine
                .erp()
                .sync(
                        person(TENANT, "admin", Role.ADMIN),
                        bench.engine.erp().connections(CFO).get(0).id());
        Invoice invoice = bench.submit(
                TENANT, new Note("S-" + ++counter, vendor, "", currency, total), InvoiceState.PENDING_APPROVAL);
        bench.approve(TENANT, invoice.id());
        return bench.until(TENANT, invoice.id(), state);
    }

    private List<SignatureRequest> requests(Invoice invoice) {
        return bench.engine.signatures().of(CFO, invoice.id());
    }

    private Role signingRole(Invoice invoice) {
        return requests(invoice).get(0).signers().get(0).role();
    }

    @ParameterizedTest
    @CsvSource({"USD,4999.99", "EUR,4545.44"})
    void below_the_first_limit_nobody_signs(String currency, String total) {
        Invoice invoice = approved("Small " + total, currency, total, InvoiceState.READY_FOR_PAYMENT);
        assertThat(requests(invoice)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "USD,5000.00,SENIOR_MANAGER",
        "USD,25000.00,SENIOR_MANAGER",
        "USD,25000.01,CFO",
        // 4,545.46 at 1.1000001 is 5,000.0065 and counts as 5,000.01; 22,727.27 is 24,999.999 and counts as 25,000.00.
        "EUR,4545.46,SENIOR_MANAGER",
        "EUR,22727.27,SENIOR_MANAGER",
        "EUR,22727.28,CFO",
        // There is no rate for yen.
        "JPY,100,CFO"
    })
    void limits_hold_to_the_cent_in_the_currency_of_the_policy(String currency, String total, Role role) {
        Invoice invoice = approved("Bound " + currency + total, currency, total, InvoiceState.AWAITING_SIGNATURE);
        assertThat(signingRole(invoice)).isEqualTo(role);
    }

    @Test
    void whoever_entered_an_invoice_does_not_sign_it_though_the_directory_names_the_person_first() {
        Invoice invoice = approved("Own work", "USD", "6000.00", InvoiceState.AWAITING_SIGNATURE);
        assertThat(requests(invoice).get(0).signers())
                .extracting(SignatureRequest.Signer::person)
                .containsExactly("sam");
    }

    @Test
    void parts_of_a_split_invoice_count_together_within_the_days_of_the_policy() {
        approved("Splitter", "USD", "3000.00", InvoiceState.READY_FOR_PAYMENT);
        Invoice second = approved("Splitter", "USD", "2000.00", InvoiceState.AWAITING_SIGNATURE);
        assertThat(signingRole(second)).isEqualTo(Role.SENIOR_MANAGER);
        Invoice third = approved("Splitter", "USD", "20000.01", InvoiceState.AWAITING_SIGNATURE);
        assertThat(signingRole(third)).isEqualTo(Role.CFO);
        Invoice other = approved("Somebody else", "USD", "2000.00", InvoiceState.READY_FOR_PAYMENT);
        assertThat(requests(other)).isEmpty();
    }

    @Test
    void a_signature_may_be_demanded_of_a_small_invoice() {
        bench.erp.vendor("Demanded", "USD", true);
        Invoice first = approved("Demanded", "USD", "10.00", InvoiceState.READY_FOR_PAYMENT);
        Invoice invoice = bench.submit(
                TENANT, new Note("S-demanded", "Demanded", "", "USD", "11.00"), InvoiceState.PENDING_APPROVAL);
        bench.engine
                .signatures()
                .demand(CFO, invoice.id(), invoice.version(), List.of(Role.SENIOR_MANAGER, Role.CFO), "a new vendor");
        bench.approve(TENANT, invoice.id());
        bench.until(TENANT, invoice.id(), InvoiceState.AWAITING_SIGNATURE);
        assertThat(requests(invoice).get(0).signers())
                .extracting(SignatureRequest.Signer::person)
                .containsExactly("sam", "chris");
        assertThatThrownBy(() -> bench.engine
                        .signatures()
                        .demand(CFO, first.id(), first.version(), List.of(Role.CFO), "too late"))
                .isInstanceOf(IllegalLifecycleStateException.class)
                .hasMessageContaining("READY_FOR_PAYMENT");
    }

    @Test
    void limits_have_to_ascend_and_the_last_tier_has_none() {
        Currency usd = Currency.getInstance("USD");
        SignaturePolicy.Tier small = new SignaturePolicy.Tier(new BigDecimal("5000"), false, List.of());
        SignaturePolicy.Tier open = new SignaturePolicy.Tier(null, true, List.of(Role.CFO));
        assertThatThrownBy(() -> new SignaturePolicy(usd, List.of(small), 3)).hasMessageContaining("no limit");
        assertThatThrownBy(() -> new SignaturePolicy(
                        usd,
                        List.of(new SignaturePolicy.Tier(new BigDecimal("9000"), true, List.of()), small, open),
                        3))
                .hasMessageContaining("ascend");
        assertThatThrownBy(() -> new SignaturePolicy.Tier(null, true, List.of(Role.CLERK)))
                .hasMessageContaining("CLERK");
        assertThatThrownBy(() -> new SignaturePolicy(usd, List.of(small, open), -1))
                .hasMessageContaining("-1");
    }
}

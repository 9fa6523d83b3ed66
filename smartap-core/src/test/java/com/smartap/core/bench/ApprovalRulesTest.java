package com.smartap.core.bench;

import static com.smartap.core.bench.Bench.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smartap.core.Approvals;
import com.smartap.model.Actor;
import com.smartap.model.PageRequest;
import com.smartap.model.Role;
import com.smartap.model.TenantId;
import com.smartap.model.approval.Approval;
import com.smartap.model.approval.ApprovalId;
import com.smartap.model.approval.Decision;
import com.smartap.model.invoice.Invoice;
import com.smartap.model.invoice.InvoiceState;
import com.smartap.spi.ErrorCode;
import com.smartap.spi.ForbiddenException;
import com.smartap.spi.IllegalLifecycleStateException;
import com.smartap.spi.InvalidRequestException;
import com.smartap.spi.NotFoundException;
import com.smartap.spi.SegregationOfDutiesException;
import com.smartap.spi.StaleVersionException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApprovalRulesTest {
    private static final TenantId TENANT = TenantId.DEFAULT;
    private static final Actor MANAGER = person(TENANT, "manager", Role.MANAGER);
    private static final Actor SENIOR = person(TENANT, "senior", Role.SENIOR_MANAGER);
    private static final Actor CFO = person(TENANT, "cfo", Role.CFO);
    private static final Actor EVERYTHING = Actor.of(TENANT, "boss", "Boss", Role.values());

    private final JdbcConnectionPool database = Bench.h2();
    private Bench bench;
    private int counter;

    @BeforeAll
    void open(@TempDir Path folder) {
        bench = Bench.open(
                database,
                folder,
                builder -> builder.exchangeRates(
                        (from, to, on) -> from.getCurrencyCode().equals("EUR")
                                ? Optional.of(new BigDecimal("1.1000001"))
                                : Optional.empty()));
        bench.erp.vendor("Acme", "USD", true);
        bench.connect(TENANT);
    }

    @AfterAll
    void close() {
        bench.close();
        database.dispose();
    }

    private Invoice pending(String total) {
        return pending("USD", total);
    }

    private Invoice pending(String currency, String total) {
        counter++;
        return bench.submit(
                TENANT, new Note("A-" + counter, "Acme", "", currency, total), InvoiceState.PENDING_APPROVAL);
    }

    private Approval approve(Actor actor, Invoice invoice, String comment) {
        Approvals.Task task = bench.task(TENANT, invoice.id());
        return bench.engine
                .approvals()
                .approve(actor, task.approval().id(), task.invoice().version(), comment);
    }

    @ParameterizedTest
    @CsvSource({
        "USD, 0.01, MANAGER",
        "USD, 4999.99, MANAGER",
        "USD, 5000.00, SENIOR_MANAGER",
        "USD, 25000.00, SENIOR_MANAGER",
        "USD, 25000.01, CFO",
        // 4,545.45 EUR are 4,999.9954545 USD, and rounded up the limit itself.
        "EUR, 4545.45, SENIOR_MANAGER",
        "EUR, 4545.44, MANAGER",
        "EUR, 22727.27, SENIOR_MANAGER",
        "EUR, 22727.28, CFO",
        // There is no rate for these.
        "GBP, 1.00, CFO",
        "JPY, 1, CFO"
    })
    void the_total_says_who_approves(String currency, String total, Role role) {
        Invoice invoice = pending(currency, total);
        assertThat(bench.engine.approvals().of(CFO, invoice.id()))
                .singleElement()
                .satisfies(approval -> assertThat(approval.role()).isEqualTo(role));
    }

    @Test
    void a_lower_role_may_not_approve_and_a_higher_one_may() {
        Invoice invoice = pending("5000.00");
        assertThatThrownBy(() -> approve(MANAGER, invoice, "fine")).isInstanceOf(ForbiddenException.class);
        assertThatThrownBy(() -> approve(person(TENANT, "admin", Role.ADMIN), invoice, "fine"))
                .isInstanceOf(ForbiddenException.class);
        assertThat(approve(CFO, invoice, "fine").decision()).isEqualTo(Decision.APPROVED);
    }

    @Test
    void nobody_approves_what_they_entered_whatever_their_roles() {
        counter++;
        Invoice mine = bench.engine
                .invoices()
                .submit(EVERYTHING, new Note("A-" + counter, "Acme", "", "USD", "10.00").document());
        bench.until(TENANT, mine.id(), InvoiceState.PENDING_APPROVAL);
        assertThatThrownBy(() -> approve(EVERYTHING, mine, "fine")).isInstanceOf(SegregationOfDutiesException.class);
        assertThat(bench.engine
                        .approvals()
                        .queue(EVERYTHING, PageRequest.first(200))
                        .items())
                .extracting(task -> task.invoice().id())
                .doesNotContain(mine.id());
        assertThat(bench.engine.invoices().get(EVERYTHING, mine.id()).state()).isEqualTo(InvoiceState.PENDING_APPROVAL);
    }

    @Test
    void nobody_approves_what_they_corrected() {
        Invoice invoice = pending("10.00");
        bench.engine
                .invoices()
                .correct(
                        EVERYTHING,
                        invoice.id(),
                        invoice.version(),
                        invoice.content().toBuilder().paymentTerms("Net 5").build(),
                        null);
        bench.until(TENANT, invoice.id(), InvoiceState.PENDING_APPROVAL);
        assertThatThrownBy(() -> approve(EVERYTHING, invoice, "fine")).isInstanceOf(SegregationOfDutiesException.class);
    }

    @Test
    void a_decision_is_taken_once() {
        Invoice invoice = pending("20.00");
        Approvals.Task task = bench.task(TENANT, invoice.id());
        bench.engine
                .approvals()
                .approve(MANAGER, task.approval().id(), task.invoice().version(), "fine");
        assertThatThrownBy(() -> bench.engine
                        .approvals()
                        .approve(MANAGER, task.approval().id(), task.invoice().version(), "fine"))
                .isInstanceOfAny(StaleVersionException.class, IllegalLifecycleStateException.class);
        Invoice now = bench.until(TENANT, invoice.id(), InvoiceState.READY_FOR_PAYMENT);
        assertThatThrownBy(() ->
                        bench.engine.approvals().approve(SENIOR, task.approval().id(), now.version(), "fine"))
                .isInstanceOf(IllegalLifecycleStateException.class);
        assertThatThrownBy(() ->
                        bench.engine.approvals().reject(SENIOR, task.approval().id(), now.version(), "too late"))
                .isInstanceOf(IllegalLifecycleStateException.class);
    }

    @Test
    void a_decision_names_the_version_that_was_seen() {
        Invoice invoice = pending("30.00");
        Approvals.Task task = bench.task(TENANT, invoice.id());
        for (long version :
                new long[] {-1, 0, task.invoice().version() - 1, task.invoice().version() + 1}) {
            assertThatThrownBy(() -> bench.engine
                            .approvals()
                            .approve(MANAGER, task.approval().id(), version, "fine"))
                    .isInstanceOf(StaleVersionException.class);
        }
    }

    @Test
    void an_approval_of_what_was_corrected_since_does_not_count() {
        Invoice invoice = pending("40.00");
        Approvals.Task seen = bench.task(TENANT, invoice.id());
        bench.engine
                .invoices()
                .correct(
                        person(TENANT, "clerk", Role.CLERK),
                        invoice.id(),
                        seen.invoice().version(),
                        new Note(invoice.content().invoiceNumber(), "Acme", "", "USD", "40000.00").content(),
                        null);
        Invoice now = bench.until(TENANT, invoice.id(), InvoiceState.PENDING_APPROVAL);
        assertThatThrownBy(() -> bench.engine
                        .approvals()
                        .approve(MANAGER, seen.approval().id(), now.version(), "fine"))
                .isInstanceOf(IllegalLifecycleStateException.class);
        assertThat(bench.task(TENANT, invoice.id()).approval().role()).isEqualTo(Role.CFO);
    }

    @Test
    void an_escalation_climbs_until_nobody_is_above() {
        Invoice invoice = pending("50.00");
        for (Actor actor : List.of(MANAGER, SENIOR)) {
            Approvals.Task task = bench.task(TENANT, invoice.id());
            bench.engine
                    .approvals()
                    .escalate(actor, task.approval().id(), task.invoice().version(), "look at this");
        }
        Approvals.Task task = bench.task(TENANT, invoice.id());
        assertThat(task.approval().role()).isEqualTo(Role.CFO);
        assertThatThrownBy(() -> bench.engine
                        .approvals()
                        .escalate(CFO, task.approval().id(), task.invoice().version(), "and now?"))
                .isInstanceOf(IllegalLifecycleStateException.class);
        assertThatThrownBy(() -> approve(MANAGER, invoice, "fine")).isInstanceOf(ForbiddenException.class);
        assertThat(approve(CFO, invoice, "fine").decision()).isEqualTo(Decision.APPROVED);
    }

    @Test
    void what_does_not_match_is_approved_with_a_word_about_it_only() {
        Invoice invoice = pending("60.00");
        for (String comment : new String[] {null, "", "  \t\n"}) {
            assertThatThrownBy(() -> approve(MANAGER, invoice, comment)).isInstanceOf(InvalidRequestException.class);
        }
    }

    @Test
    void reasons_are_neither_empty_nor_endless() {
        Invoice invoice = pending("70.00");
        Approvals.Task task = bench.task(TENANT, invoice.id());
        Actor clerk = person(TENANT, "clerk", Role.CLERK);
        for (String reason : List.of("", "   ", "x".repeat(2001), "\u2028".repeat(3))) {
            assertThatThrownBy(() -> bench.engine
                            .approvals()
                            .reject(
                                    MANAGER,
                                    task.approval().id(),
                                    task.invoice().version(),
                                    reason))
                    .isInstanceOf(InvalidRequestException.class);
            assertThatThrownBy(() -> bench.engine
                            .approvals()
                            .escalate(
                                    MANAGER,
                                    task.approval().id(),
                                    task.invoice().version(),
                                    reason))
                    .isInstanceOf(InvalidRequestException.class);
            assertThatThrownBy(() -> bench.engine.invoices().hold(clerk, invoice.id(), invoice.version(), reason))
                    .isInstanceOf(InvalidRequestException.class);
            assertThatThrownBy(() -> bench.engine.invoices().withdraw(clerk, invoice.id(), invoice.version(), reason))
                    .isInstanceOf(InvalidRequestException.class);
        }
        assertThat(bench.engine
                        .approvals()
                        .reject(MANAGER, task.approval().id(), task.invoice().version(), "x".repeat(2000))
                        .comment())
                .hasSize(2000);
    }

    @Test
    void several_decisions_are_taken_each_by_itself() {
        Invoice small = pending("80.00");
        Invoice large = pending("26000.00");
        List<Approvals.Choice> choices = new java.util.ArrayList<>();
        for (Invoice invoice : List.of(small, large)) {
            Approvals.Task task = bench.task(TENANT, invoice.id());
            choices.add(
                    new Approvals.Choice(task.approval().id(), task.invoice().version()));
        }
        choices.add(new Approvals.Choice(new ApprovalId(UUID.randomUUID()), 0));
        assertThat(bench.engine.approvals().approveAll(MANAGER, choices, "fine"))
                .extracting(Approvals.BulkOutcome::error)
                .containsExactly(null, ErrorCode.FORBIDDEN, ErrorCode.NOT_FOUND);
        bench.until(TENANT, small.id(), InvoiceState.READY_FOR_PAYMENT);
        assertThatThrownBy(() -> bench.engine.approvals().approve(CFO, new ApprovalId(UUID.randomUUID()), 0, "fine"))
                .isInstanceOf(NotFoundException.class);
    }
}

package com.smartap.core.bench;

import static com.smartap.core.bench.BankPapers.batch;
import static com.smartap.core.bench.BankPapers.camt053;
import static com.smartap.core.bench.BankPapers.debit;
import static com.smartap.core.bench.BankPapers.file;
import static com.smartap.core.bench.BankPapers.line;
import static com.smartap.core.bench.BankPapers.nacha;
import static com.smartap.core.bench.BankPapers.payment;
import static com.smartap.core.bench.BankPapers.report;
import static com.smartap.core.bench.BankPapers.returned;
import static com.smartap.core.bench.BankPapers.state;
import static com.smartap.core.bench.BankPapers.zip;
import static com.smartap.core.bench.Bench.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.smartap.core.BankStatement;
import com.smartap.core.BatchRefusedException;
import com.smartap.core.PaymentSettings;
import com.smartap.core.Payments;
import com.smartap.core.StatementLimits;
import com.smartap.core.Statements;
import com.smartap.core.Statements.AnswerQuery;
import com.smartap.core.Statements.Effect;
import com.smartap.core.Statements.EntryQuery;
import com.smartap.core.Statements.Reading;
import com.smartap.core.Vendors;
import com.smartap.model.Actor;
import com.smartap.model.Address;
import com.smartap.model.BankAccount;
import com.smartap.model.PageRequest;
import com.smartap.model.Role;
import com.smartap.model.TenantId;
import com.smartap.model.event.Event;
import com.smartap.model.invoice.Invoice;
import com.smartap.model.invoice.InvoiceState;
import com.smartap.model.payment.Payment;
import com.smartap.model.payment.PaymentBatch;
import com.smartap.model.payment.PaymentStatus;
import com.smartap.model.purchasing.Vendor;
import com.smartap.spi.ErrorCode;
import com.smartap.spi.IllegalLifecycleStateException;
import com.smartap.spi.InvalidRequestException;
import com.smartap.spi.SmartApException;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.testkit.world.SimulatedWorld;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Payment files of the engine and what comes back from banks, over each database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class StatementsContract {
    private static final TenantId TENANT = TenantId.DEFAULT;
    private static final Actor CLERK = person(TENANT, "clerk", Role.CLERK);
    private static final Actor TREASURER = person(TENANT, "treasurer", Role.TREASURER);
    private static final Actor ADMIN = person(TENANT, "admin", Role.ADMIN);
    private static final Actor AUDITOR = person(TENANT, "auditor", Role.AUDITOR);
    private static final PageRequest ALL = PageRequest.first(200);
    private static final String PAIN = "pain.001.001.09";
    private static final long SMALL = 64 * 1024;

    private Bench bench;
    private int counter;

    /** An empty database. */
    protected abstract DataSource database();

    /** Ends the database. */
    protected abstract void dispose();

    @BeforeAll
    void open(@TempDir Path folder) {
        bench = Bench.open(
                database(),
                folder,
                builder -> builder.payments(PaymentSettings.of(SimulatedWorld.originator())
                        .within(new StatementLimits(SMALL, 3, 2 * SMALL))
                        .options("nacha-ccd", Map.of("nacha.line-ending", "LF", "balanced", "true"))));
        bench.store.refuseToSeal();
        bench.erp.vendor("Acme", "USD", true);
        bench.erp.vendor("Abroad", "USD", true);
        bench.erp.vendor("Nowhere", "USD", true);
        bench.connect(TENANT);
        BankAccount german = new BankAccount(
                "Abroad", BankAccount.Type.CHECKING, null, null, "DE89370400440532013000", "COBADEFFXXX", null);
        change("Abroad", new Address("Hauptstr. 1, 10115 Berlin", null, null, null, null, "DE"), german);
        change("Nowhere", null, german);
    }

    @AfterAll
    void closeBench() {
        bench.close();
        dispose();
    }

    private void change(String name, Address address, BankAccount account) {
        Vendor vendor = bench.engine.vendors().list(ADMIN, name, ALL).items().get(0);
        bench.engine
                .vendors()
                .update(
                        ADMIN,
                        vendor.id(),
                        vendor.version(),
                        new Vendors.Details(name, null, null, address, vendor.currency(), null, account, true));
    }

    private Invoice payable(String vendor) {
        counter++;
        return bench.payable(
                TENANT, new Note("S-" + counter, vendor, "", "USD", "1%d.%02d".formatted(counter, counter)));
    }

    private PaymentBatch sent(String format, String... vendors) {
        List<Invoice> invoices = Stream.of(vendors).map(this::payable).toList();
        PaymentBatch built = bench.engine
                .payments()
                .build(
                        CLERK,
                        new Payments.NewBatch(invoices.stream().map(Invoice::id).toList(), null, format, false));
        bench.engine.payments().release(TREASURER, built.id(), built.version(), built.contentHash());
        await().untilAsserted(() -> assertThat(now(built).fileId()).isNotNull());
        return bench.engine
                .payments()
                .confirmHandOver(TREASURER, built.id(), now(built).version(), "by courier");
    }

    private PaymentBatch now(PaymentBatch batch) {
        return bench.engine.payments().get(CLERK, batch.id());
    }

    private PaymentStatus status(PaymentBatch batch, int position) {
        return now(batch).payments().get(position).status();
    }

    private InvoiceState invoice(Payment payment) {
        return bench.engine.invoices().get(CLERK, payment.invoiceId()).state();
    }

    private Statements.Result read(String text) {
        return bench.engine.statements().read(TREASURER, file(text), Reading.STRICT);
    }

    private String content(PaymentBatch batch) throws IOException {
        try (InputStream in = bench.engine
                .documents()
                .open(AUDITOR, bench.engine.payments().file(CLERK, batch.id()).id())) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** What people did, which reading a file is: the engine's own jobs go on meanwhile. */
    private long audited() {
        return Sql.count(
                bench.database,
                "select count(*) from smartap_audit where tenant = '" + TENANT + "' and actor <> '" + Actor.SYSTEM
                        + "' and action not like 'audit.%'");
    }

    private List<String> events(Object aggregate) {
        return bench.engine.events().list(ADMIN, aggregate.toString(), ALL).items().stream()
                .map(Event::type)
                .toList();
    }

    @Test
    void a_file_that_the_bank_refuses_as_a_whole_fails_its_payments_once_but_for_those_it_speaks_well_of() {
        PaymentBatch refused = sent(PAIN, "Acme", "Acme");
        String whole = report("R-1", refused.number(), state("GrpSts", "RJCT", "FF01"));
        assertThat(read(whole).totals().failed()).isEqualTo(2);
        assertThat(now(refused).state()).isEqualTo(PaymentBatch.State.REFUSED);
        assertThat(now(refused).reason()).contains("RJCT").contains("FF01");
        assertThat(now(refused).payments()).allSatisfy(payment -> {
            assertThat(payment.status()).isEqualTo(PaymentStatus.PAYMENT_FAILED);
            assertThat(invoice(payment)).isEqualTo(InvoiceState.READY_FOR_PAYMENT);
        });
        long before = audited();
        assertThat(read(whole).statements())
                .singleElement()
                .satisfies(again -> assertThat(again.repeated()).isTrue());
        assertThat(audited()).as("nothing is recorded twice").isEqualTo(before);

        read(report("R-1b", refused.number(), state("GrpSts", "RJCT", "FF01")));
        assertThat(bench.engine
                        .statements()
                        .answers(CLERK, new AnswerQuery(null, refused.id(), null), ALL)
                        .items())
                .extracting(Statements.Answer::effect)
                .containsExactly(Effect.NOTED, Effect.REFUSED);

        PaymentBatch mixed = sent(PAIN, "Acme", "Acme");
        Payment spared = mixed.payments().get(1);
        read(report(
                "R-2",
                mixed.number(),
                state("GrpSts", "RJCT", "FF01"),
                batch(mixed.number() + "-1", "", payment(spared, state("TxSts", "ACSP", "")))));
        assertThat(status(mixed, 0)).isEqualTo(PaymentStatus.PAYMENT_FAILED);
        assertThat(status(mixed, 1)).isEqualTo(PaymentStatus.PAYMENT_PROCESSING);
        assertThat(now(mixed).state()).isEqualTo(PaymentBatch.State.SENT);
        assertThat(now(mixed).payments().get(1).bankStatus()).startsWith("PROCESSING ACSP");
        assertThat(bench.engine
                        .statements()
                        .answers(CLERK, new AnswerQuery(null, mixed.id(), null), ALL)
                        .items())
                .extracting(Statements.Answer::effect)
                .containsExactlyInAnyOrder(Effect.REFUSED, Effect.NOTED);
    }

    @Test
    void one_batch_of_a_file_that_is_refused_fails_the_payments_that_stand_in_it() throws IOException {
        PaymentBatch batch = sent(PAIN, "Abroad", "Acme");
        String file = content(batch);
        assertThat(file)
                .as("the address of the vendor, mended as banks want it")
                .contains("<StrtNm>Hauptstr.", "<TwnNm>Berlin</TwnNm>", "<Ctry>DE</Ctry>");
        assertThat(bench.engine.payments().notes(CLERK, batch.id())).satisfies(notes -> {
            assertThat(notes.by()).isEqualTo("clerk");
            assertThat(notes.notes()).anySatisfy(note -> {
                assertThat(note.field()).startsWith("payeeAddress");
                assertThat(note.invoice()).isEqualTo(batch.payments().get(0).invoiceId());
            });
        });
        // The first block that the file names is the one whose payment stands before the second block.
        boolean abroadFirst = file.indexOf(batch.payments().get(0).reference())
                < file.indexOf(batch.payments().get(1).reference());
        String block = batch.number() + (abroadFirst ? "-1" : "-2");
        Statements.Result result = read(report(
                "R-3", batch.number(), state("GrpSts", "PART", ""), batch(block, state("PmtInfSts", "RJCT", "AG01"))));
        assertThat(result.totals().failed()).isEqualTo(1);
        assertThat(status(batch, 0)).isEqualTo(PaymentStatus.PAYMENT_FAILED);
        assertThat(status(batch, 1)).isEqualTo(PaymentStatus.PAYMENT_PROCESSING);
        assertThat(now(batch).bankStatus()).startsWith("PARTIAL PART");
        assertThat(read(report("R-4", "PB-1999-0001", state("GrpSts", "RJCT", "FF01")))
                        .totals()
                        .failed())
                .as("a file of somebody else")
                .isZero();
    }

    @Test
    void a_bank_that_has_the_file_already_refuses_the_second_one_and_nothing_fails() {
        PaymentBatch batch = sent(PAIN, "Acme");
        assertThat(read(report("R-5", batch.number(), state("GrpSts", "RJCT", "AM05")))
                        .totals()
                        .failed())
                .isZero();
        assertThat(status(batch, 0)).isEqualTo(PaymentStatus.PAYMENT_PROCESSING);
        assertThat(events(batch.id())).contains("payment.attention-needed");
        assertThat(bench.engine
                        .statements()
                        .answers(CLERK, AnswerQuery.ALL, ALL)
                        .items())
                .anySatisfy(answer -> {
                    assertThat(answer.batch()).isEqualTo(batch.id());
                    assertThat(answer.effect()).isEqualTo(Effect.ATTENTION);
                });
    }

    @Test
    void held_payments_are_told_and_late_reports_take_nothing_back() {
        PaymentBatch batch = sent(PAIN, "Acme");
        Payment payment = batch.payments().get(0);
        String block = batch.number() + "-1";
        read(report("R-6", batch.number(), "", batch(block, "", payment(payment, state("TxSts", "BLCK", "AC06")))));
        assertThat(now(batch).payments().get(0).bankStatus())
                .startsWith("HELD BLCK")
                .contains("AC06");
        assertThat(events(batch.id())).contains("payment.attention-needed");
        read(report("R-7", batch.number(), "", batch(block, "", payment(payment, state("TxSts", "ACTC", "")))));
        assertThat(now(batch).payments().get(0).bankStatus()).startsWith("HELD BLCK");
        read(report("R-8", batch.number(), "", batch(block, "", payment(payment, state("TxSts", "ACSC", "")))));
        assertThat(now(batch).payments().get(0).bankStatus()).startsWith("COMPLETED ACSC");
        assertThat(status(batch, 0)).as("only a statement proves it").isEqualTo(PaymentStatus.PAYMENT_PROCESSING);
    }

    @Test
    void a_statement_is_recorded_once_and_one_that_overlaps_books_only_what_is_new() {
        PaymentBatch batch = sent(null, "Acme", "Acme");
        Payment first = batch.payments().get(0);
        Payment second = batch.payments().get(1);
        String fee = line("5.00", "DBIT", "FEE-1", "NOTPROVIDED", "");
        BigDecimal left = new BigDecimal("995.00").subtract(first.amount().amount());
        String text = camt053("STMT-A", left, debit(first, "B-1"), fee);
        long atFirst = audited();
        Statements.Result result = read(text);
        assertThat(audited()).as("reading is recorded").isGreaterThan(atFirst);
        assertThat(result.totals()).isEqualTo(new Payments.StatementImport(1, 2, 0, 1, 0, 1, true));
        BankStatement statement = result.statements().get(0).statement();
        assertThat(statement.balanced()).isTrue();
        assertThat(statement.opening()).isEqualByComparingTo("1000.00");
        assertThat(statement.closing()).isEqualByComparingTo(left);
        assertThat(statement.toString()).doesNotContain("123456789");
        assertThat(statement.importedBy()).isEqualTo("treasurer");
        assertThat(bench.engine.documents().get(CLERK, statement.fileId()).name())
                .isEqualTo("from-bank");
        assertThat(events(statement.id())).containsExactly("bank.statement-read");
        assertThat(bench.engine
                        .statements()
                        .entries(CLERK, new EntryQuery(false, statement.id(), null), ALL)
                        .items())
                .extracting(entry -> entry.entry().bankReference())
                .containsExactly("B-1", "FEE-1");
        assertThat(bench.engine
                        .statements()
                        .entries(CLERK, new EntryQuery(true, statement.id(), null), ALL)
                        .items())
                .singleElement()
                .satisfies(entry -> assertThat(entry.entry().details().code()).isEqualTo("PMNT-ICDT-ACOR"));
        assertThat(bench.engine
                        .statements()
                        .entries(CLERK, new EntryQuery(false, null, first.id()), ALL)
                        .items())
                .hasSize(1);
        assertThat(bench.engine.statements().get(CLERK, statement.id())).isEqualTo(statement);
        assertThat(bench.engine.statements().list(CLERK, ALL).items()).contains(statement);

        long before = audited();
        assertThat(read(text).totals()).isEqualTo(new Payments.StatementImport(1, 0, 2, 0, 0, 0, true));
        assertThat(read("\r\n" + text).statements().get(0).repeated()).isTrue();
        assertThat(audited()).isEqualTo(before);
        Statements.Result overlap = read(camt053(
                "STMT-B", left.subtract(second.amount().amount()), debit(first, "B-1"), fee, debit(second, "B-2")));
        assertThat(overlap.totals()).isEqualTo(new Payments.StatementImport(1, 1, 2, 1, 0, 0, true));
        assertThat(now(batch).state()).isEqualTo(PaymentBatch.State.COMPLETED);
        Statements.Result wrong = read(camt053("STMT-C", BigDecimal.ONE, line("7.00", "DBIT", "FEE-2", "X", "")));
        assertThat(wrong.statements().get(0).statement().balanced()).isFalse();
    }

    @Test
    void a_payment_that_comes_back_reopens_its_invoice_once_however_often_that_is_told() throws IOException {
        PaymentBatch batch = sent(null, "Acme");
        Payment payment = batch.payments().get(0);
        read(camt053("STMT-D", BigDecimal.ONE, debit(payment, "B-3")));
        bench.until(TENANT, payment.invoiceId(), InvoiceState.FAILED); // paid; the sealer is refusing
        String trace = content(batch)
                .lines()
                .filter(line -> line.startsWith("6"))
                .findFirst()
                .orElseThrow()
                .substring(79);
        long cents = payment.amount().minorUnits();
        String nameless = nacha(payment, "", "99R03" + trace + "      02100002", cents);
        String other = nacha(payment, "", "99R03" + trace + "      02100002", cents + 1);
        assertThat(read(other).totals().failed()).as("another amount").isZero();
        assertThat(read(nameless).totals().failed()).isEqualTo(1);
        assertThat(status(batch, 0)).isEqualTo(PaymentStatus.PAYMENT_FAILED);
        assertThat(now(batch).payments().get(0).failure()).startsWith("R03: the bank returned the payment (");
        assertThat(invoice(payment)).isEqualTo(InvoiceState.ON_HOLD);
        assertThat(read(camt053("STMT-E", BigDecimal.ONE, returned(payment, "B-4", "AC03")))
                        .totals())
                .isEqualTo(new Payments.StatementImport(1, 1, 0, 0, 0, 0, false));
        assertThat(bench.engine
                        .statements()
                        .entries(CLERK, new EntryQuery(false, null, payment.id()), ALL)
                        .items())
                .hasSize(3);
        assertThat(events(payment.invoiceId()).stream().filter("invoice.payment-returned"::equals))
                .hasSize(1);
    }

    @Test
    void what_the_bank_refused_and_booked_nevertheless_is_paid_and_never_paid_again() {
        PaymentBatch batch = sent(PAIN, "Acme", "Acme");
        read(report("R-9", batch.number(), state("GrpSts", "RJCT", "TM01")));
        Payment alone = batch.payments().get(0);
        Payment again = batch.payments().get(1);
        PaymentBatch anew = bench.engine.payments().build(CLERK, List.of(again.invoiceId()), null, null);
        read(camt053("STMT-F", BigDecimal.ONE, debit(alone, "B-5"), debit(again, "B-6")));
        assertThat(status(batch, 0)).isEqualTo(PaymentStatus.PAYMENT_COMPLETED);
        bench.until(TENANT, alone.invoiceId(), InvoiceState.FAILED); // paid; the sealer is refusing
        assertThat(now(batch).payments().get(1).bankStatus()).startsWith("CONTRADICTED");
        assertThat(events(batch.id())).contains("payment.contradicted");
        assertThatThrownBy(
                        () -> bench.engine.payments().release(TREASURER, anew.id(), anew.version(), anew.contentHash()))
                .isInstanceOf(IllegalLifecycleStateException.class)
                .hasMessageContaining("twice");
        read(camt053("STMT-G", BigDecimal.ONE, returned(again, "B-7", "AC04")));
        assertThat(bench.engine
                        .payments()
                        .release(TREASURER, anew.id(), anew.version(), anew.contentHash())
                        .state())
                .isEqualTo(PaymentBatch.State.RELEASED);
    }

    @Test
    void a_notice_of_a_change_is_evidence_with_the_vendor_and_changes_nothing_by_itself() {
        PaymentBatch batch = sent(null, "Acme");
        Payment payment = batch.payments().get(0);
        Vendor before = bench.engine.vendors().get(ADMIN, payment.vendorId());
        String notice =
                nacha(payment, payment.reference(), "98C01091000010000001      02100002%-29s".formatted("99887766"), 0);
        read(notice);
        read(notice);
        assertThat(bench.engine
                        .statements()
                        .changes(CLERK, payment.vendorId(), ALL)
                        .items())
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.notice().corrected()).containsEntry("accountNumber", "99887766");
                    assertThat(change.payment().reference()).isEqualTo(payment.reference());
                    assertThat(change.toString()).doesNotContain("99887766");
                });
        assertThat(bench.engine
                        .events()
                        .list(ADMIN, payment.vendorId().toString(), ALL)
                        .items())
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.type()).isEqualTo("vendor.change-notified");
                    assertThat(event.data()).containsEntry("fields", "accountNumber");
                    assertThat(event.data().toString()).doesNotContain("99887766");
                });
        assertThat(bench.engine.vendors().get(ADMIN, payment.vendorId())).isEqualTo(before);
        assertThat(status(batch, 0)).isEqualTo(PaymentStatus.PAYMENT_PROCESSING);
    }

    @Test
    void a_zip_is_read_whole_or_not_at_all_and_within_its_limits() {
        String one = camt053("ZIP-1", new BigDecimal("998.00"), line("2.00", "DBIT", "Z-1", "X", ""));
        String two = camt053("ZIP-2", new BigDecimal("997.00"), line("3.00", "DBIT", "Z-2", "X", ""));
        refused(zip(List.of(one, two.substring(0, two.length() - 60))), ErrorCode.STATEMENT_FORMAT);
        refused(zip(List.of(one, one, one, one)), ErrorCode.DOCUMENT_TOO_LARGE);
        refused(zip(List.of(one, " ".repeat((int) (2 * SMALL)))), ErrorCode.DOCUMENT_TOO_LARGE);
        refused(DocumentSource.of("long.xml", new byte[(int) SMALL + 1]), ErrorCode.DOCUMENT_TOO_LARGE);
        refused(zip(List.of()), ErrorCode.STATEMENT_FORMAT);
        Statements.Result result =
                bench.engine.statements().read(TREASURER, zip(List.of(one, two, one)), Reading.STRICT);
        assertThat(result.totals()).isEqualTo(new Payments.StatementImport(3, 2, 1, 0, 0, 2, true));
        assertThat(result.statements())
                .extracting(Statements.StatementRead::repeated)
                .containsExactly(false, false, true);
    }

    private void refused(DocumentSource file, ErrorCode code) {
        assertThatThrownBy(() -> bench.engine.statements().read(TREASURER, file, Reading.STRICT))
                .isInstanceOfSatisfying(
                        SmartApException.class, e -> assertThat(e.code()).isEqualTo(code));
        assertThat(bench.engine.statements().entries(CLERK, EntryQuery.ALL, ALL).items())
                .noneMatch(
                        entry -> String.valueOf(entry.entry().bankReference()).startsWith("Z-"));
    }

    @Test
    void a_bad_record_refuses_the_file_or_is_left_out_with_its_position_as_the_caller_chooses() {
        String csv = "Buchungstag;Betrag;Zweck\n19.11.2026;-1,00;good\n19.11.2026;oops;bad\n";
        Map<String, String> options = Map.of("date", "Buchungstag", "amount", "Betrag", "currency", "EUR");
        assertThatThrownBy(
                        () -> bench.engine.statements().read(TREASURER, file(csv), new Reading(null, false, options)))
                .hasMessageContaining("line 3");
        Reading lenient = new Reading("csv", true, options);
        Statements.Result result = bench.engine.statements().read(TREASURER, file(csv), lenient);
        assertThat(result.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.position()).contains("line 3"));
        assertThat(result.totals().entries()).isEqualTo(1);
        assertThat(result.statements().get(0).statement().skipped()).isEqualTo(1);
        assertThatThrownBy(() ->
                        bench.engine.statements().read(TREASURER, file(csv), new Reading("papyrus", false, Map.of())))
                .isInstanceOf(InvalidRequestException.class);
    }

    @Test
    void a_batch_is_previewed_with_problems_and_notes_and_nothing_is_kept() {
        Invoice nowhere = payable("Nowhere");
        Invoice acme = payable("Acme");
        Payments.NewBatch wanted = new Payments.NewBatch(List.of(nowhere.id(), acme.id()), null, PAIN, false);
        Payments.Preview preview = bench.engine.payments().preview(CLERK, wanted);
        assertThat(preview.payments()).isEqualTo(2);
        assertThat(preview.problems()).isNotEmpty().allSatisfy(problem -> {
            assertThat(problem.invoice()).isEqualTo(nowhere.id());
            assertThat(problem.field()).startsWith("payeeAddress");
        });
        assertThat(bench.engine.invoices().get(CLERK, acme.id()).state()).isEqualTo(InvoiceState.READY_FOR_PAYMENT);
        assertThatThrownBy(() -> bench.engine.payments().build(CLERK, wanted))
                .isInstanceOfSatisfying(
                        BatchRefusedException.class,
                        e -> assertThat(e.findings()).isEqualTo(preview.problems()))
                .hasMessageContaining(nowhere.content().invoiceNumber());
        assertThat(bench.engine
                        .payments()
                        .preview(CLERK, new Payments.NewBatch(List.of(acme.id()), null, "nacha-ccd", false))
                        .problems())
                .isEmpty();
        assertThat(bench.engine.payments().of(CLERK, acme.id())).isEmpty();
    }

    @Test
    void files_of_a_day_differ_and_say_what_is_configured() throws IOException {
        String one = content(sent(null, "Acme"));
        String two = content(sent(null, "Acme"));
        assertThat(one).doesNotContain("\r").contains("OFFSET");
        assertThat(one.charAt(33)).as("the modifier").isNotEqualTo(two.charAt(33));
    }

    @Test
    void a_released_batch_is_rendered_for_people_and_never_as_a_second_payment_file() throws IOException {
        PaymentBatch built =
                bench.engine.payments().build(CLERK, List.of(payable("Acme").id()), null, null);
        assertThatThrownBy(() -> bench.engine.payments().report(CLERK, built.id(), "csv"))
                .isInstanceOf(IllegalLifecycleStateException.class);
        bench.engine.payments().release(TREASURER, built.id(), built.version(), built.contentHash());
        Payments.Report report = bench.engine.payments().report(CLERK, built.id(), "csv");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        report.writeTo(out);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains(built.payments().get(0).reference());
        assertThat(report.name()).contains(built.number()).endsWith(".csv");
        assertThatThrownBy(() -> bench.engine.payments().report(CLERK, built.id(), PAIN))
                .isInstanceOf(InvalidRequestException.class);
        assertThat(bench.engine.payments().formats(CLERK))
                .anySatisfy(format -> {
                    assertThat(format.id()).isEqualTo("nacha-ccd");
                    assertThat(format.standard()).isTrue();
                    assertThat(format.report()).isFalse();
                    assertThat(format.options()).containsEntry("nacha.line-ending", "LF");
                })
                .anySatisfy(format -> assertThat(format.report()).isTrue());
    }

    @Test
    void another_tenant_sees_none_of_it() {
        Actor stranger = person(new TenantId("strangers"), "x", Role.TREASURER, Role.ADMIN);
        read(camt053("STMT-H", BigDecimal.ONE, line("4.00", "DBIT", "T-1", "X", "")));
        BankStatement statement =
                bench.engine.statements().list(CLERK, ALL).items().get(0);
        assertThat(bench.engine.statements().list(stranger, ALL).items()).isEmpty();
        assertThat(bench.engine
                        .statements()
                        .answers(stranger, AnswerQuery.ALL, ALL)
                        .items())
                .isEmpty();
        assertThat(bench.engine.statements().changes(stranger, null, ALL).items())
                .isEmpty();
        assertThatThrownBy(() -> bench.engine.statements().get(stranger, statement.id()))
                .isInstanceOf(com.smartap.spi.NotFoundException.class);
        assertThat(bench.engine
                        .statements()
                        .entries(stranger, new EntryQuery(false, statement.id(), null), ALL)
                        .items())
                .isEmpty();
    }
}

package com.smartap.core.bench;

import static com.smartap.core.bench.Bench.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.smartap.core.AuditEntry;
import com.smartap.core.AuditQuery;
import com.smartap.core.InvoiceReading;
import com.smartap.core.LearningSettings;
import com.smartap.core.ReviewReport;
import com.smartap.core.VendorLessons;
import com.smartap.core.Vendors;
import com.smartap.model.Actor;
import com.smartap.model.BankAccount;
import com.smartap.model.PageRequest;
import com.smartap.model.Role;
import com.smartap.model.TenantId;
import com.smartap.model.invoice.Invoice;
import com.smartap.model.invoice.InvoiceContent;
import com.smartap.model.invoice.InvoiceField;
import com.smartap.model.invoice.InvoiceState;
import com.smartap.model.invoice.Party;
import com.smartap.model.purchasing.Vendor;
import com.smartap.model.purchasing.VendorId;
import com.smartap.spi.ForbiddenException;
import com.smartap.spi.InvalidRequestException;
import com.smartap.spi.NotFoundException;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.capture.LayoutExample;
import com.smartap.spi.capture.PlacedWord;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What learning from corrections promises, on every database; each test in a tenant of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class LearningContract {
    private static final String IBAN = "DE89370400440532013000";
    private static final String OTHER_IBAN = "FR7630006000011234567890189";
    private static final AtomicInteger TENANTS = new AtomicInteger();

    private final LabelLearner learner = new LabelLearner();
    private Bench bench;
    private TenantId tenant;
    private VendorId acme;

    /** An empty database, opened once. */
    protected abstract DataSource database();

    /** Frees the database. */
    protected abstract void dispose();

    @BeforeAll
    void open(@TempDir Path folder) {
        bench = Bench.open(
                database(),
                folder,
                builder -> builder.reader(new Paper.Reader())
                        .learning(LearningSettings.NONE.with(learner).limits(4, 2, 6)));
    }

    @AfterAll
    void close() {
        bench.close();
        dispose();
    }

    @BeforeEach
    void useTenant() {
        tenant = new TenantId("learn-" + TENANTS.incrementAndGet());
        learner.failing = false;
        learner.greedy = false;
        learner.lessons.clear();
        acme = vendor("Acme", null, null, null);
    }

    private VendorId vendor(String name, String taxId, String email, String iban) {
        BankAccount account =
                iban == null ? null : new BankAccount(name, BankAccount.Type.CHECKING, null, null, iban, null, null);
        return bench.engine
                .vendors()
                .create(as(Role.ADMIN), new Vendors.Details(name, taxId, email, null, null, null, account, true))
                .id();
    }

    private Actor as(Role role) {
        return person(tenant, role.name().toLowerCase(java.util.Locale.ROOT), role);
    }

    private Invoice read(DocumentSource document, InvoiceState state) {
        return bench.until(
                tenant, bench.engine.invoices().submit(as(Role.CLERK), document).id(), state);
    }

    private Invoice read(String page, InvoiceState state) {
        return read(Paper.of("paper.txt", page), state);
    }

    /** Says what the number is, and waits until whatever follows from it has happened. */
    private Invoice correct(Invoice invoice, String number) {
        InvoiceContent right =
                invoice.content().toBuilder().invoiceNumber(number).build();
        return correct(invoice, right);
    }

    private Invoice correct(Invoice invoice, InvoiceContent right) {
        bench.engine.invoices().correct(as(Role.CLERK), invoice.id(), invoice.version(), right, null);
        Invoice done = bench.until(tenant, invoice.id(), InvoiceState.PENDING_APPROVAL);
        settle();
        return done;
    }

    private void settle() {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> bench.engine.status().openDeliveries() == 0);
        assertThat(bench.engine.status().parkedDeliveries()).isZero();
    }

    private VendorLessons lessons() {
        return bench.engine.learning().get(as(Role.AUDITOR), acme);
    }

    private Invoice taught(String number) {
        return correct(read(Paper.odd(number, "Acme", "10.00"), InvoiceState.NEEDS_REVIEW), number);
    }

    @Test
    void what_was_read_stays_beside_what_a_person_said() {
        Invoice invoice = read(Paper.odd("A-1", "Acme", "10.00"), InvoiceState.NEEDS_REVIEW);
        correct(invoice, "A-1");
        InvoiceReading reading =
                bench.engine.invoices().reading(as(Role.AUDITOR), invoice.id()).orElseThrow();
        assertThat(reading.read().content().invoiceNumber()).isEqualTo("CUST-3");
        assertThat(reading.read().readings().get(InvoiceField.INVOICE_NUMBER).place())
                .isNotNull();
        assertThat(reading.corrections()).singleElement().satisfies(correction -> {
            assertThat(correction.by()).isEqualTo("clerk");
            assertThat(correction.changes())
                    .containsExactly(new InvoiceReading.Change(InvoiceField.INVOICE_NUMBER, "CUST-3", "A-1"));
        });
        assertThat(bench.engine.invoices().timeline(as(Role.AUDITOR), invoice.id()))
                .filteredOn(entry -> entry.action().equals("invoice.corrected"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.data()).containsEntry("fields", "invoiceNumber"));
    }

    @Test
    void after_a_correction_the_next_one_of_this_vendor_goes_straight_through_and_no_other_vendor_changes() {
        vendor("Other", null, null, null);
        taught("A-1");
        assertThat(lessons().active().orElseThrow()).satisfies(version -> {
            assertThat(version.number()).isEqualTo(1);
            assertThat(version.reason()).isEqualTo("learned from the correction of invoice A-1 by clerk");
            assertThat(version.rules())
                    .singleElement()
                    .satisfies(rule -> assertThat(rule.description()).isEqualTo("after \"Our-ref:\""));
        });
        Invoice next = read(Paper.odd("A-22", "Acme", "11.00"), InvoiceState.PENDING_APPROVAL);
        assertThat(next.content().invoiceNumber()).isEqualTo("A-22");
        assertThat(next.learned()).satisfies(use -> {
            assertThat(use.vendorId()).isEqualTo(acme);
            assertThat(use.version()).isEqualTo(1);
            assertThat(use.fields()).containsExactly(InvoiceField.INVOICE_NUMBER);
        });
        InvoiceReading reading =
                bench.engine.invoices().reading(as(Role.CLERK), next.id()).orElseThrow();
        assertThat(reading.read().content().invoiceNumber()).isEqualTo("CUST-4");
        assertThat(reading.shown().content().invoiceNumber()).isEqualTo("A-22");

        Invoice others = read(Paper.odd("B-1", "Other", "12.00"), InvoiceState.NEEDS_REVIEW);
        assertThat(others.content().invoiceNumber()).isEqualTo("CUST-3");
        assertThat(others.learned()).isNull();
    }

    @Test
    void another_tenant_with_a_vendor_of_the_same_name_learns_and_sees_nothing() {
        taught("A-1");
        TenantId ours = tenant;
        VendorId theirs = acme;
        useTenant();
        assertThat(read(Paper.odd("A-2", "Acme", "10.00"), InvoiceState.NEEDS_REVIEW)
                        .learned())
                .isNull();
        assertThat(bench.engine
                        .learning()
                        .list(as(Role.ADMIN), PageRequest.first(10))
                        .items())
                .isEmpty();
        assertThat(lessons().versions()).isEmpty();
        for (org.assertj.core.api.ThrowableAssert.ThrowingCallable call :
                List.<org.assertj.core.api.ThrowableAssert.ThrowingCallable>of(
                        () -> bench.engine.learning().get(as(Role.ADMIN), theirs),
                        () -> bench.engine.learning().remove(as(Role.ADMIN), theirs, "mine"),
                        () -> bench.engine.learning().restore(as(Role.ADMIN), theirs, 1, "mine"),
                        () -> bench.engine.learning().relearn(as(Role.ADMIN), theirs),
                        () -> bench.engine.learning().export(as(Role.ADMIN), theirs))) {
            assertThatThrownBy(call).isInstanceOf(NotFoundException.class);
        }
        tenant = ours;
        assertThat(bench.engine
                        .learning()
                        .list(as(Role.CLERK), PageRequest.first(10))
                        .items())
                .extracting(VendorLessons::vendorId)
                .containsExactly(theirs);
    }

    @Test
    void an_account_that_a_person_enters_is_never_learned_and_never_changes_the_vendor() {
        VendorId paid = vendor("Paid", null, null, IBAN);
        Invoice invoice = read(Paper.odd("P-1", "Paid", "10.00", "Iban: " + OTHER_IBAN), InvoiceState.NEEDS_REVIEW);
        Vendor before = bench.engine.vendors().get(as(Role.CLERK), paid);
        correct(
                invoice,
                invoice.content().toBuilder()
                        .invoiceNumber("P-1")
                        .vendor(new Party("Paid", null, "NL91ABNA0417164300", null))
                        .build());
        assertThat(bench.engine.vendors().get(as(Role.CLERK), paid)).isEqualTo(before);
        assertThat(learner.lessons)
                .isNotEmpty()
                .allSatisfy(examples -> assertThat(examples)
                        .extracting(example -> example.right().vendor().iban())
                        .containsOnly(OTHER_IBAN));
        assertThat(bench.engine.learning().export(as(Role.ADMIN), paid)).doesNotContain("NL91");
        assertThat(bench.engine
                        .invoices()
                        .timeline(as(Role.AUDITOR), invoice.id())
                        .toString())
                .doesNotContain("NL91", OTHER_IBAN)
                .contains("vendor.iban");
        assertThat(bench.engine
                        .invoices()
                        .reading(as(Role.AUDITOR), invoice.id())
                        .orElseThrow()
                        .corrections()
                        .toString())
                .doesNotContain("NL91", OTHER_IBAN);

        learner.greedy = true;
        Invoice next = read(Paper.odd("P-2", "Paid", "11.00", "Iban: " + IBAN), InvoiceState.PENDING_APPROVAL);
        assertThat(next.content().vendor().iban()).isEqualTo(IBAN);
        Invoice none = read(Paper.odd("P-3", "Paid", "12.00"), InvoiceState.PENDING_APPROVAL);
        assertThat(none.content().vendor().iban()).isNull();
        assertThat(none.readings()).doesNotContainKey(InvoiceField.VENDOR_IBAN);
    }

    @Test
    void a_learner_that_fails_stops_no_invoice() {
        taught("A-1");
        learner.failing = true;
        Invoice invoice = read(Paper.odd("A-2", "Acme", "10.00"), InvoiceState.NEEDS_REVIEW);
        assertThat(invoice.warnings()).singleElement().asString().contains("could not be used");
        correct(invoice, "A-2");
        assertThat(lessons().active().orElseThrow().number()).isEqualTo(1);
        assertThat(lessons().examples()).hasSize(2);
        assertThat(audit("layout.learning-failed")).hasSize(1);
    }

    private List<AuditEntry> audit(String action) {
        return bench
                .engine
                .audit()
                .list(as(Role.AUDITOR), AuditQuery.about(acme.toString()), PageRequest.first(100))
                .items()
                .stream()
                .filter(entry -> entry.action().equals(action))
                .toList();
    }

    @Test
    void what_was_learned_can_be_removed_restored_and_learned_anew() {
        taught("A-1");
        Invoice second =
                read("Invoice?: X\nBeleg: A-2\nBeleg: A-2\nVendor: Acme\nTotal: 10.00", InvoiceState.NEEDS_REVIEW);
        Invoice third = correct(second, "A-2");
        bench.engine.learning().remove(as(Role.MANAGER), acme, "it reads nonsense");
        assertThat(lessons().active()).isEmpty();
        assertThat(lessons().examples()).isEmpty();
        assertThat(lessons().versions().get(0).state()).isEqualTo(VendorLessons.State.REMOVED);
        assertThat(read(Paper.odd("A-33", "Acme", "10.00"), InvoiceState.NEEDS_REVIEW)
                        .learned())
                .isNull();

        bench.engine.learning().restore(as(Role.MANAGER), acme, 1, "it was right after all");
        assertThat(lessons().active().orElseThrow().reason()).contains("restored by manager: it was right after all");
        assertThat(read(Paper.odd("A-44", "Acme", "10.00"), InvoiceState.PENDING_APPROVAL)
                        .learned()
                        .version())
                .isEqualTo(1);
        assertThatThrownBy(() -> bench.engine.learning().restore(as(Role.MANAGER), acme, 9, "why"))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> bench.engine.learning().remove(as(Role.CLERK), acme, "why"))
                .isInstanceOf(ForbiddenException.class);
        assertThatThrownBy(() -> bench.engine.learning().remove(as(Role.ADMIN), acme, " "))
                .isInstanceOf(InvalidRequestException.class);

        bench.engine.learning().relearn(as(Role.ADMIN), acme);
        settle();
        assertThat(lessons().active())
                .as("without examples there is nothing to learn")
                .isEmpty();
        assertThat(audit("layout.removed")).hasSize(1);
        assertThat(audit("layout.restored")).hasSize(1);
        assertThat(audit("layout.relearn-asked")).hasSize(1);
        assertThat(third.state()).isEqualTo(InvoiceState.PENDING_APPROVAL);
    }

    @Test
    void a_wrong_correction_is_taken_out_and_the_vendor_is_learned_without_it() {
        Invoice wrong = taught("A-1");
        correct(read("Invoice?: X\nBeleg: A-2\nVendor: Acme\nTotal: 10.00", InvoiceState.NEEDS_REVIEW), "A-2");
        bench.engine.learning().dropExample(as(Role.ADMIN), acme, wrong.id(), "typing error");
        settle();
        assertThat(lessons().examples())
                .extracting(VendorLessons.Example::invoiceNumber)
                .containsExactly("A-2");
        assertThat(lessons().active().orElseThrow().rules())
                .extracting(com.smartap.spi.capture.LearnedLayout.Rule::description)
                .containsExactly("after \"Beleg:\"");
        assertThatThrownBy(() -> bench.engine.learning().dropExample(as(Role.ADMIN), acme, wrong.id(), "again"))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void an_invoice_that_is_refused_in_the_end_teaches_nothing() {
        Invoice invoice = taught("A-1");
        bench.engine.invoices().reject(as(Role.MANAGER), invoice.id(), invoice.version(), "not ours");
        settle();
        assertThat(lessons().examples()).isEmpty();
        assertThat(lessons().active()).isEmpty();
        assertThat(lessons().versions().get(0).reason()).contains("there are no examples any more");
    }

    @Test
    void the_latest_examples_are_kept_and_too_many_lessons_a_day_teach_nothing() {
        for (int i = 1; i <= 7; i++) {
            Invoice read = bench.engine
                    .invoices()
                    .submit(
                            as(Role.CLERK),
                            Paper.of("p.txt", "Invoice?: X" + i + "\nNr: A-" + i + "\nVendor: Acme\nTotal: 10.00"));
            await().until(() -> {
                InvoiceState state =
                        bench.engine.invoices().get(as(Role.CLERK), read.id()).state();
                return state == InvoiceState.NEEDS_REVIEW || state == InvoiceState.PENDING_APPROVAL;
            });
            correct(bench.engine.invoices().get(as(Role.CLERK), read.id()), "A-" + i);
        }
        assertThat(lessons().examples())
                .extracting(VendorLessons.Example::invoiceNumber)
                .as("four are kept, and the seventh of the day is not among them")
                .containsExactly("A-6", "A-5", "A-4", "A-3");
        assertThat(audit("layout.not-taught"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.data()).containsEntry("reason", "6 lessons a day are the most"));
    }

    @Test
    void an_approved_invoice_that_nobody_touched_is_an_example_and_teaches_only_with_others() {
        Invoice invoice = read(Paper.page("A-1", "Acme", "10.00"), InvoiceState.PENDING_APPROVAL);
        bench.approve(tenant, invoice.id());
        settle();
        assertThat(lessons().examples()).singleElement().satisfies(example -> {
            assertThat(example.kind()).isEqualTo(VendorLessons.Kind.APPROVED);
            assertThat(example.by()).isEqualTo("cfo");
        });
        assertThat(learner.lessons).isEmpty();
        taught("A-2");
        assertThat(learner.lessons)
                .singleElement()
                .satisfies(examples -> assertThat(examples)
                        .extracting(example -> example.right().invoiceNumber())
                        .containsExactly("A-1", "A-2"));
    }

    @Test
    void vendors_are_recognised_by_tax_id_then_account_then_domain_then_name() {
        VendorId byTax = vendor("Tax Co", "DE 123456789", null, null);
        VendorId byAccount = vendor("Account Co", null, null, OTHER_IBAN);
        VendorId byDomain = vendor("Domain Co", null, "ap@mail.domain-co.example", null);
        String[] all = {
            "Tax-id: DE123456789", "Iban: FR76 3000 6000 0112 3456 7890 189", "see www.mail.domain-co.example"
        };
        assertThat(recognised("V-1", "Acme", all)).isEqualTo(byTax);
        assertThat(recognised("V-2", "Acme", all[1], all[2])).isEqualTo(byAccount);
        assertThat(recognised("V-3", "Acme", all[2])).isEqualTo(byDomain);
        assertThat(recognised("V-4", "Acme")).isEqualTo(acme);
    }

    private VendorId recognised(String number, String name, String... lines) {
        return read(Paper.page(number, name, "10.00", lines), InvoiceState.PENDING_APPROVAL)
                .vendorId();
    }

    @Test
    void a_vendor_is_recognised_next_time_by_what_a_correction_taught_unless_others_share_it() {
        Invoice first = read(
                Paper.page(
                        "K-1",
                        "A.C.M.E. Werkzeuge",
                        "10.00",
                        "Customer: Buyer Group",
                        "info@acme-tools.example buyergroup.example"),
                InvoiceState.NEEDS_REVIEW);
        assertThat(first.problems()).singleElement().asString().contains("is not known");
        bench.engine.invoices().correct(as(Role.CLERK), first.id(), first.version(), first.content(), acme);
        bench.until(tenant, first.id(), InvoiceState.PENDING_APPROVAL);
        settle();
        assertThat(lessons().keys())
                .extracting(VendorLessons.Key::value)
                .as("the customer's own domain, which is on every invoice, is nobody's key")
                .containsExactlyInAnyOrder("acme-tools.example", "a c m e werkzeuge");
        assertThat(recognised("K-2", "A.C.M.E. Werkzeuge")).isEqualTo(acme);
        assertThat(recognised("K-3", "something unreadable", "www.acme-tools.example"))
                .isEqualTo(acme);

        VendorId second = vendor("Acme West", null, null, null);
        Invoice other =
                read(Paper.page("K-4", "Nobody", "10.00", "x@acme-tools.example"), InvoiceState.PENDING_APPROVAL);
        bench.engine.invoices().correct(as(Role.CLERK), other.id(), other.version(), other.content(), second);
        bench.until(tenant, other.id(), InvoiceState.PENDING_APPROVAL);
        settle();
        Invoice unclear =
                read(Paper.page("K-5", "unreadable", "10.00", "www.acme-tools.example"), InvoiceState.NEEDS_REVIEW);
        assertThat(unclear.vendorId()).isNull();
    }

    @Test
    void an_export_has_rules_and_examples_and_no_words_of_documents() {
        correct(read(Paper.odd("A-1", "Acme", "10.00", "confidential words"), InvoiceState.NEEDS_REVIEW), "A-1");
        String json = bench.engine.learning().export(as(Role.AUDITOR), acme);
        assertThat(json).contains("Our-ref:", "A-1", "INVOICE_NUMBER").doesNotContain("confidential");
        assertThat(learner.lessons.get(0).get(0))
                .extracting(LayoutExample::pages)
                .satisfies(pages -> assertThat(pages.stream()
                                .flatMap(page -> page.words().stream())
                                .map(PlacedWord::text))
                        .contains("confidential"));
    }

    @Test
    void the_report_counts_what_went_straight_through_and_which_fields_made_people_look() {
        Instant from = Instant.now().minusSeconds(60);
        Instant to = from.plusSeconds(86_400);
        read(Paper.page("R-1", "Acme", "10.00"), InvoiceState.PENDING_APPROVAL);
        Invoice approved = read(Paper.page("R-2", "Acme", "11.00"), InvoiceState.PENDING_APPROVAL);
        bench.approve(tenant, approved.id());
        taught("R-33");
        read(Paper.page("R-4", "Nobody", "10.00"), InvoiceState.NEEDS_REVIEW);
        ReviewReport report = bench.engine.invoices().review(as(Role.CLERK), from, to);
        assertThat(report.received()).isEqualTo(4);
        assertThat(report.straight()).isEqualTo(2);
        assertThat(report.reviewed()).isEqualTo(2);
        assertThat(report.straightThroughRate()).hasValue(0.5);
        ReviewReport.FieldReport number = report.fields().stream()
                .filter(field -> field.field() == InvoiceField.INVOICE_NUMBER)
                .findFirst()
                .orElseThrow();
        assertThat(number.asked()).isEqualTo(1);
        assertThat(number.corrected()).isEqualTo(1);
        assertThat(number.confirmed()).isEqualTo(1);
        assertThat(number.bands())
                .containsExactly(new ReviewReport.Band(0.5, 0.6, 0, 1), new ReviewReport.Band(0.9, 1.0, 1, 0));
        assertThat(report.fields().stream()
                        .filter(field -> field.field() == InvoiceField.VENDOR_NAME)
                        .map(ReviewReport.FieldReport::asked))
                .containsExactly(1L);
        assertThatThrownBy(() -> bench.engine.invoices().review(as(Role.CLERK), to, from))
                .isInstanceOf(InvalidRequestException.class);
        useTenant();
        assertThat(bench.engine.invoices().review(as(Role.CLERK), from, to).received())
                .isZero();
    }

    @Test
    void a_document_with_several_invoices_becomes_as_many() {
        taught("S-0");
        // All are worked on at once, and whichever comes first has the number.
        Invoice first = bench.engine
                .invoices()
                .submit(
                        as(Role.CLERK),
                        Paper.of(
                                "batch.txt",
                                Paper.page("S-1", "Acme", "10.00"),
                                Paper.page("S-2", "Acme", "20.00"),
                                Paper.odd("S-33", "Acme", "30.00"),
                                Paper.page("S-1", "Acme", "10.00")));
        settle();
        List<Invoice> all = bench
                .engine
                .invoices()
                .list(as(Role.CLERK), com.smartap.core.Invoices.Query.ALL, PageRequest.first(50))
                .items()
                .stream()
                .filter(invoice -> invoice.documentId().equals(first.documentId()))
                .sorted(java.util.Comparator.comparing(invoice -> invoice.part().number()))
                .toList();
        assertThat(all)
                .extracting(invoice -> invoice.content().invoiceNumber())
                .containsExactly("S-1", "S-2", "S-33", "S-1");
        assertThat(all)
                .extracting(invoice -> invoice.part().where())
                .containsExactly("page 1", "page 2", "page 3", "page 4");
        assertThat(List.of(all.get(0).state(), all.get(3).state()))
                .as("the same number twice in one document is one invoice and its duplicate")
                .containsExactlyInAnyOrder(InvoiceState.PENDING_APPROVAL, InvoiceState.DUPLICATE);
        assertThat(all.get(1).state()).isEqualTo(InvoiceState.PENDING_APPROVAL);
        assertThat(all.get(2).learned()).isNotNull();
        assertThat(all.get(2).submittedBy()).isEqualTo("clerk");
        assertThat(bench.engine.invoices().reading(as(Role.CLERK), all.get(1).id()))
                .hasValueSatisfying(reading -> assertThat(reading.read()
                                .readings()
                                .get(InvoiceField.TOTAL)
                                .place()
                                .page())
                        .isEqualTo(2));
    }

    @Test
    void a_document_with_too_many_invoices_is_told_and_none_is_taken() {
        String[] pages = new String[501];
        for (int i = 0; i < pages.length; i++) {
            pages[i] = Paper.page("M-" + i, "Acme", "10.00");
        }
        Invoice invoice = read(Paper.of("many.txt", pages), InvoiceState.FAILED);
        assertThat(invoice.reason()).contains("more than 500 invoices");
        assertThat(bench.engine.invoices().countByState(as(Role.CLERK))).hasSize(1);
    }
}

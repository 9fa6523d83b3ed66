package com.smartap.core.bench;

import static com.smartap.core.bench.Bench.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smartap.capture.ArchivesAndMails;
import com.smartap.capture.EInvoiceReader;
import com.smartap.core.AuditEntry;
import com.smartap.core.Documents.Entry;
import com.smartap.core.Invoices;
import com.smartap.core.Submission;
import com.smartap.core.Vendors;
import com.smartap.model.Actor;
import com.smartap.model.PageRequest;
import com.smartap.model.Role;
import com.smartap.model.TenantId;
import com.smartap.model.document.Document;
import com.smartap.model.invoice.Invoice;
import com.smartap.model.invoice.InvoiceId;
import com.smartap.model.invoice.InvoiceState;
import com.smartap.spi.DocumentException;
import com.smartap.spi.ErrorCode;
import com.smartap.spi.SmartApException;
import com.smartap.spi.capture.DocumentSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives and e-mails handed to the engine, opened by what ships. */
class ContainerIntakeTest {
    private static final JdbcConnectionPool database = Bench.h2();
    private static Bench bench;

    /** A tenant of its own for each test. */
    private final TenantId tenant = new TenantId("mail-" + UUID.randomUUID());

    private final Actor clerk = person(tenant, "clerk", Role.CLERK);

    @BeforeAll
    static void open(@TempDir Path folder) {
        bench = Bench.open(
                database,
                folder,
                builder -> builder.reader(new EInvoiceReader()).container(new ArchivesAndMails()));
    }

    @AfterAll
    static void close() {
        bench.close();
        database.dispose();
    }

    private static DocumentSource note(String number) {
        return new Note(number, "Acme", "", "USD", "10.00").document();
    }

    private Submission send(DocumentSource document) {
        return bench.engine.invoices().submitAll(clerk, document);
    }

    @Test
    void each_document_of_a_mail_becomes_one_of_its_own_and_says_where_it_came_from() throws Exception {
        DocumentSource mail =
                Containers.mail("m.eml", "See attached.", note("A-1"), Containers.zip("two.zip", note("A-2")));
        Submission sent = send(mail);
        assertThat(sent.isContainer()).isTrue();
        assertThat(sent.document().mediaType()).isEqualTo("message/rfc822");
        assertThat(sent.contents().entries())
                .extracting(Entry::path)
                .containsExactly("m.eml/note-A-1.txt", "m.eml/two.zip/note-A-2.txt");
        assertThat(bench.engine.documents().open(clerk, sent.document().id()).readAllBytes())
                .isEqualTo(mail.readAll());
        List<String> numbers = new ArrayList<>();
        for (Entry entry : sent.contents().entries()) {
            Document document = bench.engine.documents().get(clerk, entry.documentId());
            assertThat(document.origin())
                    .isEqualTo(new Document.Origin(sent.document().id(), entry.path()));
            Invoice invoice = bench.until(tenant, entry.invoiceId(), InvoiceState.NEEDS_REVIEW);
            assertThat(invoice.documentId()).isEqualTo(document.id());
            numbers.add(invoice.content().invoiceNumber());
            AuditEntry first =
                    bench.engine.invoices().timeline(clerk, invoice.id()).get(0);
            assertThat(first.data()).containsEntry("path", entry.path());
        }
        assertThat(numbers).containsExactly("A-1", "A-2");
    }

    @Test
    void the_same_container_again_gives_the_same_documents_and_does_nothing() {
        DocumentSource zip = Containers.zip("march.zip", note("B-1"), note("B-2"));
        Submission first = send(zip);
        Submission again = send(zip);
        assertThat(first.repeated()).isFalse();
        assertThat(again.repeated()).isTrue();
        assertThat(again.document()).isEqualTo(first.document());
        assertThat(again.contents()).isEqualTo(first.contents());
        assertThat(bench.engine.documents().contents(clerk, first.document().id()))
                .isEqualTo(first.contents());
        assertThat(invoices()).hasSize(2);
    }

    @Test
    void a_document_that_came_before_is_told_with_its_invoice_and_not_taken_twice() {
        Invoice earlier = bench.engine.invoices().submit(clerk, note("C-1"));
        Submission sent = send(Containers.zip(
                "c.zip",
                Map.of("a.txt", bytes(note("C-1")), "b.txt", bytes(note("C-2")), "c.txt", bytes(note("C-2")))));
        assertThat(sent.invoices()).hasSize(1);
        assertThat(sent.contents().entries())
                .filteredOn(entry -> entry.code() == ErrorCode.DUPLICATE_DOCUMENT)
                .hasSize(2)
                .anySatisfy(entry -> {
                    assertThat(entry.invoiceId()).isEqualTo(earlier.id());
                    assertThat(entry.message())
                            .contains("submitted before")
                            .contains(earlier.id().toString());
                });
        assertThat(invoices()).hasSize(2);
    }

    @Test
    void what_cannot_be_taken_has_a_code_and_the_others_are_taken() {
        byte[] bomb = new byte[20 << 20];
        DocumentSource deep = Containers.zip("1.zip", Containers.zip("2.zip", Containers.zip("3.zip", note("D-9"))));
        Submission sent = send(Containers.locked(
                Containers.zip(
                        "d.zip",
                        Map.of(
                                "../../etc/slip.txt", bytes(note("D-1")),
                                "bomb.txt", bomb,
                                "deep.zip", bytes(deep),
                                "secret.txt", bytes(note("D-2")),
                                "photo.heic", "....ftypheic....".getBytes(StandardCharsets.US_ASCII),
                                "good.txt", bytes(note("D-3")))),
                "secret.txt"));
        assertThat(codes(sent))
                .containsEntry("d.zip/etc/slip.txt", "DOCUMENT_UNSUPPORTED")
                .containsEntry("d.zip/bomb.txt", "DOCUMENT_TOO_LARGE")
                .containsEntry("d.zip/secret.txt", "DOCUMENT_ENCRYPTED")
                .containsEntry("d.zip/photo.heic", "DOCUMENT_UNSUPPORTED")
                .containsEntry("d.zip/good.txt", "taken")
                .hasSize(6)
                .anySatisfy((path, code) -> {
                    assertThat(path).startsWith("d.zip/deep.zip/");
                    assertThat(code).isEqualTo("DOCUMENT_TOO_LARGE");
                });
        assertThat(invoices()).hasSize(1);
    }

    @Test
    void a_mail_without_any_document_is_kept_and_says_so() {
        Submission sent = send(Containers.mail("hello.eml", "How are you?"));
        assertThat(sent.invoices()).isEmpty();
        assertThat(sent.contents().entries()).singleElement().satisfies(entry -> {
            assertThat(entry.code()).isEqualTo(ErrorCode.DOCUMENT_EMPTY);
            assertThat(entry.message()).contains("without an attached document").contains("its text is no invoice");
        });
        assertThat(bench.engine
                        .documents()
                        .list(clerk, Document.Kind.CONTAINER, PageRequest.first(10))
                        .items())
                .containsExactly(sent.document());
    }

    @Test
    void a_container_that_is_damaged_as_a_whole_leaves_nothing() {
        byte[] zip = bytes(Containers.zip("e.zip", note("E-1")));
        DocumentSource half = DocumentSource.of("e.zip", Arrays.copyOf(zip, zip.length / 2));
        assertThatThrownBy(() -> send(half))
                .isInstanceOfSatisfying(
                        DocumentException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.DOCUMENT_DAMAGED));
        assertThat(invoices()).isEmpty();
        assertThat(bench.engine
                        .documents()
                        .list(clerk, null, PageRequest.first(10))
                        .items())
                .isEmpty();
    }

    @Test
    void submitting_one_document_refuses_a_container_and_says_what_takes_it() {
        assertThatThrownBy(() -> bench.engine.invoices().submit(clerk, Containers.zip("f.zip", note("F-1"))))
                .isInstanceOf(DocumentException.class)
                .hasMessageContaining("submitAll");
        Submission alone = send(note("F-2"));
        assertThat(alone.isContainer()).isFalse();
        assertThat(alone.invoices()).hasSize(1);
        assertThat(alone.document().origin()).isNull();
    }

    @Test
    void an_e_invoice_and_its_picture_in_one_mail_are_one_invoice_to_pay() {
        bench.engine
                .vendors()
                .create(
                        person(tenant, "admin", Role.ADMIN),
                        new Vendors.Details("Acme", null, null, null, null, null, null, true));
        DocumentSource xml = DocumentSource.of("T-1.xml", Ubl.invoice("T-1", "Acme", "10.00"));
        Submission sent = send(Containers.mail("twins.eml", "Two forms of one invoice.", note("T-1"), xml));
        assertThat(sent.invoices()).hasSize(2);
        InvoiceId one = sent.invoices().get(0);
        InvoiceId two = sent.invoices().get(1);
        org.awaitility.Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(List.of(state(one), state(two)))
                        .containsExactlyInAnyOrder(InvoiceState.PENDING_APPROVAL, InvoiceState.DUPLICATE));
    }

    @Test
    void from_many_sides_at_once_each_document_is_taken_once() throws Exception {
        DocumentSource zip = Containers.zip("g.zip", note("G-1"), note("G-2"), note("G-3"));
        DocumentSource mail = Containers.mail("g.eml", "The same again.", note("G-2"), note("G-4"));
        List<Callable<Object>> calls = new ArrayList<>();
        for (DocumentSource each : List.of(zip, mail, note("G-1"), zip, note("G-4"), mail)) {
            calls.add(() -> {
                try {
                    return send(each);
                } catch (SmartApException e) {
                    return e;
                }
            });
        }
        ExecutorService threads = Executors.newFixedThreadPool(calls.size());
        try {
            for (Future<Object> answer : threads.invokeAll(calls)) {
                if (answer.get() instanceof SmartApException refusal) {
                    assertThat(refusal.code()).isEqualTo(ErrorCode.DUPLICATE_DOCUMENT);
                }
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(invoices()).hasSize(4);
        assertThat(bench.engine
                        .documents()
                        .list(clerk, Document.Kind.CONTAINER, PageRequest.first(10))
                        .items())
                .hasSize(2);
    }

    private InvoiceState state(InvoiceId id) {
        return bench.engine.invoices().get(clerk, id).state();
    }

    private List<Invoice> invoices() {
        return bench.engine
                .invoices()
                .list(clerk, Invoices.Query.ALL, PageRequest.first(50))
                .items();
    }

    private static Map<String, String> codes(Submission sent) {
        Map<String, String> codes = new TreeMap<>();
        sent.contents()
                .entries()
                .forEach(entry -> codes.put(
                        entry.path(),
                        entry.code() == null ? "taken" : entry.code().name()));
        return codes;
    }

    private static byte[] bytes(DocumentSource document) {
        try {
            return document.readAll();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

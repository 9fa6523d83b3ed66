package com.smartap.core.bench;

import static com.smartap.core.bench.Bench.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.smartap.core.Invoices;
import com.smartap.core.Vendors;
import com.smartap.model.Actor;
import com.smartap.model.PageRequest;
import com.smartap.model.Role;
import com.smartap.model.TenantId;
import com.smartap.model.invoice.Invoice;
import com.smartap.model.invoice.InvoiceContent;
import com.smartap.model.invoice.InvoiceId;
import com.smartap.model.invoice.InvoiceLine;
import com.smartap.model.invoice.InvoiceState;
import com.smartap.spi.ConnectorProtocolException;
import com.smartap.spi.DocumentException;
import com.smartap.spi.ErrorCode;
import com.smartap.spi.IllegalLifecycleStateException;
import com.smartap.spi.InvalidRequestException;
import com.smartap.spi.NotFoundException;
import com.smartap.spi.StaleVersionException;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.capture.InvoiceReader;
import com.smartap.spi.erp.PostingOutcome;
import com.smartap.testkit.samples.HostileDocuments;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.UUID;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputTest {
    private static final TenantId TENANT = TenantId.DEFAULT;
    private static final Actor CLERK = person(TENANT, "clerk", Role.CLERK);
    private static final Actor ADMIN = person(TENANT, "admin", Role.ADMIN);

    private final JdbcConnectionPool database = Bench.h2();
    private Bench bench;

    @BeforeAll
    void open(@TempDir Path folder) {
        bench = Bench.open(database, folder, builder -> {
            ServiceLoader.load(InvoiceReader.class).forEach(builder::reader);
            return builder;
        });
        bench.erp.vendor("Acme", "USD", true);
        bench.connect(TENANT);
    }

    @AfterAll
    void close() {
        bench.close();
        database.dispose();
    }

    private long rows() {
        return Sql.count(
                database,
                "select (select count(*) from smartap_invoice) + (select count(*) from smartap_document)"
                        + " + (select count(*) from smartap_event) + (select count(*) from smartap_delivery)");
    }

    @Test
    void a_hostile_document_is_refused_whole_or_says_why_it_failed() {
        for (Map.Entry<String, byte[]> hostile : HostileDocuments.all().entrySet()) {
            await().until(() -> bench.engine.status().openDeliveries() == 0);
            long before = rows();
            Invoice invoice;
            try {
                invoice =
                        bench.engine.invoices().submit(CLERK, DocumentSource.of(hostile.getKey(), hostile.getValue()));
            } catch (DocumentException e) {
                assertThat(e.getMessage()).as(hostile.getKey()).isNotBlank();
                assertThat(rows()).as("rows after %s", hostile.getKey()).isEqualTo(before);
                continue;
            }
            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
                Invoice now = bench.engine.invoices().get(CLERK, invoice.id());
                assertThat(now.state()).as(hostile.getKey()).isIn(InvoiceState.FAILED, InvoiceState.NEEDS_REVIEW);
                assertThat(now.reason()).as(hostile.getKey()).isNotBlank();
            });
        }
        assertThat(bench.submit(TENANT, new Note("AFTER", "Acme", "", "USD", "1.00"), InvoiceState.PENDING_APPROVAL)
                        .reason())
                .as("the engine goes on")
                .isNotNull();
    }

    @Test
    void what_no_reader_knows_is_refused_and_nothing_is_kept() {
        await().until(() -> bench.engine.status().openDeliveries() == 0);
        long before = rows();
        int objects = bench.store.size();
        for (byte[] bytes : List.of(
                new byte[0],
                new byte[] {0},
                "hello".getBytes(StandardCharsets.UTF_8),
                new byte[5000],
                bytes("NOTE|cut"))) {
            assertThatThrownBy(() -> bench.engine.invoices().submit(CLERK, DocumentSource.of("x.pdf", bytes)))
                    .isInstanceOf(DocumentException.class);
        }
        assertThatThrownBy(() ->
                        bench.engine.invoices().submit(CLERK, DocumentSource.of("big.pdf", new byte[26 * 1024 * 1024])))
                .isInstanceOf(DocumentException.class)
                .satisfies(e -> assertThat(((DocumentException) e).code()).isEqualTo(ErrorCode.DOCUMENT_TOO_LARGE));
        assertThat(rows()).isEqualTo(before);
        assertThat(bench.store.size()).isEqualTo(objects);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void a_document_is_taken_once_whatever_its_name() {
        Note note = new Note("ONCE", "Acme", "", "USD", "2.00");
        Invoice first = bench.submit(TENANT, note, InvoiceState.PENDING_APPROVAL);
        long before = rows();
        byte[] same;
        try {
            same = note.document().readAll();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        assertThatThrownBy(() -> bench.engine.invoices().submit(CLERK, DocumentSource.of("other name.txt", same)))
                .isInstanceOf(DocumentException.class)
                .hasMessageContaining(first.id().toString())
                .satisfies(e -> assertThat(((DocumentException) e).code()).isEqualTo(ErrorCode.DUPLICATE_DOCUMENT));
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void a_name_however_odd_does_no_harm() {
        int number = 0;
        for (String name : List.of(
                "../../etc/passwd",
                "C:\\x\\y.pdf",
                "",
                " ",
                "a\u0000b\nc",
                "x".repeat(5000),
                "\uD83D\uDCB8".repeat(200))) {
            number++;
            byte[] note = bytes("NOTE|NAME-" + number + "|Acme||USD|3.00|");
            Invoice invoice = bench.engine.invoices().submit(CLERK, DocumentSource.of(name, note));
            String kept =
                    bench.engine.documents().get(CLERK, invoice.documentId()).name();
            assertThat(kept).isNotBlank().doesNotContain("/", "\\", "\n", "\u0000");
            assertThat(kept.length()).isLessThanOrEqualTo(255);
        }
    }

    @Test
    void every_change_names_the_version_it_was_decided_upon() {
        Invoice invoice =
                bench.submit(TENANT, new Note("VERSION", "Acme", "", "USD", "4.00"), InvoiceState.PENDING_APPROVAL);
        Invoices invoices = bench.engine.invoices();
        long wrong = invoice.version() - 1;
        assertThatThrownBy(() -> invoices.hold(CLERK, invoice.id(), wrong, "why"))
                .isInstanceOf(StaleVersionException.class);
        assertThatThrownBy(() -> invoices.reject(CLERK, invoice.id(), wrong, "why"))
                .isInstanceOf(StaleVersionException.class);
        assertThatThrownBy(() -> invoices.withdraw(CLERK, invoice.id(), wrong, "why"))
                .isInstanceOf(StaleVersionException.class);
        assertThatThrownBy(() -> invoices.correct(CLERK, invoice.id(), wrong, invoice.content(), null))
                .isInstanceOf(StaleVersionException.class);
        assertThatThrownBy(() -> invoices.retry(CLERK, invoice.id(), invoice.version()))
                .isInstanceOf(IllegalLifecycleStateException.class);
        assertThatThrownBy(() -> invoices.get(CLERK, new InvoiceId(UUID.randomUUID())))
                .isInstanceOf(NotFoundException.class);
        assertThat(invoices.get(CLERK, invoice.id())).isEqualTo(invoice);
    }

    @Test
    void content_that_cannot_be_goes_to_a_person_and_not_to_the_log() {
        Invoice invoice =
                bench.submit(TENANT, new Note("CONTENT", "Acme", "", "USD", "5.00"), InvoiceState.PENDING_APPROVAL);
        InvoiceContent good = invoice.content();
        for (InvoiceContent bad : List.of(
                good.toBuilder().total(new BigDecimal("-5.00")).build(),
                good.toBuilder().total(BigDecimal.ZERO).build(),
                good.toBuilder().total(new BigDecimal("5.001")).build(),
                good.toBuilder().total(null).build(),
                good.toBuilder().invoiceNumber("9".repeat(101)).build(),
                good.toBuilder().invoiceNumber("X".repeat(1000)).build(),
                good.toBuilder().invoiceNumber("\u2013\u2013").build(),
                amount(good, "12345678901234567890.00"),
                amount(good, "1E+30"),
                // Lines that do not add up to the total, on a paper without a subtotal.
                good.toBuilder().subtotal(null).total(new BigDecimal("9000.00")).build(),
                InvoiceContent.EMPTY)) {
            Invoice now = bench.engine.invoices().get(CLERK, invoice.id());
            bench.engine.invoices().correct(CLERK, invoice.id(), now.version(), bad, null);
            await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
                Invoice judged = bench.engine.invoices().get(CLERK, invoice.id());
                assertThat(judged.state()).as(() -> bad + " " + judged.reason()).isEqualTo(InvoiceState.NEEDS_REVIEW);
                assertThat(judged.problems()).isNotEmpty();
            });
        }
    }

    private static InvoiceContent amount(InvoiceContent content, String amount) {
        BigDecimal value = new BigDecimal(amount);
        return content.toBuilder()
                .subtotal(value)
                .total(value)
                .lines(List.of(InvoiceLine.read("Work", null, BigDecimal.ONE, value, value)))
                .build();
    }

    @Test
    void a_vendor_that_does_not_fit_is_refused_by_its_field() {
        long before = Sql.count(database, "select count(*) from smartap_vendor");
        for (Vendors.Details details : List.of(
                new Vendors.Details("", null, null, null, null, null, null, true),
                new Vendors.Details("x".repeat(201), null, null, null, null, null, null, true),
                new Vendors.Details("Fits", "9".repeat(65), null, null, null, null, null, true),
                new Vendors.Details("Fits", null, "e".repeat(255), null, null, null, null, true),
                new Vendors.Details("Fits", null, null, null, null, "t".repeat(101), null, true))) {
            assertThatThrownBy(() -> bench.engine.vendors().create(ADMIN, details))
                    .as(details.toString())
                    .isInstanceOf(InvalidRequestException.class);
        }
        assertThat(Sql.count(database, "select count(*) from smartap_vendor")).isEqualTo(before);
    }

    @Test
    void while_the_erp_may_hold_a_bill_an_invoice_can_only_be_tried_again() {
        Invoice invoice =
                bench.submit(TENANT, new Note("MAYBE", "Acme", "", "USD", "6.00"), InvoiceState.PENDING_APPROVAL);
        // The bill is there, but its answer is not understood.
        bench.erp.thenAnswer(() -> {
            throw new ConnectorProtocolException("the answer is no JSON", null, null);
        });
        bench.approve(TENANT, invoice.id());
        Invoice failed = bench.until(TENANT, invoice.id(), InvoiceState.FAILED);
        Invoices invoices = bench.engine.invoices();
        assertThatThrownBy(() -> invoices.correct(CLERK, invoice.id(), failed.version(), failed.content(), null))
                .isInstanceOf(IllegalLifecycleStateException.class);
        assertThatThrownBy(() -> invoices.withdraw(CLERK, invoice.id(), failed.version(), "no"))
                .isInstanceOf(IllegalLifecycleStateException.class);
        assertThatThrownBy(() -> invoices.reject(CLERK, invoice.id(), failed.version(), "no"))
                .isInstanceOf(IllegalLifecycleStateException.class);
        invoices.retry(CLERK, invoice.id(), failed.version());
        bench.until(TENANT, invoice.id(), InvoiceState.READY_FOR_PAYMENT);
        assertThat(bench.erp.bills().values().stream()
                        .filter(bill -> bill.invoiceNumber().equals("MAYBE")))
                .hasSize(1);
    }

    @Test
    void once_the_erp_refused_a_bill_its_invoice_can_be_corrected() {
        Invoice invoice =
                bench.submit(TENANT, new Note("REFUSED", "Acme", "", "USD", "7.00"), InvoiceState.PENDING_APPROVAL);
        bench.erp.thenAnswer(() -> new PostingOutcome.Refused("6000", "closed period"));
        bench.approve(TENANT, invoice.id());
        Invoice failed = bench.until(TENANT, invoice.id(), InvoiceState.FAILED);
        assertThat(failed.reason()).contains("closed period");
        assertThatCode(() ->
                        bench.engine.invoices().correct(CLERK, invoice.id(), failed.version(), failed.content(), null))
                .doesNotThrowAnyException();
        bench.until(TENANT, invoice.id(), InvoiceState.PENDING_APPROVAL);
        assertThat(bench.engine
                        .invoices()
                        .list(CLERK, Invoices.Query.in(InvoiceState.FAILED), PageRequest.first(50))
                        .items())
                .extracting(Invoice::id)
                .doesNotContain(invoice.id());
    }
}

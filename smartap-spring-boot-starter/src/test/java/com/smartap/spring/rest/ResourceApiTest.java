package com.smartap.spring.rest;

import static com.smartap.spring.rest.InvoiceApiTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.smartap.core.Approvals;
import com.smartap.core.BankStatement;
import com.smartap.core.BatchRefusedException;
import com.smartap.core.Documents;
import com.smartap.core.Erp;
import com.smartap.core.Payments;
import com.smartap.core.Statements;
import com.smartap.core.Vendors;
import com.smartap.model.ContentHash;
import com.smartap.model.Money;
import com.smartap.model.Page;
import com.smartap.model.TenantId;
import com.smartap.model.approval.Decision;
import com.smartap.model.erp.ErpConnection;
import com.smartap.model.erp.ErpConnectionId;
import com.smartap.model.event.Event;
import com.smartap.model.event.EventId;
import com.smartap.model.invoice.InvoiceState;
import com.smartap.model.payment.BankStatementId;
import com.smartap.model.payment.PaymentBatch;
import com.smartap.model.purchasing.PurchaseOrder;
import com.smartap.model.purchasing.PurchaseOrderLine;
import com.smartap.spi.ConnectorUnavailableException;
import com.smartap.spi.ErrorCode;
import com.smartap.spi.archive.DocumentSealer;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.payment.ChangeNotice;
import com.smartap.spi.payment.PaymentAnswer;
import com.smartap.spi.payment.PaymentFormatException;
import com.smartap.spi.payment.PaymentProblem;
import com.smartap.spi.payment.ReadProblem;
import com.smartap.spi.payment.StatementReader;
import com.smartap.spi.secret.Secret;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The resources beside invoices. */
class ResourceApiTest {
    private static final ErpConnectionId CONNECTION = ErpConnectionId.of("88888888-8888-4888-8888-888888888888");
    private static final String ONE_CONNECTION = "/api/v1/erp/connections/" + CONNECTION;
    private static TestHost host;

    @BeforeAll
    static void start() {
        host = new TestHost(TestHost.WithFakeEngine.class);
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    @BeforeEach
    void reset() {
        host.engine.reset();
    }

    @Test
    void the_queue_shows_approvals_with_their_invoices() {
        host.engine.approvals.on(
                "queue",
                args -> Page.single(List.of(new Approvals.Task(
                        Samples.approval(Decision.PENDING), Samples.invoice(InvoiceState.PENDING_APPROVAL, 7)))));
        assertThat(host.get("/api/v1/approvals").body())
                .contains("\"role\":\"SENIOR_MANAGER\"")
                .contains("\"invoiceNumber\":\"BILL-2024-5712\"")
                .contains("\"version\":7");
    }

    @Test
    void an_approval_needs_the_version_but_no_comment() {
        AtomicReference<Object[]> asked = new AtomicReference<>();
        host.engine.approvals.on("approve", args -> {
            asked.set(args);
            return Samples.approval(Decision.APPROVED);
        });
        String path = "/api/v1/approvals/" + Samples.APPROVAL + "/approve";
        HttpResponse<String> answer =
                host.send(host.request(path).header("If-Match", "\"7\"").POST(HttpRequest.BodyPublishers.noBody()));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(asked.get()).containsSequence(Samples.APPROVAL, 7L, null);
        assertProblem(host.post(path, "{}"), 428, "PRECONDITION_REQUIRED", "If-Match");
    }

    @Test
    void a_rejection_and_an_escalation_need_a_reason() {
        for (String action : List.of("reject", "escalate")) {
            String path = "/api/v1/approvals/" + Samples.APPROVAL + "/" + action;
            assertProblem(host.post(path, "{}", "If-Match", "\"7\""), 400, "INVALID_REQUEST", "reason");
            host.engine.approvals.on(action, args -> Samples.approval(Decision.ESCALATED));
            assertThat(host.post(path, "{\"reason\":\"too much\"}", "If-Match", "\"7\"")
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void a_bulk_approval_answers_for_each() {
        AtomicReference<Object> asked = new AtomicReference<>();
        host.engine.approvals.on("approveAll", args -> {
            asked.set(args[1]);
            return List.of(
                    new Approvals.BulkOutcome(Samples.APPROVAL, true, null, null),
                    new Approvals.BulkOutcome(Samples.APPROVAL, false, ErrorCode.STALE_VERSION, "it changed"));
        });
        String choice = "{\"id\":\"" + Samples.APPROVAL + "\",\"invoiceVersion\":7}";
        HttpResponse<String> answer = host.post("/api/v1/approvals/bulk", "{\"choices\":[" + choice + "]}");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(asked.get()).isEqualTo(List.of(new Approvals.Choice(Samples.APPROVAL, 7)));
        assertThat(answer.body())
                .contains("\"approved\":true}")
                .contains("\"approved\":false,\"code\":\"STALE_VERSION\",\"detail\":\"it changed\"");
        assertProblem(host.post("/api/v1/approvals/bulk", "{}"), 400, "INVALID_REQUEST", "choices");
        assertProblem(host.post("/api/v1/approvals/bulk", "{\"choices\":[]}"), 400, "INVALID_REQUEST", "choices");
        String many = String.join(",", java.util.Collections.nCopies(501, choice));
        assertProblem(
                host.post("/api/v1/approvals/bulk", "{\"choices\":[" + many + "]}"), 400, "INVALID_REQUEST", "choices");
        assertProblem(
                host.post("/api/v1/approvals/bulk", "{\"choices\":[{\"id\":\"" + Samples.APPROVAL + "\"}]}"),
                400,
                "INVALID_REQUEST",
                "choices[0].invoiceVersion");
    }

    @Test
    void a_vendor_that_is_sent_back_as_it_was_shown_keeps_its_account() {
        AtomicReference<Vendors.Details> details = new AtomicReference<>();
        host.engine.vendors.on("get", args -> Samples.vendor(4));
        host.engine.vendors.on("update", args -> {
            assertThat(args[2]).isEqualTo(4L);
            details.set((Vendors.Details) args[3]);
            return Samples.vendor(5);
        });
        HttpResponse<String> shown = host.get("/api/v1/vendors/" + Samples.VENDOR);
        assertThat(shown.body()).doesNotContain(Samples.ACCOUNT);
        HttpResponse<String> answer = host.put(
                "/api/v1/vendors/" + Samples.VENDOR,
                shown.body(),
                "If-Match",
                shown.headers().firstValue("ETag").orElseThrow());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("ETag")).hasValue("\"5\"");
        assertThat(details.get().bankAccount()).isEqualTo(Samples.vendor(4).bankAccount());
    }

    @Test
    void a_vendor_with_a_wrong_account_or_address_is_refused() {
        for (String[] wrong : List.of(
                new String[] {"{}", "name"},
                new String[] {"{\"name\":\"x\",\"bankAccount\":{}}", "bankAccount"},
                new String[] {"{\"name\":\"x\",\"bankAccount\":{\"type\":\"PIGGY\"}}", "bankAccount.type"},
                new String[] {"{\"name\":\"x\",\"bankAccount\":{\"iban\":\"••••1234\"}}", "bankAccount.iban"},
                new String[] {"{\"name\":\"x\",\"address\":{\"country\":\"Germany\"}}", "address"},
                new String[] {"{\"name\":\"x\",\"currency\":\"x\"}", "currency"})) {
            assertProblem(host.post("/api/v1/vendors", wrong[0]), 400, "INVALID_REQUEST", wrong[1]);
        }
    }

    @Test
    void an_order_is_entered_with_counted_lines() {
        AtomicReference<Object[]> asked = new AtomicReference<>();
        host.engine.purchaseOrders.on("create", args -> {
            asked.set(args);
            return new PurchaseOrder(
                    Samples.ORDER,
                    1,
                    "PO-1",
                    Samples.VENDOR,
                    PurchaseOrder.Status.OPEN,
                    null,
                    Samples.USD,
                    Money.of("20.00", "USD"),
                    List.of(),
                    null,
                    Samples.NOW);
        });
        HttpResponse<String> answer = host.post(
                "/api/v1/purchase-orders",
                "{\"number\":\"PO-1\",\"vendorId\":\"" + Samples.VENDOR
                        + "\",\"currency\":\"usd\",\"lines\":[{\"ordered\":\"2\",\"unitPrice\":\"10.005\"}]}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(asked.get()[5])
                .isEqualTo(List.of(new PurchaseOrderLine(
                        1, null, null, new BigDecimal("2"), null, BigDecimal.ZERO, new BigDecimal("10.005"), null)));
        assertProblem(host.get("/api/v1/purchase-orders?status=LOST"), 400, "INVALID_REQUEST", "status");
    }

    @Test
    void credentials_go_in_and_never_come_out() {
        AtomicReference<Erp.NewConnection> asked = new AtomicReference<>();
        host.engine.erp.on("connect", args -> {
            asked.set((Erp.NewConnection) args[1]);
            return connection();
        });
        HttpResponse<String> answer = host.post(
                "/api/v1/erp/connections",
                "{\"name\":\"Books\",\"system\":\"quickbooks\",\"settings\":{\"realmId\":\"1\",\"none\":null},"
                        + "\"credentials\":{\"clientSecret\":\"hunter2\",\"refreshToken\":null}}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(asked.get().credentials()).isEqualTo(Map.of("clientSecret", Secret.of("hunter2")));
        assertThat(asked.get().settings()).isEqualTo(Map.of("realmId", "1"));
        assertThat(answer.body()).doesNotContain("hunter2").doesNotContain("credentials");
        host.engine.erp.on("connections", args -> List.of(connection()));
        assertThat(host.get(ONE_CONNECTION).headers().firstValue("ETag")).hasValue("\"3\"");
        assertProblem(host.get("/api/v1/erp/connections/" + ErpConnectionId.random()), 404, "NOT_FOUND", null);
    }

    @Test
    void an_erp_system_that_asks_for_patience_is_passed_on() {
        host.engine.erp.on("test", args -> {
            throw new ConnectorUnavailableException("QuickBooks is overloaded", Duration.ofSeconds(30), "429", null);
        });
        HttpResponse<String> answer = host.post(ONE_CONNECTION + "/test", "");
        assertProblem(answer, 503, "CONNECTOR_UNAVAILABLE", null);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("30");
        assertThat(answer.body()).contains("\"retryable\":true");
    }

    @Test
    void a_batch_is_released_over_the_content_that_was_seen() {
        AtomicReference<Object[]> asked = new AtomicReference<>();
        host.engine.payments.on("get", args -> Samples.batch(PaymentBatch.State.BUILT));
        host.engine.payments.on("release", args -> {
            asked.set(args);
            return Samples.batch(PaymentBatch.State.RELEASED);
        });
        String path = "/api/v1/payments/batches/" + Samples.BATCH;
        HttpResponse<String> shown = host.get(path);
        assertThat(shown.body()).contains("\"count\":1").contains("\"accountNumber\":\"••••4321\"");
        ContentHash hash = Samples.batch(PaymentBatch.State.BUILT).contentHash();
        assertThat(shown.body()).contains("\"contentHash\":\"" + hash + "\"");
        HttpResponse<String> released =
                host.post(path + "/release", "{\"contentHash\":\"" + hash + "\"}", "If-Match", "\"2\"");
        assertThat(released.statusCode()).as(released.body()).isEqualTo(200);
        assertThat(released.body()).doesNotContain("\"payments\"");
        assertThat(asked.get()).containsSequence(Samples.BATCH, 2L, hash);
        assertProblem(host.post(path + "/release", "{}", "If-Match", "\"2\""), 400, "INVALID_REQUEST", "contentHash");
        assertProblem(
                host.post(path + "/release", "{\"contentHash\":\"x\"}", "If-Match", "\"2\""),
                400,
                "INVALID_REQUEST",
                "contentHash");
        assertProblem(
                host.post(path + "/release", "{\"contentHash\":\"" + hash + "\"}"),
                428,
                "PRECONDITION_REQUIRED",
                "If-Match");
    }

    @Test
    void a_batch_is_built_cancelled_and_confirmed() {
        AtomicReference<Object[]> asked = new AtomicReference<>();
        host.engine.payments.on("build", args -> {
            asked.set(args);
            return Samples.batch(PaymentBatch.State.BUILT);
        });
        HttpResponse<String> built = host.post(
                "/api/v1/payments/batches",
                "{\"invoices\":[\"" + Samples.INVOICE + "\"],\"executionDate\":\"2026-11-24\"}");
        assertThat(built.statusCode()).as(built.body()).isEqualTo(201);
        assertThat(asked.get()[1])
                .isEqualTo(new Payments.NewBatch(List.of(Samples.INVOICE), LocalDate.parse("2026-11-24"), null, false));
        host.engine.payments.on("build", args -> {
            throw new PaymentFormatException(
                    List.of(new PaymentProblem("PAY-1", "account.routingNumber", "is missing")));
        });
        assertProblem(
                host.post("/api/v1/payments/batches", "{\"invoices\":[]}"),
                422,
                "PAYMENT_FORMAT",
                "account.routingNumber");
        assertProblem(
                host.post("/api/v1/payments/batches", "{\"invoices\":[\"x\"]}"), 400, "INVALID_REQUEST", "invoices[0]");
        String path = "/api/v1/payments/batches/" + Samples.BATCH;
        host.engine.payments.on("cancel", args -> Samples.batch(PaymentBatch.State.CANCELLED));
        host.engine.payments.on("confirmHandOver", args -> Samples.batch(PaymentBatch.State.SENT));
        assertThat(host.post(path + "/cancel", "{\"reason\":\"wrong day\"}", "If-Match", "\"2\"")
                        .body())
                .contains("\"state\":\"CANCELLED\"");
        assertThat(host.post(path + "/hand-over", "{\"bankReference\":\"by hand\"}", "If-Match", "\"2\"")
                        .body())
                .contains("\"state\":\"SENT\"");
        assertProblem(
                host.post(path + "/hand-over", "{}", "If-Match", "\"2\""), 400, "INVALID_REQUEST", "bankReference");
        host.engine.payments.on("file", args -> Samples.document("PB-2026-0001.ach", new byte[] {'1', '0', '1'}));
        host.engine.documents.on("open", args -> new ByteArrayInputStream(new byte[] {'1', '0', '1'}));
        assertThat(host.get(path + "/file").body()).isEqualTo("101");
    }

    @Test
    void a_statement_is_taken_as_a_body_and_as_a_form() {
        AtomicReference<Object[]> taken = new AtomicReference<>();
        host.engine.statements.on("read", args -> {
            taken.set(args);
            return new Statements.Result(
                    new Payments.StatementImport(1, 2, 0, 1, 0, 1, true),
                    List.of(new Statements.StatementRead(statement(), true)),
                    List.of(new ReadProblem("line 3", "is odd")),
                    List.of());
        });
        HttpResponse<String> raw = host.send(host.request(
                        "/api/v1/payments/statements?name=a.xml&format=csv&lenient=true&option=decimal=,&option=date=Day")
                .header("Content-Type", "application/xml")
                .POST(HttpRequest.BodyPublishers.ofString("<Document/>")));
        assertThat(raw.body())
                .startsWith("{\"statements\":1,\"entries\":2,\"repeated\":0,\"completed\":1,\"failed\":0,"
                        + "\"unmatched\":1,\"balanced\":true,\"items\":[{\"id\":")
                .contains("\"account\":\"••••3000\"", "\"balanced\":true", "\"repeated\":true")
                .endsWith("\"problems\":[{\"position\":\"line 3\",\"message\":\"is odd\"}],\"warnings\":[]}");
        assertThat(((DocumentSource) taken.get()[1]).name()).isEqualTo("a.xml");
        assertThat(taken.get()[2])
                .isEqualTo(new Statements.Reading("csv", true, Map.of("decimal", ",", "date", "Day")));
        HttpResponse<String> form = host.send(host.request("/api/v1/payments/statements")
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(HttpRequest.BodyPublishers.ofString(TestHost.multipart("b", "file", "b.sta", ":20:x"))));
        assertThat(form.statusCode()).as(form.body()).isEqualTo(200);
        assertThat(((DocumentSource) taken.get()[1]).name()).isEqualTo("b.sta");
        assertThat(taken.get()[2]).isEqualTo(Statements.Reading.STRICT);
        assertProblem(upload("lenient=perhaps"), 400, "INVALID_REQUEST", "lenient");
        assertProblem(upload("option=date"), 400, "INVALID_REQUEST", "option");
        assertProblem(upload("option=date=a&option=date=b"), 400, "INVALID_REQUEST", "option");
    }

    private HttpResponse<String> upload(String query) {
        return host.send(host.request("/api/v1/payments/statements?" + query)
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString("x")));
    }

    private static BankStatement statement() {
        return new BankStatement(
                new BankStatementId(new java.util.UUID(9, 9)),
                "CAMT_053",
                "ST-1",
                null,
                Samples.IBAN,
                Samples.USD,
                null,
                null,
                new BigDecimal("100.00"),
                new BigDecimal("90.00"),
                true,
                2,
                0,
                null,
                "ab".repeat(32),
                true,
                null,
                "tess",
                Samples.NOW);
    }

    @Test
    void bank_entries_mask_the_other_side() {
        host.engine.statements.on("entries", args -> {
            assertThat(args[1])
                    .isEqualTo(new Statements.EntryQuery(true, statement().id(), null));
            return Page.single(List.of(new Payments.BankEntry(
                    new StatementReader.Entry(
                            new BigDecimal("-10.00"),
                            Samples.USD,
                            LocalDate.parse("2026-11-03"),
                            null,
                            "BOOKED",
                            "BR-1",
                            null,
                            "Someone",
                            Samples.IBAN,
                            null,
                            "R01",
                            new StatementReader.Details("455", "ACH debit", "no funds", null, "PB-1", "1001", "TR-1")),
                    "ST-1",
                    null,
                    statement().id())));
        });
        assertThat(host.get("/api/v1/payments/bank-entries?unmatched=true&statement="
                                + statement().id())
                        .body())
                .contains("\"amount\":\"-10.00\"", "\"counterpartyAccount\":\"••••3000\"", "\"returnCode\":\"R01\"")
                .contains("\"returnReason\":\"no funds\"", "\"checkNumber\":\"1001\"", "\"originalReference\":\"TR-1\"")
                .doesNotContain(Samples.IBAN);
    }

    @Test
    void answers_and_notices_of_banks_are_listed_and_masked() {
        host.engine.statements.on("answers", args -> {
            assertThat(args[1]).isEqualTo(new Statements.AnswerQuery(null, Samples.BATCH, null));
            return Page.single(List.of(new Statements.Answer(
                    new PaymentAnswer(
                            PaymentAnswer.Level.PAYMENT,
                            PaymentAnswer.State.REJECTED,
                            "RJCT",
                            "rejected",
                            List.of(new PaymentAnswer.Reason("AC04", "account closed", null)),
                            "PB-1",
                            null,
                            null,
                            "P1",
                            null,
                            null,
                            null,
                            null,
                            null,
                            Samples.IBAN),
                    Statements.Effect.REFUSED,
                    statement().id(),
                    Samples.BATCH,
                    null,
                    Samples.NOW)));
        });
        assertThat(host.get("/api/v1/payments/bank-answers?batch=" + Samples.BATCH)
                        .body())
                .contains("\"reasons\":[{\"code\":\"AC04\",\"meaning\":\"account closed\"}],\"effect\":\"REFUSED\"")
                .contains("\"payeeAccount\":\"••••3000\"");
        host.engine.statements.on("changes", args -> {
            assertThat(args[1]).isEqualTo(Samples.VENDOR);
            return Page.single(List.of(new Statements.Change(
                    new ChangeNotice(
                            "C01",
                            "account number",
                            null,
                            "091000010000001",
                            "P1",
                            null,
                            null,
                            Map.of("accountNumber", Samples.ACCOUNT),
                            Samples.ACCOUNT),
                    statement().id(),
                    null,
                    Samples.VENDOR,
                    Samples.NOW)));
        });
        assertThat(host.get("/api/v1/payments/change-notices?vendor=" + Samples.VENDOR)
                        .body())
                .contains("\"corrected\":{\"accountNumber\":\"••••4321\"}")
                .doesNotContain(Samples.ACCOUNT);
    }

    @Test
    void a_batch_that_cannot_be_built_names_all_its_problems_with_their_invoices() {
        host.engine.payments.on("build", args -> {
            throw new BatchRefusedException(List.of(
                    new Payments.Finding(Samples.INVOICE, "B \"1\"", "payeeAddress.town", "is missing"),
                    new Payments.Finding(null, null, "executionDate", "is past")));
        });
        HttpResponse<String> answer =
                host.post("/api/v1/payments/batches", "{\"invoices\":[\"" + Samples.INVOICE + "\"],\"sameDay\":true}");
        assertProblem(answer, 422, "PAYMENT_FORMAT", "payeeAddress.town");
        assertThat(answer.body())
                .endsWith("\"problems\":[{\"invoiceId\":\"" + Samples.INVOICE
                        + "\",\"invoiceNumber\":\"B \\\"1\\\"\",\"field\":\"payeeAddress.town\",\"message\":\"is missing\"},"
                        + "{\"field\":\"executionDate\",\"message\":\"is past\"}]}");
    }

    @Test
    void a_sealed_document_is_verified() {
        host.engine.documents.on(
                "verify",
                args -> new Documents.Verification(
                        new DocumentSealer.SealVerification(
                                false, "PAdES-B-B", "CN=SmartAP", Samples.NOW, true, null, List.of("bytes changed")),
                        true,
                        List.of("bytes changed")));
        assertThat(host.get("/api/v1/documents/" + Samples.DOCUMENT + "/verification")
                        .body())
                .startsWith("{\"intact\":false,\"auditAgrees\":true,\"seal\":{\"intact\":false")
                .contains("\"signedAt\":\"2026-11-21T10:00:00Z\"");
    }

    @Test
    void events_are_listed_and_replayed() {
        host.engine.events.on("list", args -> {
            assertThat(args[1]).isEqualTo("x-1");
            return Page.single(List.of(new Event(
                    EventId.random(),
                    TenantId.DEFAULT,
                    "invoice",
                    "x-1",
                    1,
                    "invoice.paid",
                    Map.of("b", "2", "a", "1"),
                    "alice",
                    Samples.NOW)));
        });
        assertThat(host.get("/api/v1/events?aggregateId=x-1").body()).contains("\"data\":{\"a\":\"1\",\"b\":\"2\"}");
        host.engine.events.on("replay", args -> {
            assertThat(args[1]).isEqualTo("webhook");
            assertThat(args[2]).isEqualTo(Set.of("invoice.paid"));
            return 3;
        });
        HttpResponse<String> replayed =
                host.post("/api/v1/events/replay", "{\"subscription\":\"webhook\",\"types\":[\"invoice.paid\"]}");
        assertThat(replayed.statusCode()).isEqualTo(202);
        assertThat(replayed.body()).isEqualTo("{\"queued\":3}");
        host.engine.events.on("retryParked", args -> 1);
        assertThat(host.post("/api/v1/events/retry-parked", "").body()).isEqualTo("{\"queued\":1}");
        assertProblem(host.post("/api/v1/events/replay", "{}"), 400, "INVALID_REQUEST", "subscription");
    }

    @Test
    void configuration_and_status_are_shown() {
        assertThat(host.get("/api/v1/configuration").body())
                .contains("\"tiers\":[{\"limit\":\"5000\",\"inclusive\":false,\"approvers\":[\"MANAGER\"]}")
                .contains("\"price\":\"2 %\"")
                .contains("\"maxTime\":\"PT1S\"");
        assertThat(host.get("/api/v1/status").body())
                .isEqualTo("{\"running\":true,\"node\":\"node-1\",\"openDeliveries\":3,\"parkedDeliveries\":1,"
                        + "\"oldestOpen\":\"PT1M30S\",\"unresolvedEffects\":2}");
    }

    private static ErpConnection connection() {
        return new ErpConnection(
                CONNECTION,
                3,
                "Books",
                "quickbooks",
                null,
                Map.of("realmId", "1"),
                ErpConnection.Status.CONNECTED,
                null,
                Samples.NOW);
    }
}

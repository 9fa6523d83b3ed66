package com.smartap.console;

import com.smartap.core.Approvals;
import com.smartap.core.AuditEntry;
import com.smartap.core.BankStatement;
import com.smartap.core.Checkpoint;
import com.smartap.core.Documents;
import com.smartap.core.Invoices;
import com.smartap.core.Payments;
import com.smartap.core.SignatureRequest;
import com.smartap.core.Signatures;
import com.smartap.core.SigningRoom;
import com.smartap.core.Statements;
import com.smartap.core.Submission;
import com.smartap.model.BankAccount;
import com.smartap.model.ContentHash;
import com.smartap.model.Money;
import com.smartap.model.Role;
import com.smartap.model.approval.Approval;
import com.smartap.model.approval.ApprovalId;
import com.smartap.model.approval.Decision;
import com.smartap.model.approval.ESignStatus;
import com.smartap.model.approval.SignatureRequestId;
import com.smartap.model.document.Document;
import com.smartap.model.document.DocumentId;
import com.smartap.model.document.DocumentState;
import com.smartap.model.erp.EntityType;
import com.smartap.model.erp.ErpConnection;
import com.smartap.model.erp.ErpConnectionId;
import com.smartap.model.erp.SyncResult;
import com.smartap.model.erp.SyncStatus;
import com.smartap.model.invoice.FieldReading;
import com.smartap.model.invoice.Invoice;
import com.smartap.model.invoice.InvoiceContent;
import com.smartap.model.invoice.InvoiceField;
import com.smartap.model.invoice.InvoiceId;
import com.smartap.model.invoice.InvoiceLine;
import com.smartap.model.invoice.InvoiceState;
import com.smartap.model.invoice.Party;
import com.smartap.model.matching.MatchResult;
import com.smartap.model.payment.BankStatementId;
import com.smartap.model.payment.Payment;
import com.smartap.model.payment.PaymentBatch;
import com.smartap.model.payment.PaymentBatchId;
import com.smartap.model.payment.PaymentId;
import com.smartap.model.payment.PaymentStatus;
import com.smartap.model.purchasing.PurchaseOrder;
import com.smartap.model.purchasing.PurchaseOrderId;
import com.smartap.model.purchasing.PurchaseOrderLine;
import com.smartap.model.purchasing.Vendor;
import com.smartap.model.purchasing.VendorId;
import com.smartap.model.risk.RiskAssessment;
import com.smartap.model.risk.RiskFlag;
import com.smartap.spi.ErrorCode;
import com.smartap.spi.NotFoundException;
import com.smartap.spi.capture.PlacedWord;
import com.smartap.spi.capture.WordPage;
import com.smartap.spi.esign.SigningStatus;
import com.smartap.spi.payment.ChangeNotice;
import com.smartap.spi.payment.PaymentAnswer;
import com.smartap.spi.payment.StatementReader;
import com.smartap.testkit.samples.SampleInvoices;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The things that a {@link FakeSmartAp} holds: one of each kind, and an invoice in every state. */
final class FakeWorld {
    static final Currency USD = Currency.getInstance("USD");
    final Instant now = Instant.parse("2026-11-21T04:00:00Z");
    final byte[] pdf = SampleInvoices.all().get(0).pdf();
    final Document document = document("invoice.pdf", Document.Kind.INVOICE, "application/pdf", pdf);
    final Document sealed = document("sealed.pdf", Document.Kind.SEALED_INVOICE, "application/pdf", pdf);
    final byte[] script = "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8);
    final Document hostile = document("<b>bad</b>.html", Document.Kind.INVOICE, "text/html", script);
    final Document mail = document("<i>mails</i>.eml", Document.Kind.CONTAINER, "message/rfc822", script);
    final Documents.Contents contents = new Documents.Contents(
            List.of(
                    new Documents.Entry(
                            "<i>mails</i>.eml/a.pdf", document.id(), new InvoiceId(new UUID(2, 1)), null, null),
                    new Documents.Entry(
                            "<i>mails</i>.eml/b.pdf",
                            null,
                            null,
                            ErrorCode.DOCUMENT_ENCRYPTED,
                            "b.pdf is protected by a password.")),
            List.of("<i>mails</i>.eml has a link in it, which was left out"));
    final Vendor vendor = new Vendor(
            new VendorId(new UUID(1, 1)),
            1,
            "Harbor & View <Supplies>",
            "12-3456789",
            null,
            null,
            USD,
            "Net 30",
            BankAccount.us("Harbor", "091000019", "123456789"),
            true,
            "41",
            now);
    final PurchaseOrder order = new PurchaseOrder(
            new PurchaseOrderId(new UUID(2, 1)),
            1,
            "PO-2026-1001",
            vendor.id(),
            PurchaseOrder.Status.OPEN,
            LocalDate.parse("2026-10-01"),
            USD,
            Money.of("11069.67", "USD"),
            List.of(new PurchaseOrderLine(
                    1,
                    "SKU-1",
                    "Widget",
                    new BigDecimal("10"),
                    null,
                    BigDecimal.ZERO,
                    new BigDecimal("1106.967"),
                    "1")),
            "77",
            now);
    final List<Invoice> invoices = new ArrayList<>();
    final List<Approval> approvals = new ArrayList<>();
    final List<AuditEntry> timeline = new ArrayList<>();
    final ErpConnection connection = new ErpConnection(
            new ErpConnectionId(new UUID(3, 1)),
            1,
            "QuickBooks",
            "quickbooks",
            null,
            Map.of("realmId", "1"),
            ErpConnection.Status.CONNECTED,
            null,
            now);
    final List<SyncResult> syncs = List.of(
            new SyncResult(connection.id(), EntityType.VENDOR, SyncStatus.COMPLETED, 20, 0, 0, 0, null, now, now));
    final BankStatement statement = new BankStatement(
            new BankStatementId(new UUID(11, 1)),
            "CAMT_053",
            "STMT-<1>",
            "7",
            "123456789",
            USD,
            LocalDate.parse("2026-11-19"),
            LocalDate.parse("2026-11-20"),
            new BigDecimal("1000.00"),
            new BigDecimal("990.00"),
            false,
            2,
            1,
            null,
            "ab".repeat(32),
            true,
            document.id(),
            "treasurer",
            now);
    final List<Payments.BankEntry> entries = List.of(new Payments.BankEntry(
            new StatementReader.Entry(
                    new BigDecimal("10.00"),
                    USD,
                    LocalDate.parse("2026-11-19"),
                    null,
                    "BOOKED",
                    "BR-1",
                    null,
                    "Harbor <b>",
                    "987654321",
                    "Invoice INV-1",
                    "R03",
                    new StatementReader.Details(
                            "257", "ACH return", "no account", null, null, "1001", "091000010000001")),
            statement.statementId(),
            null,
            statement.id()));
    final Payments.Finding note = new Payments.Finding(
            new InvoiceId(new UUID(4, 1)), "INV-1", "payeeAddress", "written as Hauptstr., Berlin");
    final Statements.Answer answer = new Statements.Answer(
            new PaymentAnswer(
                    PaymentAnswer.Level.FILE,
                    PaymentAnswer.State.HELD,
                    "BLCK",
                    "blocked",
                    List.of(),
                    "PB-2026-0001",
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null),
            Statements.Effect.ATTENTION,
            statement.id(),
            null,
            null,
            now);
    final Statements.Change change = new Statements.Change(
            new ChangeNotice(
                    "C01",
                    "the account number is wrong",
                    null,
                    "091000010000001",
                    null,
                    null,
                    null,
                    Map.of("accountNumber", "55667788"),
                    "55667788"),
            statement.id(),
            null,
            vendor.id(),
            now);
    List<WordPage> words = List.of(new WordPage(
            1,
            600,
            800,
            List.of(
                    new PlacedWord("1.069,67", 400, 500, 60, 10, 1),
                    new PlacedWord("<Total>", 300, 601, 50, 10, 1),
                    new PlacedWord("11.069,67", 400, 600, 66, 10, 1),
                    new PlacedWord("31.10.2026", 50, 100, 60, 10, 1))));
    static final String LINK = "Zm9yZ2VkLW5vdA-token";
    boolean linkUsed;
    final Checkpoint firstCheckpoint = checkpoint(3, null);
    final Checkpoint checkpoint = checkpoint(12, new byte[] {48, 0});
    final PaymentBatch batch;

    FakeWorld() {
        for (InvoiceState state : InvoiceState.values()) {
            invoices.add(invoice(state));
        }
        Invoice pending = in(InvoiceState.PENDING_APPROVAL);
        approvals.add(approval(pending, 1, Role.MANAGER, Decision.APPROVED));
        approvals.add(approval(pending, 2, Role.SENIOR_MANAGER, Decision.PENDING));
        timeline.add(entry(1, "clerk", "Clara Clerk", "invoice.uploaded"));
        timeline.add(entry(2, "smartap", "SmartAP", "invoice.processed"));
        timeline.add(entry(3, "manager", "Max Manager", "invoice.approved"));
        Payment payment = new Payment(
                new PaymentId(new UUID(5, 1)),
                1,
                new PaymentBatchId(new UUID(6, 1)),
                pending.id(),
                "INV-1",
                vendor.id(),
                vendor.name(),
                BankAccount.us("Harbor", "091000019", "123456789"),
                Money.of("11069.67", "USD"),
                "SAP-1",
                PaymentStatus.PAYMENT_SCHEDULED,
                null,
                null,
                null);
        batch = new PaymentBatch(
                payment.batchId(),
                4,
                "PB-2026-0001",
                PaymentBatch.State.BUILT,
                "nacha-ccd",
                LocalDate.parse("2026-11-23"),
                payment.amount(),
                List.of(payment),
                ContentHash.of(new byte[] {1}),
                "clerk",
                now,
                null,
                null,
                null,
                null,
                null);
    }

    List<SignatureRequest> requests(Signatures.Query query) {
        return List.of(request(null), request(SignatureRequest.Ending.SIGNED)).stream()
                .filter(request -> query.open() == null || query.open() == request.open())
                .filter(request -> query.person() == null || SignaturesController.isTurnOf(request, query.person()))
                .toList();
    }

    SignatureRequest request(Object id) {
        return requests(Signatures.Query.ALL).stream()
                .filter(request -> request.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("There is no request %s.".formatted(id)));
    }

    SigningRoom.Visit visit(boolean done) {
        return new SigningRoom.Visit(
                "Carl <Chief>",
                Role.CFO,
                "Invoice INV-107 of Harbor & View <Supplies>",
                List.of("Vendor: Harbor & View <Supplies>", "Total: 11,069.67 USD", "no colon"),
                Money.of("11069.67", "USD"),
                document.hash(),
                "I sign <this>.",
                now,
                done);
    }

    private SignatureRequest request(SignatureRequest.@Nullable Ending ending) {
        boolean open = ending == null;
        SignatureRequest.Signer cfo = new SignatureRequest.Signer(
                "cfo",
                "Carl <Chief>",
                "carl@example.com",
                Role.CFO,
                open ? SigningStatus.Step.VIEWED : SigningStatus.Step.SIGNED,
                now,
                null);
        return new SignatureRequest(
                new SignatureRequestId(new UUID(21, open ? 1 : 2)),
                in(open ? InvoiceState.AWAITING_SIGNATURE : InvoiceState.APPROVED)
                        .id(),
                0,
                "in-house",
                "house-1",
                open ? ESignStatus.PENDING_SIGNATURE : ESignStatus.FULLY_SIGNED,
                ending,
                null,
                null,
                List.of(cfo),
                document.id(),
                document.hash(),
                open ? null : sealed.id(),
                open ? null : sealed.hash(),
                "manager",
                now,
                now.plusSeconds(86400),
                2,
                now,
                open ? null : now);
    }

    private Checkpoint checkpoint(long size, byte @Nullable [] token) {
        return new Checkpoint(
                size,
                "ef".repeat(32),
                "example.com/ap/default\n" + size + "\n7+8=\n\n— example.com/ap AAAA\n",
                now,
                token);
    }

    /** In the order of the list, which stands for the order in which they came. */
    Optional<Invoice> after(Invoices.Query query, @Nullable Object after) {
        List<Invoice> fitting = invoices.stream()
                .filter(invoice ->
                        query.states().contains(invoice.state()) || invoice.id().equals(after))
                .toList();
        int from = 0;
        for (int i = 0; i < fitting.size(); i++) {
            from = fitting.get(i).id().equals(after) ? i + 1 : from;
        }
        return fitting.stream().skip(from).findFirst();
    }

    Invoice in(InvoiceState state) {
        return invoices.stream()
                .filter(invoice -> invoice.state() == state)
                .findFirst()
                .orElseThrow();
    }

    Invoice invoice(Object id) {
        return invoices.stream()
                .filter(invoice -> invoice.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("There is no invoice %s.".formatted(id)));
    }

    List<Invoice> find(Invoices.Query query) {
        return invoices.stream()
                .filter(invoice -> query.states().isEmpty() || query.states().contains(invoice.state()))
                .toList();
    }

    List<Approvals.Task> tasks() {
        return List.of(new Approvals.Task(approvals.get(1), in(InvoiceState.PENDING_APPROVAL)));
    }

    /** What comes of whatever is handed in. */
    Submission submission() {
        Documents.Entry entry = new Documents.Entry(
                document.name(), document.id(), invoices.get(0).id(), null, null);
        return new Submission(document, new Documents.Contents(List.of(entry), List.of()), false);
    }

    List<Approvals.BulkOutcome> outcomes(List<?> choices) {
        return choices.stream()
                .map(choice -> new Approvals.BulkOutcome(
                        ((Approvals.Choice) choice).id(), false, ErrorCode.SEGREGATION_OF_DUTIES, "You entered it."))
                .toList();
    }

    Document document(Object id) {
        return List.of(document, sealed, hostile, mail).stream()
                .filter(known -> known.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("There is no document %s.".formatted(id)));
    }

    byte[] bytes(Object id) {
        return document(id) == hostile ? script : pdf;
    }

    private Invoice invoice(InvoiceState state) {
        InvoiceContent content = InvoiceContent.builder()
                .invoiceNumber("INV-" + (100 + state.ordinal()))
                .invoiceDate(LocalDate.parse("2026-10-15"))
                .dueDate(LocalDate.parse("2026-11-14"))
                .currency(USD)
                .vendor(new Party("Harbor & View <Supplies>", "12-3456789", null, "400 Parts Ln, Detroit"))
                .purchaseOrderNumber("PO-2026-1001")
                .subtotal(new BigDecimal("10000.00"))
                .taxAmount(new BigDecimal("1069.67"))
                .total(new BigDecimal("11069.67"))
                .lines(List.of(InvoiceLine.read(
                        "Widget",
                        "SKU-1",
                        new BigDecimal("10"),
                        new BigDecimal("1000.00"),
                        new BigDecimal("10000.00"))))
                .build();
        return new Invoice(
                new InvoiceId(new UUID(4, state.ordinal())),
                3,
                state,
                state == InvoiceState.ON_HOLD ? "Waiting for the warehouse" : null,
                content,
                Map.of(
                        InvoiceField.TOTAL,
                        new FieldReading(
                                InvoiceField.TOTAL,
                                0.97,
                                "11,069.67",
                                new FieldReading.Place(1, .7, .6, .2, .02),
                                null,
                                List.of(new FieldReading.Alternative("11069.76", 0.02, null))),
                        InvoiceField.VENDOR_NAME,
                        new FieldReading(InvoiceField.VENDOR_NAME, 0.6, "Harbor", null)),
                List.of(),
                state == InvoiceState.NEEDS_REVIEW ? List.of("vendor.name was read with low confidence") : List.of(),
                document.id(),
                vendor.id(),
                order.id(),
                new MatchResult(true, order.id(), "price 2 %", Map.of(1, 1), List.of(), now),
                new RiskAssessment(45, List.of(new RiskFlag("new-vendor", 45, "First invoice of this vendor")), now),
                Money.of("11069.67", "USD"),
                Money.of("11069.67", "USD"),
                0,
                "clerk",
                now,
                now,
                null,
                null);
    }

    private Approval approval(Invoice invoice, int step, Role role, Decision decision) {
        boolean open = decision == Decision.PENDING;
        return new Approval(
                new ApprovalId(new UUID(7, step)),
                1,
                invoice.id(),
                open ? null : 3L,
                step,
                role,
                Money.of("11069.67", "USD"),
                decision,
                open ? null : "manager",
                null,
                now,
                open ? null : now,
                null);
    }

    private AuditEntry entry(int sequence, String actor, String name, String action) {
        return new AuditEntry(
                sequence, now, actor, name, action, "invoice", "x", Map.of("total", "11069.67"), "a".repeat(64));
    }

    private Document document(String name, Document.Kind kind, String type, byte[] bytes) {
        return new Document(
                new DocumentId(new UUID(8, name.length())),
                kind,
                name,
                type,
                bytes.length,
                ContentHash.of(bytes),
                DocumentState.PROCESSED,
                null,
                now);
    }
}

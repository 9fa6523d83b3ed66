package com.smartap.spring.rest;

import com.smartap.core.Documents;
import com.smartap.core.Submission;
import com.smartap.model.BankAccount;
import com.smartap.model.ContentHash;
import com.smartap.model.Money;
import com.smartap.model.Role;
import com.smartap.model.approval.Approval;
import com.smartap.model.approval.ApprovalId;
import com.smartap.model.approval.Decision;
import com.smartap.model.document.Document;
import com.smartap.model.document.DocumentId;
import com.smartap.model.document.DocumentState;
import com.smartap.model.invoice.FieldReading;
import com.smartap.model.invoice.Invoice;
import com.smartap.model.invoice.InvoiceContent;
import com.smartap.model.invoice.InvoiceField;
import com.smartap.model.invoice.InvoiceId;
import com.smartap.model.invoice.InvoiceLine;
import com.smartap.model.invoice.InvoiceState;
import com.smartap.model.invoice.Party;
import com.smartap.model.matching.Discrepancy;
import com.smartap.model.matching.MatchResult;
import com.smartap.model.payment.Payment;
import com.smartap.model.payment.PaymentBatch;
import com.smartap.model.payment.PaymentBatchId;
import com.smartap.model.payment.PaymentId;
import com.smartap.model.payment.PaymentStatus;
import com.smartap.model.purchasing.PurchaseOrderId;
import com.smartap.model.purchasing.Vendor;
import com.smartap.model.purchasing.VendorId;
import com.smartap.model.risk.RiskAssessment;
import com.smartap.model.risk.RiskFlag;
import com.smartap.spi.ErrorCode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;

/** Values as the engine would answer them. */
final class Samples {
    static final InvoiceId INVOICE = InvoiceId.of("11111111-1111-4111-8111-111111111111");
    static final VendorId VENDOR = VendorId.of("22222222-2222-4222-8222-222222222222");
    static final DocumentId DOCUMENT = DocumentId.of("33333333-3333-4333-8333-333333333333");
    static final ApprovalId APPROVAL = ApprovalId.of("44444444-4444-4444-8444-444444444444");
    static final PaymentBatchId BATCH = PaymentBatchId.of("55555555-5555-4555-8555-555555555555");
    static final PurchaseOrderId ORDER = PurchaseOrderId.of("66666666-6666-4666-8666-666666666666");
    static final String IBAN = "DE89370400440532013000";
    static final String ACCOUNT = "987654321";
    static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    static final Currency USD = Currency.getInstance("USD");

    private Samples() {}

    static InvoiceContent content() {
        return InvoiceContent.builder()
                .invoiceNumber("BILL-2024-5712")
                .invoiceDate(LocalDate.parse("2026-01-03"))
                .dueDate(LocalDate.parse("2026-02-02"))
                .currency(USD)
                .vendor(new Party("Industrial \"Parts\" Cö", "44-5566778", IBAN, "400 Parts Ln"))
                .purchaseOrderNumber("ORDER-90739")
                .subtotal(new BigDecimal("10249.69"))
                .taxAmount(new BigDecimal("819.98"))
                .shipping(new BigDecimal("0.00"))
                .total(new BigDecimal("11069.67"))
                .amountDue(new BigDecimal("11069.67"))
                .lines(List.of(InvoiceLine.read(
                        "Keyboard",
                        "KEY-006",
                        new BigDecimal("4"),
                        new BigDecimal("149.99"),
                        new BigDecimal("599.96"))))
                .build();
    }

    static Invoice invoice(InvoiceState state, long version) {
        return new Invoice(
                INVOICE,
                version,
                state,
                null,
                content(),
                Map.of(
                        InvoiceField.TOTAL,
                                new FieldReading(
                                        InvoiceField.TOTAL,
                                        0.99,
                                        "11,069.67",
                                        new FieldReading.Place(1, 0.1, 0.25, 1 / 3.0, 0.02)),
                        InvoiceField.VENDOR_IBAN, new FieldReading(InvoiceField.VENDOR_IBAN, 1, IBAN, null)),
                List.of("a warning"),
                List.of(),
                DOCUMENT,
                VENDOR,
                ORDER,
                new MatchResult(
                        false,
                        ORDER,
                        "price 2 %",
                        Map.of(2, 1, 1, 3, 10, 4),
                        List.of(new Discrepancy(
                                Discrepancy.Kind.PRICE,
                                true,
                                1,
                                3,
                                new BigDecimal("140"),
                                new BigDecimal("149.99"),
                                "price differs")),
                        NOW),
                new RiskAssessment(70, List.of(new RiskFlag("new-vendor", 70, "first invoice")), NOW),
                Money.of("11069.67", "USD"),
                Money.of("11069.67", "USD"),
                0,
                "alice",
                NOW,
                NOW,
                null,
                null);
    }

    static Submission submission() {
        Document document = document("bill.pdf", new byte[3]);
        Invoice invoice = invoice(InvoiceState.RECEIVED, 1);
        Documents.Entry entry = new Documents.Entry("bill.pdf", document.id(), invoice.id(), null, null);
        return new Submission(document, new Documents.Contents(List.of(entry), List.of()), false);
    }

    static Submission container(boolean repeated) {
        Document container = new Document(
                DOCUMENT,
                Document.Kind.CONTAINER,
                "m.zip",
                "application/zip",
                4,
                ContentHash.of(new byte[4]),
                DocumentState.UPLOADED,
                null,
                NOW);
        List<Documents.Entry> entries = List.of(
                submission().contents().entries().get(0),
                new Documents.Entry("m.zip/b.pdf", null, null, ErrorCode.DOCUMENT_ENCRYPTED, "b.pdf is protected"));
        return new Submission(container, new Documents.Contents(entries, List.of()), repeated);
    }

    static Document document(String name, byte[] bytes) {
        return new Document(
                DOCUMENT,
                Document.Kind.INVOICE,
                name,
                "application/pdf",
                bytes.length,
                ContentHash.of(bytes),
                DocumentState.UPLOADED,
                null,
                NOW);
    }

    static Vendor vendor(long version) {
        return new Vendor(
                VENDOR,
                version,
                "Industrial Parts Co",
                null,
                null,
                null,
                USD,
                "Net 30",
                BankAccount.us("Industrial Parts Co", "021000021", ACCOUNT),
                true,
                null,
                NOW);
    }

    static Approval approval(Decision decision) {
        return new Approval(
                APPROVAL,
                1,
                INVOICE,
                7L,
                1,
                Role.SENIOR_MANAGER,
                Money.of("11069.67", "USD"),
                decision,
                "bob",
                null,
                NOW,
                NOW,
                null);
    }

    static PaymentBatch batch(PaymentBatch.State state) {
        Payment payment = new Payment(
                PaymentId.of("77777777-7777-4777-8777-777777777777"),
                1,
                BATCH,
                INVOICE,
                "BILL-2024-5712",
                VENDOR,
                "Industrial Parts Co",
                BankAccount.us("Industrial Parts Co", "021000021", ACCOUNT),
                Money.of("11069.67", "USD"),
                "PAY-1",
                PaymentStatus.PAYMENT_SCHEDULED,
                null,
                null,
                null);
        return new PaymentBatch(
                BATCH,
                2,
                "PB-2026-0001",
                state,
                "nacha-ccd",
                LocalDate.parse("2026-11-24"),
                Money.of("11069.67", "USD"),
                List.of(payment),
                ContentHash.of(new byte[] {1}),
                "alice",
                NOW,
                null,
                null,
                null,
                null,
                null);
    }
}

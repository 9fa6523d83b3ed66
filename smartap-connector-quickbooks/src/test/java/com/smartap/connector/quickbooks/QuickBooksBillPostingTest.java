package com.smartap.connector.quickbooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smartap.model.IdempotencyKey;
import com.smartap.model.Money;
import com.smartap.model.invoice.InvoiceType;
import com.smartap.spi.ConnectorUnavailableException;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.erp.AttachmentUpload;
import com.smartap.spi.erp.Bill;
import com.smartap.spi.erp.BillPosting;
import com.smartap.spi.erp.PaymentStatusQuery;
import com.smartap.spi.erp.PaymentStatusQuery.BillPaymentStatus.Status;
import com.smartap.spi.erp.PostingOutcome;
import com.smartap.testkit.erp.TestBills;
import com.smartap.testkit.quickbooks.TwinBill;
import com.smartap.testkit.twin.Misbehaviour;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class QuickBooksBillPostingTest {
    private static final Instant SEEDED = Instant.parse("2026-11-01T08:00:00Z");
    private static final IdempotencyKey KEY = IdempotencyKey.of("post-bill", "own", 1);
    private final TwinFixture fixture = new TwinFixture();

    @BeforeEach
    void seed() {
        fixture.vendor(1, SEEDED);
        fixture.order(42, SEEDED);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private BillPosting posting() {
        return fixture.ability(BillPosting.class);
    }

    private static Bill acceptable(String reference) {
        return TestBills.bill(reference, "INV-9001", "1", null);
    }

    @Test
    void the_total_in_the_books_is_the_total_of_the_invoice() {
        posting().post(acceptable("ref-1"), KEY);
        assertThat(fixture.twin.bills()).singleElement().satisfies(bill -> {
            assertThat(bill.total()).isEqualByComparingTo("599.96");
            assertThat(bill.privateNote()).contains("ref-1", "INV-9001");
        });
    }

    @Test
    void discounts_and_rounding_of_the_whole_become_a_line_of_their_own() {
        Bill bill = totalling(acceptable("ref-2"), "589.95");
        assertThat(posting().post(bill, KEY)).isInstanceOf(PostingOutcome.Posted.class);
        assertThat(fixture.twin.bills().get(0).total()).isEqualByComparingTo("589.95");
    }

    @Test
    void billed_lines_close_the_purchase_order() {
        Bill bill = ordered("ref-3", "42", "1", "2");
        assertThat(posting().check(bill)).isEmpty();
        assertThat(posting().post(bill, KEY)).isInstanceOf(PostingOutcome.Posted.class);
        assertThat(fixture.twin.bills().get(0).purchaseOrderId()).isEqualTo("42");
        assertThat(fixture.twin.entity("PurchaseOrder", "42"))
                .hasValueSatisfying(order -> assertThat(order).contains("\"POStatus\":\"Closed\""));
    }

    @Test
    void an_order_or_order_line_that_is_gone_refuses_the_bill() {
        assertThat(posting().post(ordered("ref-4", "43", "1"), KEY)).isInstanceOf(PostingOutcome.Refused.class);
        assertThat(posting().post(ordered("ref-4", "42", "9"), KEY))
                .isInstanceOfSatisfying(
                        PostingOutcome.Refused.class,
                        refused -> assertThat(refused.reason()).contains("42", "no line 9"));
        assertThat(fixture.twin.bills()).isEmpty();
    }

    @Test
    void a_number_of_more_than_21_characters_is_shortened_and_kept_in_full_in_the_note() {
        String number = "RE-2026-11-000000000000123456";
        Bill bill = TestBills.bill("ref-5", number, "1", null);
        assertThat(posting().post(bill, KEY)).isInstanceOf(PostingOutcome.Posted.class);
        TwinBill held = fixture.twin.bills().get(0);
        assertThat(held.docNumber()).hasSize(21).endsWith("000000123456");
        assertThat(held.privateNote()).contains(number);
        assertThat(posting().find(bill, KEY)).isPresent();
        assertThat(BillNaming.documentNumber(number)).isNotEqualTo(BillNaming.documentNumber("X" + number));
        assertThat(BillNaming.requestId(new IdempotencyKey("k".repeat(128)))).hasSizeLessThanOrEqualTo(50);
    }

    @Test
    void another_invoice_of_the_same_number_and_vendor_is_refused() {
        posting().post(acceptable("ref-6"), KEY);
        assertThat(posting().post(acceptable("ref-7"), IdempotencyKey.of("post-bill", "other", 1)))
                .isInstanceOfSatisfying(
                        PostingOutcome.Refused.class,
                        refused -> assertThat(refused.erpCode()).isEqualTo("6140"));
        assertThat(fixture.twin.bills()).hasSize(1);
    }

    @Test
    void a_duplicate_number_that_quickbooks_warns_about_is_a_refusal_in_its_words() {
        fixture.vendor(3, SEEDED);
        posting().post(acceptable("ref-8"), KEY);
        fixture.twin.screen().warnAboutDuplicates(true);
        Bill other = TestBills.bill("ref-9", "INV-9001", "3", null);
        assertThat(posting().post(other, IdempotencyKey.of("post-bill", "other", 1)))
                .isInstanceOfSatisfying(PostingOutcome.Refused.class, refused -> {
                    assertThat(refused.erpCode()).isEqualTo("6140");
                    assertThat(refused.reason()).contains("DocNumber=INV-9001");
                });
    }

    @Test
    void a_credit_note_becomes_a_vendor_credit() {
        Bill bill = acceptable("ref-10");
        Bill credit = bill.toBuilder()
                .type(InvoiceType.CREDIT_NOTE)
                .invoiceNumber("CN-1")
                .dueDate(null)
                .build();
        PostingOutcome outcome = posting().post(credit, KEY);
        assertThat(outcome).isInstanceOfSatisfying(PostingOutcome.Posted.class, posted -> {
            assertThat(posted.billId()).startsWith("VendorCredit-");
            assertThat(fixture.ability(PaymentStatusQuery.class)
                            .paymentStatus(posted.billId())
                            .status())
                    .isEqualTo(Status.OPEN);
        });
        assertThat(fixture.twin.bills())
                .singleElement()
                .satisfies(held -> assertThat(held.credit()).isTrue());
    }

    @Test
    void a_check_names_every_problem_without_a_call() {
        fixture.settings.remove("defaultExpenseAccount");
        fixture.settings.remove("taxAccount");
        Bill bill = acceptable("ref-11");
        long before = fixture.twin.writes();
        assertThat(posting().check(bill))
                .anySatisfy(problem -> assertThat(problem).contains("lines[0].accountCode"))
                .anySatisfy(problem -> assertThat(problem).contains("taxAccount"));
        assertThat(posting().post(bill, KEY)).isInstanceOf(PostingOutcome.Refused.class);
        assertThat(fixture.twin.writes()).isEqualTo(before);
    }

    @Test
    void a_system_that_is_down_throws_since_nothing_was_sent() {
        fixture.twin.misbehave(Misbehaviour.DOWN);
        assertThatThrownBy(() -> posting().post(acceptable("ref-12"), KEY))
                .isInstanceOf(ConnectorUnavailableException.class);
        fixture.twin.behave();
        assertThat(posting().post(acceptable("ref-12"), KEY)).isInstanceOf(PostingOutcome.Posted.class);
        assertThat(fixture.twin.billsFor("ref-12").size()).isEqualTo(1);
    }

    @Test
    void a_rate_limit_without_a_word_about_time_is_waited_for_a_minute() {
        fixture.twin.misbehave(Misbehaviour.RATE_LIMITED_NEXT);
        assertThat(posting().post(acceptable("ref-13"), KEY)).isInstanceOf(PostingOutcome.Posted.class);
        assertThat(fixture.waits).containsExactly(java.time.Duration.ofMinutes(1));
    }

    @Test
    void payments_are_seen_and_documents_are_attached_once() {
        PostingOutcome.Posted posted = (PostingOutcome.Posted) posting().post(acceptable("ref-14"), KEY);
        PaymentStatusQuery status = fixture.ability(PaymentStatusQuery.class);
        assertThat(status.paymentStatus(posted.billId()).status()).isEqualTo(Status.OPEN);
        fixture.twin.pay(posted.billId(), new BigDecimal("100.00"));
        assertThat(status.paymentStatus(posted.billId()).status()).isEqualTo(Status.PARTLY_PAID);
        fixture.twin.pay(posted.billId(), new BigDecimal("499.96"));
        assertThat(status.paymentStatus(posted.billId()).status()).isEqualTo(Status.PAID);
        assertThatThrownBy(() -> status.paymentStatus("999999")).isInstanceOf(com.smartap.spi.NotFoundException.class);

        AttachmentUpload attachments = fixture.ability(AttachmentUpload.class);
        DocumentSource pdf = DocumentSource.of("Rechnung \"ä\"\r\nX: y.pdf", new byte[] {'%', 'P', 'D', 'F', 0, -1});
        String first = attachments.attach(posted.billId(), pdf, "application/pdf", KEY);
        String second = attachments.attach(posted.billId(), pdf, "application/pdf", KEY);
        assertThat(second).isEqualTo(first);
        assertThat(fixture.twin.attachments()).singleElement().satisfies(held -> {
            assertThat(held.size()).isEqualTo(6);
            assertThat(held.entityId()).isEqualTo(posted.billId());
            assertThat(held.fileName()).startsWith("Rechnung _ä_");
        });
    }

    private static Bill totalling(Bill bill, String total) {
        return bill.toBuilder().total(Money.of(total, "USD")).memo("a note").build();
    }

    /** A bill of order lines: line 1 is 10 bearings at 50.00, every other 4 seals at 12.50. */
    private static Bill ordered(String reference, String order, String... lineIds) {
        List<Bill.Line> lines = java.util.Arrays.stream(lineIds)
                .map(id -> id.equals("1") ? line(id, "10", "50.00", "500.00") : line(id, "4", "12.50", "50.00"))
                .toList();
        Money total = lines.stream().map(Bill.Line::amount).reduce(Money.of("0", "USD"), Money::plus);
        return Bill.of(reference, InvoiceType.INVOICE, "PO-INV-" + reference, "1", LocalDate.parse("2026-11-02"), total)
                .purchaseOrder(order)
                .lines(lines)
                .build();
    }

    private static Bill.Line line(String id, String quantity, String price, String amount) {
        return new Bill.Line(
                null,
                null,
                new BigDecimal(quantity),
                new BigDecimal(price),
                Money.of(amount, "USD"),
                null,
                null,
                id,
                Map.of());
    }
}

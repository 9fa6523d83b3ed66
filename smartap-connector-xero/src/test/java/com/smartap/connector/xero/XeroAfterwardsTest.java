package com.smartap.connector.xero;

import static com.smartap.connector.xero.XeroFixture.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smartap.model.IdempotencyKey;
import com.smartap.model.Money;
import com.smartap.model.invoice.InvoiceType;
import com.smartap.spi.DocumentException;
import com.smartap.spi.NotFoundException;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.erp.AttachmentUpload;
import com.smartap.spi.erp.PaymentStatusQuery;
import com.smartap.spi.erp.PaymentStatusQuery.Applied;
import com.smartap.spi.erp.PaymentStatusQuery.BillPaymentStatus;
import com.smartap.spi.erp.PaymentStatusQuery.BillPaymentStatus.Status;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class XeroAfterwardsTest {
    private static final IdempotencyKey ATTACH = IdempotencyKey.of("attach", "1");
    private final XeroFixture xero = new XeroFixture();

    @AfterEach
    void close() {
        xero.close();
    }

    @Test
    void payments_and_credit_notes_lower_a_bill() {
        String bill = id(xero.post(xero.bill("INV-1")));
        String credit = id(xero.post(
                xero.bill("CN-1").toBuilder().type(InvoiceType.CREDIT_NOTE).build()));
        assertThat(status(credit).status()).isEqualTo(Status.OPEN);
        xero.twin.pay(bill, Money.of("100.00", "USD"));
        xero.twin.screen().allocate(credit, bill, Money.of("499.96", "USD"));
        BillPaymentStatus paid = status(bill);
        assertThat(paid.status()).isEqualTo(Status.PAID);
        assertThat(paid.balance().isZero()).isTrue();
        assertThat(paid.payments())
                .extracting(Applied::kind)
                .containsExactlyInAnyOrder(Applied.Kind.PAYMENT, Applied.Kind.CREDIT);
        assertThat(paid.payments())
                .allSatisfy(applied -> assertThat(applied.date()).isEqualTo(LocalDate.parse("2026-11-21")));
        BillPaymentStatus used = status(credit);
        assertThat(used.status()).isEqualTo(Status.PARTLY_PAID);
        assertThat(used.balance()).isEqualTo(Money.of("100.00", "USD"));
        assertThat(used.payments())
                .singleElement()
                .satisfies(applied -> assertThat(applied.externalId()).isEqualTo(bill));
    }

    @Test
    void a_voided_bill_will_never_be_paid() {
        String bill = id(xero.post(xero.bill("INV-1")));
        xero.twin.screen().voidBill(bill);
        assertThat(status(bill).status()).isEqualTo(Status.VOID);
    }

    @Test
    void drafts_are_open() {
        xero.settings.put("billStatus", "DRAFT");
        assertThat(status(id(xero.post(xero.bill("INV-1")))).status()).isEqualTo(Status.OPEN);
    }

    @Test
    void documents_of_one_name_are_told_apart_by_their_content() {
        String bill = id(xero.post(xero.bill("INV-1")));
        String first = attach(bill, "Rechnung Müller's.pdf", "one");
        assertThat(attach(bill, "Rechnung Müller's.pdf", "one")).isEqualTo(first);
        String second = attach(bill, "Rechnung Müller's.pdf", "two");
        assertThat(attach(bill, "Rechnung Müller's.pdf", "two"))
                .isEqualTo(second)
                .isNotEqualTo(first);
        assertThat(attach(bill, "Rechnung Müller's.pdf", "longer")).isNotIn(first, second);
        assertThat(xero.twin.attachmentNames(bill))
                .hasSize(3)
                .startsWith("Rechnung Müller's.pdf")
                .element(1)
                .asString()
                .matches("Rechnung Müller's-[0-9a-f]{8}\\.pdf");
    }

    @Test
    void names_that_are_no_names_of_files_are_mended() {
        String bill = id(xero.post(xero.bill("INV-1")));
        attach(bill, "../../etc/passwd", "a");
        attach(bill, "..", "b");
        attach(bill, "scan", "c");
        assertThat(xero.twin.attachmentNames(bill)).containsExactly(".._.._etc_passwd", "document.pdf", "scan.pdf");
    }

    @Test
    void credit_notes_carry_documents_too() {
        String credit = id(xero.post(
                xero.bill("CN-1").toBuilder().type(InvoiceType.CREDIT_NOTE).build()));
        attach(credit, "credit.pdf", "one");
        assertThat(xero.twin.attachments(credit)).isEqualTo(1);
    }

    @Test
    void a_document_that_is_too_large_is_not_sent() {
        String bill = id(xero.post(xero.bill("INV-1")));
        AttachmentUpload attachments = xero.ability(AttachmentUpload.class);
        DocumentSource large = DocumentSource.of("large.pdf", new byte[25 * 1024 * 1024 + 1]);
        assertThatThrownBy(() -> attachments.attach(bill, large, "application/pdf", ATTACH))
                .isInstanceOf(DocumentException.class);
        assertThatThrownBy(() -> attachments.attach("x/../y", large, "application/pdf", ATTACH))
                .isInstanceOf(NotFoundException.class);
    }

    private BillPaymentStatus status(String id) {
        return xero.ability(PaymentStatusQuery.class).paymentStatus(id);
    }

    private String attach(String bill, String name, String content) {
        DocumentSource document = DocumentSource.of(name, content.getBytes(StandardCharsets.UTF_8));
        return xero.ability(AttachmentUpload.class).attach(bill, document, "application/pdf", ATTACH);
    }
}

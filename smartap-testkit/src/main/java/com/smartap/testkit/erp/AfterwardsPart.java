package com.smartap.testkit.erp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.smartap.model.IdempotencyKey;
import com.smartap.model.Money;
import com.smartap.spi.ConnectorException;
import com.smartap.spi.NotFoundException;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.erp.AttachmentUpload;
import com.smartap.spi.erp.BillPosting;
import com.smartap.spi.erp.PaymentStatusQuery;
import com.smartap.spi.erp.PaymentStatusQuery.Applied;
import com.smartap.spi.erp.PaymentStatusQuery.BillPaymentStatus;
import com.smartap.spi.erp.PaymentStatusQuery.BillPaymentStatus.Status;
import com.smartap.spi.erp.PostingOutcome;
import com.smartap.testkit.twin.Misbehaviour;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Documents follow their bill once, and payments come back. */
abstract class AfterwardsPart {
    private static final DocumentSource PDF =
            DocumentSource.of("Rechnung 1.pdf", "%PDF-1.7\n%%EOF\n".getBytes(StandardCharsets.US_ASCII));
    private final ErpConnectorContract contract;
    private final IdempotencyKey key = IdempotencyKey.of("attach", "document-1");
    private String billId = "";

    AfterwardsPart(ErpConnectorContract contract) {
        this.contract = contract;
    }

    @BeforeEach
    final void aBill() {
        assumeTrue(contract.has(BillPosting.class));
        contract.seedVendor();
        PostingOutcome outcome = contract.ability(BillPosting.class)
                .post(contract.bill(contract.twin, "ref-1", "INV-1"), IdempotencyKey.of("post-bill", "ref-1", 1));
        assertThat(outcome).isInstanceOf(PostingOutcome.Posted.class);
        billId = ((PostingOutcome.Posted) outcome).billId();
    }

    @Test
    void a_document_is_attached_once() {
        assumeTrue(contract.has(AttachmentUpload.class));
        String first = contract.ability(AttachmentUpload.class).attach(billId, PDF, "application/pdf", key);
        assertThat(first).isNotBlank();
        assertThat(contract.twin.attachments(billId)).isEqualTo(1);
    }

    @Test
    void a_document_whose_answer_was_lost_is_there_once_after_another_attempt() {
        assumeTrue(contract.has(AttachmentUpload.class));
        AttachmentUpload attachments = contract.ability(AttachmentUpload.class);
        contract.twin.misbehave(Misbehaviour.LOSE_NEXT_ANSWER);
        assertThatThrownBy(() -> attachments.attach(billId, PDF, "application/pdf", key))
                .isInstanceOf(ConnectorException.class);
        contract.ability(AttachmentUpload.class).attach(billId, PDF, "application/pdf", key);
        assertThat(contract.twin.attachments(billId)).isEqualTo(1);
    }

    @Test
    void payments_come_back_part_by_part() {
        assumeTrue(contract.has(PaymentStatusQuery.class));
        BillPaymentStatus open = status();
        assertThat(open.status()).isEqualTo(Status.OPEN);
        Money total = open.total();
        assertThat(open.balance()).isEqualTo(total);
        assertThat(open.payments()).isEmpty();

        contract.clock.advance(Duration.ofDays(1));
        contract.twin.pay(billId, Money.of("100.01", "USD"));
        BillPaymentStatus partly = status();
        assertThat(partly.status()).isEqualTo(Status.PARTLY_PAID);
        assertThat(partly.balance()).isEqualTo(total.minus(Money.of("100.01", "USD")));

        contract.twin.pay(billId, partly.balance());
        BillPaymentStatus paid = status();
        assertThat(paid.status()).isEqualTo(Status.PAID);
        assertThat(paid.balance().isZero()).isTrue();
        assertThat(paid.total()).isEqualTo(total);
        Money applied = paid.payments().stream().map(Applied::amount).reduce(Money.zero(total.currency()), Money::plus);
        assertThat(applied).isEqualTo(total);
        assertThat(paid.payments())
                .hasSize(2)
                .allSatisfy(payment -> assertThat(payment.kind()).isEqualTo(Applied.Kind.PAYMENT));
    }

    @Test
    void a_bill_that_the_erp_does_not_know_is_not_found() {
        assumeTrue(contract.has(PaymentStatusQuery.class));
        PaymentStatusQuery payments = contract.ability(PaymentStatusQuery.class);
        String other = billId.replaceAll("[0-9]", "8");
        assertThatThrownBy(() -> payments.paymentStatus(other)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> payments.paymentStatus("../nowhere?x=1")).isInstanceOf(NotFoundException.class);
    }

    private BillPaymentStatus status() {
        return contract.ability(PaymentStatusQuery.class).paymentStatus(billId);
    }
}

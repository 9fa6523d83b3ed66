package com.smartap.connector.quickbooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smartap.model.IdempotencyKey;
import com.smartap.model.Money;
import com.smartap.model.erp.EntityType;
import com.smartap.model.invoice.InvoiceType;
import com.smartap.spi.NotFoundException;
import com.smartap.spi.erp.Bill;
import com.smartap.spi.erp.BillPosting;
import com.smartap.spi.erp.PaymentStatusQuery;
import com.smartap.spi.erp.PaymentStatusQuery.Applied;
import com.smartap.spi.erp.PaymentStatusQuery.Applied.Kind;
import com.smartap.spi.erp.PaymentStatusQuery.BillPaymentStatus;
import com.smartap.spi.erp.PaymentStatusQuery.BillPaymentStatus.Status;
import com.smartap.spi.erp.PostingOutcome;
import com.smartap.testkit.erp.TestBills;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class QuickBooksPaymentsTest {
    private final TwinFixture fixture = new TwinFixture();
    private String bill = "";

    @BeforeEach
    void post() {
        fixture.vendor(1, Instant.parse("2026-11-01T08:00:00Z"));
        bill = post(TestBills.bill("ref-1", "INV-1", "1", null));
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void payments_come_with_date_number_and_what_they_paid_of_this_bill() {
        fixture.twin.pay(bill, new BigDecimal("100.00"));
        fixture.clock.advance(Duration.ofDays(2));
        fixture.twin.pay(bill, new BigDecimal("499.96"));
        BillPaymentStatus status = status(bill);
        assertThat(status.status()).isEqualTo(Status.PAID);
        assertThat(status.payments())
                .satisfiesExactly(
                        first -> {
                            assertThat(first.kind()).isEqualTo(Kind.PAYMENT);
                            assertThat(first.amount()).isEqualTo(usd("100.00"));
                            assertThat(first.date()).isEqualTo(LocalDate.parse("2026-11-21"));
                            assertThat(first.reference()).isEqualTo("1001");
                        },
                        second -> {
                            assertThat(second.amount()).isEqualTo(usd("499.96"));
                            assertThat(second.date()).isEqualTo(LocalDate.parse("2026-11-23"));
                            assertThat(second.reference()).isEqualTo("1002");
                        });
    }

    @Test
    void a_credit_lowers_the_balance_and_is_told_from_money() {
        String credit = credit("50.00");
        fixture.twin.screen().applyCredit(credit, bill, new BigDecimal("50.00"));
        BillPaymentStatus partly = status(bill);
        assertThat(partly.status()).isEqualTo(Status.PARTLY_PAID);
        assertThat(partly.balance()).isEqualTo(usd("549.96"));
        assertThat(partly.payments()).singleElement().satisfies(applied -> {
            assertThat(applied.kind()).isEqualTo(Kind.CREDIT);
            assertThat(applied.externalId()).isEqualTo(credit);
            assertThat(applied.amount()).isEqualTo(usd("50.00"));
        });
        assertThat(status(credit).status()).isEqualTo(Status.PAID);
        assertThat(status(credit).payments())
                .singleElement()
                .satisfies(applied -> assertThat(applied.kind()).isEqualTo(Kind.CREDIT));
    }

    @Test
    void a_check_that_a_credit_made_smaller_is_money_and_credit() {
        String credit = credit("99.96");
        fixture.twin.screen().payLess(bill, new BigDecimal("599.96"), credit, new BigDecimal("99.96"));
        BillPaymentStatus paid = status(bill);
        assertThat(paid.status()).isEqualTo(Status.PAID);
        assertThat(paid.payments())
                .extracting(Applied::kind, Applied::amount)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(Kind.CREDIT, usd("99.96")),
                        org.assertj.core.groups.Tuple.tuple(Kind.PAYMENT, usd("500.00")));
    }

    @Test
    void a_voided_bill_says_so_and_a_deleted_one_is_not_found() {
        fixture.twin.screen().voidBill(bill);
        assertThat(status(bill).status()).isEqualTo(Status.VOID);
        fixture.twin.delete(EntityType.INVOICE, bill);
        assertThatThrownBy(() -> status(bill)).isInstanceOf(NotFoundException.class);
    }

    @Test
    void a_payment_that_is_taken_back_opens_the_bill_again() {
        fixture.twin.pay(bill, new BigDecimal("599.96"));
        String payment = status(bill).payments().get(0).externalId();
        fixture.twin.delete(EntityType.PAYMENT, payment);
        assertThat(status(bill).status()).isEqualTo(Status.OPEN);
        assertThat(status(bill).payments()).isEmpty();
    }

    private BillPaymentStatus status(String id) {
        return fixture.ability(PaymentStatusQuery.class).paymentStatus(id);
    }

    private String credit(String total) {
        return post(
                Bill.of("ref-credit", InvoiceType.CREDIT_NOTE, "CN-1", "1", LocalDate.parse("2026-11-03"), usd(total))
                        .lines(Bill.Line.of("Returned", usd(total), "7"))
                        .build());
    }

    private String post(Bill posted) {
        PostingOutcome outcome =
                fixture.ability(BillPosting.class).post(posted, IdempotencyKey.of("post-bill", posted.reference(), 1));
        assertThat(outcome).isInstanceOf(PostingOutcome.Posted.class);
        return ((PostingOutcome.Posted) outcome).billId();
    }

    private static Money usd(String amount) {
        return Money.of(amount, "USD");
    }
}

package com.smartap.testkit.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smartap.model.BankAccount;
import com.smartap.spi.Api;
import com.smartap.spi.ErrorCode;
import com.smartap.spi.SmartApException;
import com.smartap.spi.SpiLevel;
import com.smartap.spi.payment.PaymentFormat;
import com.smartap.spi.payment.PaymentFormatException;
import com.smartap.spi.payment.PaymentInstruction;
import com.smartap.spi.payment.PaymentOrder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every payment format keeps to; the defaults suit formats that pay accounts in the United States. */
@Api(usage = Api.Usage.IMPLEMENT, since = "0.1")
public abstract class PaymentFormatContract {
    /** The format under test. */
    protected abstract PaymentFormat format();

    /** An order that the format can carry. */
    protected PaymentOrder carriedOrder() {
        return PaymentOrders.order(PaymentOrders.payment("PAY-1", "599.96"), PaymentOrders.payment("PAY-2", "0.01"));
    }

    /** An order whose second payment, {@code PAY-2}, the format cannot carry, because of its account. */
    protected PaymentOrder orderWithWrongAccount() {
        return PaymentOrders.order(
                PaymentOrders.payment("PAY-1", "599.96"),
                PaymentOrders.payment("PAY-2", "10.00", BankAccount.us("X", "021000022", "987654321987654321")));
    }

    @Test
    void it_is_found_by_the_service_loader_under_its_id() {
        assertThat(ServiceLoader.load(PaymentFormat.class).stream()
                        .map(provider -> provider.get().id()))
                .contains(format().id());
        assertThat(format().id()).matches("[a-z0-9.-]+");
        assertThat(format().spiLevel()).isEqualTo(SpiLevel.CURRENT);
        assertThat(format().fileExtension()).matches("[a-z0-9]+");
    }

    @Test
    void the_same_order_gives_the_same_bytes() throws IOException {
        assertThat(bytes(carriedOrder())).isNotEmpty().isEqualTo(bytes(carriedOrder()));
    }

    @Test
    void names_are_told_of_payments_in_the_order_and_change_nothing_in_the_file() throws IOException {
        Set<String> told = new HashSet<>();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        format().write(carriedOrder(), out, new PaymentFormat.Names() {
            @Override
            public void file(String fileId) {
                assertThat(fileId).isNotBlank();
            }

            @Override
            public void payment(String paymentId, @Nullable String batchId, @Nullable String trace) {
                told.add(paymentId);
            }
        });
        assertThat(out.toByteArray()).isEqualTo(bytes(carriedOrder()));
        Set<String> paid = new HashSet<>();
        carriedOrder().payments().forEach(payment -> paid.add(payment.id()));
        assertThat(told.isEmpty() || told.equals(paid))
                .as("%s of %s", told, paid)
                .isTrue();
    }

    @Test
    void the_summary_counts_payments_and_sums_them_up() throws IOException {
        PaymentFormat.Summary summary = format().write(carriedOrder(), new ByteArrayOutputStream());
        List<PaymentInstruction> payments = new ArrayList<>();
        carriedOrder().payments().forEach(payments::add);
        assertThat(summary.payments()).isEqualTo(payments.size());
        assertThat(summary.total())
                .isEqualTo(payments.stream()
                        .map(PaymentInstruction::amount)
                        .reduce((a, b) -> a.plus(b))
                        .orElseThrow());
    }

    @Test
    void an_order_that_can_be_carried_has_no_problem() {
        assertThat(format().check(carriedOrder())).isEmpty();
    }

    @Test
    void what_cannot_be_carried_is_named_with_payment_and_field_and_nothing_is_written() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(format().check(orderWithWrongAccount())).isNotEmpty().allSatisfy(problem -> {
            assertThat(problem.paymentId()).isEqualTo("PAY-2");
            assertThat(problem.field()).startsWith("account");
        });
        assertThatThrownBy(() -> format().write(orderWithWrongAccount(), out))
                .isInstanceOf(PaymentFormatException.class)
                .hasMessageContaining("PAY-2");
        assertThat(out.size()).isZero();
    }

    @Test
    void a_problem_never_shows_a_whole_account_number() {
        orderWithWrongAccount().payments().forEach(payment -> {
            String number = payment.account().iban() != null
                    ? payment.account().iban()
                    : String.valueOf(payment.account().accountNumber());
            assertThat(format().check(orderWithWrongAccount()).toString()).doesNotContain(number);
        });
    }

    @Test
    void an_order_without_payments_is_refused() {
        PaymentOrder full = carriedOrder();
        PaymentOrder empty = new PaymentOrder(
                full.id(),
                full.createdAt(),
                full.executionDate(),
                full.sameDay(),
                full.balanced(),
                full.originator(),
                List.of(),
                full.options());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThatThrownBy(() -> format().write(empty, out))
                .isInstanceOfSatisfying(
                        SmartApException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.PAYMENT_FORMAT));
        assertThat(out.size()).isZero();
    }

    @Test
    void the_stream_stays_open() throws IOException {
        boolean[] closed = {false};
        format().write(carriedOrder(), new ByteArrayOutputStream() {
            @Override
            public void close() {
                closed[0] = true;
            }
        });
        assertThat(closed[0]).isFalse();
    }

    private byte[] bytes(PaymentOrder order) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        format().write(order, out);
        return out.toByteArray();
    }
}

package com.smartap.payments.text;

import static com.smartap.testkit.payment.PaymentOrders.order;
import static com.smartap.testkit.payment.PaymentOrders.payment;
import static org.assertj.core.api.Assertions.assertThat;

import com.smartap.model.Money;
import com.smartap.spi.payment.PaymentFormat;
import com.smartap.spi.payment.PaymentInstruction;
import com.smartap.spi.payment.PaymentOrder;
import com.smartap.spi.payment.PaymentProblem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PositivePayFormatTest {
    private final PaymentFormat format = new PositivePayFormat();

    @Test
    void the_generic_layout_has_a_header_and_says_what_is_void() throws IOException {
        PaymentOrder order = order(
                List.of(check("1001", "Müller, Inc"), check("1002", "X")),
                Map.of(TextOptions.POSITIVE_PAY_VOIDS, "1002"));
        assertThat(text(order).lines().toList())
                .containsExactly(
                        "account,checkNumber,issueDate,amount,payee,status",
                        "123456789,1001,2026-11-24,599.96,\"Muller, Inc\",ISSUED",
                        "123456789,1002,2026-11-24,599.96,X,VOID");
    }

    @Test
    void layouts_of_banks_are_those_that_they_publish() throws IOException {
        PaymentOrder order = order(List.of(check("1001", "Acme Co")), Map.of(TextOptions.POSITIVE_PAY_LAYOUT, "chase"));
        assertThat(text(order)).isEqualTo("I,123456789,1001,112426,599.96,Acme Co\r\n");
        String fixed = text(order(
                List.of(check("1001", "Acme Co")),
                Map.of(TextOptions.POSITIVE_PAY_LAYOUT, "ascender", TextOptions.POSITIVE_PAY_VOIDS, "all")));
        assertThat(fixed).hasSize(102).startsWith("0001234567892  000000100100000005999620261124 Acme Co   ");
    }

    @Test
    void nothing_in_a_file_is_a_formula() throws IOException {
        for (String payee : List.of("=1+1", "@x", "+-=y", "-z")) {
            assertThat(text(order(List.of(check("1", payee)), Map.of()))
                            .lines()
                            .toList()
                            .get(1))
                    .doesNotContain(",=", ",@", ",+", ",-");
        }
    }

    @Test
    void a_check_that_the_bank_could_not_tell_is_a_problem() {
        assertThat(fields(order(List.of(check("PAY-1", "X")), Map.of(TextOptions.POSITIVE_PAY_LAYOUT, "chase"))))
                .containsExactly("id");
        assertThat(fields(order(check("=1", "X")))).containsExactly("id");
        assertThat(fields(order(check("1", "Газпром")))).containsExactly("payee");
        assertThat(fields(order(check("1", "X"), check("1", "Y")))).containsExactly("id");
        PaymentInstruction euros = new PaymentInstruction(
                "1", Money.of("1.00", "EUR"), "X", null, payment("1", "1.00").account(), List.of());
        assertThat(fields(order(euros))).containsExactly("amount");
    }

    private List<String> fields(PaymentOrder order) {
        return format.check(order).stream().map(PaymentProblem::field).toList();
    }

    private static PaymentInstruction check(String number, String payee) {
        PaymentInstruction plain = payment(number, "599.96");
        return new PaymentInstruction(number, plain.amount(), payee, null, plain.account(), plain.remittance());
    }

    private String text(PaymentOrder order) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        format.write(order, out);
        return out.toString(StandardCharsets.US_ASCII);
    }
}

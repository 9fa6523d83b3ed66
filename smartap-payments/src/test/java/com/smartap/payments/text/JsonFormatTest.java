package com.smartap.payments.text;

import static com.smartap.testkit.payment.PaymentOrders.order;
import static com.smartap.testkit.payment.PaymentOrders.payment;
import static org.assertj.core.api.Assertions.assertThat;

import com.smartap.spi.payment.PaymentFormat;
import com.smartap.spi.payment.PaymentInstruction;
import com.smartap.testkit.payment.PaymentFormatContract;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonFormatTest extends PaymentFormatContract {
    @Override
    protected PaymentFormat format() {
        return new JsonFormat();
    }

    @Test
    void the_payload_is_a_batch_with_count_and_totals_behind() throws IOException {
        PaymentInstruction plain = payment("A", "1.50");
        PaymentInstruction odd = new PaymentInstruction(
                "A", plain.amount(), "O\"Brien\\ü\n\u0001🚀\uD800", null, plain.account(), List.of());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        format().write(order(odd), out);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("""
                        {"id":"PB-2026-0001","executionDate":"2026-11-24","createdAt":"2026-11-21T15:00:00Z","sameDay":false,"balanced":false,"originator":{"name":"Northwind Books","id":"1123456789","routingNumber":"091000019","accountNumber":"123456789","bankName":"First Bank"},"payments":[
                        {"id":"A","amount":"1.50","currency":"USD","vendor":{"name":"O\\"Brien\\\\ü\\u000a\\u0001🚀\\ud800"},"account":{"routingNumber":"021000021","accountNumber":"0087654321","type":"CHECKING"},"remittance":[]}
                        ],"count":1,"totals":[{"amount":"1.50","currency":"USD"}]}
                        """);
    }
}

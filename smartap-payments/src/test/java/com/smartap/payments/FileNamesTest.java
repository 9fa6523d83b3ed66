package com.smartap.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smartap.payments.nacha.NachaCcdFormat;
import com.smartap.payments.pain.Pain001V09Format;
import com.smartap.payments.statement.nacha.NachaReader;
import com.smartap.spi.IllegalLifecycleStateException;
import com.smartap.spi.payment.PaymentFormat;
import com.smartap.spi.payment.PaymentOrder;
import com.smartap.testkit.payment.PaymentOrders;
import com.smartap.testkit.payment.StatementRecorder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FileNamesTest {
    private static final PaymentOrder ORDER =
            PaymentOrders.order(PaymentOrders.payment("PAY-1", "599.96"), PaymentOrders.payment("PAY-2", "0.01"));

    private final List<String> files = new ArrayList<>();
    private final Map<String, String> batches = new HashMap<>();
    private final Map<String, String> traces = new HashMap<>();

    private byte[] written(PaymentFormat format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        format.write(ORDER, out, new PaymentFormat.Names() {
            @Override
            public void file(String fileId) {
                files.add(fileId);
            }

            @Override
            public void payment(String paymentId, String batchId, String trace) {
                batches.put(paymentId, batchId);
                traces.put(paymentId, trace);
            }
        });
        return out.toByteArray();
    }

    @Test
    void a_nacha_file_is_told_by_the_names_under_which_readers_find_it() throws IOException {
        byte[] file = written(new NachaCcdFormat());
        StatementRecorder read = new StatementRecorder();
        new NachaReader().read(new ByteArrayInputStream(file), read);
        var statement = read.statements().get(0);
        assertThat(files).containsExactly(statement.head().id());
        assertThat(statement.entries())
                .hasSize(2)
                .allSatisfy(entry -> assertThat(traces).containsEntry(entry.endToEndId(), entry.bankReference()));
    }

    @Test
    void a_pain_001_is_told_by_message_and_block() throws IOException {
        String file = new String(written(new Pain001V09Format()), StandardCharsets.UTF_8);
        assertThat(file).contains("<MsgId>" + files.get(0) + "</MsgId>");
        assertThat(batches.keySet()).containsExactlyInAnyOrder("PAY-1", "PAY-2");
        assertThat(batches.values())
                .allSatisfy(block -> assertThat(file).contains("<PmtInfId>" + block + "</PmtInfId>"));
    }

    @Test
    void a_day_has_thirty_six_nacha_files() {
        assertThat(new NachaCcdFormat().optionsOf(36)).containsEntry("nacha.file-of-day", "36");
        assertThatThrownBy(() -> new NachaCcdFormat().optionsOf(37)).isInstanceOf(IllegalLifecycleStateException.class);
        assertThat(new Pain001V09Format().optionsOf(99)).isEmpty();
    }
}

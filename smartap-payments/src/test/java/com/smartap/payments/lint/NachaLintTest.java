package com.smartap.payments.lint;

import static com.smartap.testkit.payment.PaymentOrders.order;
import static com.smartap.testkit.payment.PaymentOrders.payment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smartap.payments.nacha.NachaCcdFormat;
import com.smartap.payments.nacha.NachaCtxFormat;
import com.smartap.payments.nacha.NachaOptions;
import com.smartap.spi.SmartApException;
import com.smartap.spi.payment.PaymentFormat;
import com.smartap.spi.payment.PaymentOrder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NachaLintTest {
    @Test
    void files_of_ours_have_no_finding() throws IOException {
        for (PaymentFormat format : List.of(new NachaCcdFormat(), new NachaCtxFormat())) {
            for (boolean balanced : new boolean[] {false, true}) {
                PaymentOrder order = order(
                        List.of(payment("A", "1.00"), payment("B", "2.00"), payment("C", "3.00")),
                        Map.of(NachaOptions.BATCH_SIZE, "2", NachaOptions.LINE_ENDING, balanced ? "LF" : "CRLF"));
                PaymentOrder made = new PaymentOrder(
                        order.id(),
                        order.createdAt(),
                        order.executionDate(),
                        false,
                        balanced,
                        order.originator(),
                        order.payments(),
                        order.options());
                assertThat(lint(text(format, made))).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0,4,9,NACHA_DESTINATION",
        "0,25,3,NACHA_CREATION_DATE",
        "0,33,a,NACHA_FILE_ID_MODIFIER",
        "0,36,8,NACHA_FILE_HEADER",
        "1,2,9,NACHA_SERVICE_CLASS",
        "1,50,X,NACHA_ENTRY_CLASS",
        "1,72,9,NACHA_EFFECTIVE_DATE",
        "1,93,9,NACHA_BATCH_NUMBER",
        "2,1,9,NACHA_TRANSACTION_CODE",
        "2,2,7,NACHA_SERVICE_CLASS",
        "2,2,4,NACHA_ZERO_AMOUNT",
        "2,11,9,NACHA_ROUTING_NUMBER",
        "2,38,1,NACHA_BATCH_CREDITS",
        "2,30,x,NACHA_AMOUNT",
        "2,78,0,NACHA_ADDENDA_INDICATOR",
        "2,79,1,NACHA_TRACE",
        "3,86,2,NACHA_ADDENDA_SEQUENCE",
        "3,93,2,NACHA_ADDENDA_TRACE",
        "3,2,6,NACHA_ADDENDA_TYPE",
        "4,9,9,NACHA_BATCH_COUNT",
        "4,19,9,NACHA_BATCH_HASH",
        "4,44,9,NACHA_COMPANY_ID",
        "5,6,9,NACHA_FILE_BATCHES",
        "5,12,9,NACHA_BLOCKS",
        "5,20,9,NACHA_FILE_COUNT",
        "5,30,9,NACHA_FILE_HASH",
        "5,42,9,NACHA_FILE_DEBITS",
        "5,54,9,NACHA_FILE_CREDITS",
        "7,30,8,NACHA_FILLER",
        "3,5,ü,NACHA_CHARACTER"
    })
    void one_wrong_character_is_found_with_its_line(int line, int column, String with, String rule) throws IOException {
        List<String> lines = new ArrayList<>(
                text(new NachaCcdFormat(), order(payment("A", "1.00"))).lines().toList());
        StringBuilder changed = new StringBuilder(lines.get(line));
        changed.replace(column, column + 1, with);
        lines.set(line, changed.toString());
        assertThat(lint(String.join("\r\n", lines) + "\r\n")).anySatisfy(finding -> {
            assertThat(finding.rule()).isEqualTo(rule);
            assertThat(finding.severity()).isNotEqualTo(Finding.Severity.INFO);
            assertThat(finding.position()).startsWith("line ");
            assertThat(finding.message()).endsWith(".");
        });
    }

    @Test
    void a_position_names_line_and_columns_and_the_message_the_right_value() throws IOException {
        String file =
                text(new NachaCcdFormat(), order(payment("A", "1.00"))).replace("820000000200021", "820000000200022");
        assertThat(lint(file)).isEmpty();
        String wrong = text(new NachaCcdFormat(), order(payment("A", "1.00"))).replaceFirst("8220000002", "8220000003");
        assertThat(lint(wrong))
                .containsExactly(new Finding(
                        Finding.Severity.ERROR,
                        "NACHA_BATCH_COUNT",
                        "line 5, columns 5-10",
                        "The count of entries and addenda is 000003, but should be 000002. Maybe write that."));
    }

    @Test
    void missing_lost_and_doubled_records_are_found() throws IOException {
        List<String> lines =
                text(new NachaCcdFormat(), order(payment("A", "1.00"))).lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            List<String> without = new ArrayList<>(lines);
            without.remove(i);
            assertThat(PaymentFileLinter.recognises(String.join("\n", without).getBytes(StandardCharsets.US_ASCII)))
                    .isEqualTo(i > 0);
            if (i > 0) {
                assertThat(errors(without)).as("without line %d", i).isNotEmpty();
            }
            List<String> twice = new ArrayList<>(lines);
            twice.add(i, lines.get(i));
            assertThat(errors(twice)).as("line %d twice", i).isNotEmpty();
        }
    }

    @Test
    void a_count_of_addenda_that_is_off_by_one_is_found_in_a_trade_exchange() throws IOException {
        String file = text(new NachaCtxFormat(), order(payment("A", "1.00")));
        String count = file.lines().toList().get(2).substring(54, 58);
        String other = "%04d".formatted(Integer.parseInt(count) + 1);
        assertThat(lint(file.replace(count + "Industrial", other + "Industrial")))
                .extracting(Finding::rule)
                .containsExactly("NACHA_ADDENDA_COUNT");
        assertThat(lint(file.replace("*1.00*1.00\\", "*1.01*1.00\\")))
                .extracting(Finding::rule)
                .contains("NACHA_REMITTANCE");
    }

    @Test
    void returns_and_notifications_of_change_are_read_as_such() throws IOException {
        List<String> lines = new ArrayList<>(
                text(new NachaCcdFormat(), order(payment("A", "1.00"))).lines().toList());
        lines.set(2, lines.get(2).replaceFirst("622", "621"));
        lines.set(3, "799R03091000010000001      02100002" + " ".repeat(44) + "091000010000001");
        assertThat(errors(lines)).isEmpty();
        lines.set(3, "799X03091000010000001      02100002" + " ".repeat(44) + "091000010000001");
        assertThat(errors(lines)).extracting(Finding::rule).containsExactly("NACHA_RETURN_CODE");
    }

    @Test
    void hostile_files_end_with_findings_in_little_memory() throws IOException {
        assertThat(lint("101 " + "x".repeat(5_000_000)))
                .extracting(Finding::rule)
                .contains("NACHA_LENGTH");
        String header = text(new NachaCcdFormat(), order(payment("A", "1.00"))).substring(0, 96);
        assertThat(lint(header + "6\n".repeat(50_000))).hasSize(10_002);
        assertThat(lint(header)).extracting(Finding::rule).contains("NACHA_ORDER");
        assertThatThrownBy(() -> lint("hello")).isInstanceOf(SmartApException.class);
        assertThatThrownBy(() -> lint("")).isInstanceOf(SmartApException.class);
    }

    private static List<Finding> errors(List<String> lines) throws IOException {
        return lint(String.join("\n", lines) + "\n").stream()
                .filter(finding -> finding.severity() != Finding.Severity.INFO)
                .toList();
    }

    private static String text(PaymentFormat format, PaymentOrder order) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        format.write(order, out);
        return out.toString(StandardCharsets.US_ASCII);
    }

    private static List<Finding> lint(String file) throws IOException {
        List<Finding> found = new ArrayList<>();
        try (InputStream in = new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8))) {
            PaymentFileLinter.check(in, found::add);
        }
        return found;
    }
}

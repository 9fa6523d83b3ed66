package com.smartap.payments.text;

import static com.smartap.testkit.payment.PaymentOrders.order;
import static com.smartap.testkit.payment.PaymentOrders.payment;
import static org.assertj.core.api.Assertions.assertThat;

import com.smartap.model.Money;
import com.smartap.spi.payment.PaymentFormat;
import com.smartap.spi.payment.PaymentInstruction;
import com.smartap.spi.payment.PaymentInstruction.RemittanceItem;
import com.smartap.spi.payment.PaymentOrder;
import com.smartap.spi.payment.PaymentProblem;
import com.smartap.testkit.payment.PaymentFormatContract;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFormatTest extends PaymentFormatContract {
    @Override
    protected PaymentFormat format() {
        return new CsvFormat();
    }

    @Test
    void columns_are_chosen_and_named() throws IOException {
        assertThat(text(order(
                        List.of(payment("A", "1.50")),
                        Map.of(
                                TextOptions.CSV_COLUMNS, "Reference=id, Amount=amount,currency,payee,executionDate",
                                TextOptions.CSV_DELIMITER, ";",
                                TextOptions.CSV_DECIMAL, ",",
                                TextOptions.CSV_DATE, "dd.MM.yyyy",
                                TextOptions.CSV_BOM, "true"))))
                .isEqualTo(
                        "\uFEFFReference;Amount;currency;payee;executionDate\r\nA;1,50;USD;Industrial Parts Co;24.11.2026\r\n");
        assertThat(text(order(payment("A", "1.50"))).lines().toList())
                .containsExactly(
                        "id,executionDate,amount,currency,payee,routingNumber,accountNumber,accountType,iban,bic,invoices",
                        "A,2026-11-24,1.50,USD,Industrial Parts Co,021000021,0087654321,CHECKING,,,INV-A");
    }

    @Test
    void a_row_for_each_invoice_is_another_choice() throws IOException {
        Money one = Money.of("1.00", "USD");
        PaymentInstruction payment = new PaymentInstruction(
                "A",
                Money.of("2.00", "USD"),
                "X",
                null,
                payment("A", "1.00").account(),
                List.of(
                        new RemittanceItem("I-1", null, one, null, one, null),
                        new RemittanceItem("I-2", null, one, null, one, null)));
        assertThat(text(order(
                        List.of(payment),
                        Map.of(
                                TextOptions.CSV_ROWS, "invoice",
                                TextOptions.CSV_HEADER, "false",
                                TextOptions.CSV_COLUMNS, "id,invoiceNumber,paidAmount",
                                TextOptions.CSV_LINE_ENDING, "LF"))))
                .isEqualTo("A,I-1,1.00\nA,I-2,1.00\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "\r=1", "＝1"})
    void what_a_spreadsheet_would_run_gets_an_apostrophe(String payee) throws IOException {
        PaymentOrder order = order(List.of(named(payee)), Map.of(TextOptions.CSV_COLUMNS, "payee"));
        assertThat(text(order).replace("\"", "")).isEqualTo("payee\r\n'" + payee + "\r\n");
        assertThat(format().notes(order)).hasSize(1);
        PaymentOrder open = order(
                List.of(named(payee)),
                Map.of(TextOptions.CSV_COLUMNS, "payee", TextOptions.CSV_FORMULA_GUARD, "false"));
        assertThat(text(open).replace("\"", "")).isEqualTo("payee\r\n" + payee + "\r\n");
    }

    @Test
    void whatever_a_name_holds_comes_back() throws IOException {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            String payee = "x"
                    + random.ints(random.nextInt(20), 0, 11)
                            .mapToObj(i -> List.of("\"", ",", "\n", "\r", ";", "ü", "🚀", " ", "a", "\t", "'")
                                    .get(i))
                            .reduce("", String::concat);
            PaymentOrder order = order(List.of(named(payee)), Map.of(TextOptions.CSV_COLUMNS, "id,payee,amount"));
            assertThat(parsed(text(order)).get(1)).as("seed %d", seed).containsExactly("A", payee, "1.00");
        }
    }

    @Test
    void columns_that_nobody_knows_are_problems() {
        assertThat(fields(Map.of(TextOptions.CSV_COLUMNS, "id,nonsense"))).containsExactly("options.csv.columns");
        assertThat(fields(Map.of(TextOptions.CSV_COLUMNS, "invoiceNumber"))).containsExactly("options.csv.columns");
        assertThat(fields(Map.of(TextOptions.CSV_COLUMNS, "id,id"))).containsExactly("options.csv.columns");
        assertThat(fields(Map.of("csv.colums", "id"))).containsExactly("options.csv.colums");
    }

    /** RFC 4180, character by character. */
    private static List<List<String>> parsed(String csv) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < csv.length(); i++) {
            char c = csv.charAt(i);
            if (quoted) {
                if (c == '"' && i + 1 < csv.length() && csv.charAt(i + 1) == '"') {
                    cell.append('"');
                    i++;
                } else if (c == '"') {
                    quoted = false;
                } else {
                    cell.append(c);
                }
            } else if (c == '"') {
                quoted = true;
            } else if (c == ',' || c == '\n') {
                row.add(cell.toString());
                cell.setLength(0);
                if (c == '\n') {
                    rows.add(row);
                    row = new ArrayList<>();
                }
            } else if (c != '\r') {
                cell.append(c);
            }
        }
        return rows;
    }

    private static PaymentInstruction named(String payee) {
        PaymentInstruction plain = payment("A", "1.00");
        return new PaymentInstruction("A", plain.amount(), payee, null, plain.account(), plain.remittance());
    }

    private List<String> fields(Map<String, String> options) {
        return format().check(order(List.of(payment("A", "1.00")), options)).stream()
                .map(PaymentProblem::field)
                .toList();
    }

    private String text(PaymentOrder order) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        format().write(order, out);
        return out.toString(StandardCharsets.UTF_8);
    }
}

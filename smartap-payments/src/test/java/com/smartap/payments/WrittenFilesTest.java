package com.smartap.payments;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.smartap.model.BankAccount;
import com.smartap.model.Money;
import com.smartap.payments.lint.Finding;
import com.smartap.payments.lint.PaymentFileLinter;
import com.smartap.payments.nacha.AchReader;
import com.smartap.payments.nacha.NachaOptions;
import com.smartap.payments.statement.nacha.NachaReader;
import com.smartap.payments.text.TextOptions;
import com.smartap.spi.payment.PaymentFormat;
import com.smartap.spi.payment.PaymentInstruction;
import com.smartap.spi.payment.PaymentInstruction.RemittanceItem;
import com.smartap.spi.payment.PaymentOrder;
import com.smartap.testkit.payment.PaymentOrders;
import com.smartap.testkit.payment.StatementRecorder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Orders of awkward names, amounts and invoices: every file is read again on a way that shares nothing with its writer, and
 * every amount and total is added up anew. pain.001 has a test of its own, with the schemas.
 */
class WrittenFilesTest {
    private static final int ORDERS = 100;
    private static final List<String> NAMES = List.of(
            "Industrial Parts Co",
            "Müller & Söhne, \"Best\" GmbH",
            "Łódź; Żółć sp. z o.o.",
            "=1+1",
            "O'Brien * Sons \\ Ltd ~",
            "x".repeat(120),
            "Société Générale d'Électricité");
    private static final String[] BANKS = {"021000021", "121042882", "231380104", "061000104"};

    @ParameterizedTest
    @ValueSource(strings = {"nacha-ccd", "nacha-ctx", "nacha-ppd"})
    void nacha_files_are_read_again_byte_for_byte_and_every_total_agrees(String format) throws IOException {
        for (int seed = 1; seed <= ORDERS; seed++) {
            Random random = new Random(seed);
            PaymentOrder order = order(random, 30_000_000_00L, seed % 3 == 0, nachaOptions(random));
            byte[] file = written(format, order);
            Map<String, Long> cents = new TreeMap<>();
            for (AchReader.Entry entry : AchReader.read(file)) {
                if (!entry.name().equals("OFFSET")) {
                    cents.merge(entry.reference(), entry.cents(), Long::sum);
                }
            }
            assertThat(cents).as("seed %d", seed).isEqualTo(cents(order));
            PaymentFileLinter.check(
                    new ByteArrayInputStream(file),
                    finding -> assertThat(finding.severity())
                            .as(finding.toString())
                            .isNotEqualTo(Finding.Severity.ERROR));
            StatementRecorder read = new StatementRecorder();
            new NachaReader().read(new ByteArrayInputStream(file), read);
            assertThat(read.statements().get(0).balance().balanced()).isTrue();
        }
    }

    @Test
    void json_files_hold_every_amount_and_their_totals() throws IOException {
        for (int seed = 1; seed <= ORDERS; seed++) {
            PaymentOrder order = order(new Random(seed), 1_000_000_00L, false, Map.of());
            JsonNode file = new ObjectMapper().readTree(written("json", order));
            Map<String, Long> cents = new TreeMap<>();
            BigDecimal sum = BigDecimal.ZERO;
            for (JsonNode payment : file.get("payments")) {
                BigDecimal amount = new BigDecimal(payment.get("amount").asText());
                cents.merge(payment.get("id").asText(), amount.movePointRight(2).longValueExact(), Long::sum);
                sum = sum.add(amount);
            }
            assertThat(cents).isEqualTo(cents(order));
            assertThat(file.get("count").asInt()).isEqualTo(cents.size());
            assertThat(new BigDecimal(file.at("/totals/0/amount").asText())).isEqualByComparingTo(sum);
        }
    }

    @Test
    void csv_and_check_files_hold_every_amount() throws IOException {
        for (int seed = 1; seed <= ORDERS; seed++) {
            PaymentOrder order = order(new Random(seed), 1_000_000_00L, false, Map.of());
            List<List<String>> rows = rows(text("csv", order));
            int id = rows.get(0).indexOf("id");
            int amount = rows.get(0).indexOf("amount");
            assertThat(sums(rows.subList(1, rows.size()), id, amount)).isEqualTo(cents(order));
            List<List<String>> checks = rows(text("positive-pay", order));
            assertThat(sums(checks.subList(1, checks.size()), 1, 3)).isEqualTo(cents(order));
            List<String> fixed = text("positive-pay", with(order, Map.of(TextOptions.POSITIVE_PAY_LAYOUT, "ascender")))
                    .lines()
                    .toList();
            Map<String, Long> found = new TreeMap<>();
            fixed.forEach(line -> found.put(
                    Long.toString(Long.parseLong(line.substring(15, 25))), Long.parseLong(line.substring(25, 37))));
            assertThat(found).isEqualTo(cents(order));
        }
    }

    private static Map<String, String> nachaOptions(Random random) {
        return Map.of(
                NachaOptions.SPLIT_LARGE,
                "true",
                NachaOptions.LINE_ENDING,
                random.nextBoolean() ? "LF" : "CRLF",
                NachaOptions.BATCH_SIZE,
                Integer.toString(1 + random.nextInt(9)),
                NachaOptions.ACCENTS,
                random.nextBoolean() ? "plain" : "german",
                NachaOptions.UPPER_CASE,
                Boolean.toString(random.nextBoolean()));
    }

    private static PaymentOrder order(Random random, long mostCents, boolean balanced, Map<String, String> options) {
        List<PaymentInstruction> payments = new ArrayList<>();
        int count = 1 + random.nextInt(20);
        for (int i = 0; i < count; i++) {
            Money amount = Money.ofMinor(1 + (long) (random.nextDouble() * mostCents), Money.currency("USD"));
            String number = "%010d".formatted(1 + random.nextInt(1_000_000));
            BankAccount account = BankAccount.us("X", BANKS[random.nextInt(BANKS.length)], number);
            List<RemittanceItem> items = new ArrayList<>();
            for (int j = random.nextInt(6); j > 0; j--) {
                items.add(new RemittanceItem("INV*" + random.nextInt(99999) + "~", null, amount, null, amount, null));
            }
            payments.add(new PaymentInstruction(
                    Integer.toString(1000 + i), amount, NAMES.get(random.nextInt(NAMES.size())), null, account, items));
        }
        PaymentOrder order = with(PaymentOrders.order(payments, Map.of()), options);
        return new PaymentOrder(
                order.id(),
                order.createdAt(),
                order.executionDate(),
                false,
                balanced,
                order.originator(),
                payments,
                options);
    }

    private static PaymentOrder with(PaymentOrder order, Map<String, String> options) {
        return new PaymentOrder(
                order.id(),
                order.createdAt(),
                order.executionDate(),
                order.sameDay(),
                order.balanced(),
                order.originator(),
                order.payments(),
                options);
    }

    private static Map<String, Long> cents(PaymentOrder order) {
        Map<String, Long> cents = new TreeMap<>();
        order.payments()
                .forEach(payment -> cents.put(payment.id(), payment.amount().minorUnits()));
        return cents;
    }

    private static Map<String, Long> sums(List<List<String>> rows, int id, int amount) {
        Map<String, Long> cents = new TreeMap<>();
        rows.forEach(row -> cents.merge(
                row.get(id), new BigDecimal(row.get(amount)).movePointRight(2).longValueExact(), Long::sum));
        return cents;
    }

    /** Cells by RFC 4180. */
    private static List<List<String>> rows(String text) {
        List<List<String>> rows = new ArrayList<>(List.of(new ArrayList<>()));
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' && quoted && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                cell.append('"');
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == ',' || c == '\n')) {
                rows.get(rows.size() - 1).add(cell.toString().strip());
                cell.setLength(0);
                if (c == '\n' && i + 1 < text.length()) {
                    rows.add(new ArrayList<>());
                }
            } else {
                cell.append(c);
            }
        }
        return rows;
    }

    private static String text(String format, PaymentOrder order) throws IOException {
        return new String(written(format, order), StandardCharsets.UTF_8);
    }

    private static byte[] written(String format, PaymentOrder order) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ServiceLoader.load(PaymentFormat.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(candidate -> candidate.id().equals(format))
                .findFirst()
                .orElseThrow()
                .write(order, out);
        return out.toByteArray();
    }
}

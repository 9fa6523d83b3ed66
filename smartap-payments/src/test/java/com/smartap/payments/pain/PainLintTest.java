package com.smartap.payments.pain;

import static org.assertj.core.api.Assertions.assertThat;

import com.smartap.payments.lint.Finding;
import com.smartap.payments.lint.PaymentFileLinter;
import com.smartap.spi.payment.PaymentFormat;
import com.smartap.spi.payment.PaymentOrder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The linter against the official schemas, over files of ours and files that were damaged. */
class PainLintTest {
    private static final Set<String> STRUCTURE = Set.of(
            "PAIN_XML",
            "PAIN_UNKNOWN_ELEMENT",
            "PAIN_ORDER",
            "PAIN_CHOICE",
            "PAIN_REPEATED",
            "PAIN_MISSING",
            "PAIN_TEXT",
            "PAIN_VALUE",
            "PAIN_ATTRIBUTE",
            "PAIN_CURRENCY",
            "PAIN_NAMESPACE");

    /** A file of ours, and the version that it is of. */
    private record Written(String message, String text) {}

    private static List<Written> written() throws IOException {
        List<Written> files = new ArrayList<>();
        for (long seed = 1; files.size() < 60; seed++) {
            PaymentFormat format = PainGeneratedTest.formats().get((int) (seed % 3));
            PaymentOrder order = PainGeneratedTest.carried(format, AwkwardOrders.of(seed));
            if (order.payments().iterator().hasNext()) {
                files.add(new Written(format.id(), new String(PainFiles.bytes(format, order), StandardCharsets.UTF_8)));
            }
        }
        return files;
    }

    @Test
    void a_file_is_invalid_for_the_linter_exactly_where_it_is_for_the_schema() throws IOException {
        int invalid = 0;
        int valid = 0;
        List<Written> files = written();
        for (Written file : files) {
            assertThat(lint(file.text().getBytes(StandardCharsets.UTF_8)))
                    .as(file.text())
                    .noneMatch(finding -> finding.severity() == Finding.Severity.ERROR);
        }
        for (long seed = 1; seed <= 2000; seed++) {
            Written file = files.get((int) (seed % files.size()));
            byte[] damaged = damaged(file.text(), new Random(seed)).getBytes(StandardCharsets.UTF_8);
            boolean isValid = PainFiles.isValid(file.message(), damaged);
            List<Finding> found = lint(damaged).stream()
                    .filter(finding -> STRUCTURE.contains(finding.rule()))
                    .filter(finding -> !finding.message().contains("ISO 4217"))
                    .toList();
            assertThat(found.isEmpty())
                    .as("seed %d: %s%n%s", seed, found, new String(damaged, StandardCharsets.UTF_8))
                    .isEqualTo(isValid);
            valid += isValid ? 1 : 0;
            invalid += isValid ? 0 : 1;
        }
        assertThat(invalid).isGreaterThan(1000);
        assertThat(valid).isGreaterThan(100);
    }

    /** Damages one element: drops, doubles, renames or moves it, or changes its text. */
    private static String damaged(String file, Random random) {
        List<String> lines = new ArrayList<>(
                List.of(file.replaceAll("(<[^/?][^>]*>)", "\n$1").split("\n")));
        int at = 3 + random.nextInt(lines.size() - 3);
        String line = lines.get(at);
        boolean leaf = line.matches("<([A-Za-z0-9]+)[^>]*>[^<]+</\\1>.*");
        String after = leaf ? line.replaceFirst("^<([A-Za-z0-9]+)[^>]*>[^<]+</\\1>", "") : "";
        String element = leaf ? line.substring(0, line.length() - after.length()) : "";
        switch (random.nextInt(6)) {
            case 0 -> lines.set(at, leaf ? after : line.replace("<", "<X"));
            case 1 -> lines.set(at, leaf ? element + element + after : line);
            case 2 -> lines.set(at, line.replaceAll("(</?)([A-Z][a-z])", "$1Z$2"));
            case 3 -> lines.set(at, leaf ? element.replaceFirst(">[^<]+<", ">" + text(random) + "<") + after : line);
            case 4 -> {
                String earlier = lines.get(at - 1);
                if (leaf && earlier.matches("<([A-Za-z0-9]+)[^>]*>[^<]+</\\1>")) {
                    lines.set(at - 1, element + earlier);
                    lines.set(at, after);
                }
            }
            default ->
                lines.set(at, leaf ? element.replaceFirst(" Ccy=\"[A-Z]+\"", " Foo=\"1\"") + after : line + "stray");
        }
        return String.join("", lines);
    }

    private static String text(Random random) {
        return List.of("", "x".repeat(141), "2026-02-30", "-1", "1.123456", "true", "DE", " ", "12345678901234567890")
                .get(random.nextInt(9));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<NbOfTxs>1<|<NbOfTxs>2<|PAIN_NUMBER_OF_TRANSACTIONS",
                "<CtrlSum>10.00<|<CtrlSum>10.01<|PAIN_CONTROL_SUM",
                "DE89370400440532013000|DE88370400440532013000|PAIN_IBAN",
                "SLEV|SHAR|PAIN_CHARGE_BEARER",
                "Ccy=\"EUR\"|Ccy=\"USD\"|PAIN_SEPA_CURRENCY",
                "Ccy=\"EUR\">10.00|Ccy=\"EUR\">0|PAIN_AMOUNT",
                "Ccy=\"EUR\">10.00|Ccy=\"JPY\">10.50|PAIN_AMOUNT_DECIMALS",
                "<EndToEndId>PAY-1|<EndToEndId>/PAY-1|PAIN_REFERENCE",
                "<TwnNm>Berlin</TwnNm>|<AdrLine>Berlin</AdrLine>|PAIN_ADDRESS_UNSTRUCTURED",
                "<TwnNm>Berlin</TwnNm>|''|PAIN_ADDRESS_INCOMPLETE",
                "</Ctry></PstlAdr>|</Ctry><AdrLine>a</AdrLine><AdrLine>b</AdrLine><AdrLine>c</AdrLine></PstlAdr>|PAIN_ADDRESS_LINES",
                "<Nm>Acme|<Nm>Müller|PAIN_SEPA_CHARACTERS",
                "RF18539007547034|RF18539007547043|PAIN_CREDITOR_REFERENCE",
                "2026-11-24</Dt>|2026-11-22</Dt>|PAIN_EXECUTION_DATE",
                "15:00:00</CreDtTm>|15:00:00.123+01:00</CreDtTm>|PAIN_CREATION_TIME",
                "pain.001.001.09|pain.001.001.12|PAIN_VERSION",
                "<Document|<!DOCTYPE x [<!ENTITY a 'b'>]><Document|PAIN_DOCTYPE"
            })
    void each_rule_names_what_is_wrong_and_where(String good, String bad, String rule) throws IOException {
        String file = new String(PainFiles.bytes(new Pain001V09Format(), PainOrders.sepa()), StandardCharsets.UTF_8);
        assertThat(lint(file.getBytes(StandardCharsets.UTF_8))).isEmpty();
        assertThat(file).contains(good);
        assertThat(lint(file.replace(good, bad).getBytes(StandardCharsets.UTF_8)))
                .anySatisfy(finding -> {
                    assertThat(finding.rule()).isEqualTo(rule);
                    assertThat(finding.position()).startsWith("line ");
                    assertThat(finding.message()).doesNotContain("DE88370400440532013000");
                });
    }

    @Test
    void hostile_files_end_with_a_finding() throws IOException {
        String start = "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.001.001.09\"><CstmrCdtTrfInitn>";
        assertThat(rules(start + "<a>".repeat(100_000))).contains("PAIN_XML");
        assertThat(rules(start)).contains("PAIN_XML");
        assertThat(rules(start + "<MsgId>" + "x".repeat(30_000) + "</MsgId>")).contains("PAIN_TEXT");
        assertThat(rules(start + "<x y=\"" + "x".repeat(9_000_000))).contains("PAIN_XML");
        assertThat(rules(start + "<a/>".repeat(20_000))).hasSize(10_001).contains("MORE_FINDINGS");
    }

    private static List<String> rules(String file) throws IOException {
        return lint(file.getBytes(StandardCharsets.UTF_8)).stream()
                .map(Finding::rule)
                .toList();
    }

    private static List<Finding> lint(byte[] file) throws IOException {
        List<Finding> found = new ArrayList<>();
        try (InputStream in = new ByteArrayInputStream(file)) {
            PaymentFileLinter.check(in, found::add);
        }
        return found;
    }
}

package com.smartap.payments.lint;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Entry classes that are read and never written, and files that are put together in other ways than ours. */
class NachaClassesLintTest {
    private static final String TRACE = "0000001";

    @Test
    void entries_abroad_with_their_seven_addenda_have_no_finding() throws IOException {
        assertThat(lint(text("28-iat.ach"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "1,20,X,NACHA_IAT_HEADER",
        "1,22,9,NACHA_IAT_HEADER",
        "1,38,1,NACHA_IAT_HEADER",
        "1,63,1,NACHA_IAT_HEADER",
        "1,40,' ',NACHA_COMPANY_ID",
        "2,12,x,NACHA_ADDENDA_COUNT",
        "2,15,6,NACHA_ADDENDA_COUNT",
        "2,18,x,NACHA_IAT_ENTRY",
        "2,78,0,NACHA_ADDENDA_INDICATOR",
        "3,2,1,NACHA_IAT_ADDENDA",
        "3,3,Q,NACHA_IAT_ADDENDA",
        "3,8,x,NACHA_IAT_ADDENDA",
        "3,46,' ',NACHA_NAME",
        "3,93,2,NACHA_ADDENDA_TRACE",
        "4,38,' ',NACHA_IAT_ADDENDA",
        "6,39,9,NACHA_IAT_ADDENDA",
        "6,74,1,NACHA_IAT_ADDENDA",
        "7,1,0,NACHA_ADDENDA_TYPE",
        "8,18,' ',NACHA_IAT_ADDENDA"
    })
    void a_wrong_column_abroad_is_found(int line, int column, char character, String rule) throws IOException {
        List<String> lines = new ArrayList<>(text("28-iat.ach").lines().toList());
        StringBuilder damaged = new StringBuilder(lines.get(line));
        damaged.setCharAt(column, character);
        lines.set(line, damaged.toString());
        assertThat(lint(String.join("\n", lines) + "\n"))
                .extracting(Finding::rule)
                .contains(rule);
    }

    @Test
    void what_lacks_of_the_seven_addenda_is_named() throws IOException {
        List<String> lines = new ArrayList<>(text("28-iat.ach").lines().toList());
        lines.remove(8);
        assertThat(lint(String.join("\n", lines) + "\n"))
                .anySatisfy(finding -> assertThat(finding.message()).contains("lacks the addenda of type 15"));
    }

    @Test
    void more_than_two_remittances_or_five_optional_addenda_are_too_many() throws IOException {
        List<String> lines = new ArrayList<>(text("28-iat.ach").lines().toList());
        for (int i = 1; i <= 3; i++) {
            lines.add(9 + i, "717%-80s%04d%s".formatted("INV-" + i, i, TRACE));
        }
        assertThat(lint(String.join("\n", lines) + "\n"))
                .anySatisfy(finding -> assertThat(finding.message()).contains("3 addenda of type 17"));
    }

    @Test
    void advices_have_wide_totals_and_sequence_numbers() throws IOException {
        assertThat(lint(advices(1, 2))).isEmpty();
        assertThat(lint(advices(2, 2))).extracting(Finding::rule).containsExactly("NACHA_TRACE");
        assertThat(lint(advices(1, 2).replaceFirst("5280", "5220")))
                .extracting(Finding::rule)
                .contains("NACHA_SERVICE_CLASS");
        assertThat(lint(advices(1, 2).replace("3240001", "4000001")))
                .extracting(Finding::rule)
                .contains("NACHA_ADVICE");
        assertThat(lint(advices(1, 2).replaceFirst("00000000000000010000", "00000000000000010001")))
                .extracting(Finding::rule)
                .containsExactly("NACHA_BATCH_DEBITS");
    }

    private static String advices(int first, int second) {
        String totals = "%010d%020d%020d".formatted(4_200_004, 10_000, 5_000);
        List<String> lines = new ArrayList<>(List.of(
                "101 091000019 1234567892611201000A094101First Bank             Northwind Books        ",
                "5280Northwind Books                     1123456789ADVACH ADVICE261121261124   0091000010000001",
                advice("82", 10_000, first),
                advice("81", 5_000, second),
                "8280000002" + totals + " ".repeat(19) + "09100001" + TRACE,
                "9000001000001" + "00000002" + totals));
        while (lines.size() % 10 != 0) {
            lines.add("9".repeat(94));
        }
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append("%-94s\n".formatted(line)));
        return text.toString();
    }

    private static String advice(String code, long cents, int sequence) {
        return "6" + code + "021000021" + "%-15s%012d".formatted("123456", cents) + "091000019" + "F1   " + " "
                + "%-22s".formatted("First Bank") + "  0" + "09100001" + "324" + "%04d".formatted(sequence);
    }

    @Test
    void records_without_ends_of_lines_are_checked_all_the_same() throws IOException {
        String file = text("23-nacha-oneline.ach");
        assertThat(lint(file)).extracting(Finding::rule).containsExactly("NACHA_LINE_ENDING");
        assertThat(lint(file.replaceFirst("0000012345", "0000012346")))
                .extracting(Finding::rule)
                .contains("NACHA_BATCH_CREDITS", "NACHA_FILE_CREDITS");
    }

    @Test
    void empty_lines_and_a_mark_at_the_end_are_told_once_and_change_no_count() throws IOException {
        assertThat(lint(text("25-nacha-ctrlz.ach"))).extracting(Finding::rule).containsExactly("NACHA_CHARACTER");
        assertThat(lint(text("27-nacha-blanklines.ach")))
                .extracting(Finding::rule)
                .containsOnly("NACHA_LENGTH");
    }

    private static String text(String name) throws IOException {
        try (InputStream in = NachaClassesLintTest.class.getResourceAsStream("/odd/" + name)) {
            return new String(requireNonNull(in, name).readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    private static List<Finding> lint(String file) throws IOException {
        List<Finding> found = new ArrayList<>();
        PaymentFileLinter.check(new ByteArrayInputStream(file.getBytes(StandardCharsets.ISO_8859_1)), found::add);
        return found;
    }
}

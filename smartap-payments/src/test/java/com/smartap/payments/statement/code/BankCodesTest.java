package com.smartap.payments.statement.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BankCodesTest {
    @ParameterizedTest
    @CsvSource({
        "R01, insufficient funds",
        "R90, sanctions",
        "C07, transaction code",
        "C61, refused",
        "AC04, closed",
        "AM05, duplicate",
        "RVSL, reversed"
    })
    void reasons_are_told_in_words(String code, String words) {
        assertThat(BankCodes.reason(code))
                .hasValueSatisfying(text -> assertThat(text).contains(words));
    }

    @Test
    void every_return_code_of_the_rules_has_words() {
        IntStream.concat(IntStream.rangeClosed(1, 47), IntStream.rangeClosed(50, 53))
                .forEach(number -> assertThat(BankCodes.nacha("R%02d".formatted(number)))
                        .as("R%02d", number)
                        .isPresent());
        IntStream.rangeClosed(61, 69)
                .forEach(number -> assertThat(BankCodes.nacha("C" + number)).isPresent());
    }

    @Test
    void other_codes_have_words_too_and_unknown_ones_none() {
        assertThat(BankCodes.isoStatus("RVNM")).hasValue("payee verified: no match");
        assertThat(BankCodes.swiftType("NTRF")).hasValue("transfer");
        assertThat(BankCodes.swiftType("CHK")).hasValue("check");
        assertThat(BankCodes.baiType("455")).hasValue("preauthorized ACH debit");
        assertThat(BankCodes.baiType("299")).hasValue("credit");
        assertThat(BankCodes.ofxType("DIRECTDEBIT")).isPresent();
        assertThat(BankCodes.achTransaction("22")).hasValue("checking credit");
        assertThat(BankCodes.reason("Q99")).isEmpty();
        assertThat(BankCodes.baiType("x")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"external_return_reason_code", "external_status_reason_code"})
    void every_code_of_the_external_code_sets_has_words(String set) throws IOException {
        String shared = System.getProperty("smartap.shared", "");
        Path file = Path.of(shared, "schemas", "iso20022", "code-sets", set + ".json");
        assumeTrue(!shared.isEmpty() && Files.exists(file), "the shared code sets are absent: " + file);
        Matcher codes = Pattern.compile("\"([A-Z0-9]{4})\":").matcher(Files.readString(file));
        int count = 0;
        while (codes.find()) {
            count++;
            assertThat(BankCodes.isoReason(codes.group(1))).as(codes.group(1)).isPresent();
        }
        assertThat(count).isGreaterThan(100);
    }
}

package com.smartap.payments.statement;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.smartap.spi.payment.PaymentAnswer;
import com.smartap.spi.payment.StatementReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Files in the dialects of many banks, odd but valid, each found by looking and read in full. What they hold stands in {@code
 * odd/expected.txt}, read off the files by hand.
 */
class OddFilesTest {
    private static final String BREAK = "== ";

    static Stream<String> files() throws IOException {
        return Arrays.stream(text("expected.txt").split(BREAK)).skip(1);
    }

    @ParameterizedTest
    @MethodSource("files")
    void each_file_says_what_a_person_reads_in_it(String expected) throws IOException {
        String name = expected.substring(0, expected.indexOf('\n'));
        byte[] file = bytes(name);
        StatementReader reader = ServiceLoader.load(StatementReader.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(candidate -> candidate.recognises(Arrays.copyOf(file, Math.min(4096, file.length))))
                .findFirst()
                .orElseThrow();
        Said said = new Said();
        Map<String, String> options = name.matches("3[24].*") ? Map.of("currency", "USD") : Map.of();
        reader.read(new ByteArrayInputStream(file), said, options);
        assertThat(name + "\n" + said.text).isEqualTo(expected);
    }

    @Test
    void there_are_more_than_thirty_five_of_them() throws IOException {
        assertThat(files().map(file -> file.substring(0, 2)).collect(Collectors.toSet()))
                .hasSizeGreaterThan(35);
    }

    private static byte[] bytes(String name) throws IOException {
        try (InputStream in = OddFilesTest.class.getResourceAsStream("/odd/" + name)) {
            return requireNonNull(in, name).readAllBytes();
        }
    }

    private static String text(String name) throws IOException {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    /** A line for each statement, then for each of its entries. */
    private static final class Said implements StatementReader.Handler {
        private final StringBuilder text = new StringBuilder();

        @Override
        public void begin(StatementReader.Statement s) {
            line(s.format(), s.id(), s.account(), s.currency(), s.from(), s.sequence());
        }

        @Override
        public void entry(StatementReader.Entry e) {
            var d = e.details();
            line(
                    "  " + e.amount().toPlainString(),
                    e.currency(),
                    e.bookingDate(),
                    e.valueDate(),
                    e.status(),
                    e.bankReference(),
                    e.endToEndId(),
                    e.counterpartyName(),
                    e.counterpartyAccount(),
                    e.remittance(),
                    e.returnCode(),
                    d == null ? null : d.code(),
                    d == null ? null : d.information(),
                    d == null ? null : d.checkNumber());
        }

        @Override
        public void answer(PaymentAnswer a) {
            line(
                    "  " + a.level(),
                    a.state(),
                    a.code(),
                    a.messageId(),
                    a.reasons().get(0).code());
        }

        @Override
        public void end(StatementReader.Balance b) {
            line("  =", b.opening(), b.closing(), b.to(), "balanced " + b.balanced());
        }

        private void line(@Nullable Object... parts) {
            text.append(Arrays.stream(parts)
                            .map(part -> part == null ? "-" : part.toString())
                            .collect(Collectors.joining(" | ")))
                    .append('\n');
        }
    }
}

package com.smartap.payments.statement.swift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smartap.spi.SmartApException;
import com.smartap.spi.payment.StatementReader;
import com.smartap.spi.payment.StatementReader.Entry;
import com.smartap.testkit.payment.StatementReaderContract;
import com.smartap.testkit.payment.StatementRecorder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Mt940ReaderTest extends StatementReaderContract {
    private static final String LINE = ":61:2611031103D10,00NTRFPAY-1//BANK-1\r\n";

    @Override
    protected StatementReader reader() {
        return new Mt940Reader();
    }

    @Override
    protected byte[] sample() {
        return bytes("{1:F01COBADEFFXXXX0000000000}{2:O9401200261121COBADEFFXXXX00000000002611211200N}{4:\r\n"
                + statement("100,", LINE + ":86:first\r\n" + LINE + ":86:second\r\n", "80,") + "-}\r\n");
    }

    @Test
    void a_statement_has_its_head_its_entries_and_its_proof() throws IOException {
        var read = read(sample()).statements().get(0);
        assertThat(read.head().format()).isEqualTo("MT940");
        assertThat(read.head().id()).isEqualTo("STARTUMS");
        assertThat(read.head().sequence()).isEqualTo("231/1");
        assertThat(read.head().account()).isEqualTo("DE89370400440532013000");
        assertThat(read.head().from()).isEqualTo("2026-11-02");
        assertThat(read.balance().to()).isEqualTo("2026-11-20");
        assertThat(read.head().opening()).isEqualByComparingTo("100");
        assertThat(read.balance().closing()).isEqualByComparingTo("80");
        assertThat(read.balance().balanced()).isTrue();
        Entry entry = read.entries().get(0);
        assertThat(entry.amount()).isEqualByComparingTo("-10");
        assertThat(entry.bankReference()).isEqualTo("BANK-1");
        assertThat(entry.endToEndId()).isEqualTo("PAY-1");
        assertThat(entry.remittance()).isEqualTo("first");
        assertThat(entry.details().codeText()).isEqualTo("transfer");
    }

    @Test
    void bare_messages_follow_each_other_with_a_dash_or_without() throws IOException {
        String one = statement("100,", LINE, "90,");
        assertThat(read(bytes(one + "-\r\n" + one)).statements()).hasSize(2);
        var twice = read(bytes(one + one.replace("231/1", "232/1"))).statements();
        assertThat(twice).extracting(s -> s.head().sequence()).containsExactly("231/1", "232/1");
        assertThat(twice).allSatisfy(s -> assertThat(s.balance().balanced()).isTrue());
        assertThat(twice.get(1).balance().repeated()).isFalse();
        assertThat(read(bytes(one + one)).statements().get(1).balance().repeated())
                .isTrue();
    }

    @Test
    void a_statement_is_the_same_in_an_envelope_and_bare_with_any_line_ends() throws IOException {
        String text = statement("100,", LINE + ":86:x\r\n", "90,");
        String print = fingerprint("{1:F01X}{2:O940X}{4:\r\n" + text + "-}{5:{CHK:1}}\r\n");
        assertThat(fingerprint(text)).isEqualTo(print);
        assertThat(fingerprint(text.replace("\r\n", "\n"))).isEqualTo(print);
        assertThat(fingerprint(text.replace("100,", "100,00"))).isEqualTo(print);
        assertThat(fingerprint(text.replace("PAY-1", "PAY-2"))).isNotEqualTo(print);
    }

    @ParameterizedTest
    @CsvSource({
        "2512310102, 2025-12-31, 2026-01-02",
        "2601021231, 2026-01-02, 2025-12-31",
        "2602300302, 2026-02-28, 2026-03-02",
        "2602270230, 2026-02-27, 2026-02-28",
        "261103, 2026-11-03, 2026-11-03"
    })
    void the_entry_date_lies_next_to_the_value_date_over_the_turn_of_the_year(String dates, String value, String booked)
            throws IOException {
        StatementRecorder recorder = read(bytes(statement("0,", ":61:" + dates + "C5,NTRFNONREF\r\n", "5,")));
        Entry entry = recorder.statements().get(0).entries().get(0);
        assertThat(entry.valueDate()).isEqualTo(value);
        assertThat(entry.bookingDate()).isEqualTo(booked);
        assertThat(recorder.warnings()).hasSize(dates.contains("0230") ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({"C125, 125", "D125, -125", "RC125, -125", "RD125, 125", "DR20, -20", "CR20, 20", "RDR20, 20", "CD7, 7"})
    void marks_and_the_currency_letter_are_told_apart(String mark, String amount) throws IOException {
        Entry entry = entry(":61:261103" + mark + ",NTRFNONREF\r\n", "");
        assertThat(entry.amount()).isEqualByComparingTo(amount);
        boolean reversal = mark.matches("R[CD].*");
        assertThat(entry.returnCode()).isEqualTo(reversal ? "RVSL" : null);
        assertThat(entry.endToEndId()).isNull();
    }

    @Test
    void an_amount_may_have_no_decimals_or_few() throws IOException {
        assertThat(entry(":61:261103C125,NTRFX\r\n", "").amount()).isEqualTo(new BigDecimal("125"));
        assertThat(entry(":61:261103C125,5NTRFX\r\n", "").amount()).isEqualTo(new BigDecimal("125.5"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"?", ">", "~", "^"})
    void structured_information_is_read_with_any_separator(String separator) throws IOException {
        String info = ":86:166?00SEPA-TRANSFER?109075?20EREF+PAY-77?21KREF+OURS?22SVWZ+Invoice INV-2026-00\r\n"
                + "12?23 and INV-13?30COBADEFFXXX?31GB82WEST12345698765432?32Vendor Sons and Grandsons \r\n"
                + "L?33td?34997\r\n";
        Entry entry = entry(LINE, info.replace("?", separator));
        assertThat(entry.endToEndId()).isEqualTo("PAY-77");
        assertThat(entry.remittance()).isEqualTo("Invoice INV-2026-0012 and INV-13");
        assertThat(entry.counterpartyName()).isEqualTo("Vendor Sons and Grandsons Ltd");
        assertThat(entry.counterpartyAccount()).isEqualTo("GB82WEST12345698765432");
        assertThat(entry.details().information()).isEqualTo("SEPA-TRANSFER");
        assertThat(entry.toString()).doesNotContain("GB82WEST12345698765432");
    }

    @Test
    void keywords_are_read_although_pieces_cut_them() throws IOException {
        Entry entry = entry(LINE, ":86:166?00X?20EREF+PAY-1234567890123456SV?21WZ+Text\r\n");
        assertThat(entry.endToEndId()).isEqualTo("PAY-1234567890123456");
        assertThat(entry.remittance()).isEqualTo("Text");
        assertThat(entry(LINE, ":86:166?00X?20EREF+NOTPROVIDED?21SVWZ+T\r\n").endToEndId())
                .isNull();
    }

    @Test
    void dutch_information_is_read() throws IOException {
        Entry entry = entry(
                LINE,
                ":86:/TRTP/SEPA OVERBOEKING/IBAN/NL91ABNA0417164300/BIC/ABNANL2A/NAME/V\r\n"
                        + "endor BV/REMI/INV-7 and more/EREF/PAY-7/\r\n");
        assertThat(entry.counterpartyAccount()).isEqualTo("NL91ABNA0417164300");
        assertThat(entry.counterpartyName()).isEqualTo("Vendor BV");
        assertThat(entry.remittance()).isEqualTo("INV-7 and more");
        assertThat(entry.endToEndId()).isEqualTo("PAY-7");
    }

    @Test
    void a_returned_payment_says_why_in_words() throws IOException {
        Entry entry =
                entry(":61:261103C10,NRTINONREF\r\n", ":86:159?00RETURN?20EREF+PAY-1?21SVWZ+RETURN REASON AC04\r\n");
        assertThat(entry.returnCode()).isEqualTo("AC04");
        assertThat(entry.details().returnReason()).isEqualTo("account is closed");
        assertThat(entry.endToEndId()).isEqualTo("PAY-1");
        assertThat(entry(":61:261103C10,NRTINONREF\r\n", ":86:free\r\n").returnCode())
                .isEqualTo("NARR");
    }

    @Test
    void information_after_the_closing_balance_belongs_to_no_entry() throws IOException {
        var read = read(bytes(statement("100,", LINE, "90,") + ":86:about the statement\r\n"))
                .statements()
                .get(0);
        assertThat(read.entries())
                .singleElement()
                .satisfies(e -> assertThat(e.remittance()).isNull());
        assertThat(read.balance().balanced()).isTrue();
    }

    @Test
    void a_report_within_the_day_is_pending_and_proved_by_the_sums_that_it_states() throws IOException {
        String text = ":20:R1\r\n:25:123456/789EUR\r\n:28C:1/1\r\n:34F:EUR0,\r\n:13D:2611211200+0100\r\n" + LINE
                + ":90D:1EUR10,\r\n-\r\n";
        var read = read(bytes(text)).statements().get(0);
        assertThat(read.head().format()).isEqualTo("MT942");
        assertThat(read.head().account()).isEqualTo("123456/789");
        assertThat(read.entries().get(0).status()).isEqualTo("PENDING");
        assertThat(read.balance().balanced()).isTrue();
        assertThat(balanced(text.replace("1EUR10,", "2EUR10,"))).isFalse();
        assertThat(balanced(text.replace("1EUR10,", "1EUR11,"))).isFalse();
        assertThat(balanced(text.replace(":90D:1EUR10,\r\n", ""))).isNull();
    }

    private @Nullable Boolean balanced(String text) throws IOException {
        return read(bytes(text)).statements().get(0).balance().balanced();
    }

    @Test
    void a_bad_line_refuses_the_file_with_its_position_or_is_left_out() throws IOException {
        byte[] file = bytes(statement("100,", ":61:261103X10,NTRF\r\n:86:lost\r\n" + LINE, "90,"));
        assertThatThrownBy(() -> read(file))
                .isInstanceOf(SmartApException.class)
                .hasMessageContaining("line 5");
        StatementRecorder lenient = StatementRecorder.lenient();
        reader().read(new ByteArrayInputStream(file), lenient);
        assertThat(lenient.problems())
                .singleElement()
                .satisfies(p -> assertThat(p.position()).isEqualTo("line 5"));
        var read = lenient.statements().get(0);
        assertThat(read.entries()).hasSize(1);
        assertThat(read.balance().skipped()).isEqualTo(1);
        assertThat(read.balance().balanced()).isTrue();
    }

    @Test
    void a_wrong_closing_balance_is_told_and_a_wrong_currency_refused() throws IOException {
        assertThat(read(bytes(statement("100,", LINE, "90,01")))
                        .statements()
                        .get(0)
                        .balance()
                        .balanced())
                .isFalse();
        assertThatThrownBy(
                        () -> read(bytes(statement("100,", LINE, "90,").replace("62F:C261120EUR", "62F:C261120USD"))))
                .hasMessageContaining("EUR");
        assertThatThrownBy(() -> read(bytes(statement("100,", LINE, "90,").replace("EUR", "EUX"))))
                .hasMessageContaining("ISO 4217");
    }

    @Test
    void a_statement_that_ends_before_its_closing_balance_is_cut_off() {
        String text = statement("100,", LINE, "90,");
        assertThatThrownBy(() -> read(bytes(text.substring(0, text.indexOf(":62F:")))))
                .hasMessageContaining("cut off");
    }

    @Test
    void generated_statements_come_back_as_they_were() throws IOException {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            BigDecimal balance = BigDecimal.valueOf(random.nextInt(1_000_000), 2);
            String opening = comma(balance);
            StringBuilder lines = new StringBuilder();
            int count = random.nextInt(20);
            for (int i = 0; i < count; i++) {
                BigDecimal amount = BigDecimal.valueOf(1 + random.nextInt(1_000), 2);
                boolean in = random.nextBoolean();
                balance = in ? balance.add(amount) : balance.subtract(amount);
                lines.append(":61:261103")
                        .append(in ? "C" : "D")
                        .append(comma(amount))
                        .append("NTRFP")
                        .append(i)
                        .append("\r\n");
            }
            String text = statement(opening, lines.toString(), comma(balance.abs()));
            text = balance.signum() < 0 ? text.replace(":62F:C", ":62F:D") : text;
            var read = read(bytes(text)).statements().get(0);
            assertThat(read.entries()).as("seed %d", seed).hasSize(count);
            assertThat(read.balance().balanced()).as("seed %d", seed).isTrue();
        }
    }

    private static String comma(BigDecimal amount) {
        return amount.toPlainString().replace('.', ',');
    }

    private Entry entry(String line, String info) throws IOException {
        return read(bytes(statement("0,", line + info, "0,")))
                .statements()
                .get(0)
                .entries()
                .get(0);
    }

    private String fingerprint(String text) throws IOException {
        return read(bytes(text)).statements().get(0).balance().fingerprint();
    }

    private static String statement(String opening, String lines, String closing) {
        return ":20:STARTUMS\r\n:25:DE89370400440532013000\r\n:28C:231/1\r\n:60F:C261102EUR" + opening + "\r\n" + lines
                + ":62F:C261120EUR" + closing + "\r\n";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

package com.smartap.payments.statement.bai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smartap.spi.payment.StatementReader;
import com.smartap.spi.payment.StatementReader.Entry;
import com.smartap.testkit.payment.StatementReaderContract;
import com.smartap.testkit.payment.StatementRecorder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Bai2ReaderTest extends StatementReaderContract {
    private static final String ACCOUNT = "03,123456789,USD,010,10000,,,015,8500,,/";

    @Override
    protected StatementReader reader() {
        return new Bai2Reader();
    }

    @Override
    protected byte[] sample() {
        return file(ACCOUNT, "16,475,1000,Z,BR1,1001,check/", "16,469,500,0,BR2,PAY-2,text, more");
    }

    @Test
    void an_account_is_a_statement_with_its_entries_and_its_proof() throws IOException {
        StatementRecorder recorder = read(sample());
        assertThat(recorder.warnings()).isEmpty();
        var read = recorder.statements().get(0);
        assertThat(read.head().format()).isEqualTo("BAI2");
        assertThat(read.head().account()).isEqualTo("123456789");
        assertThat(read.head().from()).isEqualTo("2026-11-20");
        assertThat(read.head().opening()).isEqualByComparingTo("100.00");
        assertThat(read.balance().closing()).isEqualByComparingTo("85.00");
        assertThat(read.balance().balanced()).isTrue();
        Entry check = read.entries().get(0);
        assertThat(check.amount()).isEqualByComparingTo("-10.00");
        assertThat(check.details().checkNumber()).isEqualTo("1001");
        assertThat(check.details().codeText()).isEqualTo("check paid");
        assertThat(read.entries().get(1).remittance()).isEqualTo("text, more");
        assertThat(read.entries().get(1).endToEndId()).isEqualTo("PAY-2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "03,123456789,USD,010/|88,10000,,,015,8500,,/",
                "03,123456789,USD,010,10000/|88,,,015,8500,,/",
                "03,123456789,USD/|88,010,10000,,/|88,015,8500,,/",
                "03,123456789,USD,010,|88,10000,,,015,8500,,/",
                "03,123456789,,010,+10000,,0,015,8500,1,V,261120,/|88,045,8500,,S,1,2,3,100,0,,D,2,0,1,1,2/"
            })
    void a_record_may_be_split_anywhere(String account) throws IOException {
        var read = read(file(account, "16,469,1500,,BR,,x/")).statements().get(0);
        assertThat(read.head().opening()).isEqualByComparingTo("100.00");
        assertThat(read.balance().closing()).isEqualByComparingTo("85.00");
        assertThat(read.balance().balanced()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Z,BR,CR,text/|2026-11-20",
                ",BR,CR,text/|2026-11-20",
                "0,BR,CR,text/|2026-11-20",
                "1,BR,CR,text/|2026-11-20",
                "2,BR,CR,text/|2026-11-20",
                "S,500,500,500,BR,CR,text/|2026-11-20",
                "V,261124,2400,BR,CR,text/|2026-11-24",
                "V,261124,,BR,CR,text/|2026-11-24",
                "D,3,0,500,1,500,2,500,BR,CR,text/|2026-11-20"
            })
    void every_kind_of_funds_leaves_the_references_where_they_are(String rest, String valueDate) throws IOException {
        Entry entry = read(file(ACCOUNT, "16,469,1500," + rest))
                .statements()
                .get(0)
                .entries()
                .get(0);
        assertThat(entry.bankReference()).isEqualTo("BR");
        assertThat(entry.endToEndId()).isEqualTo("CR");
        assertThat(entry.remittance()).isEqualTo("text");
        assertThat(entry.valueDate()).isEqualTo(valueDate);
    }

    @Test
    void text_may_hold_commas_and_slashes_and_go_on_in_other_records() throws IOException {
        var read = read(file(ACCOUNT, "16,469,1500,,BR,CR,INV 1/2, and", "88,more / of it/", "88,end"))
                .statements()
                .get(0);
        assertThat(read.entries().get(0).remittance()).isEqualTo("INV 1/2, and more / of it end");
        assertThat(read.balance().balanced()).isTrue();
    }

    @Test
    void a_missing_or_broken_control_total_is_a_warning_with_both_numbers() throws IOException {
        String good = text(file(ACCOUNT, "16,469,1500,,BR,CR,x/"));
        StatementRecorder missing = read(good.replace("49,20000,3/", "49,,3/").getBytes(StandardCharsets.UTF_8));
        assertThat(missing.warnings())
                .singleElement()
                .satisfies(w -> assertThat(w.message()).contains("not stated").contains("20000"));
        StatementRecorder broken =
                read(good.replace("49,20000,3/", "49,20001,4/").getBytes(StandardCharsets.UTF_8));
        assertThat(broken.warnings())
                .hasSize(2)
                .allSatisfy(w -> assertThat(w.position()).isEqualTo("line 5"));
        assertThat(broken.warnings().get(0).message()).contains("20001").contains("20000");
        assertThat(broken.statements().get(0).balance().balanced()).isTrue();
    }

    @Test
    void padded_records_and_other_line_ends_make_no_difference() throws IOException {
        String good = text(sample());
        String padded = good.replace("\n", "      \r\n").replace("2400", "9999");
        assertThat(read(padded.getBytes(StandardCharsets.UTF_8))
                        .statements()
                        .get(0)
                        .entries())
                .hasSize(2);
    }

    @Test
    void the_type_gives_the_direction_and_information_is_no_money() throws IOException {
        var entries = read(file(
                        ACCOUNT,
                        "16,142,100,,,,/",
                        "16,455,100,,,,/",
                        "16,890,,,,,note/",
                        "16,257,100,,,PAY-1,RETURN R03/",
                        "16,557,100,,,,/"))
                .statements()
                .get(0)
                .entries();
        assertThat(entries)
                .extracting(e -> e.amount().toPlainString())
                .containsExactly("1.00", "-1.00", "0.00", "1.00", "-1.00");
        assertThat(entries).extracting(Entry::returnCode).containsExactly(null, null, null, "R03", "NARR");
        assertThat(entries.get(2).status()).isEqualTo("INFORMATION");
        assertThat(entries.get(3).details().returnReason()).contains("no account");
    }

    @Test
    void interim_reports_are_pending_and_deletions_no_bookings() throws IOException {
        String good = text(sample());
        for (List<String> one :
                List.of(List.of(",USD,2/", ",USD,3/", "PENDING"), List.of("ORIG,1,", "ORIG,2,", "INFORMATION"))) {
            var read = read(good.replace(one.get(0), one.get(1)).getBytes(StandardCharsets.UTF_8))
                    .statements()
                    .get(0);
            assertThat(read.entries()).allSatisfy(e -> assertThat(e.status()).isEqualTo(one.get(2)));
        }
    }

    @Test
    void yen_have_no_decimals() throws IOException {
        var read = read(file("03,1,JPY,010,100,,,015,90,,/", "16,469,10,,BR,CR,x/"))
                .statements()
                .get(0);
        assertThat(read.head().opening()).isEqualByComparingTo("100");
        assertThat(read.balance().balanced()).isTrue();
    }

    @Test
    void a_bad_entry_refuses_the_file_with_its_position_or_is_left_out() throws IOException {
        byte[] file = file(ACCOUNT, "16,469,15.00,,BR,CR,x/", "16,469,1500,,BR,CR,x/");
        assertThatThrownBy(() -> read(file)).hasMessageContaining("line 4").hasMessageContaining("decimal point");
        StatementRecorder lenient = StatementRecorder.lenient();
        reader().read(new ByteArrayInputStream(file), lenient);
        assertThat(lenient.problems()).hasSize(1);
        assertThat(lenient.statements().get(0).entries()).hasSize(1);
    }

    @Test
    void an_endless_continuation_is_refused_in_little_memory() {
        String piece = "88," + "9".repeat(1000) + "\n";
        assertThatThrownBy(() ->
                        read((text(sample()).split("49,")[0] + piece.repeat(2000)).getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("million characters");
    }

    private static byte[] file(String... records) {
        int account = 1;
        long total = 0;
        StringBuilder body = new StringBuilder();
        for (String record : records) {
            for (String line : record.split("\\|")) {
                body.append(line).append('\n');
                account++;
            }
            String[] cells = record.replace("/|88", "")
                    .replace("|88", "")
                    .replace(",,10000", ",10000")
                    .split("[,/]");
            if (cells[0].equals("16") && cells[2].matches("[0-9]+")) {
                total += Long.parseLong(cells[2]);
            }
        }
        total += records[0].contains("JPY") ? 190 : 18500;
        String text = "01,BANK,US,261120,2400,1,,,2/\n02,US,ORIG,1,261120,2400,USD,2/\n" + body + "49," + total + ","
                + account + "/\n98," + total + ",1," + (account + 2) + "/\n99," + total + ",1," + (account + 4) + "/\n";
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] file) {
        return new String(file, StandardCharsets.UTF_8);
    }
}

package com.smartap.payments.statement.nacha;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smartap.spi.payment.ChangeNotice;
import com.smartap.spi.payment.StatementReader;
import com.smartap.spi.payment.StatementReader.Entry;
import com.smartap.testkit.payment.StatementReaderContract;
import com.smartap.testkit.payment.StatementRecorder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NachaReaderTest extends StatementReaderContract {
    private static final String BANK = "021000021";
    private static final String ORIGINAL = "091000010000001";
    private static final String TRACE = "021000020000009";

    @Override
    protected StatementReader reader() {
        return new NachaReader();
    }

    /** Ten records, so that no filler follows that a cut file would not need. */
    @Override
    protected byte[] sample() {
        byte[] file = new NachaText()
                .batch("CCD", "220")
                .entry("21", BANK, "000123", 59_996, "PAY-1", "Industrial Parts Co", TRACE, true)
                .returned("R03", ORIGINAL, TRACE)
                .entry("21", BANK, "000124", 100, "PAY-2", "Vendor", "021000020000010", true)
                .returned("R02", "091000010000002", "021000020000010")
                .entry("21", BANK, "000125", 100, "PAY-3", "Vendor", "021000020000011", true)
                .returned("R23", "091000010000003", "021000020000011")
                .end("220")
                .bytes();
        assertThat(file).hasSize(10 * 95);
        return file;
    }

    @Test
    void returns_are_money_that_came_back_with_their_reason_in_words() throws IOException {
        var read = read(sample()).statements().get(0);
        assertThat(read.head().format()).isEqualTo("NACHA");
        assertThat(read.head().from()).isEqualTo("2026-11-21");
        assertThat(read.balance().balanced()).isTrue();
        Entry entry = read.entries().get(0);
        assertThat(entry.amount()).isEqualByComparingTo("599.96");
        assertThat(entry.status()).isEqualTo("BOOKED");
        assertThat(entry.cameBack()).isTrue();
        assertThat(entry.returnCode()).isEqualTo("R03");
        assertThat(entry.details().returnReason()).isEqualTo("no account, or account cannot be located");
        assertThat(entry.details().originalReference()).isEqualTo(ORIGINAL);
        assertThat(entry.endToEndId()).isEqualTo("PAY-1");
        assertThat(entry.bankReference()).isEqualTo(TRACE);
        assertThat(entry.counterpartyAccount()).as("leading zeros stay").isEqualTo("000123");
        assertThat(entry.valueDate()).isEqualTo("2026-11-24");
    }

    @Test
    void two_returns_of_one_entry_are_two_entries() throws IOException {
        NachaText file = new NachaText().batch("CCD", "220");
        for (String trace : new String[] {TRACE, "021000020000010"}) {
            file.entry("21", BANK, "1", 100, "PAY-1", "V", trace, true).returned("R03", ORIGINAL, trace);
        }
        var entries = read(file.end("220").bytes()).statements().get(0).entries();
        assertThat(entries)
                .hasSize(2)
                .allSatisfy(e -> assertThat(e.details().originalReference()).isEqualTo(ORIGINAL));
        assertThat(entries.get(0).bankReference()).isNotEqualTo(entries.get(1).bankReference());
    }

    @Test
    void dishonored_returns_take_the_money_back_and_contested_ones_bring_it_again() throws IOException {
        String dishonored =
                "99R69" + ORIGINAL + "      09100001   " + TRACE + "325" + "03" + "WRONG ACCOUNT        " + TRACE;
        String contested = "99R73" + ORIGINAL + "261121" + "09100001" + "324" + TRACE + "325" + "03" + "021000020000008"
                + "326" + "68" + " " + TRACE;
        byte[] file = new NachaText()
                .batch("CCD", "220")
                .entry("21", BANK, "1", 100, "PAY-1", "V", TRACE, true)
                .addenda(dishonored)
                .entry("21", BANK, "1", 100, "PAY-1", "V", TRACE, true)
                .addenda(contested)
                .end("220")
                .bytes();
        var entries = read(file).statements().get(0).entries();
        assertThat(entries.get(0).amount()).isEqualByComparingTo("-1.00");
        assertThat(entries.get(0).cameBack()).isFalse();
        assertThat(entries.get(0).details().returnReason()).isEqualTo("dishonored: field errors");
        assertThat(entries.get(0).details().information())
                .contains(TRACE)
                .contains("R03")
                .contains("WRONG ACCOUNT")
                .contains("2026-11-21");
        assertThat(entries.get(1).amount()).isEqualByComparingTo("1.00");
        assertThat(entries.get(1).details().information())
                .contains("dishonored for R68")
                .contains("original settled 2026-11-20");
    }

    @Test
    void a_date_of_death_is_told() throws IOException {
        String death = "99R15" + ORIGINAL + "261101" + "09100001" + String.format("%-44s", "REST IN PEACE") + TRACE;
        Entry entry = read(new NachaText()
                        .batch("PPD", "220")
                        .entry("21", BANK, "1", 100, "PAY-1", "V", TRACE, true)
                        .addenda(death)
                        .end("220")
                        .bytes())
                .statements()
                .get(0)
                .entries()
                .get(0);
        assertThat(entry.details().information()).isEqualTo("date of death 2026-11-01, REST IN PEACE");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "C01|'987654321'|accountNumber=987654321",
                "C02|'021000021'|routingNumber=021000021",
                "C03|'021000021   987654321'|routingNumber=021000021,accountNumber=987654321",
                "C03|'021000021 987654321'|routingNumber=021000021,accountNumber=987654321",
                "C03|'021000021'|",
                "C03|'021000022   987654321'|",
                "C04|'New Name Inc'|name=New Name Inc",
                "C05|'32'|transactionCode=32",
                "C05|'99'|",
                "C06|'987654321           32'|accountNumber=987654321,transactionCode=32",
                "C06|'987654321 32'|accountNumber=987654321,transactionCode=32",
                "C06|'987654321'|",
                "C07|'021000021987654321        32'|routingNumber=021000021,accountNumber=987654321,transactionCode=32",
                "C07|'021000021987654321 32'|routingNumber=021000021,accountNumber=987654321,transactionCode=32",
                "C07|'021000021 987654321 32'|routingNumber=021000021,accountNumber=987654321,transactionCode=32",
                "C07|'021000021987654321'|",
                "C09|'EMP-77'|identification=EMP-77",
                "C13|''|"
            })
    void a_correction_is_whole_or_nothing(String code, String data, String expected) throws IOException {
        var read = read(new NachaText()
                        .batch("COR", "220")
                        .entry("21", BANK, "1", 0, "PAY-1", "Vendor", TRACE, true)
                        .change(code, ORIGINAL, data, TRACE)
                        .end("220")
                        .bytes())
                .statements()
                .get(0);
        assertThat(read.entries()).as("no money").isEmpty();
        ChangeNotice change = read.changes().get(0);
        assertThat(change.code()).isEqualTo(code);
        assertThat(change.meaning()).isNotBlank();
        assertThat(change.originalTrace()).isEqualTo(ORIGINAL);
        assertThat(change.endToEndId()).isEqualTo("PAY-1");
        assertThat(change.raw()).isEqualTo(data);
        Map<String, String> wanted = new java.util.HashMap<>();
        if (expected != null) {
            for (String pair : expected.split(",")) {
                wanted.put(pair.split("=")[0], pair.split("=")[1]);
            }
        }
        assertThat(change.corrected()).isEqualTo(wanted);
        assertThat(change.toString()).doesNotContain("987654321");
    }

    @Test
    void a_refused_notice_corrects_nothing() throws IOException {
        ChangeNotice change = read(new NachaText()
                        .batch("COR", "220")
                        .entry("21", BANK, "1", 0, "PAY-1", "Vendor", TRACE, true)
                        .addenda("98C61" + ORIGINAL + "      09100001" + String.format("%-29s", "021000021")
                                + "C020000009     " + TRACE)
                        .end("220")
                        .bytes())
                .statements()
                .get(0)
                .changes()
                .get(0);
        assertThat(change.refusedCode()).isEqualTo("C02");
        assertThat(change.corrected()).isEmpty();
    }

    @Test
    void a_payment_file_is_orders_and_not_bookings() throws IOException {
        var read = read(new NachaText()
                        .batch("CCD", "200")
                        .entry("22", BANK, "1", 100, "PAY-1", "V", "091000010000001", true)
                        .addenda(String.format("05%-80s00010000001", "RMR*IV*INV-1001**1.00\\"))
                        .entry("27", "091000019", "9", 100, "", "OFFSET", "091000010000002", false)
                        .end("200")
                        .bytes())
                .statements()
                .get(0);
        assertThat(read.entries()).extracting(e -> e.amount().toPlainString()).containsExactly("-1.00", "1.00");
        assertThat(read.entries()).allSatisfy(e -> assertThat(e.status()).isEqualTo("PENDING"));
        assertThat(read.entries().get(0).remittance()).isEqualTo("RMR*IV*INV-1001**1.00\\");
        assertThat(read.balance().balanced()).isTrue();
    }

    @Test
    void addenda_of_a_trade_exchange_are_joined_and_counted() throws IOException {
        String first = "x".repeat(78) + "  ";
        NachaText good = new NachaText()
                .batch("CTX", "220")
                .entry("22", BANK, "1", 100, "PAY-1", "0002Vendor", ORIGINAL, true)
                .addenda("05" + first + "00010000001")
                .addenda("05" + String.format("%-80s", "end") + "00020000001")
                .end("220");
        Entry entry = read(good.bytes()).statements().get(0).entries().get(0);
        assertThat(entry.remittance()).isEqualTo(first + "end");
        assertThat(entry.counterpartyName()).isEqualTo("Vendor");
        assertRefused(good.text().replace("0002Vendor", "0003Vendor"), "number of addenda (3) must be 2");
        assertRefused(good.text().replace("00020000001", "00010000001"), "sequence");
        assertRefused(good.text().replace("00020000001", "00020000002"), "another entry");
    }

    @Test
    void a_live_code_without_an_amount_is_odd() throws IOException {
        NachaText file = new NachaText()
                .batch("CCD", "220")
                .entry("22", BANK, "1", 0, "P", "V", ORIGINAL, false)
                .end("220");
        assertThat(read(file.bytes()).warnings())
                .singleElement()
                .satisfies(w -> assertThat(w.message()).contains("zero"));
    }

    @Test
    void the_hash_keeps_its_last_ten_digits() throws IOException {
        NachaText file = new NachaText().batch("CCD", "220");
        for (int i = 1; i <= 130; i++) {
            file.entry("22", "800000003", "1", 100, "P" + i, "V", String.format("09100001%07d", i), false);
        }
        assertThat(read(file.end("220").bytes()).statements().get(0).balance().balanced())
                .isTrue();
    }

    @Test
    void line_ends_of_any_kind_or_none_and_lost_blanks_make_no_difference() throws IOException {
        String text = new String(sample(), StandardCharsets.US_ASCII);
        String print = fingerprint(text);
        for (String other : new String[] {
            text.replace("\n", "\r\n"),
            text.replace("\n", ""),
            text.replaceAll(" +\n", "\n"),
            text.strip(),
            text.replace("\n", "  \n"),
            "\uFEFF" + text
        }) {
            assertThat(fingerprint(other)).isEqualTo(print);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"8220000006", "8220000007", "82200000060006300064", "9000001000001"})
    void a_control_that_is_wrong_refuses_the_file_or_unbalances_it(String control) throws IOException {
        String text = new String(sample(), StandardCharsets.US_ASCII);
        String wrong = switch (control) {
            case "8220000006" -> text.replace("8220000006", "8220000007");
            case "8220000007" -> text.replace("8220000006", "8225000006");
            case "82200000060006300064" -> text.replace("000000060196", "000000060197");
            default -> text.replace("9000001000001", "9000002000001");
        };
        assertThat(wrong).isNotEqualTo(text);
        assertThatThrownBy(() -> read(wrong.getBytes(StandardCharsets.US_ASCII)))
                .hasMessageContaining("line ");
        StatementRecorder lenient = StatementRecorder.lenient();
        reader().read(new ByteArrayInputStream(wrong.getBytes(StandardCharsets.US_ASCII)), lenient);
        assertThat(lenient.statements().get(0).balance().balanced()).isFalse();
        assertThat(lenient.statements().get(0).entries()).hasSize(3);
    }

    @Test
    void a_bad_entry_is_named_by_line_and_columns_and_may_be_left_out() throws IOException {
        String text = new String(sample(), StandardCharsets.US_ASCII).replaceFirst("0000059996", "000005999X");
        assertRefused(text, "columns 30-39 (line 3)");
        StatementRecorder lenient = StatementRecorder.lenient();
        reader().read(new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)), lenient);
        assertThat(lenient.statements().get(0).entries()).hasSize(2);
        assertThat(lenient.statements().get(0).balance().balanced()).isFalse();
    }

    @Test
    void generated_files_come_back_as_they_were() throws IOException {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            NachaText file = new NachaText();
            long out = 0;
            int count = 0;
            int trace = 0;
            for (int b = 0; b < 1 + random.nextInt(4); b++) {
                file.batch("CCD", "220");
                for (int i = 0; i < 1 + random.nextInt(8); i++) {
                    long cents = 1 + random.nextInt(1_000_000);
                    boolean addenda = random.nextBoolean();
                    file.entry(
                            "22",
                            BANK,
                            "00" + i,
                            cents,
                            "P" + count,
                            "V",
                            String.format("09100001%07d", ++trace),
                            addenda);
                    if (addenda) {
                        file.addenda(String.format("05%-80s0001%07d", "INV-" + count, trace));
                    }
                    out += cents;
                    count++;
                }
                file.end("220");
            }
            var read = read(file.bytes()).statements().get(0);
            assertThat(read.balance().balanced()).as("seed %d", seed).isTrue();
            assertThat(read.entries()).as("seed %d", seed).hasSize(count);
            assertThat(read.entries().stream()
                            .mapToLong(e -> e.amount().movePointRight(2).longValueExact())
                            .sum())
                    .as("seed %d", seed)
                    .isEqualTo(-out);
        }
    }

    private void assertRefused(String text, String words) {
        assertThatThrownBy(() -> read(text.getBytes(StandardCharsets.US_ASCII))).hasMessageContaining(words);
    }

    private String fingerprint(String text) throws IOException {
        byte[] file = text.getBytes(StandardCharsets.UTF_8);
        assertThat(reader().recognises(file)).isTrue();
        return read(file).statements().get(0).balance().fingerprint();
    }
}

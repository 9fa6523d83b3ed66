package com.smartap.payments.statement.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smartap.spi.payment.StatementReader;
import com.smartap.spi.payment.StatementReader.Entry;
import com.smartap.testkit.payment.StatementReaderContract;
import com.smartap.testkit.payment.StatementRecorder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvReaderTest extends StatementReaderContract {
    private static final String GERMAN = "Konto: DE89 3704 0044 0532 0130 00\n\n"
            + "\"Buchungstag\";\"Wertstellung\";\"Auftraggeber / Empfänger\";\"Verwendungszweck\";\"Betrag (EUR)\";\"Saldo\"\n"
            + "\"03.11.2026\";\"04.11.2026\";\"Müller; Söhne\";\"INV-1 \"\"x\"\"\nzweite Zeile\";\"-1.234,50\";\"8.765,50\"\n"
            + "\"05.11.2026\";\"05.11.2026\";\"X\";\"Y\";\"100,00\";\"8.865,50\"\n";

    @Override
    protected StatementReader reader() {
        return new CsvReader();
    }

    @Override
    protected byte[] sample() {
        return "Date,Description,Amount,Currency,Balance\n2026-11-03,INV-1,-10.00,EUR,90.00\n2026-11-04,INV-2,-5.00,EUR,85.00\n"
                .getBytes(StandardCharsets.UTF_8);
    }

    /** CSV has no end of its own: what is cut within a row is noticed, what is cut after one is not. */
    @Override
    @Test
    protected void a_file_that_is_cut_off_anywhere_is_an_error_and_never_ends_its_statement() {
        String text = new String(sample(), StandardCharsets.UTF_8);
        for (String cut : new String[] {
            "Date,Desc", text.substring(0, text.indexOf("-10")), text.substring(0, text.indexOf("INV-2"))
        }) {
            assertThatThrownBy(() -> read(cut.getBytes(StandardCharsets.UTF_8)))
                    .as(cut)
                    .hasMessageContaining("line ");
        }
        assertThatThrownBy(() -> read("Date;Amount EUR\n2026-11-03;\"10".getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("cut off");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "windows-1252", "UTF-16"})
    void a_german_file_is_read_in_any_encoding(String charset) throws IOException {
        byte[] file = GERMAN.getBytes(Charset.forName(charset));
        assertThat(reader().recognises(file)).isTrue();
        var read = read(file).statements().get(0);
        assertThat(read.head().account()).isEqualTo("DE89370400440532013000");
        assertThat(read.head().opening()).isEqualByComparingTo("10000");
        assertThat(read.balance().closing()).isEqualByComparingTo("8865.50");
        assertThat(read.balance().balanced()).isTrue();
        Entry entry = read.entries().get(0);
        assertThat(entry.amount()).isEqualByComparingTo("-1234.50");
        assertThat(entry.counterpartyName()).isEqualTo("Müller; Söhne");
        assertThat(entry.remittance()).isEqualTo("INV-1 \"x\" zweite Zeile");
        assertThat(entry.valueDate()).isEqualTo("2026-11-04");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Transaction Date,Details,Money Out,Money In,Currency|31/10/2026,x,10.50,,GBP|-10.50|GBP",
                "Datum;Naam / Omschrijving;Rekening;Tegenrekening;Af Bij;Bedrag (EUR)|20261031;x;NL91ABNA0417164300;NL02RABO0123456789;Af;10,50|-10.50|EUR",
                "Date opération;Libellé;Débit;Crédit;Devise|31/10/2026;x;10,50;;EUR|-10.50|EUR",
                "Fecha;Concepto;Importe;Moneda|31/10/2026;x;-1.010,50;EUR|-1010.50|EUR",
                "Data;Descrizione;Dare;Avere;Divisa|31/10/2026;x;;10,50;EUR|10.50|EUR",
                "Data księgowania;Tytuł;Kwota;Waluta|2026-10-31;x;-10,50;PLN|-10.50|PLN",
                "Bokföringsdag;Text;Belopp;Valuta|2026-10-31;x;-1 010,50;SEK|-1010.50|SEK",
                "Posted\tMemo\tAmount\tCcy|10/31/2026\tx\t(10.50)\tUSD|-10.50|USD",
                "Date,Description,Amount|Oct 31, 2026 is no cell|skip|skip",
                "Date,Description,Amount,CR/DR,Currency|2026-10-31,x,10.50,DR,USD|-10.50|USD",
                "Date,Description,Amount|2026-10-31,x,\"$1,010.50-\"|-1010.50|USD"
            })
    void headers_of_many_languages_are_understood(String header, String row, String amount, String currency)
            throws IOException {
        byte[] file = (header + "\n" + row + "\n").getBytes(StandardCharsets.UTF_8);
        if (amount.equals("skip")) {
            assertThatThrownBy(() -> read(file)).hasMessageContaining("dateFormat");
            return;
        }
        assertThat(reader().recognises(file)).isTrue();
        Entry entry = read(file).statements().get(0).entries().get(0);
        assertThat(entry.amount()).isEqualByComparingTo(amount);
        assertThat(entry.currency().getCurrencyCode()).isEqualTo(currency);
        assertThat(entry.bookingDate()).isEqualTo("2026-10-31");
    }

    @Test
    void rows_may_be_newest_first() throws IOException {
        var read = read("Date,Amount,Balance,Currency\n2026-11-05,5.00,95.00,USD\n2026-11-03,-10.00,90.00,USD\n"
                        .getBytes(StandardCharsets.UTF_8))
                .statements()
                .get(0);
        assertThat(read.balance().opening()).isEqualByComparingTo("100");
        assertThat(read.balance().closing()).isEqualByComparingTo("95");
        assertThat(read.balance().balanced()).isTrue();
        assertThat(read.balance().to()).isEqualTo("2026-11-05");
    }

    @Test
    void a_row_that_is_missing_breaks_the_proof() throws IOException {
        String text =
                "Date,Amount,Balance,Currency\n2026-11-03,1.00,1.00,USD\n2026-11-04,1.00,2.00,USD\n2026-11-05,1.00,3.00,USD\n";
        assertThat(balanced(text)).isTrue();
        assertThat(balanced(text.replace("2026-11-04,1.00,2.00,USD\n", ""))).isFalse();
    }

    @Test
    void what_cannot_be_known_is_asked_for_and_not_guessed() throws IOException {
        String swapped = "Date,Amount,Currency\n03/04/2026,1.00,CAD\n03/04/2026,1.00,CAD\n";
        assertThatThrownBy(() -> read(bytes(swapped)))
                .hasMessageContaining("swapped")
                .hasMessageContaining("dateFormat");
        assertThat(first(swapped, Map.of("dateFormat", "dd/MM/yyyy")).bookingDate())
                .isEqualTo(LocalDate.of(2026, 4, 3));
        assertThat(first(swapped, Map.of("dateFormat", "MM/dd/yyyy")).bookingDate())
                .isEqualTo(LocalDate.of(2026, 3, 4));
        String thousands = "Date;Amount;Currency\n2026-11-03;1.234;EUR\n";
        assertThatThrownBy(() -> read(bytes(thousands))).hasMessageContaining("decimal");
        assertThat(first(thousands, Map.of("decimal", ",")).amount()).isEqualByComparingTo("1234");
        assertThat(first(thousands, Map.of("decimal", ".")).amount()).isEqualByComparingTo("1.234");
        String nothing = "Date,Amount\n2026-11-03,1.00\n";
        assertThatThrownBy(() -> read(bytes(nothing))).hasMessageContaining("currency");
        assertThat(first(nothing, Map.of("currency", "CHF")).currency().getCurrencyCode())
                .isEqualTo("CHF");
        assertThatThrownBy(() -> read(bytes("Date,Amount,Currency\n2026-11-03,1.50,EUR\n2026-11-03,\"1,50\",EUR\n")))
                .hasMessageContaining("decimal");
    }

    @Test
    void days_in_order_tell_the_day_from_the_month() throws IOException {
        String text =
                "Date,Amount,Currency\n11/03/2026,1.00,CAD\n11/04/2026,1.00,CAD\n11/05/2026,1.00,CAD\n12/01/2026,1.00,CAD\n";
        assertThat(first(text, Map.of()).bookingDate()).isEqualTo("2026-11-03");
    }

    @Test
    void a_mapping_names_columns_by_word_or_number() throws IOException {
        String text = "a|b|c|d|e\n03.11.26|7,50|S|EUR|PAY-1\n";
        assertThat(reader().recognises(bytes(text))).isFalse();
        Entry entry = first(
                text,
                Map.of("date", "1", "amount", "b", "sign", "c", "currency", "d", "endToEnd", "5", "delimiter", "|"));
        assertThat(entry.amount()).isEqualByComparingTo("-7.50");
        assertThat(entry.endToEndId()).isEqualTo("PAY-1");
        assertThatThrownBy(() -> first(text, Map.of("dateFormat", "nonsense[[")))
                .hasMessageContaining("dateFormat");
    }

    @Test
    void a_bad_row_refuses_the_file_with_its_position_or_is_left_out() throws IOException {
        String text = "Date,Amount,Currency\n2026-11-03,1.00,EUR\n2026-11-04,one,EUR\n2026-11-05,2.00,EUR\n";
        assertThatThrownBy(() -> read(bytes(text)))
                .hasMessageContaining("line 3")
                .hasMessageContaining("one");
        StatementRecorder lenient = StatementRecorder.lenient();
        reader().read(new ByteArrayInputStream(bytes(text)), lenient);
        assertThat(lenient.statements().get(0).entries()).hasSize(2);
        assertThat(lenient.problems()).hasSize(1);
    }

    @Test
    void mixed_encodings_are_an_error_with_their_position() {
        byte[] file = bytes("Date,Text,Amount,Currency\n2026-11-03,é,1.00,EUR\n2026-11-03,#,1.00,EUR\n");
        for (int i = 0; i < file.length; i++) {
            file[i] = file[i] == '#' ? (byte) 0xE9 : file[i];
        }
        assertThatThrownBy(() -> read(file))
                .hasMessageContaining("mixes encodings")
                .hasMessageContaining("line 3");
    }

    @Test
    void generated_files_come_back_as_they_were() throws IOException {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            boolean comma = random.nextBoolean();
            char delimiter = comma ? ';' : ',';
            BigDecimal balance = BigDecimal.valueOf(random.nextInt(100_000_000), 2);
            StringBuilder text = new StringBuilder("Date;Text;Amount;Balance;Currency\n".replace(';', delimiter));
            BigDecimal sum = BigDecimal.ZERO;
            int count = 2 + random.nextInt(400);
            for (int i = 0; i < count; i++) {
                BigDecimal amount = BigDecimal.valueOf(random.nextInt(2_000_000) - 1_000_000, 2);
                balance = balance.add(amount);
                sum = sum.add(amount);
                text.append(LocalDate.of(2026, 1, 1).plusDays(i / 3))
                        .append(delimiter)
                        .append("\"a")
                        .append(delimiter)
                        .append("b\"")
                        .append(delimiter)
                        .append(number(amount, comma))
                        .append(delimiter)
                        .append(number(balance, comma))
                        .append(delimiter)
                        .append("EUR\n");
            }
            var read = read(bytes(text.toString())).statements().get(0);
            assertThat(read.entries()).as("seed %d", seed).hasSize(count);
            assertThat(read.balance().balanced()).as("seed %d", seed).isTrue();
            assertThat(read.entries().stream().map(Entry::amount).reduce(BigDecimal.ZERO, BigDecimal::add))
                    .as("seed %d", seed)
                    .isEqualByComparingTo(sum);
        }
    }

    private static String number(BigDecimal amount, boolean comma) {
        return comma ? amount.toPlainString().replace('.', ',') : amount.toPlainString();
    }

    private boolean balanced(String text) throws IOException {
        return Boolean.TRUE.equals(
                read(bytes(text)).statements().get(0).balance().balanced());
    }

    private Entry first(String text, Map<String, String> options) throws IOException {
        StatementRecorder recorder = new StatementRecorder();
        reader().read(new ByteArrayInputStream(bytes(text)), recorder, options);
        return recorder.statements().get(0).entries().get(0);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

package com.smartap.payments.statement.ofx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smartap.spi.payment.StatementReader;
import com.smartap.spi.payment.StatementReader.Entry;
import com.smartap.testkit.payment.StatementReaderContract;
import com.smartap.testkit.payment.StatementRecorder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OfxReaderTest extends StatementReaderContract {
    private static final String HEAD = "OFXHEADER:100\nDATA:OFXSGML\nVERSION:102\nSECURITY:NONE\nENCODING:USASCII\n"
            + "CHARSET:1252\nCOMPRESSION:NONE\nOLDFILEUID:NONE\nNEWFILEUID:NONE\n\n";
    private static final String FIRST =
            "<STMTTRN><TRNTYPE>CREDIT<DTPOSTED>20261103120000.000[-5:EST]<TRNAMT>-10.50<FITID>F1"
                    + "<REFNUM>PAY-1<NAME>Vendor &amp; Söhne<MEMO>INV-1</STMTTRN>\n";
    private static final String SECOND =
            "<STMTTRN><TRNTYPE>CHECK<DTPOSTED>20261104<TRNAMT>-5,00<FITID>F2<CHECKNUM>1001" + "<MEMO></STMTTRN>\n";

    @Override
    protected StatementReader reader() {
        return new OfxReader();
    }

    @Override
    protected byte[] sample() {
        return bytes(HEAD + body(FIRST + SECOND));
    }

    @Test
    void a_statement_has_its_head_and_its_entries() throws IOException {
        var read = read(sample()).statements().get(0);
        assertThat(read.head().format()).isEqualTo("OFX");
        assertThat(read.head().account()).isEqualTo("123456789");
        assertThat(read.head().currency().getCurrencyCode()).isEqualTo("USD");
        assertThat(read.head().from()).isEqualTo("2026-11-01");
        assertThat(read.head().to()).isEqualTo("2026-11-20");
        assertThat(read.balance().closing()).isEqualByComparingTo("100");
        assertThat(read.balance().balanced()).isNull();
        Entry entry = read.entries().get(0);
        assertThat(entry.amount()).as("the sign counts, not the type").isEqualByComparingTo("-10.50");
        assertThat(entry.bookingDate()).isEqualTo("2026-11-03");
        assertThat(entry.bankReference()).isEqualTo("F1");
        assertThat(entry.endToEndId()).isEqualTo("PAY-1");
        assertThat(entry.counterpartyName()).isEqualTo("Vendor & Söhne");
        assertThat(entry.remittance()).isEqualTo("INV-1");
        Entry check = read.entries().get(1);
        assertThat(check.amount()).as("decimal comma").isEqualByComparingTo("-5");
        assertThat(check.details().checkNumber()).isEqualTo("1001");
        assertThat(check.remittance()).isNull();
    }

    @Test
    void everything_on_one_line_without_end_tags_reads_the_same_as_xml() throws IOException {
        String print = fingerprint(sample());
        assertThat(fingerprint(
                        bytes(HEAD.replace("\n", "\r\n") + body(FIRST + SECOND).replace("\n", ""))))
                .isEqualTo(print);
        String xml = body(FIRST + SECOND)
                .replaceAll("<([A-Z]+)>([^<\n]+)", "<$1>$2</$1>")
                .replace("<MEMO></STMT", "<MEMO/></STMT");
        assertThat(fingerprint(
                        bytes("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<?OFX OFXHEADER=\"200\" VERSION=\"211\"?>\n"
                                + xml)))
                .isEqualTo(print);
        assertThat(fingerprint((HEAD + body(FIRST + SECOND)).getBytes(Charset.forName("windows-1252"))))
                .isEqualTo(print);
        byte[] wide = (HEAD + body(FIRST + SECOND)).getBytes(StandardCharsets.UTF_16);
        assertThat(reader().recognises(wide)).isTrue();
        assertThat(fingerprint(wide)).isEqualTo(print);
    }

    @Test
    void a_repeated_id_is_an_entry_nevertheless() throws IOException {
        String fee = FIRST.replace("-10.50", "-1.00");
        StatementRecorder recorder = read(bytes(HEAD + body(FIRST + fee + FIRST)));
        assertThat(recorder.statements().get(0).entries()).hasSize(3);
        assertThat(recorder.warnings()).as("only the one that agrees in all").hasSize(1);
    }

    @Test
    void a_correction_is_told_and_a_deletion_is_no_booking() throws IOException {
        String correction = "<CORRECTFITID>F0<CORRECTACTION>DELETE</STMTTRN>";
        Entry entry = read(bytes(HEAD + body(FIRST.replace("</STMTTRN>", correction))))
                .statements()
                .get(0)
                .entries()
                .get(0);
        assertThat(entry.status()).isEqualTo("INFORMATION");
        assertThat(entry.details().originalReference()).isEqualTo("F0");
    }

    @Test
    void the_other_sides_account_and_another_currency_are_read() throws IOException {
        String more =
                "<CURRENCY><CURRATE>1.1<CURSYM>EUR</CURRENCY><BANKACCTTO><BANKID>1<ACCTID>987<ACCTTYPE>CHECKING</BANKACCTTO></STMTTRN>";
        var read = read(bytes(HEAD + body(FIRST.replace("</STMTTRN>", more) + SECOND)))
                .statements()
                .get(0);
        assertThat(read.entries().get(0).currency().getCurrencyCode()).isEqualTo("EUR");
        assertThat(read.entries().get(0).counterpartyAccount()).isEqualTo("987");
        assertThat(read.entries().get(1).currency().getCurrencyCode()).isEqualTo("USD");
        assertThat(read.head().account()).isEqualTo("123456789");
    }

    @Test
    void accounts_and_cards_of_one_file_are_told_apart() throws IOException {
        String card =
                "<CREDITCARDMSGSRSV1><CCSTMTTRNRS><TRNUID>T-9<CCSTMTRS><CURDEF>EUR<CCACCTFROM><ACCTID>4111</CCACCTFROM>"
                        + "<BANKTRANLIST><DTSTART>20261101<DTEND>20261130" + SECOND
                        + "</BANKTRANLIST><LEDGERBAL><BALAMT>-5<DTASOF>20261130</LEDGERBAL></CCSTMTRS></CCSTMTTRNRS></CREDITCARDMSGSRSV1></OFX>";
        var read = read(bytes(HEAD + body(FIRST).replace("</OFX>", card))).statements();
        assertThat(read).extracting(s -> s.head().account()).containsExactly("123456789", "4111");
        assertThat(read.get(1).head().id()).isEqualTo("T-9");
        assertThat(read.get(1).balance().closing()).isEqualByComparingTo("-5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<TRNAMT>ten", "<TRNAMT>1,00,0.00", "<TRNAMT>1e9", "<TRNAMT>"})
    void a_bad_amount_refuses_the_file_with_its_position_or_is_left_out(String amount) throws IOException {
        byte[] file = bytes(HEAD + body(FIRST.replace("<TRNAMT>-10.50", amount) + SECOND));
        assertThatThrownBy(() -> read(file)).hasMessageContaining("TRNAMT").hasMessageContaining("line 12");
        StatementRecorder lenient = StatementRecorder.lenient();
        reader().read(new ByteArrayInputStream(file), lenient);
        assertThat(lenient.statements().get(0).entries()).hasSize(1);
        assertThat(lenient.problems()).hasSize(1);
    }

    @Test
    void a_banks_refusal_is_told_in_its_words() {
        String refusal = HEAD + "<OFX><BANKMSGSRSV1><STMTTRNRS><TRNUID>1<STATUS><CODE>2000<SEVERITY>ERROR"
                + "<MESSAGE>General error</STATUS></STMTTRNRS></BANKMSGSRSV1></OFX>";
        assertThatThrownBy(() -> read(bytes(refusal)))
                .hasMessageContaining("2000")
                .hasMessageContaining("General error");
    }

    @Test
    void declarations_are_refused_and_entities_not_resolved() {
        assertThatThrownBy(() ->
                        read(bytes("<?xml version=\"1.0\"?><!DOCTYPE OFX [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
                                + body(FIRST.replace("INV-1", "&x;")))))
                .hasMessageContaining("document type declaration")
                .hasMessageNotContaining("root:");
    }

    private String fingerprint(byte[] file) throws IOException {
        return read(file).statements().get(0).balance().fingerprint();
    }

    private static String body(String transactions) {
        return "<OFX><SIGNONMSGSRSV1><SONRS><STATUS><CODE>0<SEVERITY>INFO</STATUS><LANGUAGE>ENG</SONRS></SIGNONMSGSRSV1>"
                + "<BANKMSGSRSV1><STMTTRNRS><TRNUID>1<STATUS><CODE>0<SEVERITY>INFO</STATUS><STMTRS><CURDEF>USD<BANKACCTFROM>"
                + "<BANKID>091000019<ACCTID>123456789<ACCTTYPE>CHECKING</BANKACCTFROM><BANKTRANLIST><DTSTART>20261101"
                + "<DTEND>20261120\n" + transactions
                + "</BANKTRANLIST><LEDGERBAL><BALAMT>100.00<DTASOF>20261120</LEDGERBAL>"
                + "<AVAILBAL><BALAMT>90.00<DTASOF>20261120</AVAILBAL></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

package com.smartap.payments.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smartap.spi.ErrorCode;
import com.smartap.spi.SmartApException;
import com.smartap.spi.payment.StatementReader;
import com.smartap.spi.payment.StatementReader.Balance;
import com.smartap.spi.payment.StatementReader.Entry;
import com.smartap.spi.payment.StatementReader.Statement;
import com.smartap.testkit.payment.StatementReaderContract;
import com.smartap.testkit.payment.StatementRecorder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Camt053ReaderTest extends StatementReaderContract {
    private static final String NS = "urn:iso:std:iso:20022:tech:xsd:camt.053.001.08";

    @Override
    protected StatementReader reader() {
        return new Camt053Reader();
    }

    @Override
    protected byte[] sample() {
        return file(payment("10.00", "PAY-1") + payment("5.00", "PAY-2"), "85.00");
    }

    @Test
    void a_statement_has_its_head_its_entries_and_its_proof() throws IOException {
        var read = read(sample()).statements().get(0);
        assertThat(read.head().format()).isEqualTo("CAMT_053");
        assertThat(read.head().id()).isEqualTo("S-1");
        assertThat(read.head().account()).isEqualTo("DE89370400440532013000");
        assertThat(read.head().opening()).isEqualByComparingTo("100");
        assertThat(read.head().from()).isEqualTo("2026-11-01");
        assertThat(read.balance().closing()).isEqualByComparingTo("85");
        assertThat(read.balance().balanced()).isTrue();
        Entry entry = read.entries().get(0);
        assertThat(entry.amount()).isEqualByComparingTo("-10");
        assertThat(entry.endToEndId()).isEqualTo("PAY-1");
        assertThat(entry.status()).isEqualTo("BOOKED");
        assertThat(entry.bookingDate()).isEqualTo("2026-11-03");
        assertThat(entry.valueDate()).isEqualTo("2026-11-04");
        assertThat(entry.bankReference()).isEqualTo("BANK-1");
        assertThat(entry.counterpartyName()).isEqualTo("Vendor & Söhne");
        assertThat(entry.counterpartyAccount()).isEqualTo("GB82WEST12345698765432");
        assertThat(entry.remittance()).isEqualTo("INV-1");
        assertThat(entry.returnCode()).isNull();
        assertThat(entry.toString()).doesNotContain("GB82WEST12345698765432");
    }

    @Test
    void a_wrong_closing_balance_is_told() throws IOException {
        assertThat(read(file(payment("10.00", "A"), "90.01"))
                        .statements()
                        .get(0)
                        .balance()
                        .balanced())
                .isFalse();
    }

    @Test
    void a_statement_without_balances_proves_nothing() throws IOException {
        byte[] file = text(file(payment("10.00", "A"), "90.00"))
                .replaceAll("<Bal>.*?</Bal>", "")
                .getBytes(StandardCharsets.UTF_8);
        assertThat(read(file).statements().get(0).balance().balanced()).isNull();
    }

    @Test
    void version_two_names_parties_amounts_and_status_in_its_own_way() throws IOException {
        String entry = "<Ntry><Amt Ccy=\"EUR\">10</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts>BOOK</Sts>"
                + "<BookgDt><DtTm>2026-11-03T10:00:00+01:00</DtTm></BookgDt><NtryDtls><TxDtls><Refs><EndToEndId>A</EndToEndId></Refs>"
                + "<AmtDtls><TxAmt><Amt Ccy=\"EUR\">010.00</Amt></TxAmt></AmtDtls>"
                + "<RltdPties><Cdtr><Nm>Vendor</Nm></Cdtr></RltdPties></TxDtls></NtryDtls></Ntry>";
        byte[] file = text(file(entry, "90.00"))
                .replace(NS, "ISO:camt.053.001.02:APC:STUZZA")
                .getBytes(StandardCharsets.UTF_8);
        var read = read(file).statements().get(0);
        assertThat(read.entries()).singleElement().satisfies(e -> {
            assertThat(e.counterpartyName()).isEqualTo("Vendor");
            assertThat(e.amount()).isEqualByComparingTo("-10");
            assertThat(e.bookingDate()).isEqualTo("2026-11-03");
        });
        assertThat(read.balance().balanced()).isTrue();
    }

    @Test
    void a_batch_becomes_an_entry_for_each_transaction() throws IOException {
        var read = read(file(batch("30.00", detail("10.00", "A"), detail("20.00", "B")), "70.00"))
                .statements()
                .get(0);
        assertThat(told(read)).containsExactly("A -10.00", "B -20.00");
        assertThat(read.balance().balanced()).isTrue();
        assertThat(read.balance().entries()).isEqualTo(2);
    }

    @Test
    void what_transactions_leave_of_their_booking_becomes_an_entry_without_reference() throws IOException {
        var read = read(file(batch("31.50", detail("10.00", "A"), detail("20.00", "B")), "68.50"))
                .statements()
                .get(0);
        assertThat(told(read)).containsExactly("A -10.00", "B -20.00", "null -1.50");
        assertThat(read.balance().balanced()).isTrue();
    }

    @Test
    void transactions_without_amounts_are_never_given_one() throws IOException {
        var read = read(file(batch("30.00", detail("", "A"), detail("", "B")), "70.00"))
                .statements()
                .get(0);
        assertThat(told(read)).containsExactly("null -30.00");
        assertThat(told(read(file(batch("30.00", detail("", "A")), "70.00"))
                        .statements()
                        .get(0)))
                .containsExactly("A -30.00");
    }

    @Test
    void a_transaction_in_another_currency_does_not_lend_its_amount() throws IOException {
        String foreign = detail("11.00", "A").replace("EUR", "USD");
        assertThat(told(read(file(batch("10.00", foreign), "90.00"))
                        .statements()
                        .get(0)))
                .containsExactly("A -10.00");
    }

    @Test
    void a_returned_payment_is_money_in_with_its_reason_and_its_creditor() throws IOException {
        String entry = payment("10.00", "A")
                .replace("DBIT", "CRDT")
                .replace("</TxDtls>", "<RtrInf><Rsn><Cd>AC04</Cd></Rsn></RtrInf></TxDtls>");
        Entry back = read(file(entry, "110.00")).statements().get(0).entries().get(0);
        assertThat(back.amount()).isEqualByComparingTo("10");
        assertThat(back.returnCode()).isEqualTo("AC04");
        assertThat(back.endToEndId()).isEqualTo("A");
        assertThat(back.counterpartyName()).isEqualTo("Vendor & Söhne");
        assertThat(first(entry.replace("<Rsn><Cd>AC04</Cd></Rsn>", "<AddtlInf>x</AddtlInf>"))
                        .returnCode())
                .isEqualTo("NARR");
        assertThat(first(payment("10.00", "A").replace("<Sts>", "<RvslInd>true</RvslInd><Sts>"))
                        .returnCode())
                .isEqualTo("RVSL");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PDNG", "INFO", "FUTR"})
    void what_is_not_booked_is_pending_and_no_part_of_the_proof(String status) throws IOException {
        var read = read(file(payment("10.00", "A").replace("BOOK", status), "100.00"))
                .statements()
                .get(0);
        assertThat(read.entries().get(0).status()).isEqualTo("PENDING");
        assertThat(read.balance().balanced()).isTrue();
    }

    @Test
    void the_same_booking_twice_is_two_entries() throws IOException {
        String twice = payment("10.00", "A") + payment("10.00", "A");
        assertThat(read(file(twice, "80.00")).statements().get(0).entries()).hasSize(2);
    }

    @Test
    void text_that_was_cut_at_140_is_joined_without_a_blank() throws IOException {
        String entry = payment("10.00", "A")
                .replace(
                        "<Ustrd>INV-1</Ustrd>",
                        "<Ustrd>" + "x".repeat(140) + "</Ustrd><Ustrd>yz</Ustrd><Ustrd>&amp;w</Ustrd>");
        assertThat(first(entry).remittance()).isEqualTo("x".repeat(140) + "yz &w");
    }

    @Test
    void several_statements_of_one_file_are_told_apart() throws IOException {
        String one = text(sample());
        String statement = one.substring(one.indexOf("<Stmt>"), one.indexOf("</BkToCstmrStmt>"));
        byte[] two = one.replace(statement, statement + statement.replace("S-1", "S-2"))
                .getBytes(StandardCharsets.UTF_8);
        assertThat(read(two).statements()).extracting(s -> s.head().id()).containsExactly("S-1", "S-2");
    }

    @Test
    void byte_order_marks_other_encodings_and_prefixes_make_no_difference() throws IOException {
        String xml = text(sample());
        for (Charset charset : List.of(StandardCharsets.ISO_8859_1, StandardCharsets.UTF_16)) {
            byte[] file = xml.replace("encoding=\"UTF-8\"", "encoding=\"" + charset + "\"")
                    .getBytes(charset);
            assertThat(reader().recognises(file)).isTrue();
            assertThat(read(file).statements().get(0).entries().get(0).counterpartyName())
                    .isEqualTo("Vendor & Söhne");
        }
        assertThat(read(("\uFEFF" + xml).getBytes(StandardCharsets.UTF_8)).statements())
                .hasSize(1);
        String prefixed = xml.replaceAll("<(/?)([A-Z])", "<$1n:$2").replace("xmlns=", "xmlns:n=");
        assertThat(read(prefixed.getBytes(StandardCharsets.UTF_8))
                        .statements()
                        .get(0)
                        .entries())
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE Document [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>",
                "<!DOCTYPE Document SYSTEM \"http://127.0.0.1:1/x.dtd\">",
                "<!DOCTYPE Document [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY x \"&b;&b;&b;&b;\">]>",
            })
    void declarations_and_entities_of_a_file_are_refused_and_not_resolved(String declaration) {
        String xml = text(sample()).replace("?>", "?>" + declaration).replace("INV-1", "&x;");
        assertRefused(xml.getBytes(StandardCharsets.UTF_8), "document type declaration");
    }

    @Test
    void texts_tokens_and_depth_without_bounds_are_refused_in_little_memory() {
        assertRefused(stream("<Document><BkToCstmrStmt><Stmt><Id>", "x".repeat(1000), 1_000_000), "text of more than");
        assertRefused(stream("<Document a=\"", "x".repeat(1000), 1_000_000), "");
        assertRefused(stream("<Document><!--", "x".repeat(1000), 1_000_000), "");
        assertRefused(stream("", "<a>", 1_000_000), "elements inside each other");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-10.00", "1e9", "ten", "10,00", ""})
    void an_amount_that_is_none_is_an_error_with_its_position(String amount) {
        assertRefused(file(payment(amount, "A"), "90.00"), "line ");
    }

    @Test
    void a_wrong_date_sign_or_currency_is_an_error() {
        String good = payment("10.00", "A");
        assertRefused(file(good.replace("2026-11-03", "2026-13-03"), "90.00"), "2026-13-03");
        assertRefused(file(good.replace("DBIT", "OUT"), "90.00"), "CRDT or DBIT");
        assertRefused(file(good.replace("EUR", "EURO"), "90.00"), "ISO 4217");
        assertRefused(file(good.replace("<CdtDbtInd>DBIT</CdtDbtInd>", ""), "90.00"), "CdtDbtInd");
    }

    @Test
    void bytes_that_are_not_of_the_stated_encoding_are_an_error() {
        assertRefused(text(sample()).getBytes(StandardCharsets.ISO_8859_1), "encoding");
        assertRefused(new byte[] {'<', 'D', (byte) 0xC3, '(', '>'}, "");
    }

    @Test
    void another_message_is_an_error() {
        assertRefused("<Document><CstmrPmtStsRpt/></Document>".getBytes(StandardCharsets.UTF_8), "no statement");
    }

    @Test
    void two_hundred_thousand_transactions_pass_without_being_kept() throws IOException {
        int count = 200_000;
        String whole = text(file("|", "0.00"));
        String head = whole.substring(0, whole.indexOf('|'))
                + "<Ntry><Amt Ccy=\"EUR\">2000.00</Amt><CdtDbtInd>DBIT</CdtDbtInd>"
                + "<Sts><Cd>BOOK</Cd></Sts><NtryDtls>";
        String foot = "</NtryDtls></Ntry>" + whole.substring(whole.indexOf('|') + 1);
        Iterator<InputStream> parts = Stream.concat(
                        Stream.concat(
                                Stream.of(head), IntStream.range(0, count).mapToObj(i -> detail("0.01", "P" + i))),
                        Stream.of(foot))
                .<InputStream>map(part -> new ByteArrayInputStream(part.getBytes(StandardCharsets.UTF_8)))
                .iterator();
        int[] entries = {0};
        reader().read(new SequenceInputStream(enumeration(parts)), new StatementReader.Handler() {
            @Override
            public void begin(Statement statement) {}

            @Override
            public void entry(Entry entry) {
                entries[0]++;
            }

            @Override
            public void end(Balance balance) {
                assertThat(balance.entries()).isEqualTo(count);
            }
        });
        assertThat(entries[0]).isEqualTo(count);
    }

    private Entry first(String entries) throws IOException {
        return read(file(entries, "90.00")).statements().get(0).entries().get(0);
    }

    private void assertRefused(byte[] file, String words) {
        assertRefused(new ByteArrayInputStream(file), words);
    }

    private void assertRefused(InputStream file, String words) {
        assertThatThrownBy(() -> reader().read(file, new StatementRecorder()))
                .isInstanceOfSatisfying(
                        SmartApException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.STATEMENT_FORMAT))
                .hasMessageContaining(words)
                .hasMessageNotContaining("root:");
    }

    private static InputStream stream(String head, String piece, int times) {
        byte[] bytes = piece.getBytes(StandardCharsets.UTF_8);
        Iterator<InputStream> parts = Stream.concat(
                        Stream.of(head.getBytes(StandardCharsets.UTF_8)), Collections.nCopies(times, bytes).stream())
                .<InputStream>map(ByteArrayInputStream::new)
                .iterator();
        return new SequenceInputStream(enumeration(parts));
    }

    private static Enumeration<InputStream> enumeration(Iterator<InputStream> parts) {
        return new Enumeration<>() {
            @Override
            public boolean hasMoreElements() {
                return parts.hasNext();
            }

            @Override
            public InputStream nextElement() {
                return parts.next();
            }
        };
    }

    private static List<String> told(StatementRecorder.Recorded read) {
        return read.entries().stream()
                .map(e -> e.endToEndId() + " " + e.amount().toPlainString())
                .toList();
    }

    private static String text(byte[] file) {
        return new String(file, StandardCharsets.UTF_8);
    }

    private static byte[] file(String entries, String closing) {
        String xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Document xmlns=\"" + NS + "\"><BkToCstmrStmt>"
                + "<GrpHdr><MsgId>M-1</MsgId><CreDtTm>2026-11-21T10:00:00Z</CreDtTm></GrpHdr>\n<Stmt><Id>S-1</Id>"
                + "<CreDtTm>2026-11-21T10:00:00Z</CreDtTm><FrToDt><FrDtTm>2026-11-01T00:00:00</FrDtTm>"
                + "<ToDtTm>2026-11-20T23:59:59</ToDtTm></FrToDt><Acct><Id><IBAN>DE89370400440532013000</IBAN></Id>"
                + "<Ccy>EUR</Ccy></Acct>\n" + balance("OPBD", "100.00") + balance("CLBD", closing) + "\n"
                + entries + "</Stmt></BkToCstmrStmt></Document>";
        return xml.getBytes(StandardCharsets.UTF_8);
    }

    private static String balance(String type, String amount) {
        return "<Bal><Tp><CdOrPrtry><Cd>" + type + "</Cd></CdOrPrtry></Tp><Amt Ccy=\"EUR\">" + amount
                + "</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-11-20</Dt></Dt></Bal>";
    }

    private static String payment(String amount, String reference) {
        return "<Ntry><Amt Ccy=\"EUR\">" + amount + "</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>"
                + "<BookgDt><Dt>2026-11-03</Dt></BookgDt><ValDt><Dt>2026-11-04</Dt></ValDt><AcctSvcrRef>BANK-1</AcctSvcrRef>"
                + "<NtryDtls><TxDtls><Refs><EndToEndId>" + reference + "</EndToEndId></Refs>"
                + "<RltdPties><Dbtr><Pty><Nm>Us</Nm></Pty></Dbtr><Cdtr><Pty><Nm>Vendor &amp; Söhne</Nm></Pty></Cdtr>"
                + "<CdtrAcct><Id><IBAN>GB82WEST12345698765432</IBAN></Id></CdtrAcct></RltdPties>"
                + "<RmtInf><Ustrd>INV-1</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>\n";
    }

    private static String batch(String amount, String... details) {
        return "<Ntry><Amt Ccy=\"EUR\">" + amount
                + "</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><NtryDtls>"
                + "<Btch><MsgId>F-1</MsgId></Btch>" + String.join("", details) + "</NtryDtls></Ntry>\n";
    }

    private static String detail(String amount, String reference) {
        return "<TxDtls><Refs><EndToEndId>" + reference + "</EndToEndId></Refs>"
                + (amount.isEmpty() ? "" : "<Amt Ccy=\"EUR\">" + amount + "</Amt>") + "</TxDtls>\n";
    }
}

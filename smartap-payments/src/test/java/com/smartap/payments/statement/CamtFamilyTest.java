package com.smartap.payments.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smartap.spi.payment.StatementReader;
import com.smartap.spi.payment.StatementReader.Entry;
import com.smartap.testkit.payment.StatementReaderContract;
import com.smartap.testkit.payment.StatementRecorder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CamtFamilyTest {
    private static final String TWO = entry("10.00", "PAY-1") + entry("5.00", "PAY-2");

    @Nested
    class Notifications extends StatementReaderContract {
        @Override
        protected StatementReader reader() {
            return new Camt054Reader();
        }

        @Override
        protected byte[] sample() {
            return file("054", "BkToCstmrDbtCdtNtfctn", "Ntfctn", "", TWO);
        }

        @Test
        void a_notification_has_entries_and_no_proof() throws IOException {
            var read = read(sample()).statements().get(0);
            assertThat(read.head().format()).isEqualTo("CAMT_054");
            assertThat(read.entries()).extracting(Entry::endToEndId).containsExactly("PAY-1", "PAY-2");
            assertThat(read.balance().balanced()).isNull();
        }
    }

    @Nested
    class Reports extends StatementReaderContract {
        @Override
        protected StatementReader reader() {
            return new Camt052Reader();
        }

        @Override
        protected byte[] sample() {
            return file("052", "BkToCstmrAcctRpt", "Rpt", balance("PRCD", "100.00") + balance("ITBD", "85.00"), TWO);
        }

        @Test
        void interim_balances_prove_a_report_within_the_day() throws IOException {
            var read = read(sample()).statements().get(0);
            assertThat(read.head().format()).isEqualTo("CAMT_052");
            assertThat(read.balance().closing()).isEqualByComparingTo("85");
            assertThat(read.balance().balanced()).isTrue();
        }
    }

    @Test
    void no_reader_takes_the_message_of_another() {
        byte[] statement = file("053", "BkToCstmrStmt", "Stmt", "", TWO);
        byte[] notification = file("054", "BkToCstmrDbtCdtNtfctn", "Ntfctn", "", TWO);
        byte[] report = file("052", "BkToCstmrAcctRpt", "Rpt", "", TWO);
        assertThat(new Camt053Reader().recognises(statement)).isTrue();
        assertThat(new Camt053Reader().recognises(notification)).isFalse();
        assertThat(new Camt053Reader().recognises(report)).isFalse();
        assertThat(new Camt054Reader().recognises(statement)).isFalse();
        assertThat(new Camt052Reader().recognises(statement)).isFalse();
        assertThat(new Pain002Reader().recognises(statement)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"COPY", "DUPL", "CODU"})
    void a_copy_says_so_and_has_the_number_of_its_statement(String copy) throws IOException {
        String more =
                "<StmtPgntn><PgNb>2</PgNb><LastPgInd>true</LastPgInd></StmtPgntn><ElctrncSeqNb>231</ElctrncSeqNb><CpyDplctInd>"
                        + copy + "</CpyDplctInd>";
        var read = read(file("053", "BkToCstmrStmt", "Stmt", more, TWO))
                .statements()
                .get(0);
        assertThat(read.head().copy()).isEqualTo(copy);
        assertThat(read.head().sequence()).isEqualTo("231/2");
    }

    @Test
    void the_same_statement_twice_in_a_file_is_seen() throws IOException {
        String one = new String(file("053", "BkToCstmrStmt", "Stmt", "", TWO), StandardCharsets.UTF_8);
        String statement = one.substring(one.indexOf("<Stmt>"), one.indexOf("</BkToCstmrStmt>"));
        var read = read(one.replace(statement, statement + statement).getBytes(StandardCharsets.UTF_8))
                .statements();
        assertThat(read).extracting(s -> s.balance().repeated()).containsExactly(false, true);
        assertThat(read.get(0).balance().fingerprint())
                .isEqualTo(read.get(1).balance().fingerprint());
    }

    @Test
    void a_bad_entry_is_left_out_with_its_position_if_the_caller_wants_the_rest() throws IOException {
        String entries = entry("ten", "PAY-1") + entry("5.00", "PAY-2");
        byte[] file =
                file("053", "BkToCstmrStmt", "Stmt", balance("OPBD", "100.00") + balance("CLBD", "85.00"), entries);
        assertThatThrownBy(() -> read(file)).hasMessageContaining("ten").hasMessageContaining("line ");
        StatementRecorder lenient = StatementRecorder.lenient();
        new Camt053Reader().read(new ByteArrayInputStream(file), lenient);
        var read = lenient.statements().get(0);
        assertThat(read.entries()).extracting(Entry::endToEndId).containsExactly("PAY-2");
        assertThat(lenient.problems())
                .singleElement()
                .satisfies(p -> assertThat(p.position()).startsWith("line "));
        assertThat(read.balance().balanced()).as("what was left out is missing").isFalse();
        assertThat(read.balance().skipped()).isEqualTo(1);
    }

    @Test
    void a_bad_transaction_of_a_batch_leaves_its_money_in_the_rest() throws IOException {
        String details = "<TxDtls><Refs><EndToEndId>A</EndToEndId></Refs><Amt Ccy=\"EUR\">4.00</Amt></TxDtls>"
                + "<TxDtls><Refs><EndToEndId>B</EndToEndId></Refs><Amt Ccy=\"EUR\">six</Amt></TxDtls>";
        String batch = entry("10.00", "X").replaceFirst("<TxDtls>.*</TxDtls>", details);
        byte[] file = file("053", "BkToCstmrStmt", "Stmt", balance("OPBD", "100.00") + balance("CLBD", "90.00"), batch);
        StatementRecorder lenient = StatementRecorder.lenient();
        new Camt053Reader().read(new ByteArrayInputStream(file), lenient);
        var read = lenient.statements().get(0);
        assertThat(read.entries())
                .extracting(e -> e.endToEndId() + " " + e.amount())
                .containsExactly("A -4.00", "null -6.00");
        assertThat(read.balance().balanced()).isTrue();
    }

    @Test
    void what_the_bank_says_besides_is_kept() throws IOException {
        String entry = entry("10.00", "PAY-1")
                .replace(
                        "<NtryDtls>",
                        "<BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>RRCT</Cd><SubFmlyCd>ESCT</SubFmlyCd></Fmly></Domn></BkTxCd><NtryDtls><Btch><PmtInfId>PB-1-1</PmtInfId></Btch>")
                .replace(
                        "</TxDtls>",
                        "<RtrInf><Rsn><Cd>AC04</Cd></Rsn><AddtlInf>closed in May</AddtlInf></RtrInf></TxDtls>");
        Entry read = read(file("053", "BkToCstmrStmt", "Stmt", "", entry))
                .statements()
                .get(0)
                .entries()
                .get(0);
        assertThat(read.details().code()).isEqualTo("PMNT-RRCT-ESCT");
        assertThat(read.details().returnReason()).isEqualTo("account is closed");
        assertThat(read.details().information()).isEqualTo("closed in May");
        assertThat(read.details().batchReference()).isEqualTo("PB-1-1");
    }

    private static StatementRecorder read(byte[] file) throws IOException {
        StatementRecorder recorder = new StatementRecorder();
        new Camt053Reader().read(new ByteArrayInputStream(file), recorder);
        return recorder;
    }

    private static byte[] file(String number, String message, String element, String head, String entries) {
        return ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt."
                        + number
                        + ".001.08\"><" + message + "><GrpHdr><MsgId>M-1</MsgId></GrpHdr><" + element + "><Id>S-1</Id>"
                        + "<Acct><Id><IBAN>DE89370400440532013000</IBAN></Id><Ccy>EUR</Ccy></Acct>" + head + entries
                        + "</" + element + "></"
                        + message + "></Document>")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String balance(String type, String amount) {
        return "<Bal><Tp><CdOrPrtry><Cd>" + type + "</Cd></CdOrPrtry></Tp><Amt Ccy=\"EUR\">" + amount
                + "</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-11-20</Dt></Dt></Bal>\n";
    }

    private static String entry(String amount, String reference) {
        return "<Ntry><Amt Ccy=\"EUR\">" + amount
                + "</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><NtryDtls><TxDtls><Refs>" + "<EndToEndId>"
                + reference + "</EndToEndId></Refs></TxDtls></NtryDtls></Ntry>\n";
    }
}

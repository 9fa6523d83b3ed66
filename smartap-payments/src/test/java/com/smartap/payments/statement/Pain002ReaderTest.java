package com.smartap.payments.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smartap.spi.payment.PaymentAnswer;
import com.smartap.spi.payment.PaymentAnswer.Level;
import com.smartap.spi.payment.PaymentAnswer.State;
import com.smartap.spi.payment.StatementReader;
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

class Pain002ReaderTest extends StatementReaderContract {
    @Override
    protected StatementReader reader() {
        return new Pain002Reader();
    }

    @Override
    protected byte[] sample() {
        return report(
                "<GrpSts>PART</GrpSts>",
                batch("<PmtInfSts>PART</PmtInfSts>", payment("PAY-1", "RJCT", "AC04"), payment("PAY-2", "ACSC", null)),
                "09");
    }

    @ParameterizedTest
    @ValueSource(strings = {"03", "09", "10", "14"})
    void every_level_answers_with_reasons_in_words(String version) throws IOException {
        String xml = new String(sample(), StandardCharsets.UTF_8).replace("002.001.09", "002.001." + version);
        var read = read(xml.getBytes(StandardCharsets.UTF_8)).statements().get(0);
        assertThat(read.head().format()).isEqualTo("PAIN_002");
        assertThat(read.head().id()).isEqualTo("STS-1");
        assertThat(read.answers())
                .extracting(PaymentAnswer::level)
                .containsExactly(Level.FILE, Level.BATCH, Level.PAYMENT, Level.PAYMENT);
        PaymentAnswer refused = read.answers().get(2);
        assertThat(refused.state()).isEqualTo(State.REJECTED);
        assertThat(refused.messageId()).isEqualTo("PB-1");
        assertThat(refused.batchId()).isEqualTo("PB-1-1");
        assertThat(refused.endToEndId()).isEqualTo("PAY-1");
        assertThat(refused.amount()).isEqualByComparingTo("10.00");
        assertThat(refused.payee()).isEqualTo("Vendor");
        assertThat(refused.reasons()).singleElement().satisfies(reason -> {
            assertThat(reason.code()).isEqualTo("AC04");
            assertThat(reason.meaning()).isEqualTo("account is closed");
            assertThat(reason.information()).isEqualTo("first second");
        });
        assertThat(refused.toString()).doesNotContain("GB82WEST12345698765432");
        assertThat(read.answers().get(3).state()).isEqualTo(State.COMPLETED);
        assertThat(read.balance().balanced()).isNull();
    }

    @Test
    void a_refused_file_without_payments_is_an_answer() throws IOException {
        var answers =
                answers(report("<GrpSts>RJCT</GrpSts><StsRsnInf><Rsn><Prtry>X1</Prtry></Rsn></StsRsnInf>", "", "09"));
        assertThat(answers).singleElement().satisfies(answer -> {
            assertThat(answer.level()).isEqualTo(Level.FILE);
            assertThat(answer.state()).isEqualTo(State.REJECTED);
            assertThat(answer.reasons().get(0).code()).isEqualTo("X1");
        });
    }

    @Test
    void a_silent_level_has_state_and_reasons_of_the_level_above() throws IOException {
        String reason = "<StsRsnInf><Rsn><Cd>AM04</Cd></Rsn></StsRsnInf>";
        var answers = answers(report(
                "<GrpSts>RJCT</GrpSts>" + reason,
                batch("", "<TxInfAndSts><OrgnlEndToEndId>PAY-1</OrgnlEndToEndId></TxInfAndSts>"),
                "09"));
        assertThat(answers).hasSize(2);
        assertThat(answers.get(1).state()).isEqualTo(State.REJECTED);
        assertThat(answers.get(1).reasons().get(0).code()).isEqualTo("AM04");
        var mixed = answers(report("<GrpSts>PART</GrpSts>" + reason, batch("", payment("PAY-1", "ACSP", null)), "09"));
        assertThat(mixed.get(1).reasons())
                .as("an accepted payment was not refused for its file's reasons")
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "RCVD, ACCEPTED", "ACTC, ACCEPTED", "ACCP, ACCEPTED", "PDNG, ACCEPTED", "PATC, ACCEPTED", "ACWC, ACCEPTED",
        "ACSP, PROCESSING", "ACFC, PROCESSING", "ACPD, PROCESSING", "ACWP, PROCESSING", "ACSC, COMPLETED",
                "ACCC, COMPLETED",
        "PART, PARTIAL", "RJCT, REJECTED", "CANC, CANCELLED", "BLCK, HELD", "RCVC, VERIFICATION", "RVMC, VERIFICATION",
        "RVNM, VERIFICATION", "RVNA, VERIFICATION", "RVCM, VERIFICATION", "RVNC, VERIFICATION", "ZZZZ, UNKNOWN"
    })
    void codes_are_states(String code, State state) throws IOException {
        PaymentAnswer answer = answers(report("", batch("", payment("PAY-1", code, null)), "14"))
                .get(0);
        assertThat(answer.state()).isEqualTo(state);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.meaning() == null).isEqualTo(state == State.UNKNOWN);
    }

    @Test
    void a_payment_that_cannot_be_read_refuses_the_file_or_is_left_out() throws IOException {
        byte[] file = report(
                "",
                batch("", payment("PAY-1", "RJCT", "AC04").replace("10.00", "ten"), payment("PAY-2", "RJCT", null)),
                "09");
        assertThatThrownBy(() -> read(file)).hasMessageContaining("ten").hasMessageContaining("line ");
        StatementRecorder lenient = StatementRecorder.lenient();
        reader().read(new ByteArrayInputStream(file), lenient);
        assertThat(lenient.statements().get(0).answers())
                .extracting(PaymentAnswer::endToEndId)
                .containsExactly("PAY-2");
        assertThat(lenient.problems()).hasSize(1);
    }

    private List<PaymentAnswer> answers(byte[] file) throws IOException {
        return read(file).statements().get(0).answers();
    }

    private static byte[] report(String group, String batches, String version) {
        return ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.002.001."
                        + version
                        + "\"><CstmrPmtStsRpt><GrpHdr><MsgId>STS-1</MsgId><CreDtTm>2026-11-21T10:00:00</CreDtTm></GrpHdr>\n"
                        + "<OrgnlGrpInfAndSts><OrgnlMsgId>PB-1</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId>"
                        + group
                        + "</OrgnlGrpInfAndSts>\n" + batches + "</CstmrPmtStsRpt></Document>")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String batch(String status, String... payments) {
        return "<OrgnlPmtInfAndSts><OrgnlPmtInfId>PB-1-1</OrgnlPmtInfId>" + status + String.join("\n", payments)
                + "</OrgnlPmtInfAndSts>\n";
    }

    private static String payment(String id, String status, String reason) {
        return "<TxInfAndSts><OrgnlEndToEndId>" + id + "</OrgnlEndToEndId><TxSts>" + status + "</TxSts>"
                + (reason == null
                        ? ""
                        : "<StsRsnInf><Rsn><Cd>" + reason
                                + "</Cd></Rsn><AddtlInf>first</AddtlInf><AddtlInf>second</AddtlInf></StsRsnInf>")
                + "<OrgnlTxRef><Amt><InstdAmt Ccy=\"EUR\">10.00</InstdAmt></Amt><Cdtr><Pty><Nm>Vendor</Nm></Pty></Cdtr>"
                + "<CdtrAcct><Id><IBAN>GB82WEST12345698765432</IBAN></Id></CdtrAcct></OrgnlTxRef></TxInfAndSts>";
    }
}

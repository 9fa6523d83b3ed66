package com.smartap.testkit.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smartap.model.IdempotencyKey;
import com.smartap.spi.ConnectorUnavailableException;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.payment.BankChannel;
import com.smartap.spi.payment.BankChannel.Delivery;
import com.smartap.testkit.payment.BankChannelContract;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulatedBankTest extends BankChannelContract {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T15:00:00Z"), ZoneOffset.UTC);

    private final SimulatedBank bank = SimulatedBank.open(CLOCK);

    @Override
    protected BankChannel channel() {
        return bank.channel();
    }

    @Override
    protected int filesAtBank() {
        return (int) bank.files().stream().filter(BankFile::accepted).count();
    }

    @Override
    protected void makeAvailable() {
        bank.issueStatement();
    }

    @Override
    protected byte[] file(int number) {
        return AchSamples.bytes(AchSamples.oneCredit(Integer.toString(number), "PAY-" + number));
    }

    @Override
    protected void loseNextAnswer() {
        bank.misbehave(Misbehaviour.LOSE_NEXT_ANSWER);
    }

    @Override
    protected void failBefore() {
        bank.misbehave(Misbehaviour.FAIL_BEFORE);
    }

    @Override
    protected void refuseNext() {
        bank.misbehave(Misbehaviour.REFUSE_NEXT);
    }

    @Test
    void a_payment_is_made_once_and_shown_without_its_account_number() {
        assertThat(bank.submit("a.ach", file(1))).isInstanceOf(Delivery.Accepted.class);
        assertThat(bank.submit("b.ach", file(1))).isInstanceOf(Delivery.Refused.class);
        assertThat(bank.payments()).singleElement().satisfies(payment -> {
            assertThat(payment.reference()).isEqualTo("PAY-1");
            assertThat(payment.receiver()).isEqualTo("Industrial Parts Co");
            assertThat(payment.amount()).hasToString("599.96 USD");
            assertThat(payment.account()).isEqualTo("••••6543");
            assertThat(payment.remittance()).isEqualTo("RMR*IV*INV-1**599.96\\");
            assertThat(payment.status()).isEqualTo(BankPayment.Status.PAID);
        });
        assertThat(bank.files()).hasSize(2);
        assertThat(bank.balance()).hasToString("999400.04 USD");
    }

    /** Every column of every record carries weight: a change anywhere that matters is refused, and names its place. */
    @ParameterizedTest
    @CsvSource({
        "1,2,02",
        "1,5,191000019",
        "1,14,'          '",
        "1,24,261321",
        "1,30,2460",
        "1,34,a",
        "1,35,095",
        "1,38,20",
        "1,40,2",
        "2,2,225",
        "2,2,280",
        "2,5,'                '",
        "2,41,'          '",
        "2,51,IAT",
        "2,54,'          '",
        "2,70,261126",
        "2,70,261122",
        "2,70,999999",
        "2,76,123",
        "2,79,2",
        "2,80,09100002",
        "2,88,0000002",
        "3,2,23",
        "3,2,27",
        "3,2,24",
        "3,4,23138011",
        "3,12,5",
        "3,13,' 0987654'",
        "3,13,'                 '",
        "3,30,0000000000",
        "3,30,00000 5999",
        "3,40,'               '",
        "3,55,'                      '",
        "3,79,0",
        "3,79,2",
        "3,80,09100002",
        "3,88,0000000",
        "4,2,98",
        "4,84,0002",
        "4,88,0000002",
        "4,1,8",
        "5,2,200",
        "5,5,000001",
        "5,11,0023138011",
        "5,21,000000000001",
        "5,33,000000059997",
        "5,45,2123456789",
        "5,55,X",
        "5,80,09100002",
        "5,88,0000002",
        "6,2,000002",
        "6,8,000002",
        "6,14,00000003",
        "6,22,0023138011",
        "6,32,000000000001",
        "6,44,000000059997",
        "6,56,X",
        "7,5,8"
    })
    void a_wrong_column_anywhere_is_refused_with_its_line(int line, int column, String value) {
        List<String> lines = AchSamples.oneCredit("A", "PAY-1");
        StringBuilder wrong = new StringBuilder(lines.get(line - 1));
        wrong.replace(column - 1, column - 1 + value.length(), value);
        lines.set(line - 1, wrong.toString());
        Delivery answer = bank.submit("a.ach", AchSamples.bytes(lines));
        assertThat(answer).isInstanceOf(Delivery.Refused.class);
        assertThat(answer.toString()).contains("line ");
        assertThat(bank.payments()).isEmpty();
    }

    @Test
    void a_file_that_is_no_whole_number_of_blocks_or_broken_in_its_lines_is_refused() {
        List<String> lines = AchSamples.oneCredit("A", "PAY-1");
        assertThat(refused(AchSamples.bytes(lines.subList(0, 9)))).contains("multiple of ten");
        assertThat(refused(AchSamples.bytes(lines.subList(0, 5)))).contains("multiple of ten");
        assertThat(refused(new byte[0])).contains("0 records");
        lines.addAll(Collections.nCopies(10, "9".repeat(94)));
        assertThat(refused(AchSamples.bytes(lines))).contains("blocks");
        lines.set(2, lines.get(2) + " ");
        assertThat(refused(AchSamples.bytes(lines))).contains("line 3 has 95 columns");
        lines.set(2, lines.get(2).substring(0, 93) + "ü");
        assertThat(refused(AchSamples.bytes(lines))).contains("printable ASCII");
        assertThat(refused("%PDF-1.7".getBytes(StandardCharsets.UTF_8))).contains("columns");
    }

    @Test
    void a_file_of_the_same_time_modifier_and_totals_is_a_duplicate_whatever_its_line_ends() {
        bank.submit("a.ach", file(1));
        byte[] other = new String(file(1), StandardCharsets.US_ASCII)
                .replace("\n", "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        assertThat(bank.submit("b.ach", other).toString()).contains("duplicate");
    }

    @Test
    void a_returned_payment_gives_the_money_back_and_is_reported() throws Exception {
        bank.submit("a.ach", file(1));
        bank.returnPayment("PAY-1", "R03");
        assertThat(bank.payments().get(0).status()).isEqualTo(BankPayment.Status.RETURNED);
        assertThat(bank.balance()).hasToString("1000000.00 USD");
        assertThat(statement())
                .contains(
                        "<Cd>R03</Cd>",
                        "<EndToEndId>PAY-1</EndToEndId>",
                        bank.files().get(0).reference());
        assertThatThrownBy(() -> bank.returnPayment("PAY-1", "R03")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_statement_reports_what_was_booked_since_the_last_and_is_valid_by_the_schema() throws Exception {
        bank.submit("a.ach", file(1));
        bank.returnNextPayment("R01");
        bank.submit("b.ach", file(2));
        byte[] statement = bank.issueStatement().readAll();
        String second = new String(bank.issueStatement().readAll(), StandardCharsets.UTF_8);
        assertThat(second).doesNotContain("<Ntry>");
        assertThat(bank.statements()).hasSize(2);

        File schema = new File(System.getProperty("smartap.shared", "."), "schemas/iso20022/camt.053.001.08.xsd");
        Assumptions.assumeTrue(schema.exists(), "the schema camt.053.001.08.xsd is not at " + schema);
        var validator = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(schema)
                .newValidator();
        validator.validate(new StreamSource(new ByteArrayInputStream(statement)));
        validator.validate(new StreamSource(new ByteArrayInputStream(second.getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void a_bank_that_is_down_answers_nothing_until_it_behaves() {
        bank.misbehave(Misbehaviour.DOWN);
        assertThatThrownBy(() -> bank.channel().receive(null)).isInstanceOf(ConnectorUnavailableException.class);
        bank.behave();
        assertThat(bank.channel().deliver("a.ach", DocumentSource.of("a.ach", file(1)), IdempotencyKey.of("k")))
                .isInstanceOf(Delivery.Accepted.class);
    }

    private String refused(byte[] file) {
        Delivery answer = bank.submit("a.ach", file);
        assertThat(answer).isInstanceOf(Delivery.Refused.class);
        return ((Delivery.Refused) answer).reason();
    }

    private String statement() throws Exception {
        return new String(bank.issueStatement().readAll(), StandardCharsets.UTF_8);
    }
}

package com.smartap.testkit.bank;

import static org.assertj.core.api.Assertions.assertThat;

import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.payment.BankChannel.Delivery;
import com.smartap.testkit.TestClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the bank refuses in a message, at which level, and with which code. */
class MessageRulesTest {
    private static final String TWO_LARGE =
            PainSamples.TWO.replace(">10.00<", ">990.00<").replace(">30.00<", ">1010.00<");

    private final TestClock clock = PainSamples.clock();
    private SimulatedBank bank = PainSamples.bank(clock).build();

    @Test
    void a_message_is_executed_on_its_day_and_reported_step_by_step() throws IOException {
        assertThat(take(PainSamples.TWO)).isInstanceOf(Delivery.Accepted.class);
        assertThat(states()).containsExactly("PAY-1 PENDING null", "PAY-2 PENDING null");
        assertThat(reports()).containsExactly("ACTC", "ACCP");
        clock.advance(Duration.ofDays(1));
        assertThat(states()).containsExactly("PAY-1 PAID null", "PAY-2 PAID null");
        assertThat(reports()).containsExactly("ACTC", "ACCP", "ACSC ACSC ACSC");
        assertThat(bank.balance()).hasToString("970.00 EUR");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<NbOfTxs>2</NbOfTxs><CtrlSum>|<NbOfTxs>3</NbOfTxs><CtrlSum>|AM19",
                "<CtrlSum>30.00</CtrlSum>\\n   <InitgPty>|<CtrlSum>30.01</CtrlSum>\\n   <InitgPty>|AM10",
                "<MsgId>M-1</MsgId>|<MsgId>/M-1</MsgId>|FF01",
                "<MsgId>M-1</MsgId>|<MsgId>12345678901234567890123456789012345X</MsgId>|FF01",
                "<PmtMtd>TRF</PmtMtd><BtchBookg>false</BtchBookg>|<BtchBookg>false</BtchBookg><PmtMtd>TRF</PmtMtd>|FF01",
                "<ChrgBr>SLEV</ChrgBr>|<ChrgBr>MINE</ChrgBr>|FF01",
                "<ReqdExctnDt><Dt>2026-11-24</Dt></ReqdExctnDt>|<ReqdExctnDt>2026-11-24</ReqdExctnDt>|FF01",
                "<Dbtr><Nm>Northwind Books</Nm></Dbtr>|<Dbtr><Nm></Nm></Dbtr>|FF01",
                "</CstmrCdtTrfInitn>|</CstmrCdtTrfInitn><More/>|FF01",
                "pain.001.001.09|pain.001.001.08|FF01",
                "<Document xmlns|<!DOCTYPE Document [<!ENTITY a \"b\">]><Document xmlns|FF01",
                "<Nm>Acme Parts</Nm>|<Nm>Acme &parts; Parts</Nm>|FF01",
                "</Document>||FF01"
            })
    void a_broken_message_is_refused_as_a_whole(String from, String to, String code) throws IOException {
        Delivery answer = take(changed(from, to));
        assertThat(answer).isInstanceOf(Delivery.Refused.class);
        assertThat(((Delivery.Refused) answer).reason()).startsWith(code + ": ");
        assertThat(bank.payments()).isEmpty();
        assertThat(bank.files())
                .singleElement()
                .satisfies(file -> assertThat(file.accepted()).isFalse());
        // A message whose name can be read is answered, too.
        assertThat(reports()).allMatch(report -> report.equals("RJCT"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<NbOfTxs>2</NbOfTxs>\\n   <CtrlSum>|<NbOfTxs>1</NbOfTxs>\\n   <CtrlSum>|AM20",
                "<CtrlSum>30.00</CtrlSum><PmtTpInf>|<CtrlSum>3.00</CtrlSum><PmtTpInf>|AM10",
                "<Dt>2026-11-24</Dt>|<Dt>2026-11-20</Dt>|CH04",
                "<Dt>2026-11-24</Dt>|<Dt>2027-11-24</Dt>|CH03",
                "DE89370400440532013000|DE02100100100006820101|AC02",
                "COBADEFFXXX|BNPAFRPPXXX|RC06",
                "<PmtMtd>TRF</PmtMtd>|<PmtMtd>CHK</PmtMtd>|AG03",
                "<Dbtr><Nm>Northwind Books</Nm></Dbtr>|<Dbtr><Nm>N</Nm><PstlAdr><AdrLine>Here</AdrLine></PstlAdr></Dbtr>|BE07"
            })
    void a_batch_that_breaks_a_rule_is_refused(String from, String to, String code) {
        assertThat(take(changed(from, to))).isInstanceOf(Delivery.Accepted.class);
        assertThat(states()).containsExactly("PAY-1 REFUSED " + code, "PAY-2 REFUSED " + code);
        clock.advance(Duration.ofDays(2));
        assertThat(bank.balance()).hasToString("1000.00 EUR");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<EndToEndId>PAY-1</EndToEndId>|<EndToEndId>PAY-1/</EndToEndId>|FF08",
                "<InstdAmt Ccy=\"EUR\">10.00|<InstdAmt Ccy=\"USD\">10.00|AM03",
                "<InstdAmt Ccy=\"EUR\">10.00|<InstdAmt Ccy=\"JPY\">10.00|CH20",
                "<InstdAmt Ccy=\"EUR\">10.00|<InstdAmt Ccy=\"XQQ\">10.00|AM11",
                "<InstdAmt Ccy=\"EUR\">10.00|<InstdAmt Ccy=\"CHF\">10.00|AM03",
                "DE02120300000000202051|DE03120300000000202051|AC01",
                "<IBAN>DE02120300000000202051</IBAN>|<Othr><Id>12345</Id></Othr>|RC04",
                "<Nm>Acme Parts</Nm>|<Nm>Acme Größe</Nm>|RR10",
                "<Nm>Acme Parts</Nm>|<Nm>Acme Parts that has a name of more than seventy characters, which is what SEPA takes</Nm>|BE20",
                "<Nm>Acme Parts</Nm>||BE22",
                "<PstCd>10115</PstCd><TwnNm>Berlin</TwnNm><Ctry>DE</Ctry>|<AdrLine>Hauptstr. 5</AdrLine>|BE04",
                "<Ctry>DE</Ctry>|<Ctry>DE</Ctry><AdrLine>1</AdrLine><AdrLine>2</AdrLine><AdrLine>3</AdrLine>|BE04",
                "<TwnNm>Berlin</TwnNm>||BE04",
                "<Ustrd>INV-1</Ustrd>|<Ustrd>INV-1</Ustrd><Ustrd>INV-3</Ustrd>|RR07",
                "<Ustrd>INV-1</Ustrd>|<Strd><CdtrRefInf><Tp><CdOrPrtry><Cd>SCOR</Cd></CdOrPrtry></Tp><Ref>RF17539007547034</Ref></CdtrRefInf></Strd>|RR09"
            })
    void a_payment_that_breaks_a_rule_is_refused_alone(String from, String to, String code) throws IOException {
        assertThat(take(changed(from, to))).isInstanceOf(Delivery.Accepted.class);
        assertThat(states().get(0)).endsWith(" REFUSED " + code);
        assertThat(states().get(1)).isEqualTo("PAY-2 PENDING null");
        assertThat(reports().get(1)).isEqualTo("PART PART RJCT");
        clock.advance(Duration.ofDays(1));
        assertThat(bank.balance()).hasToString("980.00 EUR");
    }

    @Test
    void a_second_message_of_a_name_is_refused_whatever_it_holds() throws IOException {
        take(PainSamples.TWO);
        assertThat(take(PainSamples.TWO).toString()).contains("DUPL");
        assertThat(take(changed("INV-1", "INV-9")).toString()).contains("DU01");
        assertThat(reports()).containsExactly("ACTC", "ACCP", "RJCT", "RJCT");
        assertThat(bank.payments()).hasSize(2);
    }

    @Test
    void before_the_address_rules_came_into_force_lines_were_enough() {
        clock.set(Instant.parse("2026-10-20T10:00:00Z"));
        String lines = changed(
                        "<PstCd>10115</PstCd><TwnNm>Berlin</TwnNm><Ctry>DE</Ctry>", "<AdrLine>Hauptstr. 5</AdrLine>")
                .replace("2026-11-24", "2026-10-21");
        take(lines);
        assertThat(states()).containsExactly("PAY-1 PENDING null", "PAY-2 PENDING null");
    }

    @Test
    void a_bank_may_take_no_address_lines_at_all() {
        bank = PainSamples.bank(clock).addressLines(false).build();
        take(changed("<Ctry>DE</Ctry>", "<Ctry>DE</Ctry><AdrLine>Gate B</AdrLine>"));
        assertThat(states().get(0)).isEqualTo("PAY-1 REFUSED BE04");
    }

    @Test
    void a_holiday_becomes_the_next_settlement_day_and_is_told() throws IOException {
        clock.set(Instant.parse("2026-12-23T10:00:00Z"));
        take(changed("2026-11-24", "2026-12-25"));
        assertThat(reports().get(0)).isEqualTo("ACTC ACWC");
        assertThat(bank.payments().get(0).effectiveDate()).hasToString("2026-12-28");
        clock.advance(Duration.ofDays(4));
        assertThat(states().get(0)).isEqualTo("PAY-1 PENDING null");
        clock.advance(Duration.ofDays(1));
        assertThat(states().get(0)).isEqualTo("PAY-1 PAID null");
    }

    @Test
    void after_the_cut_off_todays_payments_are_refused() {
        clock.advance(Duration.ofHours(5));
        take(changed("2026-11-24", "2026-11-23"));
        assertThat(states().get(0)).isEqualTo("PAY-1 REFUSED TM01");
    }

    @Test
    void what_the_account_does_not_hold_waits_until_the_evening() throws IOException {
        take(TWO_LARGE);
        clock.set(Instant.parse("2026-11-24T10:00:00Z"));
        assertThat(states()).containsExactly("PAY-1 PAID null", "PAY-2 PENDING null");
        assertThat(reports().get(2)).isEqualTo("PDNG PDNG");
        clock.advance(Duration.ofHours(10));
        assertThat(states()).containsExactly("PAY-1 PAID null", "PAY-2 REFUSED AM04");
        assertThat(reports().get(3)).isEqualTo("PART ACSC RJCT");
    }

    @Test
    void a_batch_with_a_payee_whose_name_does_not_match_waits_for_a_decision() throws IOException {
        bank = PainSamples.bank(clock)
                .payee("DE02120300000000202051", "ACME PARTS")
                .payee("FR1420041010050500013M02606", "Beta Partz")
                .build();
        take(PainSamples.TWO);
        assertThat(reports()).containsExactly("ACTC", "RVCM RCVC RVMC", "ACCP");
        clock.advance(Duration.ofDays(2));
        assertThat(states()).containsExactly("PAY-1 PENDING null", "PAY-2 PENDING null");
        assertThat(bank.confirm("M-1")).isEqualTo(1);
        assertThat(states()).containsExactly("PAY-1 PAID null", "PAY-2 PAID null");
        assertThat(bank.decline("M-1")).isZero();

        take(PainSamples.TWO
                .replace("M-1", "M-2")
                .replace("2026-11-24", "2026-11-26")
                .replace("Acme", "Other"));
        assertThat(bank.decline("M-2")).isEqualTo(1);
        assertThat(states()).endsWith("PAY-1 REFUSED CUST", "PAY-2 REFUSED CUST");
    }

    private Delivery take(String text) {
        return bank.submit("m.xml", PainSamples.bytes(text));
    }

    private static String changed(String from, String to) {
        String changed = PainSamples.TWO.replace(from.replace("\\n", "\n"), to == null ? "" : to.replace("\\n", "\n"));
        assertThat(changed).isNotEqualTo(PainSamples.TWO);
        return changed;
    }

    private List<String> states() {
        return bank.payments().stream()
                .map(p -> p.reference() + " " + p.status() + " " + p.code())
                .toList();
    }

    /** The codes of each status report, from the message down to the payments. */
    private List<String> reports() throws IOException {
        List<String> reports = new ArrayList<>();
        for (DocumentSource answer : bank.answers()) {
            String text = new String(answer.readAll(), StandardCharsets.UTF_8);
            StringJoiner codes = new StringJoiner(" ");
            Pattern.compile("<(GrpSts|PmtInfSts|TxSts)>([A-Z]+)<")
                    .matcher(text)
                    .results()
                    .forEach(match -> codes.add(match.group(2)));
            reports.add(codes.toString());
        }
        return reports;
    }
}

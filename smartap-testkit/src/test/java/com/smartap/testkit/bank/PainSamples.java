package com.smartap.testkit.bank;

import com.smartap.model.BankAccount;
import com.smartap.model.Money;
import com.smartap.testkit.TestClock;
import java.nio.charset.StandardCharsets;

/** A message of two euro payments written out by hand, and a bank that keeps its debtor's account. */
final class PainSamples {
    static final BankAccount ACCOUNT = new BankAccount(
            "Northwind Books",
            BankAccount.Type.CHECKING,
            "091000019",
            "123456789",
            "DE89370400440532013000",
            "COBADEFFXXX",
            "First Bank");
    static final String TWO = """
            <?xml version="1.0" encoding="UTF-8"?>
            <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.09">
             <CstmrCdtTrfInitn>
              <GrpHdr><MsgId>M-1</MsgId><CreDtTm>2026-11-23T10:00:00</CreDtTm><NbOfTxs>2</NbOfTxs><CtrlSum>30.00</CtrlSum>
               <InitgPty><Nm>Northwind Books</Nm><Id><OrgId><Othr><Id>1123456789</Id></Othr></OrgId></Id></InitgPty></GrpHdr>
              <PmtInf><PmtInfId>M-1-1</PmtInfId><PmtMtd>TRF</PmtMtd><BtchBookg>false</BtchBookg><NbOfTxs>2</NbOfTxs>
               <CtrlSum>30.00</CtrlSum><PmtTpInf><SvcLvl><Cd>SEPA</Cd></SvcLvl></PmtTpInf>
               <ReqdExctnDt><Dt>2026-11-24</Dt></ReqdExctnDt><Dbtr><Nm>Northwind Books</Nm></Dbtr>
               <DbtrAcct><Id><IBAN>DE89370400440532013000</IBAN></Id></DbtrAcct>
               <DbtrAgt><FinInstnId><BICFI>COBADEFFXXX</BICFI></FinInstnId></DbtrAgt><ChrgBr>SLEV</ChrgBr>
               <CdtTrfTxInf><PmtId><EndToEndId>PAY-1</EndToEndId></PmtId><Amt><InstdAmt Ccy="EUR">10.00</InstdAmt></Amt>
                <Cdtr><Nm>Acme Parts</Nm><PstlAdr><PstCd>10115</PstCd><TwnNm>Berlin</TwnNm><Ctry>DE</Ctry></PstlAdr></Cdtr>
                <CdtrAcct><Id><IBAN>DE02120300000000202051</IBAN></Id></CdtrAcct>
                <RmtInf><Ustrd>INV-1</Ustrd></RmtInf></CdtTrfTxInf>
               <CdtTrfTxInf><PmtId><EndToEndId>PAY-2</EndToEndId></PmtId><Amt><InstdAmt Ccy="EUR">20.00</InstdAmt></Amt>
                <Cdtr><Nm>Beta Parts</Nm></Cdtr><CdtrAcct><Id><IBAN>FR1420041010050500013M02606</IBAN></Id></CdtrAcct>
                <RmtInf><Ustrd>INV-2</Ustrd></RmtInf></CdtTrfTxInf>
              </PmtInf>
             </CstmrCdtTrfInitn>
            </Document>
            """;

    private PainSamples() {}

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A bank on Monday, 23 November 2026, at 11:00 in Berlin. */
    static SimulatedBankBuilder bank(TestClock clock) {
        return SimulatedBank.builder(clock)
                .account(ACCOUNT, Money.of("1000.00", "EUR"))
                .account(ACCOUNT, Money.of("1000.00", "USD"))
                .strict();
    }

    static TestClock clock() {
        return TestClock.at("2026-11-23T10:00:00Z");
    }
}

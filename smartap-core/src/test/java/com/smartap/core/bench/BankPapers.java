package com.smartap.core.bench;

import com.smartap.model.payment.Payment;
import com.smartap.spi.capture.DocumentSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files as a bank sends them, about payments of a test. */
final class BankPapers {
    private BankPapers() {}

    static DocumentSource file(String text) {
        return DocumentSource.of("from-bank", text.getBytes(StandardCharsets.UTF_8));
    }

    /** A zip of several files, each given twice as often as it is named. */
    static DocumentSource zip(List<String> texts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < texts.size(); i++) {
                zip.putNextEntry(new ZipEntry("inbox/" + i + ".xml"));
                zip.write(texts.get(i).getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return DocumentSource.of("statements.zip", bytes.toByteArray());
    }

    /** A statement that opens with 1000.00 and closes with what its lines leave. */
    static String camt053(String id, BigDecimal closing, String... lines) {
        return ("<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\"><BkToCstmrStmt><GrpHdr><MsgId>%1$s</MsgId>"
                        + "<CreDtTm>2026-11-20T06:00:00Z</CreDtTm></GrpHdr><Stmt><Id>%1$s</Id><ElctrncSeqNb>7</ElctrncSeqNb>"
                        + "<FrToDt><FrDtTm>2026-11-19T00:00:00Z</FrDtTm><ToDtTm>2026-11-20T00:00:00Z</ToDtTm></FrToDt>"
                        + "<Acct><Id><Othr><Id>123456789</Id></Othr></Id><Ccy>USD</Ccy></Acct>%2$s%3$s%4$s</Stmt></BkToCstmrStmt></Document>")
                .formatted(
                        id,
                        balance("OPBD", "1000.00"),
                        balance("CLBD", closing.toPlainString()),
                        String.join("", lines));
    }

    private static String balance(String type, String amount) {
        return "<Bal><Tp><CdOrPrtry><Cd>%s</Cd></CdOrPrtry></Tp><Amt Ccy=\"USD\">%s</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-11-19</Dt></Dt></Bal>"
                .formatted(type, amount);
    }

    /** Money that went out for a payment. */
    static String debit(Payment payment, String bankReference) {
        return line(payment.amount().amount().toPlainString(), "DBIT", bankReference, payment.reference(), "");
    }

    /** Money of a payment that came back. */
    static String returned(Payment payment, String bankReference, String reason) {
        return line(
                payment.amount().amount().toPlainString(),
                "CRDT",
                bankReference,
                payment.reference(),
                "<RtrInf><Rsn><Cd>%s</Cd></Rsn></RtrInf>".formatted(reason));
    }

    static String line(String amount, String direction, String bankReference, String endToEnd, String more) {
        return ("<Ntry><Amt Ccy=\"USD\">%s</Amt><CdtDbtInd>%s</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2026-11-19</Dt></BookgDt>"
                        + "<ValDt><Dt>2026-11-19</Dt></ValDt><AcctSvcrRef>%s</AcctSvcrRef><BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>ICDT</Cd>"
                        + "<SubFmlyCd>ACOR</SubFmlyCd></Fmly></Domn></BkTxCd><NtryDtls><TxDtls><Refs><EndToEndId>%s</EndToEndId></Refs>"
                        + "<RltdPties><Cdtr><Pty><Nm>Acme</Nm></Pty></Cdtr></RltdPties><RmtInf><Ustrd>Invoice as agreed</Ustrd></RmtInf>%s"
                        + "</TxDtls></NtryDtls></Ntry>")
                .formatted(amount, direction, bankReference, endToEnd, more);
    }

    /** A status report about a file, with a state of its own or none. */
    static String report(String id, String messageId, String state, String... below) {
        return ("<Document><CstmrPmtStsRpt><GrpHdr><MsgId>%s</MsgId></GrpHdr><OrgnlGrpInfAndSts><OrgnlMsgId>%s</OrgnlMsgId>%s"
                        + "</OrgnlGrpInfAndSts>%s</CstmrPmtStsRpt></Document>")
                .formatted(id, messageId, state, String.join("", below));
    }

    /** What a report says of one batch of a file. */
    static String batch(String id, String state, String... below) {
        return "<OrgnlPmtInfAndSts><OrgnlPmtInfId>%s</OrgnlPmtInfId>%s%s</OrgnlPmtInfAndSts>"
                .formatted(id, state, String.join("", below));
    }

    /** What a report says of one payment. */
    static String payment(Payment payment, String state) {
        return "<TxInfAndSts><OrgnlEndToEndId>%s</OrgnlEndToEndId>%s</TxInfAndSts>"
                .formatted(payment.reference(), state);
    }

    /** A state of a level of a report, with a reason or without. */
    static String state(String element, String code, String reason) {
        return "<%1$s>%2$s</%1$s>%3$s"
                .formatted(
                        element,
                        code,
                        reason.isEmpty() ? "" : "<StsRsnInf><Rsn><Cd>%s</Cd></Rsn></StsRsnInf>".formatted(reason));
    }

    /** A NACHA file with one returned entry, or one notification of change. */
    static String nacha(Payment payment, String reference, String addenda, long cents) {
        String totals = "%06d0002100002%012d%012d".formatted(2, 0, cents);
        return "%-94s\n".formatted("101 091000019 1234567892611211000A094101")
                + "%-40s1123456789CCD%-16s261124   1021000020000001\n".formatted("5220NORTHWIND", "VENDOR PMT")
                + "621021000021%-17s%010d%-15s%-22s  1021000020000009\n"
                        .formatted(payment.account().accountNumber(), cents, reference, "ACME")
                + "7%-78s021000020000009\n".formatted(addenda)
                + "%-44s1123456789%-25s021000020000001\n".formatted("8220" + totals, "")
                + "%-94s\n".formatted("900000100000100" + totals);
    }
}

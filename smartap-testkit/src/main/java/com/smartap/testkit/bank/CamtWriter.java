package com.smartap.testkit.bank;

import com.smartap.model.Money;
import com.smartap.testkit.bank.StatementText.Account;
import com.smartap.testkit.bank.StatementText.Line;
import java.time.LocalDate;
import java.util.Locale;

/** Writes camt.053, .052 and .054 of version 001.08, valid against the standard's schemas. */
final class CamtWriter {
    private static final int PIECE = 140;

    private final BankReport kind;
    private final XmlFile xml;

    CamtWriter(BankReport kind) {
        this.kind = kind;
        xml = new XmlFile(kind.name().toLowerCase(Locale.ROOT).replace('_', '.') + ".001.08");
    }

    byte[] write(StatementText text) {
        xml.open(root(), "GrpHdr")
                .leaf("MsgId", text.id())
                .moment("CreDtTm", text.at())
                .close(1);
        int number = 0;
        for (Account account : text.accounts()) {
            number++;
            xml.open(element());
            xml.leaf("Id", text.accounts().size() == 1 ? text.id() : text.id() + "-" + number);
            xml.leaf("ElctrncSeqNb", Integer.toString(text.number()));
            xml.moment("CreDtTm", text.at());
            xml.open("FrToDt")
                    .leaf("FrDtTm", account.from() + "T00:00:00")
                    .leaf("ToDtTm", text.day() + "T23:59:59")
                    .close(1);
            xml.leaf("CpyDplctInd", text.copy());
            account(account);
            if (kind != BankReport.CAMT_054) {
                balance(kind == BankReport.CAMT_053 ? "OPBD" : "PRCD", account.opening(), account.from());
                balance(kind == BankReport.CAMT_053 ? "CLBD" : "ITBD", account.closing(), text.day());
            }
            for (Line line : account.lines()) {
                entry(line);
            }
            xml.close(1);
        }
        return xml.close(1).end();
    }

    private String root() {
        return switch (kind) {
            case CAMT_052 -> "BkToCstmrAcctRpt";
            case CAMT_054 -> "BkToCstmrDbtCdtNtfctn";
            default -> "BkToCstmrStmt";
        };
    }

    private String element() {
        return switch (kind) {
            case CAMT_052 -> "Rpt";
            case CAMT_054 -> "Ntfctn";
            default -> "Stmt";
        };
    }

    private void account(Account account) {
        xml.open("Acct").number(account.account());
        xml.leaf("Ccy", account.opening().currency().getCurrencyCode());
        String bic = account.account().bic();
        if (bic != null) {
            xml.open("Svcr", "FinInstnId").leaf("BICFI", bic).close(2);
        }
        xml.close(1);
    }

    private void balance(String type, Money balance, LocalDate day) {
        xml.open("Bal", "Tp", "CdOrPrtry").leaf("Cd", type).close(2);
        xml.amount("Amt", balance.abs()).leaf("CdtDbtInd", balance.isNegative() ? "DBIT" : "CRDT");
        xml.date("Dt", day).close(1);
    }

    private void entry(Line line) {
        Booking booking = line.booking();
        xml.open("Ntry").amount("Amt", booking.amount().abs()).leaf("CdtDbtInd", direction(line));
        if (booking.kind() == Booking.Kind.REVERSAL) {
            xml.leaf("RvslInd", "true");
        }
        xml.open("Sts").leaf("Cd", line.booked() ? "BOOK" : "PDNG").close(1);
        if (line.booked()) {
            xml.date("BookgDt", line.day());
        }
        xml.date("ValDt", booking.valueDate());
        xml.leaf("AcctSvcrRef", booking.reference());
        xml.open("BkTxCd", "Domn").leaf("Cd", "PMNT").open("Fmly").leaf("Cd", "ICDT");
        xml.leaf("SubFmlyCd", family(line)).close(3);
        xml.open("NtryDtls");
        if (line.isBatch()) {
            xml.open("Btch")
                    .leaf("MsgId", line.message())
                    .leaf("PmtInfId", line.batch().id());
            xml.leaf("NbOfTxs", Integer.toString(line.payments().size()));
            xml.amount("TtlAmt", booking.amount().abs());
            xml.leaf("CdtDbtInd", direction(line)).close(1);
        }
        for (Handled payment : line.payments()) {
            details(line, payment);
        }
        xml.close(2);
    }

    private void details(Line line, Handled payment) {
        OrderedPayment order = payment.order();
        boolean ach = line.batch().ach() != null;
        xml.open("TxDtls", "Refs").leaf("MsgId", line.message());
        xml.leaf(
                "AcctSvcrRef",
                line.isBatch() ? payment.bankReference() : line.booking().reference());
        xml.leaf("PmtInfId", ach ? line.message() : line.batch().id());
        xml.leaf("InstrId", ach ? "" : order.instruction());
        xml.leaf("EndToEndId", order.reference());
        xml.leaf("TxId", ach ? order.instruction() : "").close(1);
        xml.amount(
                "Amt", line.isBatch() ? order.amount() : line.booking().amount().abs());
        xml.leaf("CdtDbtInd", direction(line));
        xml.open("RltdPties", "Cdtr", "Pty").leaf("Nm", order.payee()).close(2);
        if (!order.payeeAccount().isBlank()) {
            xml.open("CdtrAcct").number(order.payeeAccount()).close(1);
        }
        xml.close(1);
        remittance(order.remittance());
        String code = line.booking().code();
        if (code != null) {
            // Codes have up to four characters; those of the clearing house fit.
            xml.open("RtrInf", "Rsn").leaf("Cd", code).close(2);
        }
        xml.close(1);
    }

    private void remittance(String text) {
        if (text.isEmpty()) {
            return;
        }
        xml.open("RmtInf");
        for (int from = 0; from < text.length(); from += PIECE) {
            xml.leaf("Ustrd", text.substring(from, Math.min(text.length(), from + PIECE)));
        }
        xml.close(1);
    }

    private static String direction(Line line) {
        return line.isOut() ? "DBIT" : "CRDT";
    }

    private static String family(Line line) {
        return switch (line.booking().kind()) {
            case RETURN, DISHONORED -> "RRTN";
            case REVERSAL -> "AUTT";
            case PAYMENT ->
                switch (line.rail()) {
                    case SEPA, INSTANT -> "ESCT";
                    case CROSS_BORDER -> "XBCT";
                    default -> "AUTT";
                };
        };
    }
}

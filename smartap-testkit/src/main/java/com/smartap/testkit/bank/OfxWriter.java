package com.smartap.testkit.bank;

import com.smartap.model.BankAccount;
import com.smartap.testkit.bank.StatementText.Account;
import com.smartap.testkit.bank.StatementText.Line;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes OFX 1.0.2: SGML, in which only elements that hold others have an end. */
final class OfxWriter {
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int NAME = 32;
    private static final int MEMO = 255;

    private final StringBuilder out = new StringBuilder();

    private OfxWriter() {}

    static byte[] write(StatementText text) {
        OfxWriter writer = new OfxWriter();
        writer.file(text);
        return writer.out.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private void file(StatementText text) {
        for (String line : new String[] {
            "OFXHEADER:100",
            "DATA:OFXSGML",
            "VERSION:102",
            "SECURITY:NONE",
            "ENCODING:USASCII",
            "CHARSET:1252",
            "COMPRESSION:NONE",
            "OLDFILEUID:NONE",
            "NEWFILEUID:NONE",
            ""
        }) {
            line(line);
        }
        line("<OFX>");
        line("<SIGNONMSGSRSV1><SONRS><STATUS><CODE>0<SEVERITY>INFO</STATUS>");
        line("<DTSERVER>%s<LANGUAGE>ENG</SONRS></SIGNONMSGSRSV1>".formatted(MOMENT.format(text.at())));
        line("<BANKMSGSRSV1>");
        int number = 0;
        for (Account account : text.accounts()) {
            number++;
            line("<STMTTRNRS><TRNUID>%s-%d<STATUS><CODE>0<SEVERITY>INFO</STATUS>".formatted(text.id(), number));
            statement(text, account);
            line("</STMTTRNRS>");
        }
        line("</BANKMSGSRSV1>");
        line("</OFX>");
    }

    private void statement(StatementText text, Account account) {
        BankAccount own = account.account();
        line("<STMTRS><CURDEF>%s".formatted(account.opening().currency()));
        line("<BANKACCTFROM><BANKID>%s<ACCTID>%s<ACCTTYPE>%s</BANKACCTFROM>"
                .formatted(
                        own.routingNumber() != null ? own.routingNumber() : own.bic() != null ? own.bic() : "0",
                        own.accountNumber() != null ? own.accountNumber() : own.iban(),
                        own.type() == BankAccount.Type.SAVINGS ? "SAVINGS" : "CHECKING"));
        line("<BANKTRANLIST><DTSTART>%s<DTEND>%s".formatted(day(account.from()), day(text.day())));
        account.lines().forEach(this::transaction);
        line("</BANKTRANLIST>");
        line("<LEDGERBAL><BALAMT>%s<DTASOF>%s</LEDGERBAL>"
                .formatted(account.closing().plain(), MOMENT.format(text.at())));
        line("</STMTRS>");
    }

    private void transaction(Line line) {
        Booking booking = line.booking();
        OrderedPayment order = line.first().order();
        line("<STMTTRN><TRNTYPE>%s".formatted(line.isOut() ? "PAYMENT" : "CREDIT"));
        line("<DTPOSTED>%s<DTAVAIL>%s".formatted(day(line.day()), day(booking.valueDate())));
        line("<TRNAMT>%s".formatted(booking.amount().plain()));
        line("<FITID>%s".formatted(booking.reference()));
        leaf("REFNUM", line.reference(), NAME);
        leaf("NAME", line.isBatch() ? "PAYMENTS" : order.payee(), NAME);
        String code = booking.code() == null ? "" : "RETURN " + booking.code() + " ";
        leaf("MEMO", code + (line.isBatch() ? "" : order.remittance()), MEMO);
        line("</STMTTRN>");
    }

    private void leaf(String name, String text, int most) {
        String plain = BankText.cut(BankText.ascii(text), most).strip();
        if (!plain.isEmpty()) {
            line("<%s>%s"
                    .formatted(
                            name,
                            plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")));
        }
    }

    private static String day(LocalDate day) {
        return DateTimeFormatter.BASIC_ISO_DATE.format(day);
    }

    private void line(String text) {
        out.append(text).append("\r\n");
    }
}

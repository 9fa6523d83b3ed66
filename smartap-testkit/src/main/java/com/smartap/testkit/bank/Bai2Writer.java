package com.smartap.testkit.bank;

import com.smartap.model.BankAccount;
import com.smartap.testkit.bank.StatementText.Account;
import com.smartap.testkit.bank.StatementText.Line;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes BAI2: one group with an account for each of the bank's, and all control totals. */
final class Bai2Writer {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyMMdd", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmm", Locale.ROOT);
    private static final int WIDTH = 80;

    private final StringBuilder out = new StringBuilder();
    private int records;
    private long accountTotal;

    private Bai2Writer() {}

    static byte[] write(StatementText text) {
        Bai2Writer writer = new Bai2Writer();
        writer.file(text);
        return writer.out.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private void file(StatementText text) {
        var now = text.at().atZone(ZoneOffset.UTC);
        String date = DATE.format(now);
        String time = TIME.format(now);
        BankAccount first = text.accounts().get(0).account();
        String bank = first.routingNumber() != null ? first.routingNumber() : field(String.valueOf(first.bic()));
        record("01,%s,CUSTOMER,%s,%s,%d,%d,,2/".formatted(bank, date, time, text.number(), WIDTH));
        record("02,CUSTOMER,%s,1,%s,%s,,4/".formatted(bank, date, time));
        long total = 0;
        for (Account account : text.accounts()) {
            total += account(account);
        }
        record("98,%d,%d,%d/".formatted(total, text.accounts().size(), records));
        record("99,%d,1,%d/".formatted(total, records + 1));
    }

    /** Returns the account's control total. */
    private long account(Account account) {
        int before = records;
        accountTotal = 0;
        BankAccount own = account.account();
        String number = own.accountNumber() != null ? own.accountNumber() : String.valueOf(own.iban());
        long credits = 0;
        long debits = 0;
        int in = 0;
        int outgoing = 0;
        for (Line line : account.lines()) {
            long units = line.booking().amount().minorUnits();
            credits += Math.max(0, units);
            debits += Math.max(0, -units);
            in += units > 0 ? 1 : 0;
            outgoing += units < 0 ? 1 : 0;
        }
        long opening = account.opening().minorUnits();
        long closing = account.closing().minorUnits();
        accountTotal = opening + closing + credits + debits;
        record("03,%s,%s,010,%d,,/".formatted(number, account.opening().currency(), opening));
        record("88,015,%d,,,100,%d,%d,,400,%d,%d,/".formatted(closing, credits, in, debits, outgoing));
        for (Line line : account.lines()) {
            entry(line);
        }
        record("49,%d,%d/".formatted(accountTotal, records - before + 1));
        return accountTotal;
    }

    private void entry(Line line) {
        Booking booking = line.booking();
        long units = Math.abs(booking.amount().minorUnits());
        accountTotal += units;
        String head = "16,%s,%d,V,%s,,%s,%s,"
                .formatted(
                        type(line),
                        units,
                        DATE.format(booking.valueDate()),
                        booking.reference(),
                        field(line.reference()));
        StringBuilder row = new StringBuilder(head);
        String code = booking.code() == null ? "" : booking.code() + " ";
        String words = line.isBatch()
                ? line.payments().size() + " PAYMENTS"
                : line.first().order().remittance();
        String text = BankText.ascii(code + line.first().order().payee() + " " + words)
                .strip();
        for (String word : text.split(" +", -1)) {
            String next = row.length() == head.length() ? word : " " + word;
            if (row.length() + next.length() + 1 > WIDTH && row.length() > "88,".length()) {
                record(row.toString());
                row.setLength(0);
                row.append("88,").append(word);
            } else {
                row.append(next.isEmpty() || next.charAt(0) != '/' || row.length() > head.length() ? next : "." + next);
            }
        }
        record(row.append('/').toString());
    }

    private static String type(Line line) {
        return switch (line.booking().kind()) {
            case RETURN -> "257";
            case DISHONORED -> "557";
            case REVERSAL -> "399";
            case PAYMENT ->
                switch (line.rail()) {
                    case ACH -> line.isBatch() ? "466" : "455";
                    default -> "495";
                };
        };
    }

    /** What separates fields and ends records cannot be part of a field. */
    private static String field(String text) {
        return BankText.ascii(text).replace(',', ' ').replace('/', ' ').strip();
    }

    private void record(String row) {
        records++;
        out.append(row).append("\r\n");
    }
}

package com.smartap.testkit.bank;

import com.smartap.model.BankAccount;
import com.smartap.model.Money;
import com.smartap.testkit.bank.StatementText.Account;
import com.smartap.testkit.bank.StatementText.Line;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes MT940 with structured information ({@code :86:} in subfields), a message for each account. */
final class Mt940Writer {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyMMdd", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMdd", Locale.ROOT);
    private static final int LINE = 65;
    private static final int LINES = 6;
    private static final int PIECE = 27;
    private static final int PIECES = 10;
    private static final int REFERENCE = 16;

    private final StringBuilder out = new StringBuilder();

    private Mt940Writer() {}

    static byte[] write(StatementText text) {
        Mt940Writer writer = new Mt940Writer();
        for (Account account : text.accounts()) {
            writer.message(text, account);
        }
        return writer.out.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private void message(StatementText text, Account account) {
        line(":20:" + text.id());
        line(":25:" + number(account.account()));
        line(":28C:%05d/001".formatted(text.number()));
        line(":60F:" + balance(account.opening(), account.from()));
        for (Line line : account.lines()) {
            entry(line);
        }
        line(":62F:" + balance(account.closing(), text.day()));
        line("-");
    }

    private void entry(Line line) {
        Booking booking = line.booking();
        boolean reversal = booking.kind() == Booking.Kind.REVERSAL;
        String mark = reversal ? line.isOut() ? "RC" : "RD" : line.isOut() ? "D" : "C";
        String type = booking.kind() == Booking.Kind.RETURN ? "NRTI" : "NTRF";
        String reference = BankText.swift(line.reference());
        boolean fits = reference.length() <= REFERENCE && !reference.contains("//") && !reference.isBlank();
        line(":61:%s%s%s%s%s%s//%s"
                .formatted(
                        DATE.format(booking.valueDate()),
                        DAY.format(line.day()),
                        mark,
                        amount(booking.amount()),
                        type,
                        fits ? reference : "NONREF",
                        booking.reference()));
        List<String> before = new ArrayList<>();
        List<String> after = new ArrayList<>();
        boolean cameBack = booking.kind() == Booking.Kind.RETURN;
        before.add((cameBack ? "159" : line.isBatch() ? "191" : "116") + "?00"
                + (cameBack ? "RETURN" : reversal ? "REVERSAL" : "TRANSFER"));
        after.add("?30" + plain(line.first().order().payeeBank(), PIECE));
        after.add("?31" + plain(line.first().order().payeeAccount(), 34));
        String name = line.isBatch() ? "" : plain(line.first().order().payee(), 2 * PIECE);
        List<String> names = pieces(name);
        for (int i = 0; i < names.size() && i < 2; i++) {
            after.add("?3" + (2 + i) + names.get(i));
        }
        information(before, pieces(words(line, booking.code())), after);
    }

    /** What the remittance subfields say: references by keyword, why money came back, and what was ordered. */
    private static String words(Line line, @Nullable String code) {
        String reason =
                code == null ? "" : (line.booking().kind() == Booking.Kind.RETURN ? "RETURN " : "") + code + " ";
        String text = line.isBatch()
                ? line.payments().size() + " PAYMENTS"
                : line.first().order().remittance();
        return "%s+%sSVWZ+%s%s"
                .formatted(
                        line.isBatch() ? "KREF" : "EREF",
                        plain(line.reference(), 35),
                        reason,
                        plain(text, PIECE * PIECES));
    }

    /** As many pieces as fit into six lines of 65 characters. */
    private void information(List<String> before, List<String> pieces, List<String> after) {
        for (int count = Math.min(pieces.size(), PIECES); ; count--) {
            List<String> subfields = new ArrayList<>(before);
            for (int i = 0; i < count; i++) {
                subfields.add("?2" + i + pieces.get(i));
            }
            subfields.addAll(after);
            List<String> lines = lines(subfields);
            if (lines.size() <= LINES || count == 0) {
                line(":86:" + String.join("\r\n", lines));
                return;
            }
        }
    }

    private static List<String> lines(List<String> subfields) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String subfield : subfields) {
            if (line.length() + subfield.length() > LINE) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(subfield);
        }
        lines.add(line.toString());
        return lines;
    }

    /** A text in pieces of 27 characters, of which none ends with a blank. */
    private static List<String> pieces(String text) {
        List<String> pieces = new ArrayList<>();
        String left = text.strip();
        while (!left.isEmpty()) {
            String piece = BankText.cut(left, PIECE);
            left = left.substring(piece.length());
            if (piece.endsWith(" ")) {
                piece = piece.stripTrailing();
                left = left.stripLeading();
            }
            pieces.add(piece);
        }
        return pieces;
    }

    /** The separator of subfields must not be part of them. */
    private static String plain(String text, int most) {
        return BankText.cut(BankText.swift(text).replace('?', '.'), most);
    }

    private static String number(BankAccount account) {
        String iban = account.iban();
        return iban != null ? iban : account.routingNumber() + "/" + account.accountNumber();
    }

    private static String balance(Money balance, LocalDate day) {
        return (balance.isNegative() ? "D" : "C") + DATE.format(day) + balance.currency() + amount(balance);
    }

    private static String amount(Money amount) {
        String plain = amount.abs().plain();
        return plain.contains(".") ? plain.replace('.', ',') : plain + ",";
    }

    private void line(String text) {
        out.append(text).append("\r\n");
    }
}

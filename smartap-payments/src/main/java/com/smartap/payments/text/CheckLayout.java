package com.smartap.payments.text;

import com.smartap.spi.payment.PaymentInstruction;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * The layouts of positive pay: banks have no standard for it.
 *
 * @param header the row of headers; empty if there is none
 * @param accountWidth the most digits of the account
 * @param numberForm what a check's number looks like
 * @param numbers the same in words
 * @param payeeWidth the most characters of a payee
 */
record CheckLayout(String name, String header, int accountWidth, String numberForm, String numbers, int payeeWidth) {
    private static final Cells PLAIN = new Cells(',', "", '.', DateTimeFormatter.ISO_LOCAL_DATE, false);

    static CheckLayout of(String name) {
        return switch (name) {
            case "chase" -> new CheckLayout(name, "", 17, "[0-9]{1,10}", "1 to 10 digits", 40);
            case "ascender" -> new CheckLayout(name, "", 12, "[0-9]{1,10}", "1 to 10 digits", 54);
            default ->
                new CheckLayout(
                        name,
                        "account,checkNumber,issueDate,amount,payee,status",
                        17,
                        "[A-Za-z0-9][A-Za-z0-9 ./-]{0,29}",
                        "1 to 30 letters, digits, blanks and . / -",
                        80);
        };
    }

    boolean takesNumber(String number) {
        return number.matches(numberForm);
    }

    /** The row of one check, without its line ending. */
    String row(String account, LocalDate issued, PaymentInstruction payment, String payee, boolean isVoid) {
        String amount = payment.amount().plain();
        return switch (name) {
            case "chase" -> csv(isVoid ? "C" : "I", account, payment.id(), day("MMddyy", issued), amount, payee);
            case "ascender" ->
                zeros(12, account)
                        + (isVoid ? "2" : " ")
                        + "  "
                        + zeros(10, payment.id())
                        + zeros(12, Long.toString(payment.amount().minorUnits()))
                        + day("yyyyMMdd", issued)
                        + " "
                        + "%-54s".formatted(payee);
            default -> csv(account, payment.id(), issued.toString(), amount, payee, isVoid ? "VOID" : "ISSUED");
        };
    }

    private static String day(String pattern, LocalDate day) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).format(day);
    }

    private static String zeros(int width, String digits) {
        return "0".repeat(width - digits.length()) + digits;
    }

    private static String csv(String... cells) {
        try {
            StringWriter row = new StringWriter();
            PLAIN.row(row, List.of(cells));
            return row.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

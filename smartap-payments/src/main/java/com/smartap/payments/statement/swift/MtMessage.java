package com.smartap.payments.statement.swift;

import com.smartap.model.Money;
import com.smartap.payments.check.Iban;
import com.smartap.payments.statement.code.BankCodes;
import com.smartap.payments.statement.internal.BankDates;
import com.smartap.payments.statement.internal.EntryDraft;
import com.smartap.payments.statement.internal.Feed;
import com.smartap.payments.statement.internal.FieldException;
import com.smartap.spi.payment.StatementReader.Statement;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One message: a statement, or a page of one. An entry waits for the information ({@code :86:}) that follows it. */
final class MtMessage {
    private static final Pattern BALANCE = Pattern.compile("([CD])([0-9]{6})([A-Z]{3})([0-9]+[,.][0-9]*)");
    private static final Pattern SUM = Pattern.compile("([0-9]{1,5})[A-Z]{3}([0-9]+[,.][0-9]*)");
    private static final Pattern ACCOUNT = Pattern.compile("(.*[0-9].*?)\\s*([A-Z]{3})");

    private final Feed feed;
    private final MtSums sums = new MtSums();
    private String reference = "";
    private @Nullable String account;
    private @Nullable String sequence;
    private @Nullable Currency currency;
    private @Nullable BigDecimal opening;
    private @Nullable LocalDate from;
    private @Nullable BigDecimal closing;
    private boolean withinDay;
    private boolean begun;
    private boolean closed;
    private @Nullable MtLine pending;
    private @Nullable String information;
    private int pendingLine;

    MtMessage(Feed feed) {
        this.feed = feed;
    }

    /** Whether something but headers has come. */
    boolean hasBegun() {
        return begun || !reference.isEmpty();
    }

    /** Takes in a tag. */
    void tag(String tag, String value, int line) throws FieldException {
        switch (tag) {
            case "20" -> reference = value.strip();
            case "25", "25P" -> account(firstLine(value).strip().replaceFirst("^/", ""));
            case "28", "28C" -> sequence = value.strip();
            case "34F" -> {
                withinDay = true;
                currency = currency == null ? code(":34F:", value.strip(), 0) : currency;
            }
            case "60F", "60M" -> opening(":" + tag + ":", value.strip());
            case "61" -> {
                begin();
                flush();
                line(value, line);
            }
            case "86" -> information = pending == null ? null : value;
            case "62F", "62M" -> {
                begin();
                flush();
                closing(":" + tag + ":", value.strip());
            }
            case "90C", "90D" -> {
                flush();
                stated(":" + tag + ":", value.strip(), tag.equals("90C"));
            }
            default -> {
                if (!tag.equals("64") && !tag.equals("65")) {
                    flush();
                }
            }
        }
    }

    /** The message ends. */
    void end() throws FieldException {
        flush();
        if (!begun && !withinDay) {
            if (!reference.isEmpty()) {
                throw new FieldException(
                        "the file ends before the opening balance (:60F:) of statement %s. Maybe it is cut off."
                                .formatted(FieldException.shown(reference)));
            }
            return;
        }
        begin();
        if (!closed && !withinDay) {
            throw new FieldException(
                    "the file ends before the closing balance (:62F:) of statement %s. Maybe it is cut off."
                            .formatted(FieldException.shown(reference)));
        }
        if (withinDay && sums.areStated()) {
            feed.end(null, sums.agree());
        } else {
            feed.end(closing);
        }
    }

    /** A report within a day states no balances, but how many entries there are, and their sums. */
    private void stated(String field, String text, boolean credits) throws FieldException {
        Matcher matcher = SUM.matcher(text);
        if (!matcher.matches()) {
            throw new FieldException(field, text, "a number of entries, a currency and their sum, such as 2EUR100,00");
        }
        sums.state(credits, Integer.parseInt(matcher.group(1)), MtLine.amount(field, matcher.group(2)));
    }

    private void begin() throws FieldException {
        if (begun) {
            return;
        }
        if (reference.isEmpty()) {
            throw new FieldException("has a statement without reference (:20:)");
        }
        begun = true;
        feed.begin(new Statement(
                withinDay ? "MT942" : "MT940", reference, account, currency, from, null, opening, sequence, null));
    }

    private static String firstLine(String value) {
        int end = value.indexOf('\n');
        return end < 0 ? value : value.substring(0, end);
    }

    private void account(String text) throws FieldException {
        Matcher matcher = ACCOUNT.matcher(text);
        if (!Iban.isValid(text) && matcher.matches()) {
            try {
                currency = Money.currency(matcher.group(2));
                account = matcher.group(1);
                return;
            } catch (IllegalArgumentException e) {
                // Three letters that are no currency are part of the account.
            }
        }
        account = text;
    }

    private void opening(String field, String text) throws FieldException {
        Matcher matcher = balance(field, text);
        if (begun) {
            throw new FieldException("has a second opening balance (%s) in statement %s".formatted(field, reference));
        }
        currency = code(field, text, 7);
        opening = signed(matcher);
        from = BankDates.of(field, matcher.group(2));
        begin();
    }

    private void closing(String field, String text) throws FieldException {
        Matcher matcher = balance(field, text);
        Currency own = code(field, text, 7);
        if (currency != null && !own.equals(currency)) {
            throw new FieldException(field, own.getCurrencyCode(), "in " + currency.getCurrencyCode());
        }
        closing = signed(matcher);
        closed = true;
        feed.to(BankDates.of(field, matcher.group(2)));
    }

    private void line(String value, int line) {
        try {
            pending = MtLine.of(value);
            pendingLine = line;
        } catch (FieldException e) {
            feed.problem("line " + line, e.words());
        }
    }

    private void flush() {
        MtLine line = pending;
        String info = information;
        pending = null;
        information = null;
        if (line == null) {
            return;
        }
        if (currency == null) {
            feed.problem(
                    "line " + pendingLine, "the currency of the entry (:61:) is not stated by the statement (:60F:)");
            return;
        }
        if (line.clamped()) {
            feed.warning(
                    "line " + pendingLine,
                    "a date of the entry (:61:) does not exist; it is taken as the month's last day");
        }
        sums.count(line.amount());
        MtInformation text = MtInformation.of(info == null ? "" : info);
        String returnCode = text.returnCode() != null
                ? text.returnCode()
                : line.reversal() ? "RVSL" : line.type() != null && line.type().endsWith("RTI") ? "NARR" : null;
        String remittance = text.remittance() == null ? line.supplement() : text.remittance();
        feed.entry(new EntryDraft(line.amount(), currency)
                .dates(line.bookingDate(), line.valueDate())
                .status(withinDay || line.expected() ? "PENDING" : "BOOKED")
                .bankReference(line.bankReference())
                .endToEndId(text.endToEndId() == null ? line.reference() : text.endToEndId())
                .counterparty(text.name(), text.account())
                .remittance(remittance)
                .returnCode(returnCode)
                .code(
                        line.type(),
                        line.type() == null
                                ? null
                                : BankCodes.swiftType(line.type()).orElse(null))
                .information(information(text, line))
                .checkNumber(line.type() != null && line.type().endsWith("CHK") ? line.reference() : null)
                .build());
    }

    /** The posting text, and the line's own supplement where that is not the remittance. */
    private static @Nullable String information(MtInformation text, MtLine line) {
        String supplement = text.remittance() == null ? null : line.supplement();
        if (text.postingText() == null || supplement == null || supplement.isBlank()) {
            return supplement == null || supplement.isBlank() ? text.postingText() : supplement;
        }
        return text.postingText() + ", " + supplement;
    }

    private static Matcher balance(String field, String text) throws FieldException {
        Matcher matcher = BALANCE.matcher(text);
        if (!matcher.matches()) {
            throw new FieldException(field, text, "C or D, a date, a currency and an amount, such as C261121EUR100,00");
        }
        return matcher;
    }

    private static BigDecimal signed(Matcher balance) throws FieldException {
        BigDecimal amount = MtLine.amount("balance", balance.group(4));
        return balance.group(1).equals("C") ? amount : amount.negate();
    }

    private static Currency code(String field, String text, int at) throws FieldException {
        String code = text.length() < at + 3 ? text : text.substring(at, at + 3);
        try {
            return Money.currency(code);
        } catch (IllegalArgumentException e) {
            throw new FieldException(field, code, "an ISO 4217 code");
        }
    }
}

package com.smartap.payments.statement;

import com.smartap.payments.statement.internal.FieldException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** The balances of a statement: {@code Bal}. */
final class CamtBalances {
    private @Nullable Currency currency;
    private @Nullable BigDecimal opening;
    private @Nullable BigDecimal closing;
    private @Nullable BigDecimal firstInterim;
    private @Nullable BigDecimal lastInterim;
    private @Nullable LocalDate from;
    private @Nullable LocalDate to;
    private int interims;
    private boolean openingIsOfThisDay;

    private String type = "";
    private @Nullable BigDecimal amount;
    private @Nullable String code;
    private @Nullable LocalDate date;
    private boolean credit = true;

    /** Takes in a field, by its path under {@code Bal}; the empty path ends a balance. */
    void field(String path, String text, @Nullable String ccy, @Nullable Currency account) throws FieldException {
        switch (path) {
            case "/Tp/CdOrPrtry/Cd", "/Tp/CdOrPrtry/Prtry", "/Tp/Cd" -> type = text;
            case "/Amt" -> {
                amount = CamtFields.amount("Bal/Amt", text);
                code = ccy;
            }
            case "/CdtDbtInd" -> credit = CamtFields.isCredit("Bal/CdtDbtInd", text);
            case "/Dt/Dt", "/Dt/DtTm" -> date = CamtFields.day("Bal/Dt", text);
            case "" -> end(account);
            default -> {}
        }
    }

    /** The currency of the first balance. */
    @Nullable
    Currency currency() {
        return currency;
    }

    /** The booked balance before the first entry; an interim one where a page or a report within a day begins so. */
    @Nullable
    BigDecimal opening() {
        boolean interim = firstInterim != null && (closing != null || interims > 1);
        return opening == null && interim ? firstInterim : opening;
    }

    /** The booked balance after the last entry; an interim one where a page or a report within a day ends so. */
    @Nullable
    BigDecimal closing() {
        boolean interim = lastInterim != null && (opening != null || interims > 1);
        return closing == null && interim ? lastInterim : closing;
    }

    /** The day of the opening balance. */
    @Nullable
    LocalDate from() {
        return from;
    }

    /** The day of the closing balance. */
    @Nullable
    LocalDate to() {
        return to;
    }

    private void end(@Nullable Currency account) throws FieldException {
        Currency own = CamtFields.currency("Bal/Amt/@Ccy", code);
        Currency known = account == null ? currency : account;
        currency = currency == null ? own : currency;
        if (amount != null && (own == null || known == null || own.equals(known))) {
            book(credit ? amount : amount.negate());
        }
        type = "";
        amount = null;
        code = null;
        date = null;
        credit = true;
    }

    private void book(BigDecimal value) {
        switch (type) {
            case "OPBD" -> {
                opening = opening == null || !openingIsOfThisDay ? value : opening;
                from = from == null ? date : from;
                openingIsOfThisDay = true;
            }
            case "PRCD" -> opening = opening == null ? value : opening;
            case "CLBD" -> {
                closing = value;
                to = date;
            }
            case "ITBD" -> {
                firstInterim = firstInterim == null ? value : firstInterim;
                lastInterim = value;
                interims++;
            }
            default -> {}
        }
    }
}

package com.smartap.payments.statement;

import static com.smartap.payments.statement.CamtFields.orNull;

import com.smartap.spi.payment.StatementReader.Balance;
import com.smartap.spi.payment.StatementReader.Handler;
import com.smartap.spi.payment.StatementReader.Statement;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** One statement: {@code Stmt}. It begins for the handler once its balances are read, and proves them at its end. */
final class CamtStatement {
    private static final String ENTRY = "/Ntry";

    private final Handler handler;
    private @Nullable String id;
    private @Nullable String account;
    private @Nullable Currency currency;
    private @Nullable LocalDate from;
    private @Nullable LocalDate to;
    private @Nullable BigDecimal opening;
    private @Nullable BigDecimal closing;
    private boolean openingIsOfThisDay;
    private BigDecimal booked = BigDecimal.ZERO;
    private boolean begun;
    private int entries;
    private @Nullable CamtEntry entry;

    private String balanceType = "";
    private @Nullable BigDecimal balanceAmount;
    private @Nullable String balanceCurrency;
    private boolean balanceCredit = true;

    CamtStatement(Handler handler) {
        this.handler = handler;
    }

    /** An element begins, at a path under {@code Stmt}. */
    void start(String path) throws FieldException {
        if (path.equals(ENTRY)) {
            begin();
            entry = new CamtEntry(handler, currency);
        } else if (entry != null) {
            entry.start(path.substring(ENTRY.length()));
        }
    }

    /** An element ends, at a path under {@code Stmt}. */
    void field(String path, String text, @Nullable String ccy) throws FieldException {
        if (entry != null) {
            if (path.equals(ENTRY)) {
                endEntry(entry);
            } else {
                entry.field(path.substring(ENTRY.length()), text, ccy);
            }
            return;
        }
        switch (path) {
            case "/Id" -> id = orNull(text);
            case "/Acct/Id/IBAN", "/Acct/Id/Othr/Id" -> account = orNull(text);
            case "/Acct/Ccy" -> currency = CamtFields.currency("Acct/Ccy", text);
            case "/FrToDt/FrDtTm", "/FrToDt/FrDt" -> from = CamtFields.day(path, text);
            case "/FrToDt/ToDtTm", "/FrToDt/ToDt" -> to = CamtFields.day(path, text);
            case "/Bal/Tp/CdOrPrtry/Cd" -> balanceType = text;
            case "/Bal/Amt" -> {
                balanceAmount = CamtFields.amount("Bal/Amt", text);
                balanceCurrency = ccy;
            }
            case "/Bal/CdtDbtInd" -> balanceCredit = CamtFields.isCredit("Bal/CdtDbtInd", text);
            case "/Bal" -> endBalance();
            default -> {}
        }
    }

    /** The statement ends. */
    void end() throws FieldException {
        begin();
        Boolean balanced =
                opening == null || closing == null ? null : opening.add(booked).compareTo(closing) == 0;
        handler.end(new Balance(closing, balanced, entries));
    }

    private void begin() throws FieldException {
        if (begun) {
            return;
        }
        if (id == null) {
            throw new FieldException("has no id (Stmt/Id)");
        }
        begun = true;
        handler.begin(new Statement("CAMT_053", id, account, currency, from, to, opening));
    }

    private void endEntry(CamtEntry ended) throws FieldException {
        ended.end();
        entries += ended.emitted();
        // An entry of a foreign currency cannot be part of the proof, and leaves it open to fail.
        if (ended.isBooked() && (currency == null || currency.equals(ended.currency()))) {
            booked = booked.add(ended.signed());
        }
        entry = null;
    }

    private void endBalance() throws FieldException {
        Currency own = CamtFields.currency("Bal/Amt/@Ccy", balanceCurrency);
        currency = currency == null ? own : currency;
        if (balanceAmount != null && (own == null || own.equals(currency))) {
            BigDecimal value = balanceCredit ? balanceAmount : balanceAmount.negate();
            switch (balanceType) {
                case "OPBD" -> {
                    opening = opening == null || !openingIsOfThisDay ? value : opening;
                    openingIsOfThisDay = true;
                }
                case "PRCD" -> opening = opening == null ? value : opening;
                case "CLBD" -> closing = value;
                default -> {}
            }
        }
        balanceType = "";
        balanceAmount = null;
        balanceCurrency = null;
        balanceCredit = true;
    }
}

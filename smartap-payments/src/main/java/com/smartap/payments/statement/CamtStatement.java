package com.smartap.payments.statement;

import static com.smartap.payments.statement.CamtFields.orNull;

import com.smartap.payments.statement.internal.Feed;
import com.smartap.payments.statement.internal.FieldException;
import com.smartap.spi.payment.StatementReader.Statement;
import java.time.LocalDate;
import java.util.Currency;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One statement. It begins for the handler once its balances are read, and proves them at its end. */
final class CamtStatement {
    private static final String ENTRY = "/Ntry";
    private static final String BALANCE = "/Bal";

    private final CamtKind kind;
    private final Feed feed;
    private final Supplier<String> position;
    private final int prefix;
    private final int entryPrefix;
    private final CamtBalances balances = new CamtBalances();
    private @Nullable String id;
    private @Nullable String account;
    private @Nullable Currency currency;
    private @Nullable LocalDate from;
    private @Nullable LocalDate to;
    private @Nullable String number;
    private @Nullable String page;
    private boolean lastPage;
    private @Nullable String copy;
    private boolean begun;
    private @Nullable CamtEntry entry;

    CamtStatement(CamtKind kind, Feed feed, Supplier<String> position, int prefix) {
        this.kind = kind;
        this.feed = feed;
        this.position = position;
        this.prefix = prefix;
        entryPrefix = prefix + ENTRY.length();
    }

    /** An element begins. */
    void start(XmlPath path) throws FieldException {
        if (entry != null) {
            entry.start(path.below(entryPrefix));
        } else if (path.below(prefix).equals(ENTRY)) {
            begin();
            entry = new CamtEntry(feed, position, currency);
        }
    }

    /** An element ends. */
    void field(XmlPath path, String text, @Nullable String ccy) throws FieldException {
        if (entry != null) {
            if (path.length() == entryPrefix) {
                entry.end();
                entry = null;
            } else {
                entry.field(path, entryPrefix, text, ccy);
            }
            return;
        }
        String own = path.below(prefix);
        if (own.startsWith(BALANCE)) {
            balances.field(path.below(prefix + BALANCE.length()), text, ccy, currency);
            return;
        }
        switch (own) {
            case "/Id" -> id = orNull(text);
            case "/ElctrncSeqNb" -> number = orNull(text);
            case "/LglSeqNb" -> number = number == null ? orNull(text) : number;
            case "/StmtPgntn/PgNb", "/RptPgntn/PgNb", "/NtfctnPgntn/PgNb" -> page = orNull(text);
            case "/StmtPgntn/LastPgInd", "/RptPgntn/LastPgInd", "/NtfctnPgntn/LastPgInd" ->
                lastPage = text.equals("true") || text.equals("1");
            case "/CpyDplctInd" -> copy = orNull(text);
            case "/Acct/Id/IBAN", "/Acct/Id/Othr/Id" -> account = orNull(text);
            case "/Acct/Ccy" -> currency = CamtFields.currency("Acct/Ccy", text);
            case "/FrToDt/FrDtTm", "/FrToDt/FrDt" -> from = CamtFields.day(own, text);
            case "/FrToDt/ToDtTm", "/FrToDt/ToDt" -> to = CamtFields.day(own, text);
            default -> {}
        }
    }

    /** The statement ends. */
    void end() throws FieldException {
        begin();
        feed.opening(balances.opening());
        feed.end(balances.closing());
    }

    private void begin() throws FieldException {
        if (begun) {
            return;
        }
        if (id == null) {
            throw new FieldException("has a statement without id (%s/Id)".formatted(kind.element()));
        }
        begun = true;
        currency = currency == null ? balances.currency() : currency;
        feed.begin(new Statement(
                kind.name(),
                id,
                account,
                currency,
                from == null ? balances.from() : from,
                to == null ? balances.to() : to,
                balances.opening(),
                sequence(),
                copy));
    }

    private @Nullable String sequence() {
        boolean whole = page == null || (page.equals("1") && lastPage);
        return whole ? number : (number == null ? "" : number) + "/" + page;
    }
}

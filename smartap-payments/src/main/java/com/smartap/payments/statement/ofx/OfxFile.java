package com.smartap.payments.statement.ofx;

import com.smartap.model.Money;
import com.smartap.payments.statement.internal.Feed;
import com.smartap.payments.statement.internal.FieldException;
import com.smartap.spi.payment.StatementReader.Statement;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The statements of a file. Only the elements that matter are looked at, so that unknown ones do no harm. */
final class OfxFile {
    private static final Set<String> AGGREGATES = Set.of(
            "BANKACCTFROM",
            "CCACCTFROM",
            "BANKACCTTO",
            "CCACCTTO",
            "LEDGERBAL",
            "AVAILBAL",
            "PAYEE",
            "STMTTRN",
            "BAL",
            "CURRENCY",
            "ORIGCURRENCY",
            "STATUS");
    private static final int MAX_IDS = 100_000;

    private final Feed feed;
    private final Set<String> ids = new HashSet<>();
    private String within = "";
    private boolean open;
    private boolean begun;
    private boolean opened;
    private boolean closed;
    private @Nullable String transactionId;
    private @Nullable String status;
    private @Nullable String account;
    private @Nullable Currency currency;
    private @Nullable LocalDate from;
    private @Nullable LocalDate to;
    private @Nullable BigDecimal closing;
    private @Nullable OfxTransaction transaction;

    OfxFile(Feed feed) {
        this.feed = feed;
    }

    /** A tag begins, of a leaf or of more. */
    void start(String name, int line) throws FieldException {
        switch (name) {
            case "OFX" -> opened = true;
            case "STMTTRNRS", "CCSTMTTRNRS" -> transactionId = null;
            case "STMTRS", "CCSTMTRS" -> {
                endStatement();
                open = true;
            }
            case "STMTTRN" -> {
                endTransaction();
                if (!open) {
                    throw new FieldException("has a transaction (STMTTRN) outside a statement (STMTRS)");
                }
                begin();
                transaction = new OfxTransaction(line);
            }
            default -> {}
        }
        if (AGGREGATES.contains(name)) {
            within = name;
        }
    }

    /** A tag has its text, which is empty for those that hold others. */
    void element(String name, String text, int line) {
        if (transaction != null) {
            transaction.field(within, name, text);
            return;
        }
        if (text.isEmpty()) {
            return;
        }
        try {
            field(name, text);
        } catch (FieldException e) {
            feed.problem("line " + line, e.words());
        }
    }

    /** A tag ends; those of leaves do not matter. */
    void end(String name, int line) throws FieldException {
        switch (name) {
            case "STMTTRN", "BANKTRANLIST" -> {
                endTransaction();
                within = "";
            }
            case "STMTRS", "CCSTMTRS" -> endStatement();
            case "OFX" -> {
                endStatement();
                closed = true;
            }
            default -> {
                if (name.equals(within)) {
                    within = transaction == null ? "" : "STMTTRN";
                }
            }
        }
    }

    /** The file ends. */
    void finish() throws FieldException {
        if (!opened || !closed || open) {
            throw new FieldException("has no end (</OFX>). Maybe it is cut off.");
        }
        if (feed.statements() == 0) {
            throw new FieldException(
                    "has no statement (STMTRS)" + (status == null ? "" : "; the bank says: " + status));
        }
    }

    private void field(String name, String text) throws FieldException {
        switch (within + "/" + name) {
            case "BANKACCTFROM/ACCTID", "CCACCTFROM/ACCTID" -> account = text;
            case "LEDGERBAL/BALAMT" -> closing = OfxText.amount("LEDGERBAL/BALAMT", text);
            case "LEDGERBAL/DTASOF" -> to = to == null ? OfxText.day("LEDGERBAL/DTASOF", text) : to;
            case "STATUS/CODE" -> status = text.equals("0") ? status : "code " + FieldException.shown(text);
            case "STATUS/MESSAGE" -> status = status == null ? null : status + ", " + FieldException.shown(text);
            case "/TRNUID" -> transactionId = text;
            case "/CURDEF" -> currency = currency(text);
            case "/DTSTART" -> from = OfxText.day("DTSTART", text);
            case "/DTEND" -> to = OfxText.day("DTEND", text);
            default -> {}
        }
    }

    private void begin() {
        if (begun) {
            return;
        }
        begun = true;
        ids.clear();
        boolean named = transactionId != null && !transactionId.matches("[01]?");
        String id = named && transactionId != null ? transactionId : day(from) + "-" + day(to);
        feed.begin(new Statement("OFX", id, account, currency, from, to, null));
    }

    private void endTransaction() {
        OfxTransaction ended = transaction;
        transaction = null;
        if (ended == null) {
            return;
        }
        try {
            feed.entry(ended.entry(currency));
            String key = ended.key();
            if (key != null && ids.size() < MAX_IDS && !ids.add(key)) {
                feed.warning(
                        ended.position(), "the id of the entry (FITID) came before with the same day, amount and name");
            }
        } catch (FieldException e) {
            feed.problem(ended.position(), e.words());
        }
    }

    private void endStatement() {
        endTransaction();
        if (open) {
            begin();
            feed.to(to);
            feed.end(closing);
        }
        open = false;
        begun = false;
        account = null;
        currency = null;
        from = null;
        to = null;
        closing = null;
        within = "";
    }

    static Currency currency(String code) throws FieldException {
        try {
            return Money.currency(code);
        } catch (IllegalArgumentException e) {
            throw new FieldException("currency", code, "an ISO 4217 code");
        }
    }

    private static String day(@Nullable LocalDate day) {
        return day == null ? "" : day.toString().replace("-", "");
    }
}

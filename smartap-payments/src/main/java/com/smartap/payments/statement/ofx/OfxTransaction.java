package com.smartap.payments.statement.ofx;

import com.smartap.payments.statement.code.BankCodes;
import com.smartap.payments.statement.internal.EntryDraft;
import com.smartap.payments.statement.internal.FieldException;
import com.smartap.spi.payment.StatementReader.Entry;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A transaction of a statement: {@code STMTTRN}. */
final class OfxTransaction {
    private static final Set<String> KNOWN = Set.of(
            "TRNTYPE",
            "DTPOSTED",
            "DTUSER",
            "DTAVAIL",
            "TRNAMT",
            "FITID",
            "CORRECTFITID",
            "CORRECTACTION",
            "CHECKNUM",
            "REFNUM",
            "NAME",
            "EXTDNAME",
            "MEMO",
            "ACCTID",
            "CURSYM");

    private final int line;
    private final Map<String, String> fields = new HashMap<>();

    OfxTransaction(int line) {
        this.line = line;
    }

    /** Takes in a leaf, by the aggregate around it. */
    void field(String within, String name, String text) {
        if (text.isEmpty() || !KNOWN.contains(name)) {
            return;
        }
        // An original currency is what the amount was converted from; another currency is what it is in.
        boolean counts = switch (name) {
            case "ACCTID" -> within.endsWith("ACCTTO");
            case "CURSYM" -> within.equals("CURRENCY");
            default -> true;
        };
        if (counts) {
            fields.putIfAbsent(name, text);
        }
    }

    String position() {
        return "line " + line;
    }

    Entry entry(@Nullable Currency account) throws FieldException {
        String amount = fields.get("TRNAMT");
        String posted = fields.get("DTPOSTED");
        if (amount == null || posted == null) {
            throw new FieldException(
                    "has a transaction (STMTTRN) without %s".formatted(amount == null ? "TRNAMT" : "DTPOSTED"));
        }
        String symbol = fields.get("CURSYM");
        Currency currency = symbol == null ? account : OfxFile.currency(symbol);
        if (currency == null) {
            throw new FieldException("has a transaction (STMTTRN) in a statement without currency (CURDEF)");
        }
        String type = fields.getOrDefault("TRNTYPE", "");
        String available = fields.get("DTAVAIL");
        String action = fields.get("CORRECTACTION");
        return new EntryDraft(OfxText.amount("TRNAMT", amount), currency)
                .dates(OfxText.day("DTPOSTED", posted), OfxText.day("DTAVAIL", available == null ? posted : available))
                .status("DELETE".equals(action) ? "INFORMATION" : type.equals("HOLD") ? "PENDING" : "BOOKED")
                .bankReference(fields.get("FITID"))
                .endToEndId(fields.get("REFNUM"))
                .counterparty(fields.getOrDefault("NAME", fields.get("EXTDNAME")), fields.get("ACCTID"))
                .remittance(fields.get("MEMO"))
                .code(type, BankCodes.ofxType(type).orElse(null))
                .information(action == null ? null : action + " of an earlier entry")
                .checkNumber(fields.get("CHECKNUM"))
                .originalReference(fields.get("CORRECTFITID"))
                .build();
    }

    /** What tells it from the others of its statement; null without an id. */
    @Nullable
    String key() {
        String id = fields.get("FITID");
        return id == null
                ? null
                : String.join("|", id, fields.get("DTPOSTED"), fields.get("TRNAMT"), fields.getOrDefault("NAME", ""));
    }
}

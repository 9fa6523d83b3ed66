package com.smartap.testkit.bank;

import com.smartap.model.Money;
import com.smartap.testkit.bank.OrderedPayment.Kind;

/** Reads the entries of one ACH batch with their addenda. */
final class AchEntryParser {
    private static final int SLICE = 80;
    private static final int MOST_ADDENDA = 9999;

    private final AchLines lines;
    private final AchOrigin origin;
    private final String serviceClass;
    private final String account;
    private long lastTrace;

    /** An entry; an offset is one that debits its originator. */
    record Entry(AchLine line, OrderedPayment payment, boolean isOffset) {}

    AchEntryParser(AchLines lines, AchOrigin origin, String serviceClass, String account, long lastTrace) {
        this.lines = lines;
        this.origin = origin;
        this.serviceClass = serviceClass;
        this.account = account;
        this.lastTrace = lastTrace;
    }

    long lastTrace() {
        return lastTrace;
    }

    Entry next(AchTotals totals) throws AchFormatException {
        AchLine line = lines.next('6');
        boolean wide = origin.entryClass().equals("CTX");
        Kind kind = kind(line);
        boolean offset = kind == Kind.REVERSAL && !origin.isReversal();
        String routing = routing(line, 4, 12);
        String number = line.present(13, 29);
        long cents = line.number(30, 39);
        boolean money = kind == Kind.CREDIT || kind == Kind.REVERSAL;
        line.check(money == (cents > 0), "R19", 30, 39, money ? "must be greater than zero" : "must be zero");
        String identification = offset ? line.text(40, 54) : line.present(40, 54);
        String name = wide ? line.present(59, 74) : line.present(55, 76);
        if (wide) {
            line.blank(75, 76);
        } else {
            line.text(77, 78);
        }
        line.check(line.raw(79, 79).matches("[01]"), 79, 79, "must be 0 or 1");
        line.is(80, 87, origin.bank());
        long trace = line.number(88, 94);
        line.check(trace > lastTrace, "R27", 88, 94, "must ascend");
        lastTrace = trace;
        boolean announced = line.raw(79, 79).equals("1");
        int stated = wide ? (int) line.number(55, 58) : announced ? 1 : 0;
        line.check(announced == stated > 0 && stated <= MOST_ADDENDA, "R25", 79, 79, "must be 1 if addenda follow");
        line.check(kind != Kind.NOTICE || announced, "R25", 79, 79, "must be 1: without money it carries remittance");
        line.check(!offset || !announced, "R25", 79, 79, "must be 0 for an offset");
        String remittance = addenda(stated, line.raw(88, 94));
        totals.entry(line.number(4, 11), cents, kind != Kind.REVERSAL, stated);
        OrderedPayment payment = new OrderedPayment(
                kind,
                Rail.ACH,
                account,
                identification,
                line.raw(80, 94),
                Money.ofMinor(cents, Money.currency("USD")),
                name,
                number,
                routing,
                line.raw(2, 2).charAt(0),
                remittance,
                null);
        return new Entry(line, payment, offset);
    }

    /** What the transaction code says; a debit is an offset, or reverses a credit. */
    private Kind kind(AchLine line) throws AchFormatException {
        String code = line.raw(2, 3);
        boolean corporate = !origin.entryClass().equals("PPD");
        boolean mixed = serviceClass.equals("200");
        boolean debits = mixed || serviceClass.equals("225");
        Kind kind = null;
        if (code.matches("[2345]2") && !serviceClass.equals("225")) {
            kind = Kind.CREDIT;
        } else if (code.matches("[2345]3") && !serviceClass.equals("225")) {
            kind = Kind.PRENOTE;
        } else if (code.matches("[2345]4") && corporate && !serviceClass.equals("225")) {
            kind = Kind.NOTICE;
        } else if (debits && code.matches(origin.isReversal() ? "[234]7|55" : "[234]7")) {
            kind = Kind.REVERSAL;
        }
        line.check(kind != null, 2, 3, "is no transaction code of this batch");
        return kind == null ? Kind.CREDIT : kind;
    }

    private String addenda(int count, String trace) throws AchFormatException {
        StringBuilder information = new StringBuilder(count * SLICE);
        for (int i = 1; i <= count; i++) {
            AchLine line = lines.next('7');
            line.is(2, 3, "05");
            line.check(!line.raw(4, 83).isBlank(), "R25", 4, 83, "must not be blank");
            line.states(84, 87, i, "addenda sequence number");
            line.is(88, 94, trace);
            information.append(line.raw(4, 83));
        }
        return information.toString().stripTrailing();
    }

    /** Nine digits whose weighted sum is a multiple of ten. */
    static String routing(AchLine line, int from, int to) throws AchFormatException {
        line.number(from, to);
        line.check(isRouting(line.raw(from, to)), "R28", from, to, "must be a routing number with its check digit");
        return line.raw(from, to);
    }

    static boolean isRouting(String digits) {
        if (!digits.matches("(0[0-9]|1[0-2]|2[1-9]|3[0-2]|6[1-9]|7[0-2]|80)[0-9]{7}") || digits.matches("0+")) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            sum += ("371371371".charAt(i) - '0') * (digits.charAt(i) - '0');
        }
        return sum % 10 == 0;
    }
}

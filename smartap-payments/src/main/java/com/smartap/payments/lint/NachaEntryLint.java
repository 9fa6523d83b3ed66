package com.smartap.payments.lint;

import com.smartap.payments.nacha.RemittanceAdvice;
import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One entry with its addenda. */
final class NachaEntryLint {
    private static final Set<String> WITHOUT_ADDENDA = Set.of("TEL", "ARC", "BOC", "POP", "RCK");
    private static final Set<String> ONE_ADDENDUM = Set.of("CCD", "PPD", "WEB", "ACK");
    private static final int MOST_ADVICE = 9_999 * 80;
    private static final long SAME_DAY_CENTS = 1_000_000_00L;

    private final NachaLine line;
    private final String entryClass;
    private final @Nullable NachaLine batch;
    private final StringBuilder advice = new StringBuilder();
    private int addenda;
    private boolean returned;
    private boolean zeroDollar;
    private final @Nullable IatLint abroad;

    NachaEntryLint(NachaLine line, String entryClass, @Nullable NachaLine batch) {
        this.line = line;
        this.entryClass = entryClass;
        this.batch = batch;
        abroad = entryClass.equals("IAT") ? new IatLint(line) : null;
    }

    /** Checks the entry itself, and adds it to the totals of its batch. */
    void check(NachaTotals totals) {
        totals.entry(line.isNumber(4, 11) ? line.value(4, 11) : 0);
        boolean advices = entryClass.equals("ADV");
        int amountFrom = advices ? 28 : 30;
        String code = line.raw(2, 3);
        boolean known = advices ? code.matches("8[1-8]") : code.matches("[234][1-46-9]|5[1-6]");
        if (!known) {
            line.error(
                    "NACHA_TRANSACTION_CODE",
                    2,
                    3,
                    "The transaction code (%s) is not known. Maybe 22 (checking) or 32 (savings).".formatted(code));
        }
        line.routing("NACHA_ROUTING_NUMBER", 4, 12, "The receiving bank");
        long cents = line.number("NACHA_AMOUNT", amountFrom, 39, "The amount");
        if (cents > 0) {
            totals.money(isCredit(code), cents);
        }
        if (advices) {
            return;
        }
        amount(code, Math.max(0, cents));
        direction(code);
        if (abroad != null) {
            abroad.check();
        } else {
            line.present("NACHA_ACCOUNT", 13, 29, "The account number");
            if (entryClass.equals("CTX") || entryClass.equals("ATX")) {
                line.number("NACHA_ADDENDA_COUNT", 55, 58, "The number of addenda");
                line.present("NACHA_NAME", 59, 74, "The receiver's name");
            } else if (!entryClass.equals("RCK")
                    && !entryClass.equals("ARC")
                    && !entryClass.equals("BOC")
                    && !entryClass.equals("POP")) {
                line.present("NACHA_NAME", 55, 76, "The receiver's name");
            }
        }
        if (!line.raw(79, 79).matches("[01]")) {
            line.error("NACHA_ADDENDA_INDICATOR", 79, 79, "The addenda record indicator must be 0 or 1.");
        }
        if (batch != null && batch.isBlank(76, 78) && !line.is(80, 87, batch.raw(80, 87))) {
            line.error(
                    "NACHA_TRACE",
                    80,
                    87,
                    "The trace number (%s) must begin with the originating bank of its batch (%s)."
                            .formatted(line.raw(80, 94), batch.raw(80, 87)));
        }
    }

    private static boolean isCredit(String code) {
        return code.matches("[2345][1-4]") || code.matches("8[1357]");
    }

    /** Live codes move money, the others none. */
    private void amount(String code, long cents) {
        char kind = code.charAt(1);
        boolean loanDebit = code.equals("55") || code.equals("56");
        boolean live = kind == '2' || (kind == '7' && !loanDebit) || code.equals("55");
        boolean prenote = kind == '3' || kind == '8';
        zeroDollar = kind == '4' || kind == '9';
        if (live && cents == 0) {
            line.error(
                    "NACHA_ZERO_AMOUNT",
                    30,
                    39,
                    "The amount is zero, but code %s moves money. Maybe write the code of a prenote (%c%c)."
                            .formatted(code, code.charAt(0), kind + 1));
        } else if ((prenote || zeroDollar) && cents != 0) {
            line.error(
                    "NACHA_ZERO_AMOUNT",
                    30,
                    39,
                    "The amount must be zero, since code %s moves no money.".formatted(code));
        }
        if (zeroDollar && !entryClass.matches("CCD|CTX|ACK|ATX")) {
            line.error(
                    "NACHA_TRANSACTION_CODE",
                    2,
                    3,
                    "Code %s (remittance without money) is of classes CCD and CTX only.".formatted(code));
        }
        if (entryClass.equals("COR") && cents != 0) {
            line.error("NACHA_ZERO_AMOUNT", 30, 39, "A notification of change has no amount.");
        }
        if (batch != null && batch.raw(64, 69).matches("SD[0-9]{4}") && cents > SAME_DAY_CENTS) {
            line.warning(
                    "NACHA_SAME_DAY_LIMIT",
                    30,
                    39,
                    "The amount exceeds $1,000,000.00, the most of a same-day entry. Maybe split it.");
        }
    }

    private void direction(String code) {
        if (batch == null) {
            return;
        }
        boolean credit = isCredit(code);
        if (batch.is(2, 4, "220") && !credit || batch.is(2, 4, "225") && credit) {
            line.error(
                    "NACHA_SERVICE_CLASS",
                    2,
                    3,
                    "Code %s is a %s, which a batch of service class %s does not hold. Maybe make it 200."
                            .formatted(code, credit ? "credit" : "debit", batch.raw(2, 4)));
        }
    }

    /** Takes an addendum. */
    void addendum(NachaLine addendum) {
        addenda++;
        String type = addendum.raw(2, 3);
        if (type.equals("98") || type.equals("99")) {
            returned = true;
            code(addendum, type);
        } else if (abroad != null) {
            if (!abroad.addendum(addendum)) {
                addendum.error(
                        "NACHA_ADDENDA_TYPE",
                        2,
                        3,
                        "The addenda type (%s) is not one of class IAT (10 to 18).".formatted(type));
            }
        } else if (type.equals("05")) {
            remittance(addendum);
        } else if (!type.equals("02")) {
            addendum.error("NACHA_ADDENDA_TYPE", 2, 3, "The addenda type (%s) is not known. Maybe 05.".formatted(type));
        }
    }

    private static void code(NachaLine addendum, String type) {
        String form = type.equals("98") ? "C[0-9]{2}" : "R[0-9]{2}";
        if (!addendum.raw(4, 6).matches(form)) {
            addendum.error(
                    "NACHA_RETURN_CODE",
                    4,
                    6,
                    "The code (%s) must be %s and two digits."
                            .formatted(addendum.raw(4, 6), type.equals("98") ? "C" : "R"));
        }
        addendum.number("NACHA_ORIGINAL_TRACE", 7, 21, "The original trace number");
    }

    private void remittance(NachaLine addendum) {
        addendum.states("NACHA_ADDENDA_SEQUENCE", 84, 87, addenda, "The addenda sequence number");
        if (!addendum.is(88, 94, line.raw(88, 94))) {
            addendum.error(
                    "NACHA_ADDENDA_TRACE",
                    88,
                    94,
                    "The entry detail sequence number (%s) must be the end of the entry's trace number (%s)."
                            .formatted(addendum.raw(88, 94), line.raw(88, 94)));
        }
        if (addendum.isBlank(4, 83)) {
            addendum.warning("NACHA_ADDENDA_BLANK", 4, 83, "The addendum says nothing. Maybe leave it out.");
        } else if (entryClass.equals("CTX") && advice.length() < MOST_ADVICE) {
            advice.append(addendum.raw(4, 83));
        } else if (addendum.raw(4, 7).equals("RMR*")
                && !addendum.raw(4, 83).stripTrailing().matches(".*[\\\\~]")) {
            addendum.warning("NACHA_REMITTANCE", 4, 83, "The last segment has no terminator (\\ or ~).");
        }
    }

    /** The entry ends. */
    void close() {
        boolean indicated = line.is(79, 79, "1");
        if (indicated != addenda > 0 && !entryClass.equals("ADV")) {
            line.error(
                    "NACHA_ADDENDA_INDICATOR",
                    79,
                    79,
                    "The addenda record indicator is %s, but %d addenda follow. Maybe write %d."
                            .formatted(line.raw(79, 79), addenda, addenda > 0 ? 1 : 0));
        }
        if (returned) {
            return;
        }
        if (abroad != null) {
            abroad.close(addenda);
            return;
        }
        if (zeroDollar && addenda == 0) {
            line.error(
                    "NACHA_ADDENDA_COUNT",
                    79,
                    79,
                    "An entry without money needs an addendum, since it carries nothing else.");
        }
        int most = WITHOUT_ADDENDA.contains(entryClass) ? 0 : ONE_ADDENDUM.contains(entryClass) ? 1 : 9_999;
        if (addenda > most) {
            line.error(
                    "NACHA_ADDENDA_COUNT",
                    79,
                    79,
                    "The entry has %d addenda, but class %s takes %d at most.".formatted(addenda, entryClass, most));
        }
        if (entryClass.equals("CTX")) {
            line.states("NACHA_ADDENDA_COUNT", 55, 58, addenda, "The number of addenda");
            advice();
        }
    }

    private void advice() {
        String text = advice.toString();
        if (!text.startsWith("ISA")) {
            return;
        }
        RemittanceAdvice read = RemittanceAdvice.read(text.stripTrailing());
        read.problems()
                .forEach(problem -> line.warning("NACHA_REMITTANCE", 1, 94, "The 820 in the addenda " + problem + "."));
        BigDecimal amount = BigDecimal.valueOf(line.isNumber(30, 39) ? line.value(30, 39) : 0, 2);
        if (read.amount() != null && read.amount().compareTo(amount) != 0) {
            line.warning(
                    "NACHA_REMITTANCE",
                    30,
                    39,
                    "The 820 in the addenda is of %s, but the entry of %s."
                            .formatted(read.amount().toPlainString(), amount.toPlainString()));
        } else if (read.items().stream().anyMatch(item -> item.paid() != null)
                && read.paid().compareTo(amount) != 0) {
            line.warning(
                    "NACHA_REMITTANCE",
                    30,
                    39,
                    "The invoices in the addenda sum up to %s, but the entry is of %s."
                            .formatted(read.paid().toPlainString(), amount.toPlainString()));
        }
    }
}

package com.smartap.testkit.bank;

import com.smartap.model.BankAccount;
import com.smartap.model.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads ACH files of credits as strictly as a clearing house: every column of every record, every total, every hash. It
 * shares no code with what writes them. Source: Nacha Operating Rules, file exchange specifications.
 */
final class AchFileParser {
    private final AchLines lines;
    private final Ledger ledger;
    private final boolean asOne;
    private final Set<String> companies;
    private final List<OrderedBatch> batches = new ArrayList<>();
    private final AchTotals file = new AchTotals();
    private long lastTrace;

    private AchFileParser(AchLines lines, Ledger ledger, boolean asOne, Set<String> companies) {
        this.lines = lines;
        this.ledger = ledger;
        this.asOne = asOne;
        this.companies = companies;
    }

    /**
     * Reads a file.
     *
     * @param asOne whether the account is debited once for each batch
     * @param companies the identifications that the bank assigned; empty if it takes any
     */
    static OrderedFile parse(byte[] bytes, Ledger ledger, boolean asOne, Set<String> companies)
            throws AchFormatException {
        return new AchFileParser(AchLines.of(bytes), ledger, asOne, companies).file();
    }

    private OrderedFile file() throws AchFormatException {
        String identity = fileHeader(lines.next('1'));
        while (lines.peek() == '5') {
            batch(lines.next('5'));
        }
        AchLine control = lines.next('9');
        control.states(2, 7, batches.size(), "count of batches");
        control.check(!batches.isEmpty(), 2, 7, "closes a file without batches");
        control.states(8, 13, lines.size() / AchLines.BLOCK, "count of blocks");
        file.check(control, 14, 8);
        control.blank(56, AchLines.WIDTH);
        lines.fillers();
        return new OrderedFile(identity + "|" + file.identity(), "", "nacha", batches, null);
    }

    private static String fileHeader(AchLine line) throws AchFormatException {
        line.is(2, 3, "01");
        line.check(line.raw(4, 4).matches("[ 0-9]"), 4, 4, "must be a blank or a digit");
        AchEntryParser.routing(line, 5, 13);
        String origin = line.raw(14, 23);
        line.check(
                origin.matches(" [0-9]{9}|[0-9A-Z][0-9A-Za-z -]{8}[0-9A-Za-z]"),
                14,
                23,
                "must be a blank and nine digits, or ten characters");
        line.date(24, 29);
        line.check(line.raw(30, 33).matches("([01][0-9]|2[0-3])[0-5][0-9]"), 30, 33, "must be a time HHMM");
        line.check(line.raw(34, 34).matches("[A-Z0-9]"), 34, 34, "must be one of A-Z, 0-9");
        line.is(35, 40, "094101");
        line.text(41, 63);
        line.present(64, 86);
        line.text(87, 94);
        return origin + "|" + line.raw(24, 29) + "|" + line.raw(34, 34) + "|" + line.raw(30, 33);
    }

    private void batch(AchLine header) throws AchFormatException {
        int number = batches.size() + 1;
        AchOrigin origin = batchHeader(header, number);
        AchTotals totals = new AchTotals();
        String account = ledger.byRouting(origin.bank());
        header.check(account != null, "R13", 80, 87, "is not the bank of an account that is kept here");
        AchEntryParser entries =
                new AchEntryParser(lines, origin, header.raw(2, 4), String.valueOf(account), lastTrace);
        List<OrderedPayment> payments = new ArrayList<>();
        Set<String> offsets = new HashSet<>();
        while (lines.peek() == '6') {
            AchEntryParser.Entry entry = entries.next(totals);
            if (entry.isOffset()) {
                offsets.add(offset(entry, origin));
            } else {
                payments.add(entry.payment());
            }
        }
        lastTrace = entries.lastTrace();
        AchLine control = lines.next('8');
        control.check(!totals.isEmpty(), 5, 10, "closes a batch without entries");
        control.is(2, 4, header.raw(2, 4));
        totals.check(control, 5, 6);
        control.is(45, 54, header.raw(41, 50));
        control.blank(55, 79);
        control.is(80, 94, header.raw(80, 94));
        control.check(
                offsets.isEmpty() || totals.debits() == totals.credits(),
                21,
                32,
                "must be the total of credits: the batch debits its originator's account");
        file.add(totals);
        LocalDate effective = header.date(70, 75);
        String window = header.raw(64, 69).matches("SD(1300|1700|1800)") ? header.raw(64, 69) : "";
        boolean one = asOne || !offsets.isEmpty();
        batches.add(new OrderedBatch(
                header.raw(88, 94), one, effective, window, paidFrom(payments, offsets), origin, null, null));
    }

    private AchOrigin batchHeader(AchLine header, int number) throws AchFormatException {
        String description = header.present(54, 63);
        boolean reversal = description.equals("REVERSAL");
        header.check(
                header.raw(2, 4).matches(reversal ? "200|225" : "200|220"),
                2,
                4,
                "must be 200 or 220: this bank executes credits, and debits that reverse them (225)");
        String name = header.present(5, 20);
        header.text(21, 40);
        String company = header.present(41, 50);
        header.check(
                companies.isEmpty() || companies.contains(company), "R21", 41, 50, "is no company that the bank knows");
        header.check(header.raw(51, 53).matches("CCD|PPD|CTX"), 51, 53, "must be CCD, CTX or PPD");
        header.text(64, 69);
        LocalDate effective = header.date(70, 75);
        header.check(BankDays.isOpen(Rail.ACH, effective), "R18", 70, 75, "must be a banking day");
        header.blank(76, 78);
        header.is(79, 79, "1");
        header.number(80, 87);
        header.states(88, 94, number, "batch number");
        return new AchOrigin(name, company, header.raw(51, 53), description, header.raw(80, 87));
    }

    private String offset(AchEntryParser.Entry entry, AchOrigin origin) throws AchFormatException {
        String key = ledger.byAccount(entry.payment().payeeAccount(), Money.currency("USD"));
        BankAccount own = key == null ? null : ledger.account(key).account();
        entry.line()
                .check(
                        key != null
                                && own != null
                                && String.valueOf(own.routingNumber()).startsWith(origin.bank()),
                        13,
                        29,
                        "is a debit of an account that does not belong to its originator");
        return String.valueOf(key);
    }

    /** A balanced batch says itself which account pays. */
    private static List<OrderedPayment> paidFrom(List<OrderedPayment> payments, Set<String> offsets) {
        return offsets.size() != 1
                ? payments
                : payments.stream()
                        .map(p -> new OrderedPayment(
                                p.kind(),
                                p.rail(),
                                offsets.iterator().next(),
                                p.reference(),
                                p.instruction(),
                                p.amount(),
                                p.payee(),
                                p.payeeAccount(),
                                p.payeeBank(),
                                p.accountKind(),
                                p.remittance(),
                                p.refusal()))
                        .toList();
    }
}

package com.smartap.testkit.bank;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads ACH files of credits as strictly as a clearing house: every column of every record, every total, every hash. It
 * shares no code with what writes them. Source: Nacha Operating Rules, file exchange specifications.
 */
final class AchFileParser {
    private static final int WIDTH = 94;
    private static final int BLOCK = 10;
    private static final long HASH = 10_000_000_000L;

    private final List<AchLine> lines;
    private final List<AchEntry> entries = new ArrayList<>();
    private int at;
    private int batches;
    private long records;
    private long hash;
    private long debits;
    private long credits;
    private long lastTrace;

    private AchFileParser(List<AchLine> lines) {
        this.lines = lines;
    }

    static AchFile parse(byte[] bytes) throws AchFormatException {
        return new AchFileParser(split(bytes)).file();
    }

    private static List<AchLine> split(byte[] bytes) throws AchFormatException {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        String ending = text.contains("\r\n") ? "\r\n" : "\n";
        String[] rows = text.split(ending, -1);
        int count = rows[rows.length - 1].isEmpty() ? rows.length - 1 : rows.length;
        List<AchLine> lines = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            if (rows[i].length() != WIDTH) {
                throw new AchFormatException("line %d has %d columns instead of 94".formatted(i + 1, rows[i].length()));
            }
            if (!rows[i].chars().allMatch(c -> c >= 0x20 && c <= 0x7E)) {
                throw new AchFormatException("line %d has a character that is not printable ASCII".formatted(i + 1));
            }
            lines.add(new AchLine(i + 1, rows[i]));
        }
        if (count == 0 || count % BLOCK != 0) {
            throw new AchFormatException("the file has %d records, which is no multiple of ten".formatted(count));
        }
        return lines;
    }

    private AchFile file() throws AchFormatException {
        String identity = fileHeader(next('1'));
        while (peek() == '5') {
            batch(next('5'));
        }
        fileControl(next('9'));
        int fillers = lines.size() - at;
        if (fillers >= BLOCK) {
            throw new AchFormatException("the file ends with %d fillers; nine are the most".formatted(fillers));
        }
        while (at < lines.size()) {
            AchLine filler = lines.get(at++);
            filler.check(filler.isFiller(), 1, WIDTH, "must be a filler of nines");
        }
        return new AchFile(identity + "|" + records + "|" + hash + "|" + debits + "|" + credits, List.copyOf(entries));
    }

    private static String fileHeader(AchLine line) throws AchFormatException {
        line.is(2, 3, "01");
        line.is(4, 4, " ");
        routing(line, 5, 13);
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
        return origin + "|" + line.raw(24, 34);
    }

    private void batch(AchLine header) throws AchFormatException {
        header.check(header.raw(2, 4).matches("200|220"), 2, 4, "must be 200 or 220: this bank executes credits only");
        boolean creditsOnly = header.raw(2, 4).equals("220");
        header.present(5, 20);
        header.text(21, 40);
        header.present(41, 50);
        header.check(header.raw(51, 53).matches("CCD|PPD"), 51, 53, "must be CCD or PPD");
        header.present(54, 63);
        header.text(64, 69);
        LocalDate effective = header.date(70, 75);
        header.check(BankHolidays.isOpen(effective), 70, 75, "must be a banking day");
        header.blank(76, 78);
        header.is(79, 79, "1");
        header.number(80, 87);
        header.states(88, 94, ++batches, "batch number");

        long count = 0;
        long batchHash = 0;
        long batchDebits = 0;
        long batchCredits = 0;
        while (peek() == '6') {
            AchLine line = next('6');
            AchEntry entry = entry(line, header.raw(80, 87), effective, creditsOnly);
            count += line.raw(79, 79).equals("1") ? 2 : 1;
            batchHash += line.number(4, 11);
            batchDebits += entry.credit() ? 0 : entry.cents();
            batchCredits += entry.credit() ? entry.cents() : 0;
            entries.add(entry);
        }
        AchLine control = next('8');
        control.check(count > 0, 5, 10, "closes a batch without entries");
        control.is(2, 4, header.raw(2, 4));
        control.states(5, 10, count, "count of entries and addenda");
        control.states(11, 20, batchHash % HASH, "entry hash");
        control.states(21, 32, batchDebits, "total of debits");
        control.states(33, 44, batchCredits, "total of credits");
        control.is(45, 54, header.raw(41, 50));
        control.blank(55, 79);
        control.is(80, 94, header.raw(80, 94));
        records += count;
        hash = (hash + batchHash % HASH) % HASH;
        debits += batchDebits;
        credits += batchCredits;
    }

    private AchEntry entry(AchLine line, String odfi, LocalDate effective, boolean creditsOnly)
            throws AchFormatException {
        String code = line.raw(2, 3);
        boolean credit = code.matches("[2345]2");
        line.check(credit || (!creditsOnly && code.matches("[234]7")), 2, 3, "is no transaction code of this batch");
        String routing = routing(line, 4, 12);
        String account = line.present(13, 29);
        long cents = line.number(30, 39);
        line.check(cents > 0, 30, 39, "must be greater than zero");
        String identification = credit ? line.present(40, 54) : line.text(40, 54);
        String name = line.present(55, 76);
        line.check(line.raw(79, 79).matches("[01]"), 79, 79, "must be 0 or 1");
        line.is(80, 87, odfi);
        long trace = line.number(88, 94);
        line.check(trace > lastTrace, 88, 94, "must ascend");
        lastTrace = trace;
        String addendum = line.raw(79, 79).equals("1") ? addendum(next('7'), line.raw(88, 94)) : "";
        return new AchEntry(
                credit, routing, account, cents, identification, name, line.raw(80, 94), effective, addendum);
    }

    private static String addendum(AchLine line, String trace) throws AchFormatException {
        line.is(2, 3, "05");
        String information = line.present(4, 83);
        line.is(84, 87, "0001");
        line.is(88, 94, trace);
        return information;
    }

    private void fileControl(AchLine line) throws AchFormatException {
        line.states(2, 7, batches, "count of batches");
        line.check(batches > 0, 2, 7, "closes a file without batches");
        line.states(8, 13, lines.size() / BLOCK, "count of blocks");
        line.states(14, 21, records, "count of entries and addenda");
        line.states(22, 31, hash, "entry hash");
        line.states(32, 43, debits, "total of debits");
        line.states(44, 55, credits, "total of credits");
        line.blank(56, 94);
    }

    /** Nine digits whose weighted sum is a multiple of ten. */
    private static String routing(AchLine line, int from, int to) throws AchFormatException {
        long number = line.number(from, to);
        String digits = line.raw(from, to);
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            sum += ("371371371".charAt(i) - '0') * (digits.charAt(i) - '0');
        }
        line.check(number > 0 && sum % 10 == 0, from, to, "must be a routing number with its check digit");
        return digits;
    }

    private char peek() {
        return at < lines.size() ? lines.get(at).type() : ' ';
    }

    private AchLine next(char type) throws AchFormatException {
        if (at == lines.size()) {
            throw new AchFormatException("the file ends where a record of type %s should be".formatted(type));
        }
        AchLine line = lines.get(at++);
        line.check(line.type() == type, 1, 1, "must be " + type);
        return line;
    }
}

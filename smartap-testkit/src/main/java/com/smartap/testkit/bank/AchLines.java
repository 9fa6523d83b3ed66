package com.smartap.testkit.bank;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The records of an ACH file, taken one after the other. */
final class AchLines {
    static final int WIDTH = 94;
    static final int BLOCK = 10;

    private final List<AchLine> lines;
    private int at;

    private AchLines(List<AchLine> lines) {
        this.lines = lines;
    }

    static AchLines of(byte[] bytes) throws AchFormatException {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        String ending = text.contains("\r\n") ? "\r\n" : "\n";
        String[] rows = text.split(ending, -1);
        int count = rows[rows.length - 1].isEmpty() ? rows.length - 1 : rows.length;
        List<AchLine> lines = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            if (rows[i].length() != WIDTH) {
                throw failure("line %d has %d columns instead of 94", i + 1, rows[i].length());
            }
            if (!rows[i].chars().allMatch(c -> c >= 0x20 && c <= 0x7E)) {
                throw failure("line %d has a character that is not printable ASCII", i + 1);
            }
            lines.add(new AchLine(i + 1, rows[i]));
        }
        if (count == 0 || count % BLOCK != 0) {
            throw failure("the file has %d records, which is no multiple of ten", count);
        }
        return new AchLines(lines);
    }

    int size() {
        return lines.size();
    }

    char peek() {
        return at < lines.size() ? lines.get(at).type() : ' ';
    }

    AchLine next(char type) throws AchFormatException {
        if (at == lines.size()) {
            throw failure("the file ends where a record of type %s should be", type);
        }
        AchLine line = lines.get(at++);
        line.check(line.type() == type, 1, 1, "must be " + type);
        return line;
    }

    /** What is left completes the last block. */
    void fillers() throws AchFormatException {
        int fillers = lines.size() - at;
        if (fillers >= BLOCK) {
            throw failure("the file ends with %d fillers; nine are the most", fillers);
        }
        while (at < lines.size()) {
            AchLine filler = lines.get(at++);
            filler.check(filler.isFiller(), 1, WIDTH, "must be a filler of nines");
        }
    }

    private static AchFormatException failure(String message, Object... values) {
        return new AchFormatException(AchLine.EDIT, message.formatted(values));
    }
}

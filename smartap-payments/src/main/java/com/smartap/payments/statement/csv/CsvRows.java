package com.smartap.payments.statement.csv;

import com.smartap.payments.statement.internal.BankLines;
import com.smartap.payments.statement.internal.Feed;
import com.smartap.spi.payment.ReadProblem;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of a file (RFC 4180), one in memory at a time; cells in quotes may hold delimiters, quotes and line ends. */
final class CsvRows {
    private static final int MAX_LINE = 1 << 16;
    private static final int MAX_CELLS = 500;
    private static final char[] DELIMITERS = {';', ',', '\t', '|'};

    private final BankLines lines;
    private @Nullable Character delimiter;
    private int first;

    /** The rows. A delimiter that is null is the first of semicolon, comma, tab and bar that the line in hand is split by most. */
    CsvRows(InputStream in, Feed feed, @Nullable Character delimiter) throws IOException {
        lines = new BankLines(in, MAX_LINE, feed);
        this.delimiter = delimiter;
    }

    /**
     * A row.
     *
     * @param cells without blanks around them
     * @param line the number of its first line
     */
    record Row(List<String> cells, int line) {
        String position() {
            return "line " + line;
        }

        /** The cell of a column; empty if the row is shorter. */
        String cell(@Nullable Integer column) {
            return column == null || column >= cells.size() ? "" : cells.get(column);
        }

        boolean isBlank() {
            return cells.stream().allMatch(String::isEmpty);
        }
    }

    /** Keeps the delimiter of the header for the rows below it. */
    void keep(char found) {
        delimiter = found;
    }

    /** The next line as it stands; null after the last. */
    @Nullable
    String line() throws IOException {
        String line = lines.next();
        first = lines.number();
        return line;
    }

    /** The next row; null after the last. */
    @Nullable
    Row next() throws IOException {
        String line = line();
        return line == null ? null : row(line, delimiter == null ? likely(line) : delimiter);
    }

    /** The row that begins with a line. */
    Row row(String begin, char by) throws IOException {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        boolean wasQuoted = false;
        String line = begin;
        int at = 0;
        while (true) {
            if (at == line.length()) {
                if (!quoted) {
                    break;
                }
                line = more(cell);
                at = 0;
                continue;
            }
            char c = line.charAt(at++);
            if (quoted) {
                if (c != '"') {
                    cell.append(c);
                } else if (at < line.length() && line.charAt(at) == '"') {
                    cell.append('"');
                    at++;
                } else {
                    quoted = false;
                }
            } else if (c == '"' && cell.toString().isBlank() && !wasQuoted) {
                quoted = true;
                wasQuoted = true;
                cell.setLength(0);
            } else if (c == by) {
                add(cells, cell);
                wasQuoted = false;
            } else {
                cell.append(c);
            }
        }
        add(cells, cell);
        return new Row(cells, first);
    }

    String position() {
        return lines.position();
    }

    /** The delimiter that splits a line most. */
    static char likely(String line) {
        char best = DELIMITERS[0];
        long most = 0;
        for (char candidate : DELIMITERS) {
            long count = line.chars().filter(c -> c == candidate).count();
            if (count > most) {
                best = candidate;
                most = count;
            }
        }
        return best;
    }

    private String more(StringBuilder cell) throws IOException {
        String line = lines.next();
        if (line == null) {
            throw new ReadProblem("line " + first, "a cell in quotes has no end. Maybe the file is cut off.")
                    .exception();
        }
        if (cell.length() + line.length() > MAX_LINE) {
            throw new ReadProblem("line " + first, "a cell has more than %d characters".formatted(MAX_LINE))
                    .exception();
        }
        cell.append('\n');
        return line;
    }

    private void add(List<String> cells, StringBuilder cell) {
        if (cells.size() == MAX_CELLS) {
            throw new ReadProblem("line " + first, "the row has more than %d cells".formatted(MAX_CELLS)).exception();
        }
        cells.add(cell.toString().strip());
        cell.setLength(0);
    }
}

package com.smartap.capture.internal.kind;

import java.util.List;
import java.util.regex.Pattern;

/** Tells tables from other text: a separator that splits most rows into the same number of cells. */
public final class Tabular {
    private static final String SEPARATORS = ";,\t|";
    private static final int ROWS = 20;
    private static final Pattern BOX = Pattern.compile("(?:\\s*-?\\d{1,6}(?:\\.\\d+)?\\s*,){8}.*");

    private Tabular() {}

    /** A table, a list of word boxes, or plain text. */
    static Kind of(String text) {
        List<String> rows = rows(text);
        if (!rows.isEmpty() && rows.stream().allMatch(row -> BOX.matcher(row).matches())) {
            return Kind.WORD_BOXES;
        }
        return text.startsWith("sep=") || separator(text) != 0 ? Kind.CSV : Kind.TEXT;
    }

    /**
     * The separator of a table.
     *
     * @return the character, or 0 if the text is no table
     */
    public static char separator(String text) {
        List<String> rows = rows(text);
        char best = 0;
        double bestScore = 0;
        for (char candidate : SEPARATORS.toCharArray()) {
            double score = score(rows, candidate);
            if (score > bestScore) {
                bestScore = score;
                best = candidate;
            }
        }
        return best;
    }

    /** Cells a row times the share of rows that have as many as the first; nothing where rows differ too much. */
    private static double score(List<String> rows, char separator) {
        if (rows.isEmpty()) {
            return 0;
        }
        int[] counts = rows.stream().mapToInt(row -> count(row, separator)).toArray();
        int mode = 0;
        int agreeing = 0;
        for (int count : counts) {
            int same = (int) java.util.Arrays.stream(counts)
                    .filter(other -> other == count)
                    .count();
            if (count > 0 && (same > agreeing || same == agreeing && count > mode)) {
                mode = count;
                agreeing = same;
            }
        }
        double share = (double) agreeing / counts.length;
        boolean prose = mode == 1 && (separator == ',' || separator == ';') && counts.length < 3;
        return share < 0.5 || prose ? 0 : share * share * Math.min(mode, 8);
    }

    /** Separators outside quotes. */
    private static int count(String row, char separator) {
        int count = 0;
        boolean quoted = false;
        for (int i = 0; i < row.length(); i++) {
            char c = row.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == separator && !quoted) {
                count++;
            }
        }
        return count;
    }

    /** The first rows that hold anything; a last one that is cut off is left out. */
    private static List<String> rows(String text) {
        String[] lines = text.split("\r\n|\r|\n", -1);
        int whole = lines.length > 1 && text.length() > 2000 ? lines.length - 1 : lines.length;
        return java.util.Arrays.stream(lines, 0, whole)
                .filter(line -> !line.isBlank() && !line.startsWith("sep="))
                .limit(ROWS)
                .toList();
    }
}

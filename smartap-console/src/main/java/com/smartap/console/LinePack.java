package com.smartap.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The grid of lines as it comes from a browser. A script sends all cells as one field, a line of text for each line and
 * tabs between cells, since servers bound the number of fields; without script each cell is a field.
 */
final class LinePack {
    static final int MAX_LINES = 1000;
    private static final String PACK = "lines";
    private static final String COUNT = "lineCount";

    private LinePack() {}

    /** The cells of each line, in the order of {@link LineColumn}; absent cells are empty. */
    static List<String[]> of(Map<String, String> sent) {
        String pack = sent.get(PACK);
        return pack == null ? cells(sent) : unpacked(pack);
    }

    private static List<String[]> unpacked(String pack) {
        List<String[]> lines = new ArrayList<>();
        if (!pack.isEmpty()) {
            for (String line : pack.split("\r?\n", -1)) {
                lines.add(bounded(lines, line.split("\t", -1)));
            }
        }
        return lines;
    }

    private static List<String[]> cells(Map<String, String> sent) {
        List<String[]> lines = new ArrayList<>();
        while (sent.containsKey(LineColumn.DESCRIPTION.cell(lines.size()))) {
            int n = lines.size();
            lines.add(bounded(
                    lines,
                    LineColumn.all().stream()
                            .map(column -> sent.getOrDefault(column.cell(n), ""))
                            .toArray(String[]::new)));
        }
        String count = sent.get(COUNT);
        if (count != null && !count.equals(String.valueOf(lines.size()))) {
            throw new IllegalArgumentException("the form has %s lines, %d came".formatted(count, lines.size()));
        }
        return lines;
    }

    private static String[] bounded(List<String[]> before, String[] line) {
        if (before.size() >= MAX_LINES) {
            throw new IllegalArgumentException("more than %d lines".formatted(MAX_LINES));
        }
        return line;
    }

    /** A cell of a line. */
    static String cell(String[] line, LineColumn column) {
        int at = LineColumn.all().indexOf(column);
        return at < line.length ? line[at] : "";
    }
}

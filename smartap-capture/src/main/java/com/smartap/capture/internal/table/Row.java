package com.smartap.capture.internal.table;

import java.util.List;

/**
 * A row.
 *
 * @param number counted from 1 as programs show it
 * @param cells from the first column on
 * @param hidden whether the program hides it
 */
record Row(int number, List<Cell> cells, boolean hidden) {
    Cell cell(int column) {
        return column < cells.size() ? cells.get(column) : Cell.EMPTY;
    }

    boolean isBlank() {
        return cells.stream().allMatch(Cell::isBlank);
    }

    /** Where a cell stands, as in {@code B7}. */
    String at(int column) {
        StringBuilder name = new StringBuilder();
        for (int rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
            name.insert(0, (char) ('A' + (rest - 1) % 26));
        }
        return name + String.valueOf(number);
    }
}

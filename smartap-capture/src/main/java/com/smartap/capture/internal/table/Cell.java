package com.smartap.capture.internal.table;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A cell.
 *
 * @param text what it says
 * @param number its number, where the file itself says that it is one
 * @param formula whether it was computed; the value is the one that the file keeps
 */
record Cell(String text, @Nullable BigDecimal number, boolean formula) {
    static final Cell EMPTY = new Cell("", null, false);

    boolean isBlank() {
        return text.isBlank();
    }
}

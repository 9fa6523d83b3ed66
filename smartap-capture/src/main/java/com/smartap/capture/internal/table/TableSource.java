package com.smartap.capture.internal.table;

import java.io.IOException;
import java.util.List;

/** A table that can be gone through as often as needed, row by row. */
interface TableSource {
    /** Takes rows; says whether it wants more. */
    interface Visitor {
        boolean row(Row row);
    }

    /** The name of its file, for messages. */
    String name();

    /** What is strange about the whole table. */
    List<String> findings();

    /** Whether numbers are rather written with a comma, as far as the form of the file tells. */
    boolean commaLikely();

    /** Whether dates are counted from 1904. */
    default boolean from1904() {
        return false;
    }

    /** Goes through the rows that hold anything, from the first one. */
    void each(Visitor visitor) throws IOException;
}

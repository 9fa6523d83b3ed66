package com.smartap.console;

import com.smartap.model.PageRequest;
import org.jspecify.annotations.Nullable;

/** Reads what lists are asked for in addresses. */
final class Paging {
    private Paging() {}

    /** The page that begins at a cursor. */
    static PageRequest at(@Nullable String cursor, int size) {
        return new PageRequest(blankToNull(cursor), size);
    }

    /** Nothing typed is nothing wanted. */
    static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}

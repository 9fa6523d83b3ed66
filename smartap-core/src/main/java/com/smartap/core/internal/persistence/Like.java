package com.smartap.core.internal.persistence;

import java.util.Locale;

/** Makes texts that people search for safe inside a LIKE pattern. */
final class Like {
    private Like() {}

    /** The text in lower case, its wildcards escaped by {@code !}. */
    static String escape(String text) {
        return text.strip()
                .toLowerCase(Locale.ROOT)
                .replace("!", "!!")
                .replace("%", "!%")
                .replace("_", "!_");
    }
}

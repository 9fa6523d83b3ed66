package com.smartap.core.internal.persistence;

import java.sql.SQLException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Tells which constraint of the database an exception is about. */
public final class Violations {
    private Violations() {}

    /** Whether the exception, or a cause of it, says that this constraint was broken. */
    public static boolean of(String constraint, Throwable exception) {
        for (@Nullable Throwable t = exception; t != null; t = t.getCause()) {
            if (t instanceof SQLException sql
                    && String.valueOf(sql.getSQLState()).startsWith("23")
                    && String.valueOf(sql.getMessage()).toLowerCase(Locale.ROOT).contains(constraint)) {
                return true;
            }
        }
        return false;
    }
}

package com.smartap.connector.quickbooks;

/** Writes values of QuickBooks' query language. */
final class QueryText {
    private QueryText() {}

    /** A quoted value, with quotes and backslashes escaped and without control characters. */
    static String quoted(String value) {
        return "'" + value.replaceAll("\\p{Cntrl}", "").replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}

package com.smartap.connector.netsuite;

/**
 * A column of a query, selected under the name that the table itself gives it wherever possible.
 *
 * @param name in the answer
 * @param sql what is selected
 * @param optional whether an account without some feature, or a role, may not know it
 */
record Column(String name, String sql, boolean optional) {
    /** How moments are asked for: what the user prefers does not matter then. */
    static final String STAMP = "'YYYY-MM-DD HH24:MI:SS'";

    static Column of(String name, String sql) {
        return new Column(name, sql, false);
    }

    static Column optional(String name, String sql) {
        return new Column(name, sql, true);
    }

    static Column stamp(String name, String sql) {
        return of(name, "TO_CHAR(%s, %s)".formatted(sql, STAMP));
    }

    static Column day(String name, String sql) {
        return of(name, "TO_CHAR(%s, 'YYYY-MM-DD')".formatted(sql));
    }

    /** As the list of a query has it. */
    String selected() {
        return sql.equals(name) ? name : sql + " AS " + name;
    }
}

package com.smartap.testkit.netsuite;

import java.util.List;

/** A parsed query. An expression named {@code *} stands for all columns. */
record SqlStatement(
        List<Selected> selected, List<Source> sources, List<SqlExpression> conditions, List<Order> orders, int limit) {
    record Selected(SqlExpression expression, String name) {}

    /** A table; all but the first are joined. */
    record Source(String table, String alias, boolean outer, List<SqlExpression> on) {}

    record Order(SqlExpression expression, boolean descending) {}
}

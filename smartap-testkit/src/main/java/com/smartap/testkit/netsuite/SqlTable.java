package com.smartap.testkit.netsuite;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A table that can be queried.
 *
 * @param columns the names of all columns, in lower case
 * @param rows the rows; a column without a value is missing
 * @param display what {@code BUILTIN.DF} shows for a column of a row; null for the value itself
 * @param byTransaction the rows of some transactions, found at once; null if the table has no such index
 */
record SqlTable(
        Set<String> columns,
        Collection<Map<String, Object>> rows,
        java.util.function.BiFunction<Map<String, Object>, String, @Nullable String> display,
        @Nullable Function<Set<Object>, Collection<Map<String, Object>>> byTransaction) {
    /** Finds tables by name in lower case. */
    interface Catalogue extends Function<String, @Nullable SqlTable> {}
}

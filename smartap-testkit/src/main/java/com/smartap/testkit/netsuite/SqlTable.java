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
 */
record SqlTable(
        Set<String> columns,
        Collection<Map<String, Object>> rows,
        java.util.function.BiFunction<Map<String, Object>, String, @Nullable String> display) {
    /** Finds tables by name in lower case. */
    interface Catalogue extends Function<String, @Nullable SqlTable> {}
}

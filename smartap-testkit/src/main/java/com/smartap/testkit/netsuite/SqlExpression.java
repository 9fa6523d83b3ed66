package com.smartap.testkit.netsuite;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A part of a query that has a value in each row. */
sealed interface SqlExpression {
    /** A constant: a text, a number or null. */
    record Constant(@Nullable Object value) implements SqlExpression {}

    /** A column, such as {@code t.id}; the alias is empty if the query has only one table. */
    record Column(String alias, String name) implements SqlExpression {}

    /** A function, such as {@code TO_CHAR}; {@code builtin.df} is one word. */
    record Call(String name, List<SqlExpression> arguments) implements SqlExpression {}

    /** An operator of two sides. */
    record Binary(String operator, SqlExpression left, SqlExpression right) implements SqlExpression {}

    /** NOT. */
    record Not(SqlExpression operand) implements SqlExpression {}

    /** IS NULL. */
    record IsNull(SqlExpression operand) implements SqlExpression {}

    /** IN, with its values; constants are looked up at once. */
    record In(SqlExpression operand, List<SqlExpression> values, Set<Object> constants) implements SqlExpression {
        static In of(SqlExpression operand, List<SqlExpression> values) {
            Set<Object> constants = new HashSet<>();
            for (SqlExpression value : values) {
                if (value instanceof Constant constant && constant.value() != null) {
                    constants.add(SqlValues.comparable(constant.value()));
                }
            }
            return new In(operand, values, constants);
        }
    }
}

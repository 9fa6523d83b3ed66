package com.smartap.testkit.odata;

import org.jspecify.annotations.Nullable;

/** The operators of comparison. What is missing equals only what is missing, and is neither less nor more. */
enum Comparison {
    EQ,
    NE,
    GT,
    GE,
    LT,
    LE;

    boolean holds(@Nullable Comparable<?> left, @Nullable Comparable<?> right, boolean ignoreCase) {
        if (left == null || right == null) {
            boolean bothMissing = left == null && right == null;
            return this == EQ && bothMissing || this == NE && !bothMissing;
        }
        int order = Values.compare(left, right, ignoreCase);
        return switch (this) {
            case EQ -> order == 0;
            case NE -> order != 0;
            case GT -> order > 0;
            case GE -> order >= 0;
            case LT -> order < 0;
            case LE -> order <= 0;
        };
    }
}

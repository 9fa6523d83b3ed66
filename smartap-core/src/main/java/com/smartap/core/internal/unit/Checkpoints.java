package com.smartap.core.internal.unit;

/**
 * Hears of every instant at which a crash would be worth testing: before and after each commit and each outside call.
 * The engine runs with {@link #NONE}; crash tests stop it at one of them.
 */
@FunctionalInterface
public interface Checkpoints {
    /** Does nothing. */
    Checkpoints NONE = point -> {};

    /** The engine has come to a point, such as {@code before commit invoice.read}. */
    void reached(String point);
}

package com.smartap.capture.internal.pattern;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression that first looks whether a text holds anything without which it cannot match, such as one of the
 * words that it names. Most texts do not, and are told so by one pass over their characters. What has to be there is
 * worked out from the expression itself, so that answers are those of {@link Pattern}, always. Thread-safe.
 */
public final class QuickPattern {
    /** Working out what is needed pays only for those who ask often. */
    private static final int RARE = 64;

    private final Pattern pattern;
    private volatile @Nullable Needles needles;
    private volatile boolean known;
    private int uses;

    private QuickPattern(Pattern pattern) {
        this.pattern = pattern;
    }

    /** Compiles an expression in the syntax of {@link Pattern}. */
    public static QuickPattern compile(String expression) {
        return new QuickPattern(Pattern.compile(expression));
    }

    /** Whether all of a text matches. */
    public boolean matches(String text) {
        return mayMatch(text) && pattern.matcher(text).matches();
    }

    /** Whether some part of a text matches. */
    public boolean isIn(String text) {
        return mayMatch(text) && pattern.matcher(text).find();
    }

    /** Whether a text begins with a match. */
    public boolean begins(String text) {
        return mayMatch(text) && pattern.matcher(text).lookingAt();
    }

    /** The text with all matches replaced. */
    public String replaceAll(String text, String replacement) {
        return mayMatch(text) ? pattern.matcher(text).replaceAll(replacement) : text;
    }

    /** A matcher for what {@link #mayMatch} lets through. */
    public Matcher matcher(String text) {
        return pattern.matcher(text);
    }

    /** False only if nothing in the text matches. */
    public boolean mayMatch(String text) {
        if (!known) {
            // Two threads may count as one: the work is only done a little later then.
            if (++uses < RARE) {
                return true;
            }
            needles = Requirement.of(pattern.pattern()).map(Needles::of).orElse(null);
            known = true;
        }
        Needles wanted = needles;
        return wanted == null || wanted.in(text);
    }

    @Override
    public String toString() {
        return pattern.pattern();
    }
}

package com.smartap.capture.internal.learn;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * A text that stands still, and where a value stands from there. Lengths are in heights of the usual word.
 *
 * @param text the folded text; empty for the corner of the page
 * @param page which page
 * @param left from the text's left edge to the value's left edge
 * @param right from the text's left edge to the value's right edge
 * @param down from the text's baseline to the value's
 * @param hits on how many examples it finds the right value
 * @param misses on how many examples it finds another one
 */
record Anchor(String text, PageRule page, double left, double right, double down, int hits, int misses) {
    private static final int LONGEST = 120;
    private static final double FAR = 1000;
    private static final double SAME_LINE = 0.5;
    private static final double WORST = 3;

    Anchor {
        requireNonNull(page, "page");
        boolean far = !(Math.abs(left) < FAR && Math.abs(right) < FAR && Math.abs(down) < FAR);
        if (text.length() > LONGEST || far || hits < 0 || misses < 0) {
            throw new IllegalArgumentException("an anchor at %s, %s, %s".formatted(left, right, down));
        }
    }

    /** The place of a value seen from a text. */
    static Anchor between(Paper.Spot spot, PageRule page, Found value) {
        return new Anchor(
                spot.text(),
                page,
                (value.left() - spot.left()) / Paper.UNIT,
                (value.right() - spot.left()) / Paper.UNIT,
                (value.baseline() - spot.baseline()) / Paper.UNIT,
                0,
                0);
    }

    /** The place of a value seen from the corner of its page. */
    static Anchor corner(PageRule page, Found value) {
        return new Anchor(
                "", page, value.left() / Paper.UNIT, value.right() / Paper.UNIT, value.baseline() / Paper.UNIT, 0, 0);
    }

    boolean isCorner() {
        return text.isEmpty();
    }

    boolean isSameLine() {
        return !isCorner() && Math.abs(down) < SAME_LINE;
    }

    /** Whether there is more for it than against it. */
    boolean isProven() {
        return hits > misses;
    }

    Anchor counted(int right, int wrong) {
        return new Anchor(text, page, left, this.right, down, right, wrong);
    }

    /** Whether another one says the same but for a trifle. */
    boolean says(Anchor other) {
        return text.equals(other.text)
                && page == other.page
                && Math.abs(down - other.down) < SAME_LINE
                && (Math.abs(left - other.left) < 1 || Math.abs(right - other.right) < 1);
    }

    /** How far a value is from where it should stand, 0 if it stands there exactly; {@link #WORST} is too far. */
    double distance(Paper.@Nullable Spot spot, Found value) {
        double x = spot == null ? 0 : spot.left();
        double y = spot == null ? 0 : spot.baseline();
        double toLeft = (value.left() - x) / Paper.UNIT;
        double toRight = (value.right() - x) / Paper.UNIT;
        double across = Math.min(Math.abs(toLeft - left), Math.abs(toRight - right));
        double off = Math.abs((value.baseline() - y) / Paper.UNIT - down);
        double form = value.formed() ? 0 : 1;
        if (isSameLine()) {
            boolean side = toLeft > 0 == left > 0;
            return off > 0.6 || !side ? WORST : Math.min(WORST, 0.12 * across + 2 * off + form);
        }
        double slack = isCorner() ? 1 : 0.7 + 0.05 * Math.abs(down);
        double wide = isCorner() ? 2 : 2 + 0.05 * Math.abs(left);
        return off > slack || across > wide ? WORST : Math.min(WORST, 0.4 * across + 1.2 * off + form);
    }

    static boolean isFar(double distance) {
        return distance >= WORST;
    }

    /** Where the value stands, in words. */
    String shown() {
        if (isCorner()) {
            return "at its place on the page";
        }
        if (isSameLine()) {
            return (left > 0 ? "right of \"" : "left of \"") + text + "\"";
        }
        return "%s \"%s\" by %.1f lines".formatted(down > 0 ? "below" : "above", text, Math.abs(down));
    }
}

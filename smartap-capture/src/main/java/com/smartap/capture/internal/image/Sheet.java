package com.smartap.capture.internal.image;

import com.smartap.spi.capture.PageImage;
import java.util.Arrays;

/**
 * The largest bright shape of a small picture, row by row.
 *
 * @param from the first column of each row; above {@code to} where the row has none
 * @param to the last column of each row
 * @param pixels how many it has, without its holes
 */
record Sheet(int width, int height, int[] from, int[] to, int left, int right, int top, int bottom, int pixels) {
    private static final int FAR = 0;
    private static final int ON = 1;
    private static final int AROUND = 2;
    private static final int ZONES = 5;
    private static final double STRIP = 0.12;
    /** Letters differ so much from what is around them; wood and cloth seldom do. */
    private static final double LETTER = 0.3;
    /** The grain of a dark table is no letter. */
    private static final int DARKER = 25;
    /** Letters on the paper are filled in where bright pixels are so near to them. */
    private static final int REACH = 4;

    static Sheet of(PageImage small) {
        boolean[] bright = closed(small, Skew.threshold(small));
        int[] shape = new int[bright.length];
        int[] stack = new int[bright.length];
        int best = 0;
        int most = 0;
        for (int i = 0, number = 1; i < bright.length; i++) {
            if (bright[i] && shape[i] == 0) {
                int size = fill(bright, shape, stack, i, number, small.width());
                if (size > most) {
                    most = size;
                    best = number;
                }
                number++;
            }
        }
        return rows(shape, best, small.width(), small.height());
    }

    /** Marks all that is connected with a pixel; returns how many that are. */
    private static int fill(boolean[] bright, int[] shape, int[] stack, int start, int number, int width) {
        int size = 0;
        int waiting = 0;
        stack[waiting++] = start;
        shape[start] = number;
        while (waiting > 0) {
            int at = stack[--waiting];
            size++;
            int x = at % width;
            int[] beside = {x > 0 ? at - 1 : at, x + 1 < width ? at + 1 : at, at - width, at + width};
            for (int next : beside) {
                if (next >= 0 && next < bright.length && bright[next] && shape[next] == 0) {
                    shape[next] = number;
                    stack[waiting++] = next;
                }
            }
        }
        return size;
    }

    private static Sheet rows(int[] shape, int number, int width, int height) {
        int[] from = new int[height];
        int[] to = new int[height];
        int top = height;
        int bottom = -1;
        int pixels = 0;
        for (int y = 0; y < height; y++) {
            from[y] = width;
            to[y] = -1;
            for (int x = 0; x < width; x++) {
                if (number > 0 && shape[y * width + x] == number) {
                    from[y] = Math.min(from[y], x);
                    to[y] = x;
                    pixels++;
                    top = Math.min(top, y);
                    bottom = y;
                }
            }
        }
        int left = Arrays.stream(from).min().orElse(0);
        int right = Arrays.stream(to).max().orElse(-1);
        return new Sheet(width, height, from, to, left, right, top, bottom, pixels);
    }

    /** The bright pixels, with the letters on the paper filled in: dark spots that bright ones are near to on two sides. */
    private static boolean[] closed(PageImage small, int threshold) {
        int reach = REACH;
        boolean[] grown = spread(small, threshold, reach);
        boolean[] closed = new boolean[grown.length];
        for (int y = 0; y < small.height(); y++) {
            for (int x = 0; x < small.width(); x++) {
                closed[y * small.width() + x] = all(grown, small, x, y, reach);
            }
        }
        return closed;
    }

    private static boolean[] spread(PageImage small, int threshold, int reach) {
        boolean[] grown = new boolean[small.width() * small.height()];
        for (int y = 0; y < small.height(); y++) {
            for (int x = 0; x < small.width(); x++) {
                for (int d = -reach; d <= reach && small.at(x, y) >= threshold; d++) {
                    grown[y * small.width() + Math.max(0, Math.min(small.width() - 1, x + d))] = true;
                    grown[Math.max(0, Math.min(small.height() - 1, y + d)) * small.width() + x] = true;
                }
            }
        }
        return grown;
    }

    private static boolean all(boolean[] grown, PageImage small, int x, int y, int reach) {
        for (int d = -reach; d <= reach; d++) {
            boolean across = grown[y * small.width() + Math.max(0, Math.min(small.width() - 1, x + d))];
            boolean down = grown[Math.max(0, Math.min(small.height() - 1, y + d)) * small.width() + x];
            if (!across || !down) {
                return false;
            }
        }
        return true;
    }

    /** How much of the picture its rows cover. */
    double share() {
        return covered() / (double) (width * height);
    }

    private int covered() {
        int covered = 0;
        for (int y = 0; y < height; y++) {
            covered += Math.max(0, to[y] - from[y] + 1);
        }
        return covered;
    }

    double fills() {
        return pixels / (double) Math.max(1, covered());
    }

    private boolean has(int x, int y) {
        return x >= from[y] && x <= to[y];
    }

    /** How many sides of the picture show the table for so much of their length. */
    int tableSides(double share) {
        int[] table = new int[4];
        for (int y = 0; y < height; y++) {
            table[0] += has(0, y) ? 0 : 1;
            table[1] += has(width - 1, y) ? 0 : 1;
        }
        for (int x = 0; x < width; x++) {
            table[2] += has(x, 0) ? 0 : 1;
            table[3] += has(x, height - 1) ? 0 : 1;
        }
        int sides = 0;
        for (int side = 0; side < table.length; side++) {
            sides += table[side] >= share * (side < 2 ? height : width) ? 1 : 0;
        }
        return sides;
    }

    /** By how much it is brighter than what is around it. */
    double contrast(PageImage small) {
        long[] sums = new long[2];
        int[] counts = new int[2];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int side = has(x, y) ? 1 : 0;
                sums[side] += small.at(x, y);
                counts[side]++;
            }
        }
        return sums[1] / (double) Math.max(1, counts[1]) - sums[0] / (double) Math.max(1, counts[0]);
    }

    /**
     * How densely what looks like letters stands around it, as a share of how densely it stands on it: all around, or
     * in the strip beside one of its edges, since the dark head of a page is no table either.
     */
    double lettersOutside(PageImage photo) {
        long[] letters = new long[ZONES];
        long[] counts = new long[ZONES];
        int reach = Math.max(2, photo.width() / width);
        for (int y = reach; y + reach < photo.height(); y += 2) {
            for (int x = reach; x + reach < photo.width(); x += 2) {
                int row = (int) ((long) y * height / photo.height());
                int column = (int) ((long) x * width / photo.width());
                // The edge of the sheet itself is no letter.
                if (has(column, row) == hasAround(column, row)) {
                    int letter = isLetter(photo, x, y, reach) ? 1 : 0;
                    int zone = has(column, row) ? ON : strip(column, row);
                    letters[zone] += letter;
                    counts[zone]++;
                    letters[AROUND] += zone == ON ? 0 : letter;
                    counts[AROUND] += zone == ON ? 0 : 1;
                }
            }
        }
        double most = 0;
        for (int zone = AROUND; zone < ZONES; zone++) {
            most = Math.max(most, letters[zone] / (double) Math.max(1, counts[zone]));
        }
        double on = letters[ON] / (double) Math.max(1, counts[ON]);
        return on == 0 ? 1 : most / on;
    }

    /** Beside which edge of the sheet a place is; {@link #FAR} if beside none. */
    private int strip(int x, int y) {
        boolean across = x >= left() && x <= right();
        int near = (int) Math.ceil(STRIP * (bottom - top + 1));
        if (across && y < top) {
            return y >= top - near ? AROUND + 1 : FAR;
        }
        return across && y > bottom && y <= bottom + near ? AROUND + 2 : FAR;
    }

    private boolean hasAround(int x, int y) {
        int above = Math.max(0, y - 3);
        int below = Math.min(height - 1, y + 3);
        boolean inside = has(x, y);
        boolean same = has(x, above) == inside
                && has(x, below) == inside
                && has(Math.max(0, x - 3), y) == inside
                && has(Math.min(width - 1, x + 3), y) == inside;
        return same == inside;
    }

    private static boolean isLetter(PageImage photo, int x, int y, int reach) {
        int around = Math.max(
                Math.max(photo.at(x - reach, y), photo.at(x + reach, y)),
                Math.max(photo.at(x, y - reach), photo.at(x, y + reach)));
        return photo.at(x, y) < Math.min((1 - LETTER) * around, around - DARKER);
    }
}

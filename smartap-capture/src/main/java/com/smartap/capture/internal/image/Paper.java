package com.smartap.capture.internal.image;

import com.smartap.spi.capture.PageImage;
import java.util.Arrays;

/**
 * The sheet of paper in a photograph: brighter than the table it lies on, and what surrounds it on three sides or four
 * has no text. What is not plainly so stays whole, since a total that was cut away is worse than a table that was read.
 *
 * @param image the sheet, white where the table shows beside it
 * @param left distance from the left edge of the photograph, in pixels
 * @param top distance from its top edge, in pixels
 */
public record Paper(PageImage image, int left, int top) {
    /** The sheet is looked for in a picture of about so many pixels a side. */
    private static final int SMALL = 256;

    private static final double LEAST = 0.12;
    private static final double MOST = 0.94;
    /** How much of a side of the photograph has to show the table. */
    private static final double SIDE = 0.7;

    private static final int SIDES = 3;
    private static final int CONTRAST = 45;
    /** A sheet has four edges: it fills what its outermost points enclose. */
    private static final double FILLED = 0.9;
    /** Letters differ so much from what is around them; wood and cloth seldom do. */
    private static final double LETTER = 0.3;

    /** The grain of a dark table is no letter. */
    private static final int DARKER = 25;

    private static final double MOST_LETTERS = 0.35;

    /** The sheet in a photograph; the whole picture if there is none. */
    public static Paper in(PageImage photo) {
        int step = Math.max(1, Math.max(photo.width(), photo.height()) / SMALL);
        PageImage small = Scaling.to(photo, Math.max(1, photo.width() / step), Math.max(1, photo.height() / step));
        Sheet sheet = Sheet.of(small);
        boolean plain = sheet.share() > LEAST
                && sheet.share() < MOST
                && sheet.fills() > FILLED
                && sheet.tableSides(SIDE) >= SIDES
                && sheet.contrast(small) > CONTRAST
                && sheet.lettersOutside(photo, step) < MOST_LETTERS;
        return plain ? cut(photo, sheet, step) : new Paper(photo, 0, 0);
    }

    private static Paper cut(PageImage photo, Sheet sheet, int step) {
        int left = Math.max(0, (sheet.left() - 1) * step);
        int top = Math.max(0, (sheet.top() - 1) * step);
        int right = Math.min(photo.width(), (sheet.right() + 2) * step);
        int bottom = Math.min(photo.height(), (sheet.bottom() + 2) * step);
        byte[] pixels = new byte[(right - left) * (bottom - top)];
        Arrays.fill(pixels, (byte) 255);
        for (int y = top; y < bottom; y++) {
            int row = Math.max(sheet.top(), Math.min(sheet.bottom(), y / step));
            int from = Math.max(left, sheet.from()[row] * step);
            int to = Math.min(right, (sheet.to()[row] + 1) * step);
            if (from < to) {
                System.arraycopy(
                        photo.pixels(), y * photo.width() + from, pixels, (y - top) * (right - left) + from - left, to
                                - from);
            }
        }
        return new Paper(new PageImage(right - left, bottom - top, pixels), left, top);
    }

    /**
     * The largest bright shape of a small picture, row by row.
     *
     * @param from the first column of each row; above {@code to} where the row has none
     * @param to the last column of each row
     * @param pixels how many it has, without its holes
     */
    private record Sheet(int width, int height, int[] from, int[] to, int top, int bottom, int pixels) {
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
            return new Sheet(width, height, from, to, top, bottom, pixels);
        }

        /** The bright pixels, with the letters on the paper filled in: dark spots that bright ones are near to on two sides. */
        private static boolean[] closed(PageImage small, int threshold) {
            int reach = Math.max(2, SMALL / 64);
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

        int left() {
            return Arrays.stream(from).min().orElse(0);
        }

        int right() {
            return Arrays.stream(to).max().orElse(-1);
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

        /** How densely what looks like letters stands around it, as a share of how densely it stands on it. */
        double lettersOutside(PageImage photo, int step) {
            long[] letters = new long[2];
            long[] counts = {1, 1};
            int reach = Math.max(2, step);
            for (int y = reach; y + reach < photo.height(); y += 2) {
                for (int x = reach; x + reach < photo.width(); x += 2) {
                    int row = Math.min(height - 1, y / step);
                    int column = Math.min(width - 1, x / step);
                    // The edge of the sheet itself is no letter.
                    boolean edge = has(column, row) != hasAround(column, row);
                    if (!edge) {
                        int side = has(column, row) ? 1 : 0;
                        counts[side]++;
                        letters[side] += isLetter(photo, x, y, reach) ? 1 : 0;
                    }
                }
            }
            double on = letters[1] / (double) counts[1];
            return on == 0 ? 1 : letters[0] / (double) counts[0] / on;
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
}

package com.smartap.capture.internal.image;

import com.smartap.spi.capture.PageImage;
import java.util.Arrays;

/** How high the letters of a page are, told from the shapes of its ink before a word of it is read. */
final class LetterHeight {
    private static final int SMALLEST = 5;
    private static final int FEWEST = 40;
    /** A page has some ten thousand letters; what has more shapes is grain. */
    private static final int MOST_SHAPES = 400_000;

    /** No page is ink for the most part; what is has a background that could not be told from letters. */
    private static final double MOST_INK = 0.4;

    private static final double NARROWEST = 0.12;
    private static final double WIDEST = 2;
    /** Capitals and digits are the higher letters; among small ones they are few. */
    private static final double CAPITALS = 0.75;

    private final PageImage image;
    private final int threshold;
    private int[] left = new int[256];
    private int[] right = new int[256];
    private int[] top = new int[256];
    private int[] bottom = new int[256];
    private int[] parent = new int[256];
    private int shapes;
    private long ink;

    private LetterHeight(PageImage image) {
        this.image = image;
        this.threshold = Skew.threshold(image);
    }

    /** The height of a capital letter in pixels; 0 if there are too few letters to tell. */
    static double of(PageImage even) {
        LetterHeight letters = new LetterHeight(even);
        letters.collect();
        return letters.typical();
    }

    /** Runs of dark pixels that touch runs of the row above belong to one shape. */
    private void collect() {
        int width = image.width();
        int[] above = new int[width];
        int[] row = new int[width];
        for (int y = 0; y < image.height() && shapes < MOST_SHAPES; y++) {
            Arrays.fill(row, -1);
            int x = 0;
            while (x < width) {
                if (image.at(x, y) >= threshold) {
                    x++;
                    continue;
                }
                int from = x;
                while (x < width && image.at(x, y) < threshold) {
                    x++;
                }
                int shape = shape(from, x, y, y == 0 ? null : above);
                Arrays.fill(row, from, x, shape);
                ink += x - from;
            }
            int[] free = above;
            above = row;
            row = free;
        }
    }

    private int shape(int from, int to, int y, int @org.jspecify.annotations.Nullable [] above) {
        int shape = -1;
        for (int x = Math.max(0, from - 1); above != null && x < Math.min(to + 1, above.length); x++) {
            if (above[x] >= 0) {
                shape = shape < 0 ? root(above[x]) : joined(shape, root(above[x]));
            }
        }
        if (shape < 0) {
            shape = added();
            left[shape] = from;
            right[shape] = to;
            top[shape] = y;
        }
        left[shape] = Math.min(left[shape], from);
        right[shape] = Math.max(right[shape], to);
        bottom[shape] = y + 1;
        return shape;
    }

    private int added() {
        if (shapes == parent.length) {
            left = Arrays.copyOf(left, 2 * shapes);
            right = Arrays.copyOf(right, 2 * shapes);
            top = Arrays.copyOf(top, 2 * shapes);
            bottom = Arrays.copyOf(bottom, 2 * shapes);
            parent = Arrays.copyOf(parent, 2 * shapes);
        }
        parent[shapes] = shapes;
        return shapes++;
    }

    private int root(int shape) {
        int root = shape;
        while (parent[root] != root) {
            parent[root] = parent[parent[root]];
            root = parent[root];
        }
        return root;
    }

    private int joined(int one, int other) {
        if (one != other) {
            parent[other] = one;
            left[one] = Math.min(left[one], left[other]);
            right[one] = Math.max(right[one], right[other]);
            top[one] = Math.min(top[one], top[other]);
            bottom[one] = Math.max(bottom[one], bottom[other]);
        }
        return one;
    }

    private double typical() {
        int most = Math.max(image.height(), image.width()) / 10;
        int[] heights = new int[shapes];
        int count = 0;
        for (int i = 0; i < shapes; i++) {
            int height = bottom[i] - top[i];
            double form = (right[i] - left[i]) / (double) height;
            if (parent[i] == i && height >= SMALLEST && height <= most && form > NARROWEST && form < WIDEST) {
                heights[count++] = height;
            }
        }
        boolean dark = ink > MOST_INK * image.width() * image.height();
        if (count < FEWEST || shapes >= MOST_SHAPES || dark) {
            return 0;
        }
        Arrays.sort(heights, 0, count);
        return heights[(int) (CAPITALS * (count - 1))];
    }
}

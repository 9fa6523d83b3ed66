package com.smartap.capture.internal.image;

import com.smartap.spi.capture.PageImage;

/** Pictures seen as a grid of square blocks. */
final class Blocks {
    private Blocks() {}

    /** Counts the pixels of a block by their brightness; returns how many it has. */
    static int count(PageImage image, int[] counts, int left, int top, int size) {
        int right = Math.min(image.width(), left + size);
        int bottom = Math.min(image.height(), top + size);
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                counts[image.at(x, y)]++;
            }
        }
        return (right - left) * (bottom - top);
    }

    /** The level at a place, counted in blocks: that of the four nearest ones, each as much as it is near. */
    static double between(int[] levels, int columns, int rows, double across, double down) {
        double column = Math.max(0, Math.min(columns - 1, across - 0.5));
        double row = Math.max(0, Math.min(rows - 1, down - 0.5));
        int left = (int) column;
        int top = (int) row;
        int right = Math.min(columns - 1, left + 1);
        int bottom = Math.min(rows - 1, top + 1);
        double x = column - left;
        double y = row - top;
        double upper = levels[top * columns + left] * (1 - x) + levels[top * columns + right] * x;
        double lower = levels[bottom * columns + left] * (1 - x) + levels[bottom * columns + right] * x;
        return upper * (1 - y) + lower * y;
    }
}

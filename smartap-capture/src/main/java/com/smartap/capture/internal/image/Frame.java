package com.smartap.capture.internal.image;

/**
 * What a file says about one of its pictures, before anything is decoded.
 *
 * @param width in pixels, positive
 * @param height in pixels, positive
 * @param orientation as EXIF and TIFF count it: 1 is upright, 3 upside down, 6 and 8 lie on a side; even numbers below
 *     6, and 5 and 7, are mirrored
 * @param dpiX pixels per inch from left to right; 0 if the file does not say
 * @param dpiY pixels per inch from top to bottom; 0 if the file does not say
 */
record Frame(int width, int height, int orientation, int dpiX, int dpiY) {
    long pixels() {
        return (long) width * height;
    }
}

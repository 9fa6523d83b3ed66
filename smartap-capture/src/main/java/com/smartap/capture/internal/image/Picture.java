package com.smartap.capture.internal.image;

import com.smartap.spi.capture.PageImage;

/**
 * A decoded picture.
 *
 * @param image its pixels
 * @param dpi pixels per inch; 0 if nobody knows
 */
public record Picture(PageImage image, int dpi) {}

package com.smartap.capture.internal.image;

import com.smartap.spi.capture.PageImage;

/** Makes a picture of a page easy to read: even light, no specks, level lines. */
public final class Preparation {
    private Preparation() {}

    /** The page as an engine likes it; boxes found in it are boxes of this picture. */
    public static PageImage of(PageImage image) {
        return Specks.removed(Skew.levelled(Lighting.even(image)));
    }
}

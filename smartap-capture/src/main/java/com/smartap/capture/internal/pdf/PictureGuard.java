package com.smartap.capture.internal.pdf;

import com.smartap.spi.DocumentException;
import com.smartap.spi.ErrorCode;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDPage;

/** Adds up what the pictures of a page would take when decoded, before one of them is. */
final class PictureGuard {
    private static final int DEEPEST = 6;
    private static final int MOST_OBJECTS = 2_000;
    private static final long MOST_BYTES = 120L * 1024 * 1024;
    private static final long MOST_PIXELS = 100_000_000;

    private final String name;
    private final Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    private PictureGuard(String name) {
        this.name = name;
    }

    static void check(String name, PDPage page) {
        COSBase resources = page.getCOSObject().getDictionaryObject(COSName.RESOURCES);
        new PictureGuard(name).walk(resources, 0);
    }

    private void walk(COSBase resources, int depth) {
        if (!(resources instanceof COSDictionary known) || depth > DEEPEST || seen.size() > MOST_OBJECTS) {
            return;
        }
        if (!(known.getDictionaryObject(COSName.XOBJECT) instanceof COSDictionary objects)) {
            return;
        }
        for (COSName key : objects.keySet()) {
            if (objects.getDictionaryObject(key) instanceof COSStream object && seen.add(object)) {
                if (COSName.IMAGE.equals(object.getCOSName(COSName.SUBTYPE))) {
                    picture(object);
                    if (object.getDictionaryObject(COSName.SMASK) instanceof COSStream mask) {
                        picture(mask);
                    }
                } else {
                    walk(object.getDictionaryObject(COSName.RESOURCES), depth + 1);
                }
            }
        }
    }

    private void picture(COSStream picture) {
        long width = Math.max(0, picture.getInt(COSName.WIDTH, 0));
        long height = Math.max(0, picture.getInt(COSName.HEIGHT, 0));
        boolean stencil = picture.getBoolean(COSName.IMAGE_MASK, false);
        int bits = stencil ? 1 : Math.max(1, Math.min(16, picture.getInt(COSName.BITS_PER_COMPONENT, 8)));
        int colours = bits == 1 ? 1 : 3;
        if (width * height > MOST_PIXELS || width * height / 8 * bits * colours > MOST_BYTES) {
            throw new DocumentException(
                    ErrorCode.DOCUMENT_TOO_LARGE,
                    "%s has a picture of %d by %d pixels. Maybe scan it at 300 dots per inch."
                            .formatted(name, width, height));
        }
    }
}

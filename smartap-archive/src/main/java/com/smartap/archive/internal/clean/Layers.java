package com.smartap.archive.internal.clean;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;

/** Which layers a document shows when it is opened. Source: ISO 32000-1, 8.11. */
public final class Layers {
    private static final COSName BASE_STATE = COSName.getPDFName("BaseState");
    private static final COSName OCGS = COSName.getPDFName("OCGs");
    private final boolean offUnlessListed;
    private final Set<COSBase> listed = Collections.newSetFromMap(new IdentityHashMap<>());

    private Layers(boolean offUnlessListed) {
        this.offUnlessListed = offUnlessListed;
    }

    /** The layers of a document, as it is opened. */
    public static Layers of(PDDocument document) {
        COSDictionary properties = document.getDocumentCatalog().getCOSObject().getCOSDictionary(COSName.OCPROPERTIES);
        COSDictionary usual = properties == null ? null : properties.getCOSDictionary(COSName.D);
        boolean off = usual != null && "OFF".equals(usual.getNameAsString(BASE_STATE));
        Layers layers = new Layers(off);
        COSArray exceptions = usual == null ? null : usual.getCOSArray(off ? COSName.ON : COSName.OFF);
        for (int i = 0; exceptions != null && i < exceptions.size(); i++) {
            COSBase layer = exceptions.getObject(i);
            if (layer != null) {
                layers.listed.add(layer);
            }
        }
        return layers;
    }

    /** Whether a layer, or every layer of a membership, is off. */
    public boolean isOff(@Nullable COSDictionary content) {
        if (content == null) {
            return false;
        }
        COSBase members = content.getDictionaryObject(OCGS);
        if (members instanceof COSArray array && array.size() > 0) {
            for (int i = 0; i < array.size(); i++) {
                if (array.getObject(i) instanceof COSDictionary layer && !isOff(layer)) {
                    return false;
                }
            }
            return true;
        }
        COSBase layer = members instanceof COSDictionary ? members : content;
        return listed.contains(layer) != offUnlessListed;
    }
}

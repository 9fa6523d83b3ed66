package com.smartap.capture.internal.pdf;

import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.ResourceCache;
import org.jspecify.annotations.Nullable;

/** A page without a tree above it that shares fonts and colours with the other pages of its document. */
final class CachedPage extends PDPage {
    private final @Nullable PDResources resources;

    CachedPage(COSDictionary page, ResourceCache cache) {
        super(page);
        this.resources = page.getDictionaryObject(COSName.RESOURCES) instanceof COSDictionary own
                ? new PDResources(own, cache)
                : null;
    }

    @Override
    public @Nullable PDResources getResources() {
        return resources;
    }
}

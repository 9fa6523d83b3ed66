package com.smartap.archive.internal.update;

import java.io.IOException;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.pdmodel.PDDocument;

/** Where objects stand that an update replaces. */
final class Place {
    private Place() {}

    static COSObjectKey ofCatalog(PDDocument document) throws IOException {
        return of(document.getDocument().getTrailer(), COSName.ROOT);
    }

    static COSObjectKey of(COSDictionary holder, COSName key) throws IOException {
        if (holder.getItem(key) instanceof COSObject reference && reference.getKey() != null) {
            return reference.getKey();
        }
        throw new IOException(
                "the file is not laid out as a sealed file is: /%s is no reference".formatted(key.getName()));
    }
}

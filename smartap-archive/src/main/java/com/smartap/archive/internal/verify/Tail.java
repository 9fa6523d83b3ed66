package com.smartap.archive.internal.verify;

import com.smartap.archive.internal.read.BoundedPdf;
import com.smartap.archive.internal.update.FileUpdate;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.pdmodel.PDDocument;

/** The part of a sealed file that no signature covers: the proofs that were added last. */
final class Tail {
    private Tail() {}

    /** Whether what follows {@code end} is one update, written as {@link FileUpdate} writes it. */
    static boolean isOwn(PDDocument document, byte[] file, int end) throws IOException {
        byte[] base = Arrays.copyOf(file, end);
        try (PDDocument covered = BoundedPdf.open("covered", base)) {
            FileUpdate update = new FileUpdate(covered, base);
            for (Map.Entry<COSObjectKey, Long> entry :
                    document.getDocument().getXrefTable().entrySet()) {
                if (entry.getValue() >= end) {
                    COSBase object = document.getDocument()
                            .getObjectFromPool(entry.getKey())
                            .getObject();
                    if (object == null) {
                        return false;
                    }
                    update.replace(entry.getKey(), object);
                }
            }
            return Arrays.equals(update.written(), file);
        }
    }
}

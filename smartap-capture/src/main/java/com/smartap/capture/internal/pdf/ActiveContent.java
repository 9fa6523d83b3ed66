package com.smartap.capture.internal.pdf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.jspecify.annotations.Nullable;

/** Finds scripts and programs that a PDF would start in a viewer; they are never run here. */
final class ActiveContent {
    private static final COSName SCRIPT = COSName.getPDFName("JavaScript");
    private static final COSName LAUNCH = COSName.getPDFName("Launch");
    private static final COSName NEXT = COSName.getPDFName("Next");
    private static final int MOST_ANNOTATIONS = 2000;
    private static final int DEEP = 5;

    private final List<String> kinds = new ArrayList<>();

    private ActiveContent() {}

    /** What is strange about the document, as a sentence; empty for those that do nothing when opened. */
    static Optional<String> of(PDDocument document, List<PDPage> pages) {
        ActiveContent content = new ActiveContent();
        COSDictionary catalog = document.getDocumentCatalog().getCOSObject();
        content.action(catalog.getDictionaryObject(COSName.OPEN_ACTION), 0);
        content.triggers(catalog);
        if (catalog.getDictionaryObject(COSName.NAMES) instanceof COSDictionary names && names.containsKey(SCRIPT)) {
            content.add("scripts");
        }
        int seen = 0;
        for (PDPage page : pages) {
            content.triggers(page.getCOSObject());
            if (page.getCOSObject().getDictionaryObject(COSName.ANNOTS) instanceof COSArray annotations) {
                for (int i = 0; i < annotations.size() && seen++ < MOST_ANNOTATIONS; i++) {
                    if (annotations.getObject(i) instanceof COSDictionary annotation) {
                        content.action(annotation.getDictionaryObject(COSName.A), 0);
                        content.triggers(annotation);
                    }
                }
            }
        }
        return content.kinds.isEmpty()
                ? Optional.empty()
                : Optional.of("ACTIVE_CONTENT: the file would start %s in a viewer; nothing was run"
                        .formatted(String.join(" and ", content.kinds)));
    }

    private void triggers(COSDictionary owner) {
        if (owner.getDictionaryObject(COSName.AA) instanceof COSDictionary triggers) {
            for (COSName key : triggers.keySet()) {
                action(triggers.getDictionaryObject(key), 0);
            }
        }
    }

    private void action(@Nullable COSBase action, int depth) {
        if (depth > DEEP || !(action instanceof COSDictionary own)) {
            return;
        }
        COSName kind = own.getCOSName(COSName.S);
        if (SCRIPT.equals(kind)) {
            add("scripts");
        } else if (LAUNCH.equals(kind)) {
            add("programs");
        }
        action(own.getDictionaryObject(NEXT), depth + 1);
    }

    private void add(String kind) {
        if (!kinds.contains(kind)) {
            kinds.add(kind);
        }
    }
}

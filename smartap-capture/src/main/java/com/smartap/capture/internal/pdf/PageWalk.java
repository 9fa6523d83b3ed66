package com.smartap.capture.internal.pdf;

import com.smartap.spi.DocumentException;
import com.smartap.spi.ErrorCode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;

/**
 * Finds the pages of a document by walking its tree, without trusting the tree's own counts: loops, shared and very
 * deep nodes are survived, and the walk ends when there are too many pages.
 */
final class PageWalk {
    private static final int MAX_NODES = 100_000;
    private static final List<COSName> INHERITED =
            List.of(COSName.RESOURCES, COSName.MEDIA_BOX, COSName.CROP_BOX, COSName.ROTATE);

    private record Node(COSDictionary dictionary, COSDictionary inherited) {}

    private PageWalk() {}

    static List<PDPage> pages(String name, PDDocument document, int maxPages) {
        COSBase catalog = document.getDocument().getTrailer().getDictionaryObject(COSName.ROOT);
        COSBase root = catalog instanceof COSDictionary known ? known.getDictionaryObject(COSName.PAGES) : null;
        if (!(root instanceof COSDictionary tree)) {
            throw new DocumentException(
                    ErrorCode.DOCUMENT_DAMAGED,
                    "%s has no pages. Maybe ask the vendor to send it again.".formatted(name));
        }
        List<PDPage> pages = new ArrayList<>();
        Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Node> open = new ArrayDeque<>();
        open.push(new Node(tree, new COSDictionary()));
        int count = 0;
        while (!open.isEmpty() && seen.size() < MAX_NODES) {
            Node node = open.pop();
            boolean known = !seen.add(node.dictionary());
            if (node.dictionary().getDictionaryObject(COSName.KIDS) instanceof COSArray kids) {
                if (!known) {
                    pushKids(open, kids, inherit(node));
                }
            } else if (!COSName.PAGES.equals(node.dictionary().getCOSName(COSName.TYPE))) {
                // A page that is named twice counts twice, and is read once.
                if (++count > maxPages) {
                    throw new DocumentException(
                            ErrorCode.DOCUMENT_TOO_LARGE,
                            "%s has more than %d pages. Maybe send the invoice without its annexes."
                                    .formatted(name, maxPages));
                }
                if (!known) {
                    pages.add(new CachedPage(page(node.dictionary(), inherit(node)), document.getResourceCache()));
                }
            }
        }
        if (pages.isEmpty()) {
            throw new DocumentException(
                    ErrorCode.DOCUMENT_DAMAGED,
                    "%s has no pages. Maybe ask the vendor to send it again.".formatted(name));
        }
        return pages;
    }

    private static void pushKids(Deque<Node> open, COSArray kids, COSDictionary inherited) {
        for (int i = Math.min(kids.size(), MAX_NODES) - 1; i >= 0; i--) {
            if (kids.getObject(i) instanceof COSDictionary kid) {
                open.push(new Node(kid, inherited));
            }
        }
    }

    private static COSDictionary inherit(Node node) {
        COSDictionary inherited = new COSDictionary(node.inherited());
        for (COSName key : INHERITED) {
            COSBase value = node.dictionary().getItem(key);
            if (value != null) {
                inherited.setItem(key, value);
            }
        }
        return inherited;
    }

    /** A page without its parent, so that nothing climbs the tree again. */
    private static COSDictionary page(COSDictionary leaf, COSDictionary inherited) {
        COSDictionary own = new COSDictionary(leaf);
        own.removeItem(COSName.PARENT);
        for (COSName key : INHERITED) {
            COSBase value = inherited.getItem(key);
            if (value != null) {
                own.setItem(key, value);
            }
        }
        return own;
    }
}

package com.smartap.archive.internal.read;

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
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;

/** Walks a page tree without trusting its counts, depth or shape, and rebuilds it with one level. */
public final class PageList {
    private static final int MAX_DEPTH = 64;
    private static final float MAX_SIDE = 14_400;
    private static final List<COSName> INHERITED =
            List.of(COSName.RESOURCES, COSName.MEDIA_BOX, COSName.CROP_BOX, COSName.ROTATE);

    private record Node(COSDictionary dictionary, int depth) {}

    private PageList() {}

    /** Makes the page tree flat and returns the number of pages. */
    public static int flatten(PDDocument document, String name, int maxPages) {
        COSDictionary catalog = document.getDocumentCatalog().getCOSObject();
        COSDictionary root = catalog.getCOSDictionary(COSName.PAGES);
        if (root == null) {
            throw damaged(name, "has no pages");
        }
        List<COSDictionary> pages = pages(root, name, maxPages);
        COSArray kids = new COSArray();
        COSDictionary tree = new COSDictionary();
        tree.setItem(COSName.TYPE, COSName.PAGES);
        for (COSDictionary page : pages) {
            page.setItem(COSName.TYPE, COSName.PAGE);
            page.setItem(COSName.PARENT, tree);
            checkSize(page, name);
            kids.add(page);
        }
        tree.setItem(COSName.KIDS, kids);
        tree.setItem(COSName.COUNT, COSInteger.get(pages.size()));
        catalog.setItem(COSName.PAGES, tree);
        return pages.size();
    }

    private static List<COSDictionary> pages(COSDictionary root, String name, int maxPages) {
        List<COSDictionary> pages = new ArrayList<>();
        Set<COSDictionary> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Node> open = new ArrayDeque<>();
        open.push(new Node(root, 0));
        while (!open.isEmpty()) {
            Node node = open.pop();
            if (!seen.add(node.dictionary())) {
                throw damaged(name, "has a page tree that runs in a circle");
            }
            COSArray kids = node.dictionary().getCOSArray(COSName.KIDS);
            if (kids == null) {
                if (node.depth() > 0) {
                    pages.add(node.dictionary());
                }
            } else {
                openKids(node, kids, open, name, maxPages);
            }
            if (pages.size() > maxPages) {
                throw tooLarge(name, "more than " + maxPages + " pages");
            }
        }
        if (pages.isEmpty()) {
            throw damaged(name, "has no pages");
        }
        return pages;
    }

    private static void openKids(Node node, COSArray kids, Deque<Node> open, String name, int maxPages) {
        if (node.depth() >= MAX_DEPTH) {
            throw tooLarge(name, "a page tree of more than " + MAX_DEPTH + " levels");
        }
        if (kids.size() > maxPages) {
            throw tooLarge(name, "more than " + maxPages + " pages");
        }
        for (int i = kids.size() - 1; i >= 0; i--) {
            COSBase kid = kids.getObject(i);
            if (kid instanceof COSDictionary dictionary) {
                inherit(node.dictionary(), dictionary);
                open.push(new Node(dictionary, node.depth() + 1));
            }
        }
    }

    private static void inherit(COSDictionary parent, COSDictionary kid) {
        for (COSName key : INHERITED) {
            COSBase value = parent.getItem(key);
            if (value != null && !kid.containsKey(key)) {
                kid.setItem(key, value);
            }
        }
    }

    private static void checkSize(COSDictionary page, String name) {
        for (COSName key : List.of(COSName.MEDIA_BOX, COSName.CROP_BOX)) {
            COSArray box = page.getCOSArray(key);
            float[] sides = box == null ? null : sides(box);
            if (sides == null) {
                page.removeItem(key);
            } else if (!(sides[0] <= MAX_SIDE && sides[1] <= MAX_SIDE)) {
                throw tooLarge(
                        name, "a page of %.0f x %.0f points, more than %.0f".formatted(sides[0], sides[1], MAX_SIDE));
            }
        }
    }

    private static float @Nullable [] sides(COSArray box) {
        if (box.size() != 4) {
            return null;
        }
        float[] corner = box.toFloatArray();
        float width = Math.abs(corner[2] - corner[0]);
        float height = Math.abs(corner[3] - corner[1]);
        return width > 0 && height > 0 ? new float[] {width, height} : null;
    }

    private static DocumentException damaged(String name, String what) {
        return new DocumentException(
                ErrorCode.DOCUMENT_DAMAGED, "document (%s) %s. Maybe it is cut off.".formatted(name, what));
    }

    private static DocumentException tooLarge(String name, String what) {
        return new DocumentException(
                ErrorCode.DOCUMENT_TOO_LARGE,
                "document (%s) has %s. Maybe print it to a new PDF.".formatted(name, what));
    }
}

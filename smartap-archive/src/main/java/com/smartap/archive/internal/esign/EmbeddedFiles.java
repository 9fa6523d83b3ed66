package com.smartap.archive.internal.esign;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;

/** The attachments of a document; those of annotations are not among them. */
final class EmbeddedFiles {
    private static final int MAX_NODES = 10_000;

    private EmbeddedFiles() {}

    /** The contents of every attachment with a name, each stream once. */
    static List<byte[]> named(PDDocument document, String name) throws IOException {
        Set<COSStream> found = Collections.newSetFromMap(new IdentityHashMap<>());
        List<byte[]> contents = new ArrayList<>();
        for (COSDictionary specification : specifications(document)) {
            boolean matches =
                    name.equals(specification.getString(COSName.UF)) || name.equals(specification.getString(COSName.F));
            COSDictionary embedded = specification.getCOSDictionary(COSName.EF);
            for (COSName key : List.of(COSName.UF, COSName.F)) {
                if (matches
                        && embedded != null
                        && embedded.getDictionaryObject(key) instanceof COSStream stream
                        && found.add(stream)) {
                    try (InputStream in = stream.createInputStream()) {
                        contents.add(in.readAllBytes());
                    }
                }
            }
        }
        return contents;
    }

    private static Set<COSDictionary> specifications(PDDocument document) {
        COSDictionary catalog = document.getDocumentCatalog().getCOSObject();
        Set<COSDictionary> found = new LinkedHashSet<>();
        Set<COSDictionary> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        COSDictionary names = catalog.getCOSDictionary(COSName.NAMES);
        Deque<COSDictionary> open = new ArrayDeque<>();
        push(names == null ? null : names.getCOSDictionary(COSName.EMBEDDED_FILES), open, seen);
        while (!open.isEmpty()) {
            COSDictionary node = open.pop();
            dictionaries(node.getCOSArray(COSName.NAMES)).forEach(found::add);
            dictionaries(node.getCOSArray(COSName.KIDS)).forEach(kid -> push(kid, open, seen));
        }
        dictionaries(catalog.getCOSArray(COSName.getPDFName("AF"))).forEach(found::add);
        return found;
    }

    private static void push(@Nullable COSDictionary node, Deque<COSDictionary> open, Set<COSDictionary> seen) {
        if (node != null && seen.size() < MAX_NODES && seen.add(node)) {
            open.push(node);
        }
    }

    private static List<COSDictionary> dictionaries(@Nullable COSArray array) {
        List<COSDictionary> all = new ArrayList<>();
        for (int i = 0; array != null && i < Math.min(array.size(), 2 * MAX_NODES); i++) {
            COSBase item = array.getObject(i);
            if (item instanceof COSDictionary dictionary) {
                all.add(dictionary);
            }
        }
        return all;
    }
}

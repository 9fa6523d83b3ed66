package com.smartap.archive.internal.clean;

import com.smartap.archive.internal.read.ObjectWalk;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;

/** Removes what a document does, or fetches from elsewhere, rather than shows. */
public final class ActiveContent {
    private static final COSName AA = COSName.getPDFName("AA");
    private static final COSName ACTION = COSName.getPDFName("A");
    private static final COSName PA = COSName.getPDFName("PA");
    private static final COSName GO_TO = COSName.getPDFName("GoTo");
    private static final COSName JAVA_SCRIPT = COSName.getPDFName("JavaScript");
    private static final COSName ALTERNATES = COSName.getPDFName("Alternates");
    private static final COSName OPI = COSName.getPDFName("OPI");
    private static final COSName REF = COSName.getPDFName("Ref");
    private static final COSName PS = COSName.getPDFName("PS");
    private static final COSName EXTERNAL_FILTER = COSName.getPDFName("FFilter");
    private static final COSName EXTERNAL_PARAMETERS = COSName.getPDFName("FDecodeParms");
    private static final List<String> CATALOG_EXTRAS =
            List.of("URI", "Legal", "Perms", "DSS", "Requirements", "Collection", "Threads", "SpiderInfo");
    private static final List<String> NAMES_KEPT = List.of("EmbeddedFiles", "Dests");

    private static final int MOST_LISTED = 500;

    private final Map<String, Integer> removed = new LinkedHashMap<>();
    private final Map<COSBase, String> places = new IdentityHashMap<>();
    private String place = "";

    private ActiveContent() {}

    /**
     * Removes it from everything that a document reaches; adds one warning for each thing removed, with its page, and
     * counts what is the same in the same place.
     */
    public static void strip(PDDocument document, List<String> warnings) {
        COSDictionary catalog = document.getDocumentCatalog().getCOSObject();
        ActiveContent content = new ActiveContent();
        content.places(catalog.getCOSDictionary(COSName.PAGES));
        content.catalog(catalog);
        ObjectWalk.visit(catalog, content::dictionary);
        content.removed.entrySet().stream()
                .limit(MOST_LISTED)
                .map(entry -> entry.getValue() == 1
                        ? entry.getKey() + " removed"
                        : "%s removed, %d times".formatted(entry.getKey(), entry.getValue()))
                .forEach(warnings::add);
        if (content.removed.size() > MOST_LISTED) {
            warnings.add("%d more actions and references removed".formatted(content.removed.size() - MOST_LISTED));
        }
    }

    /** Where the pages of a flat tree and their annotations are. */
    private void places(@Nullable COSDictionary tree) {
        COSArray pages = tree == null ? null : tree.getCOSArray(COSName.KIDS);
        for (int i = 0; pages != null && i < pages.size(); i++) {
            if (!(pages.getObject(i) instanceof COSDictionary page)) {
                continue;
            }
            String where = " on page " + (i + 1);
            places.put(page, where);
            COSArray annotations = page.getCOSArray(COSName.ANNOTS);
            for (int k = 0; annotations != null && k < annotations.size(); k++) {
                if (annotations.getObject(k) instanceof COSDictionary annotation) {
                    String field = annotation.getString(COSName.T, "");
                    boolean widget = "Widget".equals(annotation.getNameAsString(COSName.SUBTYPE));
                    places.put(
                            annotation,
                            widget && !field.isEmpty() ? where + ", field \"" + printable(field) + "\"" : where);
                }
            }
        }
    }

    private void catalog(COSDictionary catalog) {
        COSBase open = catalog.getDictionaryObject(COSName.OPEN_ACTION);
        if (open instanceof COSDictionary action) {
            count("action on opening (" + kind(action) + ")");
        }
        catalog.removeItem(COSName.OPEN_ACTION);
        for (String key : CATALOG_EXTRAS) {
            COSName name = COSName.getPDFName(key);
            if (catalog.containsKey(name)) {
                catalog.removeItem(name);
                count("catalog entry " + key);
            }
        }
        COSDictionary names = catalog.getCOSDictionary(COSName.NAMES);
        if (names != null) {
            for (COSName key : List.copyOf(names.keySet())) {
                if (!NAMES_KEPT.contains(key.getName())) {
                    names.removeItem(key);
                    count(key.equals(JAVA_SCRIPT) ? "document script (JavaScript)" : "name tree " + key.getName());
                }
            }
        }
    }

    private void dictionary(COSDictionary dictionary) {
        place = places.getOrDefault(dictionary, "");
        if (dictionary.getDictionaryObject(AA) instanceof COSDictionary actions) {
            dictionary.removeItem(AA);
            for (COSName trigger : actions.keySet()) {
                if (actions.getDictionaryObject(trigger) instanceof COSDictionary action) {
                    count("automatic action " + printable(trigger.getName()) + " (" + kind(action) + ")");
                }
            }
        }
        action(dictionary, ACTION);
        action(dictionary, PA);
        if (dictionary instanceof COSStream stream) {
            stream(stream);
        }
    }

    /** Jumps within the document stay; they are dictionaries with /S like all actions. */
    private void action(COSDictionary holder, COSName key) {
        if (!(holder.getDictionaryObject(key) instanceof COSDictionary action)) {
            return;
        }
        COSName type = action.getCOSName(COSName.S);
        if (type == null || COSName.TYPE.equals(type)) {
            return;
        }
        if (GO_TO.equals(type)) {
            action.removeItem(COSName.getPDFName("Next"));
        } else {
            holder.removeItem(key);
            count("action (" + kind(action) + ")");
        }
    }

    private void stream(COSStream stream) {
        if (stream.containsKey(COSName.F)) {
            stream.removeItem(COSName.F);
            stream.removeItem(EXTERNAL_FILTER);
            stream.removeItem(EXTERNAL_PARAMETERS);
            count("reference to a stream in another file");
        }
        for (COSName key : List.of(ALTERNATES, OPI, REF, PS)) {
            boolean ofXObject = COSName.IMAGE.equals(stream.getCOSName(COSName.SUBTYPE))
                    || COSName.FORM.equals(stream.getCOSName(COSName.SUBTYPE));
            if (ofXObject && stream.containsKey(key)) {
                stream.removeItem(key);
                count("alternative content " + key.getName());
            }
        }
    }

    private static String kind(COSDictionary action) {
        COSName type = action.getCOSName(COSName.S);
        if (type == null) {
            return "of unknown kind";
        }
        if ("URI".equals(type.getName())) {
            String uri = action.getString(COSName.URI, "");
            return "link to " + printable(uri);
        }
        COSBase target = action.getDictionaryObject(COSName.F);
        String file = target instanceof COSString text
                ? text.getString()
                : target instanceof COSDictionary specification
                        ? specification.getString(COSName.UF, specification.getString(COSName.F, ""))
                        : "";
        return printable(type.getName()) + (file.isEmpty() ? "" : " to " + printable(file));
    }

    private static String printable(String text) {
        String plain = text.codePoints()
                .limit(120)
                .filter(c -> !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return plain.isEmpty() ? "empty" : plain;
    }

    private void count(String what) {
        removed.merge(what + place, 1, Integer::sum);
    }
}

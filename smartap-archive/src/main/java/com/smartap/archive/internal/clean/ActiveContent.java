package com.smartap.archive.internal.clean;

import com.smartap.archive.internal.read.ObjectWalk;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;

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
    private static final List<String> CATALOG_EXTRAS = List.of(
            "URI", "Legal", "Perms", "DSS", "Requirements", "Collection", "Threads", "SpiderInfo", "NeedsRendering");
    private static final List<String> NAMES_KEPT = List.of("EmbeddedFiles", "Dests");

    private final Map<String, Integer> removed = new TreeMap<>();

    private ActiveContent() {}

    /** Removes it from everything that the catalog reaches; adds one warning for each kind of thing removed. */
    public static void strip(COSDictionary catalog, List<String> warnings) {
        ActiveContent content = new ActiveContent();
        content.catalog(catalog);
        ObjectWalk.visit(catalog, content::dictionary);
        content.removed.forEach(
                (what, times) -> warnings.add(times == 1 ? what + " removed" : what + " removed, " + times + " times"));
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
        if (dictionary.containsKey(AA) && dictionary.getDictionaryObject(AA) instanceof COSDictionary) {
            dictionary.removeItem(AA);
            count("automatic actions");
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
        return printable(type.getName());
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
        removed.merge(what, 1, Integer::sum);
    }
}

package com.smartap.archive.internal.assemble;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;

/** The attachments of a sealed document: those that it had, under safe names, and those that the seal adds. */
public final class Attachments {
    /** The name of the audit trail; no other attachment of a sealed document has it. */
    public static final String AUDIT = "audit.json";

    private static final COSName EF = COSName.EF;
    private static final COSName RELATIONSHIP = COSName.getPDFName("AFRelationship");
    private static final Set<String> RELATIONSHIPS =
            Set.of("Source", "Data", "Alternative", "Supplement", "Unspecified");
    private static final int MAX_FILES = 1_000;

    private final PDDocument document;
    private final @Nullable String modified;
    private final List<String> warnings;
    private final Map<String, COSDictionary> files = new TreeMap<>();
    private final Set<COSDictionary> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    /**
     * Starts with none.
     *
     * @param sealedAt when those that say no time were changed last; null to leave that out
     */
    public Attachments(PDDocument document, @Nullable Instant sealedAt, List<String> warnings) {
        this.document = document;
        this.modified = sealedAt == null ? null : PdfDate.of(sealedAt);
        this.warnings = warnings;
    }

    /** Takes over what the document has attached. */
    public void takeOver() {
        COSDictionary catalog = document.getDocumentCatalog().getCOSObject();
        COSDictionary names = catalog.getCOSDictionary(COSName.NAMES);
        COSDictionary root = names == null ? null : names.getCOSDictionary(COSName.EMBEDDED_FILES);
        Deque<COSDictionary> open = new ArrayDeque<>();
        Set<COSDictionary> nodes = Collections.newSetFromMap(new IdentityHashMap<>());
        if (root != null) {
            open.push(root);
        }
        while (!open.isEmpty()) {
            COSDictionary node = open.pop();
            if (nodes.size() < MAX_FILES && nodes.add(node)) {
                each(node.getCOSArray(COSName.NAMES), this::keep);
                each(node.getCOSArray(COSName.KIDS), open::push);
            }
        }
        each(catalog.getCOSArray(COSName.getPDFName("AF")), this::keep);
    }

    /** Keeps a file specification that lay elsewhere in the document. */
    public void keep(COSDictionary specification) {
        if (!seen.add(specification)) {
            return;
        }
        COSDictionary embedded = specification.getCOSDictionary(EF);
        String given = specification.getString(COSName.UF, specification.getString(COSName.F, ""));
        String name = unused(PlainText.fileName(given));
        COSBase content = embedded == null ? null : embedded.getDictionaryObject(COSName.UF, COSName.F);
        if (!(content instanceof COSStream stream) || files.size() >= MAX_FILES) {
            warnings.add("attachment \"%s\" lies in another file and is not in the sealed copy".formatted(name));
            return;
        }
        if (!name.equals(given)) {
            warnings.add("attachment \"%s\" renamed to \"%s\"".formatted(PlainText.oneLine(given), name));
        }
        if (stream.getCOSName(COSName.SUBTYPE) == null) {
            stream.setName(COSName.SUBTYPE, "application/octet-stream");
        }
        COSDictionary parameters = stream.getCOSDictionary(COSName.PARAMS);
        if (parameters == null) {
            parameters = new COSDictionary();
            stream.setItem(COSName.PARAMS, parameters);
        }
        if (modified != null && !parameters.containsKey(COSName.MOD_DATE)) {
            parameters.setString(COSName.MOD_DATE, modified);
        }
        String relationship = specification.getNameAsString(RELATIONSHIP, "");
        describe(specification, name, RELATIONSHIPS.contains(relationship) ? relationship : "Unspecified", stream);
    }

    /** Adds a file under a name that nothing else has by then; the audit trail is added first. */
    public void add(String name, String mediaType, String description, byte[] bytes) throws IOException {
        add(name, mediaType, description, "Supplement", bytes);
    }

    /** Adds a file that stands in another relationship to the document than that of a supplement. */
    public void add(String name, String mediaType, String description, String relationship, byte[] bytes)
            throws IOException {
        COSStream stream = document.getDocument().createCOSStream();
        try (OutputStream out = stream.createOutputStream(COSName.FLATE_DECODE)) {
            out.write(bytes);
        }
        stream.setItem(COSName.TYPE, COSName.EMBEDDED_FILE);
        stream.setName(COSName.SUBTYPE, mediaType);
        COSDictionary parameters = new COSDictionary();
        parameters.setInt(COSName.SIZE, bytes.length);
        if (modified != null) {
            parameters.setString(COSName.MOD_DATE, modified);
        }
        stream.setItem(COSName.PARAMS, parameters);
        COSDictionary specification = new COSDictionary();
        specification.setString(COSName.DESC, description);
        describe(specification, unused(PlainText.fileName(name)), relationship, stream);
    }

    /** Writes the name tree and the list of associated files. */
    public void write() {
        COSDictionary catalog = document.getDocumentCatalog().getCOSObject();
        COSDictionary names = catalog.getCOSDictionary(COSName.NAMES);
        if (names == null) {
            names = new COSDictionary();
            catalog.setItem(COSName.NAMES, names);
        }
        COSArray leaves = new COSArray();
        COSArray associated = new COSArray();
        Map<String, COSDictionary> byKey = new TreeMap<>();
        files.forEach((name, specification) -> byKey.put(asciiKey(name), specification));
        byKey.forEach((key, specification) -> {
            leaves.add(new COSString(key));
            leaves.add(specification);
            associated.add(specification);
        });
        COSDictionary tree = new COSDictionary();
        tree.setItem(COSName.NAMES, leaves);
        names.setItem(COSName.EMBEDDED_FILES, tree);
        catalog.setItem(COSName.getPDFName("AF"), associated);
    }

    private void describe(COSDictionary specification, String name, String relationship, COSStream stream) {
        specification.setItem(COSName.TYPE, COSName.FILESPEC);
        specification.setString(COSName.F, name);
        specification.setString(COSName.UF, name);
        specification.setName(RELATIONSHIP, relationship);
        for (String old : List.of("FS", "DOS", "Mac", "Unix", "RF")) {
            specification.removeItem(COSName.getPDFName(old));
        }
        COSDictionary embedded = new COSDictionary();
        embedded.setItem(COSName.F, stream);
        embedded.setItem(COSName.UF, stream);
        specification.setItem(EF, embedded);
        files.put(name, specification);
    }

    private String unused(String name) {
        String candidate = name;
        for (int i = 2; files.containsKey(candidate); i++) {
            int dot = name.lastIndexOf('.');
            candidate = dot > 0
                    ? "%s (%d)%s".formatted(name.substring(0, dot), i, name.substring(dot))
                    : "%s (%d)".formatted(name, i);
        }
        return candidate;
    }

    private static void each(@Nullable COSArray array, Consumer<COSDictionary> action) {
        for (int i = 0; array != null && i < array.size(); i++) {
            if (array.getObject(i) instanceof COSDictionary dictionary) {
                action.accept(dictionary);
            }
        }
    }

    /** Keys of a name tree are sorted by their bytes, so they are kept to ASCII; readers show /UF. */
    private static String asciiKey(String name) {
        StringBuilder key = new StringBuilder();
        name.chars().forEach(c -> key.append(c < 127 ? String.valueOf((char) c) : "_u%04x".formatted(c)));
        return key.toString();
    }
}

package com.smartap.archive.internal.verify;

import com.smartap.spi.DocumentException;
import com.smartap.spi.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNull;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;

/**
 * What was added to a document after a signature: compares what the covered bytes show with what the whole file shows.
 * Proofs and further signatures may be added; anything else is a change.
 */
final class RevisionDiff {
    private static final int MAX_PAIRS = 1_000_000;
    private static final COSName DSS = COSName.getPDFName("DSS");
    private static final String PROOFS = "proofs about certificates";
    private static final COSName EXTENSIONS = COSName.getPDFName("Extensions");
    private static final Set<String> FIELD_KEYS =
            Set.of("FT", "T", "Type", "Subtype", "Rect", "F", "P", "V", "Ff", "AP", "DA", "MK", "Lock", "SV", "DR");

    private record Pair(@Nullable COSBase old, @Nullable COSBase now, String where) {}

    private final Map<COSBase, Set<COSBase>> seen = new IdentityHashMap<>();
    private final Deque<Pair> open = new ArrayDeque<>();
    private final Deque<Pair> upwards = new ArrayDeque<>();
    private final Deque<Pair> lenient = new ArrayDeque<>();
    private final Set<COSDictionary> added = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<String> additions = new LinkedHashSet<>();
    private final Set<String> changes = new LinkedHashSet<>();
    private final boolean fillIn;
    private int pages;
    private int compared;

    private RevisionDiff(boolean fillIn) {
        this.fillIn = fillIn;
    }

    static RevisionDiff between(PDDocument old, PDDocument now) throws IOException {
        RevisionDiff diff = new RevisionDiff(FillIn.isAllowed(old));
        diff.compare(old, now);
        return diff;
    }

    /** What was added and may be. */
    Set<String> additions() {
        return additions;
    }

    /** What was changed and may not be, each a phrase. */
    Set<String> changes() {
        return changes;
    }

    private void change(String where, String what) {
        if (where.equals(PROOFS) || where.startsWith("form field ")) {
            additions.add(where);
        } else {
            changes.add(where + what);
        }
    }

    private void compare(PDDocument old, PDDocument now) throws IOException {
        COSDictionary before = old.getDocumentCatalog().getCOSObject();
        COSDictionary after = now.getDocumentCatalog().getCOSObject();
        form(before.getCOSDictionary(COSName.ACRO_FORM), after.getCOSDictionary(COSName.ACRO_FORM));
        for (COSName key : keys(before, after)) {
            if (key.equals(DSS)) {
                lenient.add(new Pair(before.getItem(key), after.getItem(key), PROOFS));
            } else if (!key.equals(COSName.ACRO_FORM) && !key.equals(EXTENSIONS)) {
                open.add(new Pair(before.getItem(key), after.getItem(key), name(key)));
            }
        }
        COSDictionary oldEnd = old.getDocument().getTrailer();
        COSDictionary newEnd = now.getDocument().getTrailer();
        open.add(new Pair(oldEnd.getItem(COSName.INFO), newEnd.getItem(COSName.INFO), "the document's properties"));
        open.add(new Pair(oldEnd.getItem(COSName.ENCRYPT), newEnd.getItem(COSName.ENCRYPT), "the encryption"));
        for (Pair next = next(); next != null; next = next()) {
            pair(next);
        }
    }

    /**
     * What points upwards is compared later, so that a page is met as a page and not as what a field points to; and what
     * may change is compared last, so that nothing else passes as a part of it.
     */
    private @Nullable Pair next() {
        return !open.isEmpty() ? open.poll() : !upwards.isEmpty() ? upwards.poll() : lenient.poll();
    }

    private static String name(COSName key) {
        return switch (key.getName()) {
            case "Pages" -> "the pages";
            case "Names", "AF" -> "the attachments";
            case "Metadata" -> "the metadata";
            case "OCProperties" -> "the layers";
            case "OpenAction", "AA" -> "an action";
            default -> "the catalog's entry " + key.getName();
        };
    }

    private void form(@Nullable COSDictionary old, @Nullable COSDictionary now) {
        if (now == null) {
            if (old != null) {
                changes.add("the form was removed");
            }
            return;
        }
        COSArray held = old == null ? null : old.getCOSArray(COSName.FIELDS);
        COSArray before = held == null ? new COSArray() : held;
        COSArray after = now.getCOSArray(COSName.FIELDS);
        int kept = before.size();
        if (after == null || after.size() < kept) {
            changes.add("a form field was removed");
            return;
        }
        for (int i = 0; i < kept; i++) {
            open.add(new Pair(before.get(i), after.get(i), "a form field"));
        }
        for (int i = kept; i < after.size(); i++) {
            field(after.getObject(i));
        }
        for (COSName key : keys(old == null ? new COSDictionary() : old, now)) {
            boolean defaults = key.equals(COSName.DR) || key.equals(COSName.DA);
            if (!key.equals(COSName.FIELDS)
                    && !key.equals(COSName.SIG_FLAGS)
                    && !(defaults && (old == null || !old.containsKey(key)))) {
                open.add(new Pair(old == null ? null : old.getItem(key), now.getItem(key), "the form"));
            }
        }
    }

    private void field(@Nullable COSBase field) {
        if (field instanceof COSDictionary dictionary
                && COSName.SIG.equals(dictionary.getCOSName(COSName.FT))
                && dictionary.keySet().stream().allMatch(key -> FIELD_KEYS.contains(key.getName()))
                && dictionary.getDictionaryObject(COSName.V) instanceof COSDictionary signature
                && signature.containsKey(COSName.BYTERANGE)) {
            added.add(dictionary);
            signed(dictionary, signature);
        } else {
            changes.add("a form field was added");
        }
    }

    private void signed(COSDictionary field, COSDictionary signature) {
        String what = "ETSI.RFC3161".equals(signature.getNameAsString(COSName.SUB_FILTER)) ? "time-stamp" : "signature";
        String seen = isVisible(field) ? "visible " : "";
        additions.add("%s%s \"%s\"".formatted(seen, what, field.getString(COSName.T, "")));
    }

    /** Whether a field draws something, which could cover the page. */
    private static boolean isVisible(COSDictionary field) {
        COSArray box = field.getCOSArray(COSName.RECT);
        if (box == null || box.size() != 4 || !field.containsKey(COSName.AP)) {
            return false;
        }
        float[] corner = box.toFloatArray();
        return corner[0] != corner[2] && corner[1] != corner[3];
    }

    private void pair(Pair pair) throws IOException {
        COSBase old = resolved(pair.old());
        COSBase now = resolved(pair.now());
        if (old == null || now == null) {
            if (old != now) {
                change(pair.where(), old == null ? ": something was added" : ": something was removed");
            }
            return;
        }
        if (old instanceof COSDictionary || old instanceof COSArray) {
            if (!seen.computeIfAbsent(old, any -> Collections.newSetFromMap(new IdentityHashMap<>()))
                    .add(now)) {
                return;
            }
            compared++;
            if (compared > MAX_PAIRS) {
                throw new DocumentException(
                        ErrorCode.DOCUMENT_TOO_LARGE, "the document has too many objects to compare its revisions");
            }
        }
        if (old instanceof COSDictionary before && now instanceof COSDictionary after) {
            dictionaries(before, after, pair.where());
        } else if (old instanceof COSArray before && now instanceof COSArray after) {
            if (before.size() != after.size()) {
                change(pair.where(), " was changed");
                return;
            }
            for (int i = 0; i < before.size(); i++) {
                open.add(new Pair(before.get(i), after.get(i), pair.where()));
            }
        } else if (!isSame(old, now)) {
            change(pair.where(), " was changed");
        }
    }

    private void dictionaries(COSDictionary before, COSDictionary after, String given) throws IOException {
        String where = given;
        if (COSName.PAGE.equals(before.getCOSName(COSName.TYPE)) && given.startsWith("the pages")) {
            pages++;
            where = "page " + pages;
        }
        if (before instanceof COSStream one && after instanceof COSStream other) {
            if (!Arrays.equals(raw(one), raw(other))) {
                change(where, " was changed");
            }
        } else if (before instanceof COSStream || after instanceof COSStream) {
            change(where, " was changed");
            return;
        }
        boolean filledIn = COSName.SIG.equals(before.getCOSName(COSName.FT))
                && !before.containsKey(COSName.V)
                && after.getDictionaryObject(COSName.V) instanceof COSDictionary signature
                && signature.containsKey(COSName.BYTERANGE);
        if (filledIn) {
            signed(after, (COSDictionary) after.getDictionaryObject(COSName.V));
        }
        for (COSName key : keys(before, after)) {
            if (key.equals(COSName.ANNOTS)) {
                annotations(before.getDictionaryObject(key), after.getDictionaryObject(key), where);
            } else if (key.equals(COSName.LENGTH) && before instanceof COSStream) {
                continue;
            } else if (fillIn && FillIn.isEntry(key) && FillIn.isField(before)) {
                lenient.add(new Pair(before.getItem(key), after.getItem(key), FillIn.told(after)));
            } else if (!(filledIn && (key.equals(COSName.V) || key.equals(COSName.AP)))) {
                boolean up = key.equals(COSName.P) || key.equals(COSName.PARENT);
                (up ? upwards : open).add(new Pair(before.getItem(key), after.getItem(key), where));
            }
        }
    }

    private void annotations(@Nullable COSBase old, @Nullable COSBase now, String where) {
        COSArray before = old instanceof COSArray array ? array : new COSArray();
        COSArray after = now instanceof COSArray array ? array : new COSArray();
        for (int i = 0; i < Math.min(before.size(), after.size()); i++) {
            open.add(new Pair(before.get(i), after.get(i), where));
        }
        for (int i = before.size(); i < after.size(); i++) {
            if (!(after.getObject(i) instanceof COSDictionary annotation) || !added.contains(annotation)) {
                changes.add("an annotation was added on " + where);
            }
        }
        if (after.size() < before.size()) {
            changes.add("an annotation was removed on " + where);
        }
    }

    private static byte[] raw(COSStream stream) throws IOException {
        if (!stream.hasData()) {
            return new byte[0];
        }
        try (InputStream in = stream.createRawInputStream()) {
            return in.readAllBytes();
        }
    }

    private static boolean isSame(COSBase old, COSBase now) {
        if (old instanceof COSString one && now instanceof COSString other) {
            return Arrays.equals(one.getBytes(), other.getBytes());
        }
        if (old instanceof COSNumber one && now instanceof COSNumber other) {
            return one.floatValue() == other.floatValue() && one.longValue() == other.longValue();
        }
        return old.equals(now);
    }

    private static @Nullable COSBase resolved(@Nullable COSBase value) {
        COSBase target = value instanceof COSObject reference ? reference.getObject() : value;
        return target == COSNull.NULL ? null : target;
    }

    private static List<COSName> keys(COSDictionary one, COSDictionary other) {
        Set<COSName> keys = new TreeSet<>(one.keySet());
        keys.addAll(other.keySet());
        return List.copyOf(keys);
    }
}

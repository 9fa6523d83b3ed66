package com.smartap.archive.internal.verify;

import com.smartap.archive.internal.read.ObjectWalk;
import com.smartap.spi.archive.SignatureEvidence.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
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
import org.jspecify.annotations.Nullable;

/**
 * A signature as a document shows it.
 *
 * @param name the name of its field; empty if it is in none
 * @param signature its dictionary
 */
record SignatureField(String name, COSDictionary signature) {
    private static final int MAX_FIELDS = 10_000;

    /** Every signature that can be reached, those that are in no field included. */
    static List<SignatureField> all(PDDocument document) {
        List<SignatureField> found = new ArrayList<>();
        Set<COSBase> known = Collections.newSetFromMap(new IdentityHashMap<>());
        COSDictionary form = document.getDocumentCatalog().getCOSObject().getCOSDictionary(COSName.ACRO_FORM);
        for (COSDictionary field : fields(form)) {
            if (COSName.SIG.equals(field.getCOSName(COSName.FT))
                    && field.getDictionaryObject(COSName.V) instanceof COSDictionary signature
                    && known.add(signature)) {
                found.add(new SignatureField(field.getString(COSName.T, ""), signature));
            }
        }
        ObjectWalk.visit(document.getDocument().getTrailer(), dictionary -> {
            if (dictionary.containsKey(COSName.BYTERANGE) && known.add(dictionary)) {
                found.add(new SignatureField("", dictionary));
            }
        });
        return found;
    }

    /** Every field of a form, without recursion and each once. */
    static List<COSDictionary> fields(@Nullable COSDictionary form) {
        List<COSDictionary> all = new ArrayList<>();
        Set<COSDictionary> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<COSArray> open = new ArrayDeque<>();
        COSArray top = form == null ? null : form.getCOSArray(COSName.FIELDS);
        if (top != null) {
            open.push(top);
        }
        while (!open.isEmpty()) {
            COSArray array = open.pop();
            for (int i = 0; i < array.size() && all.size() < MAX_FIELDS; i++) {
                if (array.getObject(i) instanceof COSDictionary field && seen.add(field)) {
                    all.add(field);
                    COSArray kids = field.getCOSArray(COSName.KIDS);
                    if (kids != null) {
                        open.push(kids);
                    }
                }
            }
        }
        return all;
    }

    Kind kind() {
        return "ETSI.RFC3161".equals(subFilter()) ? Kind.TIMESTAMP : Kind.SIGNATURE;
    }

    String subFilter() {
        String name = signature.getNameAsString(COSName.SUB_FILTER);
        return name == null ? "" : name;
    }

    /** Whether both have the same contents over the same bytes. */
    boolean isSame(SignatureField other) {
        COSBase contents = signature.getDictionaryObject(COSName.CONTENTS);
        return contents != null
                && contents.equals(other.signature.getDictionaryObject(COSName.CONTENTS))
                && Arrays.equals(range(), other.range());
    }

    private float[] range() {
        COSArray array = signature.getCOSArray(COSName.BYTERANGE);
        return array == null ? new float[0] : array.toFloatArray();
    }
}

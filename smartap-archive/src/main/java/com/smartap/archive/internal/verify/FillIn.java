package com.smartap.archive.internal.verify;

import com.smartap.archive.internal.assemble.XmpPacket;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * Whether form fields may be filled in after signing. They may where the author certified the document and allowed just
 * that; anything else is a change. Source: ISO 32000-1, 12.8.2.2.
 */
final class FillIn {
    private static final COSName PERMS = COSName.getPDFName("Perms");
    private static final COSName DOC_MDP = COSName.getPDFName("DocMDP");
    private static final COSName METHOD = COSName.getPDFName("TransformMethod");
    private static final COSName PARAMETERS = COSName.getPDFName("TransformParams");
    private static final Set<String> KINDS = Set.of("Tx", "Ch", "Btn");
    private static final Set<String> KEYS = Set.of("V", "AP", "AS", "I", "RV", "M");
    private static final int DEEPEST = 32;

    private FillIn() {}

    /** Whether what a signature covers allows it: the document is certified with level 2 or 3, and locks no field. */
    static boolean isAllowed(PDDocument covered) {
        COSDictionary catalog = covered.getDocumentCatalog().getCOSObject();
        if (XmpPacket.claimsSeal(AuditAttachment.metadata(covered))) {
            return false;
        }
        COSDictionary permissions = catalog.getCOSDictionary(PERMS);
        COSDictionary certifying = permissions == null ? null : permissions.getCOSDictionary(DOC_MDP);
        COSArray references = certifying == null ? null : certifying.getCOSArray(COSName.getPDFName("Reference"));
        if (references == null || references.size() != 1 || locks(covered)) {
            return false;
        }
        COSDictionary reference = references.getObject(0) instanceof COSDictionary one ? one : new COSDictionary();
        COSDictionary parameters = reference.getCOSDictionary(PARAMETERS);
        int level = parameters == null ? 2 : parameters.getInt(COSName.P, 2);
        return DOC_MDP.equals(reference.getCOSName(METHOD)) && (level == 2 || level == 3);
    }

    private static boolean locks(PDDocument covered) {
        COSDictionary form = covered.getDocumentCatalog().getCOSObject().getCOSDictionary(COSName.ACRO_FORM);
        List<COSDictionary> fields = SignatureField.fields(form);
        return fields.stream().anyMatch(field -> field.containsKey(COSName.getPDFName("Lock")));
    }

    /** Whether a dictionary is a field that people fill in, or the place where one is shown. */
    static boolean isField(COSDictionary dictionary) {
        COSDictionary at = dictionary;
        for (int i = 0; at != null && i < DEEPEST; i++) {
            if (at.containsKey(COSName.FT)) {
                return KINDS.contains(at.getNameAsString(COSName.FT, ""));
            }
            at = at.getCOSDictionary(COSName.PARENT);
        }
        return false;
    }

    /** Whether filling a field in changes this entry. */
    static boolean isEntry(COSName key) {
        return KEYS.contains(key.getName());
    }

    /** What is told of it. */
    static String told(COSDictionary field) {
        return "form field \"%s\" filled in".formatted(field.getString(COSName.T, ""));
    }
}

package com.smartap.archive.internal.clean;

import com.smartap.archive.internal.font.Liberation;
import com.smartap.spi.DocumentException;
import com.smartap.spi.ErrorCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceStream;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDField;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;
import org.apache.pdfbox.pdmodel.interactive.form.PDTerminalField;
import org.apache.pdfbox.pdmodel.interactive.form.PDVariableText;

/** Gives each form field an appearance that shows its value, so that drawing the appearances keeps all that counts. */
public final class FormFields {
    private static final COSName NEEDS_RENDERING = COSName.getPDFName("NeedsRendering");
    private static final int MAX_FIELDS = 5_000;

    private FormFields() {}

    /**
     * Prepares the fields and takes the form away; their widgets are drawn with the other annotations.
     *
     * @return the XFA packet of a hybrid form, to be kept as an attachment
     */
    public static Optional<byte[]> settle(PDDocument document, List<String> warnings) throws IOException {
        PDAcroForm form = document.getDocumentCatalog().getAcroForm(null);
        if (form == null) {
            return Optional.empty();
        }
        List<PDField> fields = new ArrayList<>();
        for (PDField field : form.getFieldTree()) {
            fields.add(field);
            if (fields.size() > MAX_FIELDS) {
                throw new DocumentException(
                        ErrorCode.DOCUMENT_TOO_LARGE,
                        "the form has more than %d fields. Maybe print it to a new PDF.".formatted(MAX_FIELDS));
            }
        }
        Optional<byte[]> xfa = xfa(document, form, fields, warnings);
        document.getDocumentCatalog().getCOSObject().removeItem(NEEDS_RENDERING);
        boolean stale = form.getNeedAppearances();
        for (PDField field : fields) {
            if (field instanceof PDSignatureField signature) {
                if (signature.getSignature() != null) {
                    warnings.add("signature in field \"%s\" cannot be kept in a flattened copy; the original keeps it"
                            .formatted(field.getFullyQualifiedName()));
                }
            } else if (field instanceof PDTerminalField terminal) {
                settle(document, form, terminal, stale, warnings);
            }
        }
        document.getDocumentCatalog().getCOSObject().removeItem(COSName.ACRO_FORM);
        return xfa;
    }

    private static void settle(
            PDDocument document, PDAcroForm form, PDTerminalField field, boolean stale, List<String> warnings)
            throws IOException {
        String value = field.getValueAsString();
        if (value == null || value.isEmpty()) {
            return;
        }
        boolean missing =
                field instanceof PDVariableText && field.getWidgets().stream().anyMatch(FormFields::looksEmpty);
        if (!missing && !(stale && field instanceof PDVariableText)) {
            StaleLook.of(field, value).ifPresent(warnings::add);
            return;
        }
        try {
            form.refreshAppearances(List.of(field));
        } catch (IllegalArgumentException | UnsupportedOperationException notInFont) {
            refreshInUnicode(document, form, field);
        }
        warnings.add("field \"%s\" did not show its value; it does now".formatted(field.getFullyQualifiedName()));
    }

    /** The field's own font lacks a character of the value: Liberation Sans takes its place. */
    private static void refreshInUnicode(PDDocument document, PDAcroForm form, PDTerminalField field)
            throws IOException {
        PDResources resources = form.getDefaultResources();
        if (resources == null) {
            resources = new PDResources();
            form.setDefaultResources(resources);
        }
        try (InputStream font = Liberation.SANS.open()) {
            COSName name = resources.add(PDType0Font.load(document, font, false));
            if (field instanceof PDVariableText text) {
                text.setDefaultAppearance("/%s 0 Tf 0 g".formatted(name.getName()));
                for (PDAnnotationWidget widget : field.getWidgets()) {
                    widget.getCOSObject().removeItem(COSName.DA);
                }
            }
            form.refreshAppearances(List.of(field));
        } catch (IllegalArgumentException | UnsupportedOperationException e) {
            throw new DocumentException(
                    ErrorCode.DOCUMENT_UNSUPPORTED,
                    "the value of form field \"%s\" has characters that no font at hand can show. Maybe print it to a new PDF."
                            .formatted(field.getFullyQualifiedName()),
                    e);
        }
    }

    private static boolean looksEmpty(PDAnnotationWidget widget) {
        PDAppearanceStream normal = widget.getNormalAppearanceStream();
        if (normal == null) {
            return true;
        }
        // Shorter than any text operator with its operands: "/Tx BMC EMC" and the like.
        return normal.getCOSObject().getLength() < 20 && normal.getCOSObject().getFilters() == null;
    }

    private static Optional<byte[]> xfa(
            PDDocument document, PDAcroForm form, List<PDField> fields, List<String> warnings) throws IOException {
        if (!form.hasXFA()) {
            return Optional.empty();
        }
        boolean rendering = document.getDocumentCatalog().getCOSObject().getBoolean(NEEDS_RENDERING, false);
        byte[] packet = packet(form.getCOSObject());
        if (rendering || fields.isEmpty() || (XfaData.holdsValues(packet) && holdNothing(fields))) {
            throw new DocumentException(
                    ErrorCode.DOCUMENT_UNSUPPORTED,
                    "the document is an XFA form whose content only its own program can draw. Maybe print it to a new PDF.");
        }
        warnings.add("XFA packet taken out of the form and kept as an attachment");
        return Optional.of(packet);
    }

    /** A shell around an XFA form has fields that nobody filled in; the values are in the packet only. */
    private static boolean holdNothing(List<PDField> fields) {
        return fields.stream()
                .filter(PDTerminalField.class::isInstance)
                .map(PDField::getValueAsString)
                .allMatch(value -> value == null || value.isEmpty() || value.equals("Off"));
    }

    private static byte[] packet(COSDictionary form) throws IOException {
        COSBase xfa = form.getDictionaryObject(COSName.XFA);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (xfa instanceof COSStream stream) {
            copy(stream, out);
        } else if (xfa instanceof COSArray parts) {
            for (int i = 0; i < parts.size(); i++) {
                if (parts.getObject(i) instanceof COSStream part) {
                    copy(part, out);
                }
            }
        }
        return out.toByteArray();
    }

    private static void copy(COSStream stream, ByteArrayOutputStream out) throws IOException {
        try (InputStream in = stream.createInputStream()) {
            in.transferTo(out);
        }
    }
}

package com.smartap.archive.internal.pdfa;

import com.smartap.archive.internal.assemble.SavedStates;
import com.smartap.archive.internal.font.EmbeddedPrograms;
import com.smartap.archive.internal.read.ObjectWalk;
import com.smartap.spi.DocumentException;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * Mends what keeps a document from being PDF/A-3B without changing how it looks, and checks the rest. What is not
 * checked is not claimed: kinds of content that this check does not know count against the document.
 */
public final class PdfaConversion {
    /** Names the rules that were checked, so that a later reader knows what the claim rests on. */
    public static final String RULES = "smartap-pdfa-1";

    private static final String CLAIM = "PDF/A-3B";
    private static final int MAX_STRING = 32_767;
    private static final int MAX_NAME = 127;
    private static final Set<COSName> DEVICE_N = Set.of(COSName.DEVICEN);

    private final PDDocument document;
    private final EmbeddedPrograms programs;
    private final ContentScan scan;
    private final Set<String> reasons = new TreeSet<>();
    private boolean rgb;
    private boolean cmyk;

    private PdfaConversion(PDDocument document, EmbeddedPrograms programs) {
        this.document = document;
        this.programs = programs;
        this.scan = ContentScan.of(document);
    }

    /** Looks at what the pages draw, to which only a stamp, attachments, metadata and a signature field will be added. */
    public static PdfaConversion of(PDDocument document, EmbeddedPrograms programs) {
        return new PdfaConversion(document, programs);
    }

    /** How the first page's content saves and restores the graphics state. */
    public SavedStates states() throws IOException {
        return scan.first().orElseThrow(() -> new IOException("the content of the first page cannot be read"));
    }

    /**
     * Mends and checks the document.
     *
     * @return {@code PDF/A-3B}, or {@code no: } and the reasons, each with its clause of ISO 19005-3
     */
    public String convert(List<String> warnings) {
        try {
            run(warnings);
        } catch (DocumentException e) {
            throw e;
        } catch (RuntimeException | IOException e) {
            reasons.add("its fonts or content cannot be checked");
        }
        return reasons.isEmpty() ? CLAIM : "no: " + String.join("; ", reasons);
    }

    /** Whether the answer of {@link #convert} claims conformance. */
    public static boolean isClaimed(String answer) {
        return CLAIM.equals(answer);
    }

    private void run(List<String> warnings) throws IOException {
        COSDictionary catalog = document.getDocumentCatalog().getCOSObject();
        int components = OutputIntent.settle(document);
        reasons.addAll(scan.reasons());
        if (!scan.isComplete()) {
            return;
        }
        ObjectWalk.visit(catalog, this::check);
        FontRules fonts = new FontRules(programs, reasons);
        for (COSDictionary font : scan.fonts()) {
            fonts.apply(font, scan.shownBy(font));
        }
        fonts.embedded()
                .forEach(name -> warnings.add("font %s was not embedded; Liberation stands in".formatted(name)));
        if ((cmyk || scan.cmyk()) && components != 4) {
            reasons.add("CMYK colours have no profile (6.2.4.3)");
        }
        if ((rgb || scan.rgb()) && components != 3) {
            reasons.add("RGB colours have no profile (6.2.4.3)");
        }
        layers(catalog);
    }

    private void check(COSDictionary dictionary) {
        if (dictionary != document.getDocumentCatalog().getCOSObject()) {
            dictionary.removeItem(COSName.METADATA);
        }
        dictionary.removeItem(COSName.getPDFName("PresSteps"));
        dictionary.getValues().forEach(this::value);
        dictionary.keySet().forEach(this::name);
        if (dictionary.containsKey(COSName.TR)
                && (COSName.EXT_G_STATE.equals(dictionary.getCOSName(COSName.TYPE))
                        || dictionary.containsKey(COSName.CA))) {
            reasons.add("a transfer function is used (6.2.5)");
        }
        for (String key : List.of("TR2", "HTP", "HT")) {
            COSBase value = dictionary.getDictionaryObject(COSName.getPDFName(key));
            if (value != null && !COSName.DEFAULT.equals(value)) {
                reasons.add("a transfer function or halftone is used (6.2.5)");
            }
        }
        if (dictionary.getInt(COSName.OPM, 0) == 1) {
            reasons.add("overprint mode 1 is used (6.2.4.2)");
        }
        if (dictionary instanceof COSStream stream) {
            stream(stream);
        }
    }

    private void stream(COSStream stream) {
        if (stream.getBoolean(COSName.INTERPOLATE, false)) {
            stream.setBoolean(COSName.INTERPOLATE, false);
        }
        if (COSName.PS.equals(stream.getCOSName(COSName.SUBTYPE))) {
            reasons.add("PostScript is used (6.2.9)");
        }
        COSBase filters = stream.getFilters();
        COSArray all = filters instanceof COSArray array ? array : new COSArray();
        if (filters instanceof COSName) {
            all.add(filters);
        }
        for (int i = 0; i < all.size(); i++) {
            COSBase filter = all.getObject(i);
            if (COSName.LZW_DECODE.equals(filter) || COSName.LZW_DECODE_ABBREVIATION.equals(filter)) {
                reasons.add("a stream is compressed with LZW (6.1.7.2)");
            } else if (COSName.JPX_DECODE.equals(filter)) {
                reasons.add("JPEG 2000 images are not checked (6.2.8.3)");
            } else if (COSName.CRYPT.equals(filter)) {
                reasons.add("a stream is encrypted (6.1.7.2)");
            }
        }
    }

    private void value(COSBase value) {
        if (value instanceof COSName name) {
            name(name);
        } else if (value instanceof COSString string && string.getBytes().length > MAX_STRING) {
            reasons.add("a string is longer than 32767 bytes (6.1.13)");
        } else if (value instanceof COSArray array) {
            array.forEach(this::value);
        }
    }

    private void name(COSName name) {
        cmyk |= COSName.DEVICECMYK.equals(name);
        rgb |= COSName.DEVICERGB.equals(name);
        if (DEVICE_N.contains(name)) {
            reasons.add("DeviceN colours are not checked (6.2.4.4)");
        }
        if (name.getName().length() > MAX_NAME) {
            reasons.add("a name is longer than 127 bytes (6.1.13)");
        }
    }

    /** Layers need a name each and no automatic states; the order is for a viewer's panel only. */
    private static void layers(COSDictionary catalog) {
        COSDictionary properties = catalog.getCOSDictionary(COSName.OCPROPERTIES);
        if (properties == null) {
            return;
        }
        COSDictionary usual = properties.getCOSDictionary(COSName.D);
        if (usual != null) {
            layer(usual, "Default");
        }
        COSArray others = properties.getCOSArray(COSName.getPDFName("Configs"));
        for (int i = 0; others != null && i < others.size(); i++) {
            if (others.getObject(i) instanceof COSDictionary configuration) {
                layer(configuration, "Configuration " + (i + 1));
            }
        }
    }

    private static void layer(COSDictionary configuration, String name) {
        configuration.setString(COSName.NAME, name);
        configuration.removeItem(COSName.ORDER);
        configuration.removeItem(COSName.AS);
    }
}

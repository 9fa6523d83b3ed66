package com.smartap.archive.internal.font;

import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;

/** The font programs of one document, each embedded once however many fonts use it. */
public final class EmbeddedPrograms {
    private final PDDocument document;
    private final Map<FontProgram, COSDictionary> descriptors = new LinkedHashMap<>();

    /** Embeds into {@code document}. */
    public EmbeddedPrograms(PDDocument document) {
        this.document = document;
    }

    /** A program of the face that has all characters: one that the document holds already, else the smallest. */
    public FontProgram covering(Liberation face, Collection<Integer> characters) {
        return descriptors.keySet().stream()
                .filter(program -> program.covers(face, characters))
                .findFirst()
                .orElseGet(() -> FontProgram.smallest(face, characters));
    }

    /** Whether a font was written by {@link SimpleFont} for this document, and so keeps all rules. */
    public boolean isOurs(COSDictionary font) {
        COSDictionary descriptor = font.getCOSDictionary(COSName.FONT_DESC);
        return descriptor != null && descriptors.values().stream().anyMatch(own -> own == descriptor);
    }

    /** The descriptor to which fonts of this program refer. */
    public COSDictionary descriptor(FontProgram program) throws IOException {
        COSDictionary descriptor = descriptors.get(program);
        if (descriptor == null) {
            descriptor = program.descriptor(document);
            descriptors.put(program, descriptor);
        }
        return descriptor;
    }
}

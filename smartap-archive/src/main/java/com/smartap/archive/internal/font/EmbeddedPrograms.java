package com.smartap.archive.internal.font;

import java.io.IOException;
import java.util.IdentityHashMap;
import java.util.Map;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.PDDocument;

/** The font programs of one document, each embedded once however many fonts use it. */
public final class EmbeddedPrograms {
    private final PDDocument document;
    private final Map<FontProgram, COSDictionary> descriptors = new IdentityHashMap<>();

    /** Embeds into {@code document}. */
    public EmbeddedPrograms(PDDocument document) {
        this.document = document;
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

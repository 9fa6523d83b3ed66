package com.smartap.archive.internal.seal;

import java.util.ArrayList;
import java.util.List;

/**
 * What a sealed rendering is made of.
 *
 * @param source the document as it was received
 * @param pdf a PDF of it; the same where it is one
 * @param attached what is kept beside the rendering
 * @param warnings what a reader should know
 */
record Material(byte[] source, byte[] pdf, List<Attached> attached, List<String> warnings) {
    Material {
        attached = List.copyOf(attached);
        warnings = List.copyOf(warnings);
    }

    /** A PDF. */
    static Material of(byte[] pdf) {
        return new Material(pdf, pdf, List.of(), List.of());
    }

    /** With the original attached, unless it is, and a reason for what follows. */
    Material keeping(Attached original, String warning) {
        List<Attached> more = new ArrayList<>(attached);
        if (attached.isEmpty()) {
            more.add(original);
        }
        List<String> reasons = new ArrayList<>(warnings);
        reasons.add(warning);
        return new Material(source, pdf, more, reasons);
    }

    /**
     * A file to keep.
     *
     * @param name its name
     * @param mediaType its media type
     * @param description what it is
     * @param relationship such as {@code Source}
     * @param bytes all of it
     */
    record Attached(String name, String mediaType, String description, String relationship, byte[] bytes) {}
}

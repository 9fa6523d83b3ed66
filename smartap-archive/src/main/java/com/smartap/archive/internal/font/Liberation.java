package com.smartap.archive.internal.font;

import static java.util.Objects.requireNonNull;

import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.jspecify.annotations.Nullable;

/** The faces of Liberation, whose advance widths equal those of Helvetica, Times and Courier. Licence: OFL 1.1. */
public enum Liberation {
    /** Stands in for Helvetica and Arial. */
    SANS("Sans-Regular"),
    /** Stands in for Helvetica-Bold. */
    SANS_BOLD("Sans-Bold"),
    /** Stands in for Helvetica-Oblique. */
    SANS_ITALIC("Sans-Italic"),
    /** Stands in for Helvetica-BoldOblique. */
    SANS_BOLD_ITALIC("Sans-BoldItalic"),
    /** Stands in for Times-Roman. */
    SERIF("Serif-Regular"),
    /** Stands in for Times-Bold. */
    SERIF_BOLD("Serif-Bold"),
    /** Stands in for Times-Italic. */
    SERIF_ITALIC("Serif-Italic"),
    /** Stands in for Times-BoldItalic. */
    SERIF_BOLD_ITALIC("Serif-BoldItalic"),
    /** Stands in for Courier. */
    MONO("Mono-Regular"),
    /** Stands in for Courier-Bold. */
    MONO_BOLD("Mono-Bold"),
    /** Stands in for Courier-Oblique. */
    MONO_ITALIC("Mono-Italic"),
    /** Stands in for Courier-BoldOblique. */
    MONO_BOLD_ITALIC("Mono-BoldItalic");

    private final String file;

    Liberation(String file) {
        this.file = file;
    }

    /** The font's name in a PDF file. */
    String fontName() {
        return "Liberation" + file.replace("-Regular", "");
    }

    boolean italic() {
        return file.contains("Italic");
    }

    boolean monospaced() {
        return file.startsWith("Mono");
    }

    boolean serif() {
        return file.startsWith("Serif");
    }

    /** The whole font file. */
    public InputStream open() {
        return requireNonNull(Liberation.class.getResourceAsStream("Liberation" + file + ".ttf"), file);
    }

    /** The face that stands in for a standard font without changing where a character is. */
    public static Optional<Liberation> standingInFor(@Nullable String fontName) {
        Standard14Fonts.FontName standard = fontName == null ? null : Standard14Fonts.getMappedFontName(fontName);
        if (standard == null) {
            return Optional.empty();
        }
        String name = standard.getName().toLowerCase(Locale.ROOT);
        String family = name.startsWith("helvetica")
                ? "Sans"
                : name.startsWith("times") ? "Serif" : name.startsWith("courier") ? "Mono" : "";
        if (family.isEmpty()) {
            return Optional.empty();
        }
        boolean bold = name.contains("bold");
        boolean italic = name.contains("italic") || name.contains("oblique");
        String wanted = family + "-" + (bold || italic ? (bold ? "Bold" : "") + (italic ? "Italic" : "") : "Regular");
        for (Liberation face : values()) {
            if (face.file.equals(wanted)) {
                return Optional.of(face);
            }
        }
        return Optional.empty();
    }
}

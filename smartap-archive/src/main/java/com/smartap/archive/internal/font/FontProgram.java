package com.smartap.archive.internal.font;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.OS2WindowsMetricsTable;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TTFSubsetter;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFontDescriptor;
import org.apache.pdfbox.pdmodel.font.encoding.GlyphList;
import org.apache.pdfbox.pdmodel.font.encoding.WinAnsiEncoding;

/**
 * A Liberation face cut to a repertoire: made once per process, since cutting takes far longer than sealing. Immutable.
 */
public final class FontProgram {
    /** What a face is cut to, from small to large; the smallest takes about 20 KB in a file. */
    public enum Repertoire {
        /** What the encoding WinAnsi holds: Western Europe. */
        WESTERN,
        /** Latin with the accents of Europe, punctuation and currency signs. */
        LATIN,
        /** Everything that the Adobe Glyph List names: adds Greek, Cyrillic and more. */
        WIDE
    }

    private record Key(Liberation face, Repertoire repertoire) {}

    private record Metrics(
            float ascent, float descent, float capHeight, float xHeight, float stem, float angle, PDRectangle box) {}

    private static final Map<Key, FontProgram> PROGRAMS = new ConcurrentHashMap<>();
    private static final int LAST_CODE_POINT = 0xFFFF;

    /** Tables that drawing needs. Without this list the subset keeps those for kerning, which are larger than all. */
    private static final List<String> TABLES = List.of(
            "OS/2", "cmap", "cvt ", "fpgm", "gasp", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "post",
            "prep");

    private final Liberation face;
    private final Repertoire repertoire;
    private final byte[] deflated;
    private final int length;
    private final Map<Integer, Float> widths;
    private final Metrics metrics;

    private FontProgram(Key key) throws IOException {
        face = key.face();
        repertoire = key.repertoire();
        widths = new HashMap<>();
        try (InputStream in = face.open();
                TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(in.readAllBytes()))) {
            CmapLookup lookup = font.getUnicodeCmapLookup();
            float unit = 1000f / font.getUnitsPerEm();
            TTFSubsetter subsetter = new TTFSubsetter(font, TABLES);
            for (int codePoint : codePoints(repertoire)) {
                int glyph = lookup.getGlyphId(codePoint);
                if (glyph > 0) {
                    widths.put(codePoint, font.getAdvanceWidth(glyph) * unit);
                    subsetter.add(codePoint);
                }
            }
            subsetter.setPrefix(tag());
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            subsetter.writeToStream(bytes);
            length = bytes.size();
            deflated = deflate(bytes.toByteArray());
            metrics = metrics(font, unit);
        }
    }

    /** The face, cut. */
    public static FontProgram of(Liberation face, Repertoire repertoire) {
        return PROGRAMS.computeIfAbsent(new Key(face, repertoire), key -> {
            try {
                return new FontProgram(key);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** The smallest program of a face that has all characters; the largest if none has. */
    public static FontProgram smallest(Liberation face, Collection<Integer> characters) {
        for (Repertoire repertoire : Repertoire.values()) {
            FontProgram program = of(face, repertoire);
            if (program.widths.keySet().containsAll(characters)) {
                return program;
            }
        }
        return of(face, Repertoire.WIDE);
    }

    /** The advance width of a character in thousandths of the font size; empty if the repertoire lacks it. */
    public OptionalInt roundedWidth(int codePoint) {
        Float width = widths.get(codePoint);
        return width == null ? OptionalInt.empty() : OptionalInt.of(Math.round(width));
    }

    /** The exact advance width; 0 if the repertoire lacks the character. */
    public float width(int codePoint) {
        return widths.getOrDefault(codePoint, 0f);
    }

    /** Whether the program is cut from {@code wanted} and has all characters. */
    boolean covers(Liberation wanted, Collection<Integer> characters) {
        return face == wanted && widths.keySet().containsAll(characters);
    }

    /** Whether the repertoire has the character. */
    public boolean has(int codePoint) {
        return widths.containsKey(codePoint);
    }

    /** The name with the tag that a subset carries. */
    public String baseFont() {
        return tag() + "+" + face.fontName();
    }

    /** A descriptor with the embedded font file, for one document. */
    COSDictionary descriptor(PDDocument document) throws IOException {
        COSStream file = document.getDocument().createCOSStream();
        try (OutputStream out = file.createRawOutputStream()) {
            out.write(deflated);
        }
        file.setItem(COSName.FILTER, COSName.FLATE_DECODE);
        file.setInt(COSName.LENGTH1, length);
        PDFontDescriptor descriptor = new PDFontDescriptor(new COSDictionary());
        COSDictionary dictionary = descriptor.getCOSObject();
        dictionary.setItem(COSName.TYPE, COSName.FONT_DESC);
        descriptor.setFontName(baseFont());
        descriptor.setNonSymbolic(true);
        descriptor.setItalic(face.italic());
        descriptor.setFixedPitch(face.monospaced());
        descriptor.setSerif(face.serif());
        descriptor.setAscent(metrics.ascent());
        descriptor.setDescent(metrics.descent());
        descriptor.setCapHeight(metrics.capHeight());
        descriptor.setXHeight(metrics.xHeight());
        descriptor.setItalicAngle(metrics.angle());
        descriptor.setStemV(metrics.stem());
        descriptor.setFontBoundingBox(metrics.box());
        dictionary.setItem(COSName.FONT_FILE2, file);
        return dictionary;
    }

    private String tag() {
        return "SMAP" + (char) ('A' + face.ordinal()) + (char) ('A' + repertoire.ordinal());
    }

    private static Metrics metrics(TrueTypeFont font, float unit) throws IOException {
        OS2WindowsMetricsTable os2 = font.getOS2Windows();
        return new Metrics(
                font.getHorizontalHeader().getAscender() * unit,
                font.getHorizontalHeader().getDescender() * unit,
                os2.getCapHeight() * unit,
                os2.getHeight() * unit,
                os2.getWeightClass() >= 600 ? 140 : 80,
                font.getPostScript().getItalicAngle(),
                new PDRectangle(
                        font.getHeader().getXMin() * unit,
                        font.getHeader().getYMin() * unit,
                        (font.getHeader().getXMax() - font.getHeader().getXMin()) * unit,
                        (font.getHeader().getYMax() - font.getHeader().getYMin()) * unit));
    }

    private static Set<Integer> codePoints(Repertoire repertoire) {
        Set<Integer> points = new TreeSet<>();
        for (int c = ' '; c <= LAST_CODE_POINT; c++) {
            boolean latin = c < 0x180 || (c >= 0x2000 && c < 0x2070) || (c >= 0x20A0 && c < 0x20C0) || isSign(c);
            String name = GlyphList.getAdobeGlyphList().codePointToName(c);
            boolean wanted = switch (repertoire) {
                case WESTERN -> WinAnsiEncoding.INSTANCE.getNameToCodeMap().containsKey(name);
                case LATIN -> latin;
                case WIDE -> true;
            };
            if (wanted && !".notdef".equals(name)) {
                points.add(c);
            }
        }
        return points;
    }

    /** Signs outside of the Latin blocks that the standard encodings hold. */
    private static boolean isSign(int c) {
        return (c >= 0x2C6 && c <= 0x2DD)
                || c == 0x192
                || c == 0x2122
                || c == 0x2212
                || c == 0x2044
                || c == 0x2215
                || c == 0x2219
                || c == 0xFB01
                || c == 0xFB02;
    }

    private static byte[] deflate(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        try (DeflaterOutputStream compressor = new DeflaterOutputStream(out, deflater)) {
            compressor.write(bytes);
        } finally {
            deflater.end();
        }
        return out.toByteArray();
    }
}

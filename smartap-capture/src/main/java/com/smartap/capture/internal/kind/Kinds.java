package com.smartap.capture.internal.kind;

import com.smartap.capture.internal.pdf.PdfOpener;
import com.smartap.spi.capture.DocumentSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Tells what a document is by its first bytes; names and declared types are never looked at. */
public final class Kinds {
    /** How many bytes are looked at. */
    public static final int HEAD = 4096;

    private static final int BRAND_AT = 8;
    private static final List<String> HEIC_BRANDS =
            List.of("heic", "heix", "hevc", "hevx", "heim", "heis", "hevm", "hevs", "mif1", "msf1");

    private record Magic(Kind kind, byte[] bytes) {}

    private static final List<Magic> MAGIC = List.of(
            magic(Kind.PNG, 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A),
            magic(Kind.JPEG, 0xFF, 0xD8, 0xFF),
            magic(Kind.TIFF, 'I', 'I', 0x2A, 0),
            magic(Kind.TIFF, 'M', 'M', 0, 0x2A),
            magic(Kind.TIFF, 'I', 'I', 0x2B, 0),
            magic(Kind.TIFF, 'M', 'M', 0, 0x2B),
            magic(Kind.TNEF, 0x78, 0x9F, 0x3E, 0x22),
            magic(Kind.GIF, 'G', 'I', 'F', '8'),
            magic(Kind.BMP, 'B', 'M'),
            magic(Kind.OLE2, 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1),
            magic(Kind.GZIP, 0x1F, 0x8B, 8),
            magic(Kind.SEVEN_ZIP, '7', 'z', 0xBC, 0xAF, 0x27, 0x1C),
            magic(Kind.RAR, 'R', 'a', 'r', '!', 0x1A, 7),
            magic(Kind.PROGRAM, 'M', 'Z'),
            magic(Kind.PROGRAM, 0x7F, 'E', 'L', 'F'),
            magic(Kind.RTF, '{', '\\', 'r', 't', 'f'));

    private Kinds() {}

    /** The kind of a document. */
    public static Kind of(DocumentSource document) throws IOException {
        try (InputStream in = document.open()) {
            return of(in.readNBytes(HEAD));
        }
    }

    /** The kind of a document that begins so. */
    public static Kind of(byte[] head) {
        if (startsWith(head, 'P', 'K', 3, 4) || startsWith(head, 'P', 'K', 5, 6)) {
            return ZipKinds.of(head);
        }
        // Mails, archives and pictures may hold a PDF within their first bytes, so they come first.
        return magic(head)
                .or(() -> HeadText.isMail(head) ? Optional.of(Kind.EMAIL) : Optional.empty())
                .or(() -> PdfOpener.isPdf(head) ? Optional.of(Kind.PDF) : Optional.empty())
                .or(() -> media(head))
                .orElseGet(() -> HeadText.of(head).map(Kinds::text).orElseGet(() -> binary(head)));
    }

    /** Text formats by how they begin, after byte-order mark and white space. */
    private static Kind text(String text) {
        String start = text.stripLeading();
        if (start.startsWith("<")) {
            return Markup.of(start);
        }
        if (EdiStart.isX12(start)) {
            return Kind.X12;
        }
        if (EdiStart.isEdifact(start)) {
            return Kind.EDIFACT;
        }
        if (start.startsWith("-----BEGIN PKCS7") || start.startsWith("-----BEGIN CMS")) {
            return Kind.PKCS7;
        }
        if ((start.startsWith("{") || start.startsWith("[")) && start.contains("\"") && start.contains(":")) {
            return Kind.JSON;
        }
        return Tabular.of(start);
    }

    private static Optional<Kind> magic(byte[] head) {
        return MAGIC.stream()
                .filter(magic -> startsWith(head, magic.bytes()))
                .map(Magic::kind)
                .filter(kind -> kind != Kind.PROGRAM && kind != Kind.BMP
                        || HeadText.of(head).isEmpty() && !PdfOpener.isPdf(head))
                .findFirst();
    }

    /** ISO media files (HEIC, AVIF) and RIFF (WebP) name their format a few bytes in. */
    private static Optional<Kind> media(byte[] head) {
        String start = new String(head, 0, Math.min(head.length, 64), StandardCharsets.ISO_8859_1);
        if (start.startsWith("RIFF") && start.startsWith("WEBP", BRAND_AT)) {
            return Optional.of(Kind.WEBP);
        }
        if (!start.startsWith("ftyp", 4)) {
            return Optional.empty();
        }
        String brands = start.substring(BRAND_AT).toLowerCase(Locale.ROOT);
        if (brands.startsWith("avif") || brands.startsWith("avis")) {
            return Optional.of(Kind.AVIF);
        }
        boolean heic = HEIC_BRANDS.stream().anyMatch(brands::startsWith) || brands.contains("heic");
        return heic ? Optional.of(Kind.HEIC) : Optional.empty();
    }

    /** DER of a PKCS#7 object: a sequence that begins with the object id 1.2.840.113549.1.7. */
    private static Kind binary(byte[] head) {
        if (head.length > 0 && head[0] == 0x30) {
            String start = new String(head, 0, Math.min(head.length, 32), StandardCharsets.ISO_8859_1);
            if (start.contains("\u002a\u0086\u0048\u0086\u00f7\r\u0001\u0007")) {
                return Kind.PKCS7;
            }
        }
        return Kind.UNKNOWN;
    }

    private static Magic magic(Kind kind, int... bytes) {
        return new Magic(kind, bytes(bytes));
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    private static boolean startsWith(byte[] head, int... start) {
        return startsWith(head, bytes(start));
    }

    private static boolean startsWith(byte[] head, byte[] start) {
        return head.length >= start.length && Arrays.equals(head, 0, start.length, start, 0, start.length);
    }
}

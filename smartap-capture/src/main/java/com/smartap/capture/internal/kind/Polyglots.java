package com.smartap.capture.internal.kind;

import com.smartap.spi.capture.DocumentSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Notices files that are two things at once: what one program shows is not what another one opens. */
public final class Polyglots {
    private static final int EDGE = 66 * 1024;
    private static final int MOST_TRAILING = 1024;
    private static final List<String> MARKUP = List.of("<html", "<script", "<!doctype html", "<svg", "<?php");

    private Polyglots() {}

    /** What is strange about how the file begins and ends, a sentence each; none for ordinary files. */
    public static List<String> findings(DocumentSource document) throws IOException {
        byte[] head;
        byte[] tail;
        try (InputStream in = document.open()) {
            head = in.readNBytes(EDGE);
            tail = head.length < EDGE ? head : tail(in, head);
        }
        Kind kind = Kinds.of(head.length > Kinds.HEAD ? java.util.Arrays.copyOf(head, Kinds.HEAD) : head);
        List<String> findings = new ArrayList<>();
        if (kind == Kind.PDF) {
            pdf(text(head), text(tail), findings);
        }
        boolean picture = kind == Kind.PNG || kind == Kind.JPEG || kind == Kind.TIFF || kind == Kind.GIF;
        if (kind == Kind.PDF || picture) {
            alsoZip(kind, text(tail), findings);
        }
        if (picture && text(head).contains("%PDF-")) {
            findings.add("the file is %s and a PDF at once; it may show other things to other programs"
                    .formatted(kind.phrase()));
        }
        return findings;
    }

    private static void pdf(String head, String tail, List<String> findings) {
        int start = head.indexOf("%PDF-");
        if (start > 0 && !head.substring(0, start).isBlank() && !head.startsWith("\u00ef\u00bb\u00bf%PDF-")) {
            findings.add("the PDF begins only after %d other bytes; programs may take the file for something else"
                    .formatted(start));
        }
        int end = tail.lastIndexOf("%%EOF");
        int trailing = end < 0 ? 0 : tail.length() - end - "%%EOF".length();
        if (trailing > MOST_TRAILING) {
            findings.add(
                    "%d bytes follow the end of the PDF; they are not shown and were not read".formatted(trailing));
        }
        String around =
                (head.substring(0, Math.max(0, start)) + (end < 0 ? "" : tail.substring(end))).toLowerCase(Locale.ROOT);
        if (MARKUP.stream().anyMatch(around::contains)) {
            findings.add("the file is a PDF and a web page at once; never open it in a browser");
        }
    }

    private static void alsoZip(Kind kind, String tail, List<String> findings) {
        if (tail.contains("PK\u0005\u0006")
                && (kind != Kind.PDF || tail.lastIndexOf("PK\u0005\u0006") > tail.lastIndexOf("%%EOF"))) {
            findings.add("the file is %s and a ZIP archive at once; what is in the archive was not read"
                    .formatted(kind.phrase()));
        }
    }

    private static byte[] tail(InputStream in, byte[] head) throws IOException {
        byte[] last = head;
        byte[] next = in.readNBytes(EDGE);
        while (next.length == EDGE) {
            last = next;
            next = in.readNBytes(EDGE);
        }
        byte[] tail = new byte[last.length + next.length];
        System.arraycopy(last, 0, tail, 0, last.length);
        System.arraycopy(next, 0, tail, last.length, next.length);
        return tail;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}

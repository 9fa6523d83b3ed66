package com.smartap.capture.internal.edi;

import com.smartap.spi.capture.DocumentSource;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the characters of an interchange are written.
 *
 * @param charset the encoding: UTF-8 where the bytes are valid UTF-8, whatever the envelope says, else what it says
 * @param wrapped whether the file is cut into lines of one length, in the middle of segments
 */
record EdiText(Charset charset, boolean wrapped) {
    private static final int LEAST_LINES = 3;
    private static final Pattern LEVEL = Pattern.compile("UNB[^A-Za-z0-9]UNO([A-Z])");
    /** ISO 9735-1, syntax levels above the two that are ASCII. */
    private static final Map<String, String> LEVELS = Map.of(
            "D", "ISO-8859-2",
            "E", "ISO-8859-5",
            "F", "ISO-8859-7",
            "G", "ISO-8859-3",
            "H", "ISO-8859-4",
            "I", "ISO-8859-6",
            "J", "ISO-8859-8",
            "K", "ISO-8859-9",
            "L", "ISO-8859-15");

    /** Looks through the whole document once or twice; nothing is kept. */
    static EdiText of(DocumentSource document) throws IOException {
        byte[] head;
        try (InputStream in = document.open()) {
            head = in.readNBytes(512);
        }
        Lines lines = new Lines();
        try (InputStream in = new BufferedInputStream(document.open(), 1 << 16)) {
            for (int b = in.read(); b >= 0; b = in.read()) {
                lines.add(b);
            }
        }
        Charset charset = !lines.high || isUtf8(document) ? StandardCharsets.UTF_8 : declared(head);
        return new EdiText(charset, lines.wrapped());
    }

    /** The characters of the document. */
    Reader reader(DocumentSource document) throws IOException {
        return new InputStreamReader(document.open(), charset);
    }

    private static boolean isUtf8(DocumentSource document) throws IOException {
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        char[] buffer = new char[1 << 14];
        try (Reader reader = new InputStreamReader(document.open(), decoder)) {
            int read = 0;
            while (read >= 0) {
                read = reader.read(buffer);
            }
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static Charset declared(byte[] head) {
        Matcher level = LEVEL.matcher(new String(head, StandardCharsets.ISO_8859_1));
        String name = level.find() ? LEVELS.get(level.group(1)) : null;
        return name != null && Charset.isSupported(name) ? Charset.forName(name) : Charset.forName("windows-1252");
    }

    /** Counts how long lines are, in bytes and in characters of UTF-8: wrapped files have one length. */
    private static final class Lines {
        private final Lengths bytes = new Lengths();
        private final Lengths characters = new Lengths();
        private boolean high;

        void add(int b) {
            high |= b >= 0x80;
            if (b == '\n') {
                bytes.end();
                characters.end();
            } else if (b != '\r') {
                bytes.length++;
                characters.length += b >= 0x80 && b < 0xC0 ? 0 : 1;
            }
        }

        boolean wrapped() {
            return bytes.wrapped() || high && characters.wrapped();
        }
    }

    /** How many of the lines are as long as the longest. */
    private static final class Lengths {
        private long length;
        private long longest;
        private int lines;
        private int longestLines;

        void end() {
            lines++;
            if (length > longest) {
                longest = length;
                longestLines = 0;
            }
            longestLines += length == longest ? 1 : 0;
            length = 0;
        }

        /** The last line may be shorter, whether a line break follows it or not. */
        boolean wrapped() {
            return lines >= LEAST_LINES && length <= longest && longestLines >= lines - 1 && longest >= 10;
        }
    }
}

package com.smartap.connector.foxit;

import com.smartap.spi.ConnectorProtocolException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The PDF in what Foxit sends as a signed document: the PDF itself, or a zip that holds exactly one. */
final class SignedFile {
    private static final byte[] PDF = "%PDF-".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final String END = "%%EOF";
    private static final int TAIL = 2048;
    private static final int MOST_ENTRIES = 100;

    private final String connection;
    private final int most;

    /**
     * Reads files.
     *
     * @param most the largest PDF, in bytes
     */
    SignedFile(String connection, int most) {
        this.connection = connection;
        this.most = most;
    }

    /** Whether bytes begin as a PDF does. */
    static boolean isPdf(byte[] bytes) {
        return begins(bytes, PDF);
    }

    byte[] pdf(byte[] bytes) {
        byte[] file = begins(bytes, ZIP) ? unpacked(bytes) : bytes;
        if (!isPdf(file)) {
            throw problem("what came as the signed document (%d bytes) is no PDF".formatted(bytes.length));
        }
        int from = Math.max(0, file.length - TAIL);
        if (!new String(file, from, file.length - from, StandardCharsets.ISO_8859_1).contains(END)) {
            throw problem("the signed document (%d bytes) is cut off".formatted(file.length));
        }
        return file;
    }

    private byte[] unpacked(byte[] zip) {
        byte[] found = null;
        int entries = 0;
        int left = most;
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                entries++;
                byte[] bytes = in.readNBytes(left + 1);
                left -= bytes.length;
                if (left < 0 || entries > MOST_ENTRIES) {
                    throw problem("the zip with the signed document is too large");
                }
                if (isPdf(bytes)) {
                    if (found != null) {
                        throw problem(
                                "the zip holds several PDFs, and which of them is signed cannot be told. Maybe set download to document");
                    }
                    found = bytes;
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw problem("the zip with the signed document cannot be read");
        }
        if (found == null) {
            throw problem("the zip that came as the signed document holds no PDF");
        }
        return found;
    }

    private ConnectorProtocolException problem(String sentence) {
        return new ConnectorProtocolException(connection + ": " + sentence, null, null);
    }

    private static boolean begins(byte[] bytes, byte[] magic) {
        return bytes.length > magic.length && Arrays.equals(bytes, 0, magic.length, magic, 0, magic.length);
    }
}

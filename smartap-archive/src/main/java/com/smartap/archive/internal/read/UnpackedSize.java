package com.smartap.archive.internal.read;

import com.smartap.spi.DocumentException;
import com.smartap.spi.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Counts what the deflated streams of a file unpack to before a parser unpacks them into memory. Works on the raw
 * bytes, since the parser already unpacks object streams while it opens a file.
 */
final class UnpackedSize {
    private static final byte[] KEYWORD = "stream".getBytes(StandardCharsets.US_ASCII);
    private static final int LOOK_BACK = 600;
    private static final long MAX_STREAM = 48L * 1024 * 1024;
    private static final long MAX_IMAGE = 256L * 1024 * 1024;
    private static final long MAX_TOTAL = 512L * 1024 * 1024;

    private UnpackedSize() {}

    static void check(String document, byte[] file) {
        Inflater inflater = new Inflater(true);
        byte[] sink = new byte[64 * 1024];
        long total = 0;
        try {
            for (int at = next(file, 0); at >= 0; at = next(file, at)) {
                int data = dataStart(file, at);
                // Images are counted but never unpacked here, so that a large scan passes.
                long limit = isImage(file, at) ? MAX_IMAGE : MAX_STREAM;
                total += unpacked(inflater, file, data, sink, Math.min(limit, MAX_TOTAL - total), document);
            }
        } finally {
            inflater.end();
        }
    }

    private static long unpacked(Inflater inflater, byte[] file, int from, byte[] sink, long limit, String document) {
        // Two bytes of zlib header, whatever they hold: the parser does not look at them either.
        if (from + 2 >= file.length) {
            return 0;
        }
        inflater.reset();
        inflater.setInput(file, from + 2, file.length - from - 2);
        long count = 0;
        try {
            while (!inflater.finished() && !inflater.needsInput()) {
                int n = inflater.inflate(sink);
                if (n == 0) {
                    break;
                }
                count += n;
                if (count > limit) {
                    throw new DocumentException(
                            ErrorCode.DOCUMENT_TOO_LARGE,
                            "document (%s) unpacks to more than %d MB. Maybe print it to a new PDF."
                                    .formatted(document, limit / (1024 * 1024)));
                }
            }
        } catch (DataFormatException notDeflated) {
            return count;
        }
        return count;
    }

    /** The end of the next {@code stream} keyword that is not part of {@code endstream}; -1 after the last. */
    private static int next(byte[] file, int from) {
        outer:
        for (int i = from; i + KEYWORD.length < file.length; i++) {
            for (int k = 0; k < KEYWORD.length; k++) {
                if (file[i + k] != KEYWORD[k]) {
                    continue outer;
                }
            }
            if (i == 0 || file[i - 1] != 'd') {
                return i + KEYWORD.length;
            }
        }
        return -1;
    }

    private static int dataStart(byte[] file, int at) {
        int i = at;
        while (i < file.length && (file[i] == ' ' || file[i] == '\t')) {
            i++;
        }
        if (i < file.length && file[i] == '\r') {
            i++;
        }
        return i < file.length && file[i] == '\n' ? i + 1 : i;
    }

    private static boolean isImage(byte[] file, int at) {
        int from = Math.max(0, at - LOOK_BACK);
        String before = new String(file, from, at - from, StandardCharsets.ISO_8859_1);
        return before.indexOf("/Image", Math.max(0, before.lastIndexOf(" obj"))) >= 0;
    }
}

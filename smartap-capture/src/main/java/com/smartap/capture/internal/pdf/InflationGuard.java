package com.smartap.capture.internal.pdf;

import com.smartap.spi.DocumentException;
import com.smartap.spi.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Refuses files whose compressed streams grow out of all proportion, before a parser inflates them into memory.
 * Pictures are let through, since they are never decoded here.
 */
final class InflationGuard {
    private static final long MAX_STREAM = 96L * 1024 * 1024;
    private static final long MAX_ALL = 384L * 1024 * 1024;
    private static final byte[] STREAM = "stream".getBytes(StandardCharsets.US_ASCII);

    private InflationGuard() {}

    static void check(String name, byte[] file) {
        long all = 0;
        byte[] out = new byte[64 * 1024];
        Inflater inflater = new Inflater();
        try {
            int at = 0;
            while ((at = indexOf(file, STREAM, at)) >= 0) {
                int start = dataStart(file, at);
                boolean end = at >= 3 && file[at - 3] == 'e' && file[at - 2] == 'n' && file[at - 1] == 'd';
                at += STREAM.length;
                if (end || !isZlib(file, start) || isPicture(file, at)) {
                    continue;
                }
                inflater.reset();
                inflater.setInput(file, start, file.length - start);
                long size = inflate(inflater, out, Math.min(MAX_STREAM, MAX_ALL - all));
                all += size;
                if (size >= MAX_STREAM || all >= MAX_ALL) {
                    throw new DocumentException(
                            ErrorCode.DOCUMENT_TOO_LARGE,
                            "%s unpacks to more than %d MB. Maybe ask the vendor for a simpler file."
                                    .formatted(name, (size >= MAX_STREAM ? MAX_STREAM : MAX_ALL) >> 20));
                }
                at = Math.max(at, start + (int) Math.min(Integer.MAX_VALUE - start, inflater.getBytesRead()));
            }
        } finally {
            inflater.end();
        }
    }

    private static long inflate(Inflater inflater, byte[] out, long limit) {
        long size = 0;
        try {
            while (!inflater.finished() && size < limit) {
                int n = inflater.inflate(out);
                if (n == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
                    break;
                }
                size += n;
            }
        } catch (DataFormatException e) {
            // Encrypted or damaged: what was inflated so far is all that a parser would get.
            return size;
        }
        return size;
    }

    private static int dataStart(byte[] file, int at) {
        int start = at + STREAM.length;
        while (start < file.length && (file[start] == '\r' || file[start] == '\n' || file[start] == ' ')) {
            start++;
        }
        return start;
    }

    private static boolean isZlib(byte[] file, int at) {
        return at + 1 < file.length
                && (file[at] & 0x0f) == 8
                && (((file[at] & 0xff) << 8) | (file[at + 1] & 0xff)) % 31 == 0;
    }

    private static boolean isPicture(byte[] file, int stream) {
        int from = Math.max(0, stream - 600);
        String dictionary = new String(file, from, stream - from, StandardCharsets.ISO_8859_1);
        int begin = dictionary.lastIndexOf(" obj");
        String own = begin < 0 ? dictionary : dictionary.substring(begin);
        return own.matches("(?s).*/Subtype\\s*/Image\\b.*") && !own.contains("/ObjStm");
    }

    static int indexOf(byte[] data, byte[] what, int from) {
        outer:
        for (int i = from; i <= data.length - what.length; i++) {
            for (int j = 0; j < what.length; j++) {
                if (data[i + j] != what[j]) {
                    continue outer;
                }
            }
            return i;
        }
        return -1;
    }

    static int lastIndexOf(byte[] data, byte[] what) {
        outer:
        for (int i = data.length - what.length; i >= 0; i--) {
            for (int j = 0; j < what.length; j++) {
                if (data[i + j] != what[j]) {
                    continue outer;
                }
            }
            return i;
        }
        return -1;
    }
}

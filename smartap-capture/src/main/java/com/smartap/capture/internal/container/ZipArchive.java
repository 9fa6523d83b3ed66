package com.smartap.capture.internal.container;

import com.smartap.capture.internal.fields.Refusals;
import com.smartap.spi.DocumentException;
import com.smartap.spi.ErrorCode;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * A ZIP archive, judged by its directory before anything is unpacked. Sizes that it claims are never trusted: what comes
 * out is counted. Entries that share bytes make the tightest bombs and are refused.
 */
public final class ZipArchive {
    private static final int STORED = 0;
    private static final int DEFLATED = 8;
    private static final int LOCAL_HEADER = 30;
    private static final int CHUNK = 1 << 16;
    private static final int MOST_RATIO = 100;
    /** Small files may well shrink more than that. */
    private static final int FREE_OF_RATIO = 1 << 20;

    private static final int MOST_WORKBOOK_PARTS = 2_000;
    private static final long MOST_WORKBOOK_BYTES = 200L << 20;
    private static final long MOST_STRING_BYTES = 48L << 20;

    private final String name;
    private final byte[] bytes;
    private final List<ZipEntryHead> entries;

    private ZipArchive(String name, byte[] bytes, List<ZipEntryHead> entries) {
        this.name = name;
        this.bytes = bytes;
        this.entries = entries;
    }

    /**
     * Reads the directory.
     *
     * @throws DocumentException if it is damaged, or entries overlap
     */
    public static ZipArchive open(String name, byte[] bytes) {
        List<ZipEntryHead> entries = new ZipDirectory(name, bytes).entries();
        ZipArchive archive = new ZipArchive(name, bytes, entries);
        archive.refuseOverlaps();
        return archive;
    }

    /** The entries in the order of the directory. */
    public List<ZipEntryHead> entries() {
        return entries;
    }

    private void refuseOverlaps() {
        List<ZipEntryHead> byPlace = entries.stream()
                .sorted(Comparator.comparingLong(ZipEntryHead::offset))
                .toList();
        long end = 0;
        for (ZipEntryHead entry : byPlace) {
            if (entry.offset() < end) {
                throw Refusals.tooLarge(
                        "%s is a ZIP archive whose entries overlap, as in a bomb; it was not unpacked. Maybe ask for the files themselves."
                                .formatted(name));
            }
            end = dataStart(entry) + entry.compressed();
            if (end > bytes.length) {
                throw damaged("an entry reaches beyond the end", null);
            }
        }
    }

    private int dataStart(ZipEntryHead entry) {
        long at = entry.offset();
        if (at < 0 || at + LOCAL_HEADER > bytes.length || ZipDirectory.u32(bytes, (int) at) != 0x04034b50L) {
            throw damaged("an entry is not where the directory says", null);
        }
        int local = (int) at;
        return local + LOCAL_HEADER + ZipDirectory.u16(bytes, local + 26) + ZipDirectory.u16(bytes, local + 28);
    }

    /**
     * Unpacks an entry.
     *
     * @param most how many bytes may come out
     * @throws DocumentException if more come out, in all or for what went in, or the entry is damaged or encrypted
     */
    public byte[] unpack(ZipEntryHead entry, long most) {
        ByteArrayOutputStream out = new ByteArrayOutputStream((int) Math.min(1 << 20, Math.max(32, entry.size())));
        inflate(entry, most, (chunk, length) -> out.write(chunk, 0, length));
        return out.toByteArray();
    }

    /** Counts what a workbook's parts unpack to, without keeping it, and refuses bombs. */
    public void guardWorkbook() {
        if (entries.size() > MOST_WORKBOOK_PARTS) {
            throw Refusals.tooLarge(
                    "%s has %d parts; at most %d are read".formatted(name, entries.size(), MOST_WORKBOOK_PARTS));
        }
        long[] left = {MOST_WORKBOOK_BYTES};
        for (ZipEntryHead entry : entries) {
            boolean strings = entry.name().endsWith("sharedStrings.xml");
            inflate(
                    entry,
                    strings ? Math.min(left[0], MOST_STRING_BYTES) : left[0],
                    (chunk, length) -> left[0] -= length);
        }
    }

    private interface Sink {
        void take(byte[] chunk, int length);
    }

    private void inflate(ZipEntryHead entry, long most, Sink sink) {
        if (entry.encrypted()) {
            throw new DocumentException(
                    ErrorCode.DOCUMENT_ENCRYPTED,
                    "%s in %s is protected by a password. Maybe ask the vendor for a copy without one."
                            .formatted(entry.shownName(), name));
        }
        int from = dataStart(entry);
        int length = (int) entry.compressed();
        if (entry.method() == STORED) {
            if (length > most) {
                throw bomb(entry, most);
            }
            sink.take(Arrays.copyOfRange(bytes, from, from + length), length);
        } else if (entry.method() == DEFLATED) {
            deflated(entry, from, length, most, sink);
        } else {
            throw Refusals.unsupported(
                    "%s in %s is packed in a way (%d) that is not read. Maybe pack it again as plain ZIP."
                            .formatted(entry.shownName(), name, entry.method()));
        }
    }

    private void deflated(ZipEntryHead entry, int from, int length, long most, Sink sink) {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(bytes, from, length);
            byte[] chunk = new byte[CHUNK];
            long out = 0;
            while (!inflater.finished()) {
                int got = inflater.inflate(chunk);
                if (got == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
                    throw damaged(entry.shownName() + " breaks off", null);
                }
                out += got;
                if (out > most || out > FREE_OF_RATIO && out / MOST_RATIO > Math.max(1, length)) {
                    throw bomb(entry, most);
                }
                sink.take(chunk, got);
            }
        } catch (DataFormatException e) {
            throw damaged(entry.shownName() + " cannot be unpacked", e);
        } finally {
            inflater.end();
        }
    }

    private DocumentException bomb(ZipEntryHead entry, long most) {
        return Refusals.tooLarge(
                "%s in %s unpacks to more than %d bytes, or to more than %d times its size. Maybe ask for the file itself."
                        .formatted(entry.shownName(), name, most, MOST_RATIO));
    }

    private DocumentException damaged(String what, @org.jspecify.annotations.Nullable Throwable cause) {
        return Refusals.damaged("%s is a damaged ZIP archive: %s. Maybe send it again.".formatted(name, what), cause);
    }
}

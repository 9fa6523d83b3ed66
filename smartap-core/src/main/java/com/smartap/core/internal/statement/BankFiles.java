package com.smartap.core.internal.statement;

import com.smartap.core.StatementLimits;
import com.smartap.spi.ErrorCode;
import com.smartap.spi.SmartApException;
import com.smartap.spi.capture.DocumentSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/**
 * The files that a file from a bank stands for: itself, or those of a zip. Those of a zip lie one at a time in a temporary
 * file, and sizes are counted while they are unpacked, whatever the zip says of itself.
 */
final class BankFiles {
    private static final int BUFFER = 1 << 16;
    private static final byte[] ZIP = {'P', 'K', 3, 4};

    private final StatementLimits limits;

    BankFiles(StatementLimits limits) {
        this.limits = limits;
    }

    /** Takes one file after the other. */
    interface Visitor {
        void file(DocumentSource file) throws IOException;
    }

    /** Shows each file; refuses what is larger than the limits. */
    void visit(DocumentSource file, Visitor visitor) throws IOException {
        if (file.size() > limits.maxBytes()) {
            throw tooLarge(
                    "%s has %d bytes; at most %d are read".formatted(file.name(), file.size(), limits.maxBytes()));
        }
        if (isZip(file)) {
            unpack(file, visitor);
        } else {
            visitor.file(file);
        }
    }

    private static boolean isZip(DocumentSource file) throws IOException {
        try (InputStream in = file.open()) {
            return java.util.Arrays.equals(in.readNBytes(ZIP.length), ZIP);
        }
    }

    private void unpack(DocumentSource zip, Visitor visitor) throws IOException {
        int files = 0;
        long left = limits.maxUnpackedBytes();
        Path place = Files.createTempFile("smartap-bank-", ".tmp");
        try (InputStream in = zip.open();
                ZipInputStream entries = new ZipInputStream(in)) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                if (++files > limits.maxFiles()) {
                    throw tooLarge("%s holds more than %d files".formatted(zip.name(), limits.maxFiles()));
                }
                String name = nameOf(entry);
                left -= unpack(entries, place, left, zip.name());
                if (!entry.isDirectory()
                        && !name.startsWith(".")
                        && !entry.getName().startsWith("__MACOSX/")) {
                    visitor.file(new Unpacked(zip.name() + "/" + name, place, Files.size(place)));
                }
            }
        } catch (ZipException | IllegalArgumentException e) {
            throw new SmartApException(
                    ErrorCode.STATEMENT_FORMAT,
                    "%s is a zip that cannot be unpacked (%s)".formatted(zip.name(), e.getMessage()),
                    false,
                    "statement",
                    e);
        } finally {
            Files.deleteIfExists(place);
        }
        if (files == 0) {
            throw new SmartApException(
                    ErrorCode.STATEMENT_FORMAT,
                    "%s is an empty or damaged zip".formatted(zip.name()),
                    false,
                    "statement",
                    null);
        }
    }

    private long unpack(InputStream in, Path place, long most, String zip) throws IOException {
        long size = 0;
        byte[] buffer = new byte[BUFFER];
        try (OutputStream out = Files.newOutputStream(place)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                size += read;
                if (size > most) {
                    throw tooLarge(
                            "%s holds more than %d bytes, once unpacked".formatted(zip, limits.maxUnpackedBytes()));
                }
                out.write(buffer, 0, read);
            }
        }
        return size;
    }

    /** The last part of a name, which is shown to people and opens nothing. */
    private static String nameOf(ZipEntry entry) {
        String name = entry.getName().replace('\\', '/');
        String trimmed = name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
        String last = trimmed.substring(trimmed.lastIndexOf('/') + 1).replaceAll("\\p{Cntrl}", "?");
        return last.length() > 100 ? last.substring(last.length() - 100) : last;
    }

    private static SmartApException tooLarge(String message) {
        return new SmartApException(ErrorCode.DOCUMENT_TOO_LARGE, message, false, "statement", null);
    }

    private record Unpacked(String name, Path place, long size) implements DocumentSource {
        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(place);
        }
    }
}

package com.smartap.sample.audit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** The files of an export: a ZIP, or the folder that it was unpacked to. No file may be larger than 32 MiB. */
final class LogFiles implements AutoCloseable {
    private static final int MOST = 32 * 1024 * 1024;

    private final Path path;
    private final @Nullable ZipFile zip;

    LogFiles(Path path) throws IOException {
        this.path = path;
        this.zip = Files.isDirectory(path) ? null : new ZipFile(path.toFile());
    }

    /** A file's bytes, if it is there. */
    Optional<byte[]> read(String name) throws IOException {
        if (zip == null) {
            Path file = path.resolve(name);
            return Files.isRegularFile(file)
                    ? Optional.of(limited(Files.newInputStream(file), name))
                    : Optional.empty();
        }
        ZipEntry entry = zip.getEntry(name);
        return entry == null ? Optional.empty() : Optional.of(limited(zip.getInputStream(entry), name));
    }

    /** A file's text, if it is there. */
    Optional<String> text(String name) throws IOException {
        return read(name).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    /** The names of the files whose names begin so. */
    List<String> names(String prefix) throws IOException {
        if (zip != null) {
            return zip.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.startsWith(prefix))
                    .sorted()
                    .toList();
        }
        try (Stream<Path> all = Files.walk(path)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> path.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> name.startsWith(prefix))
                    .sorted()
                    .toList();
        }
    }

    private static byte[] limited(InputStream in, String name) throws IOException {
        try (in) {
            byte[] bytes = in.readNBytes(MOST + 1);
            if (bytes.length > MOST) {
                throw new IOException("%s is larger than %d bytes".formatted(name, MOST));
            }
            return bytes;
        }
    }

    @Override
    public void close() throws IOException {
        if (zip != null) {
            zip.close();
        }
    }
}

package com.smartap.archive.internal.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The machine's own file system. */
final class RealDisk implements Disk {
    @Override
    public boolean isDirectory(Path path) {
        return Files.isDirectory(path);
    }

    @Override
    public boolean isFile(Path path) {
        return Files.isRegularFile(path);
    }

    @Override
    public long size(Path file) throws IOException {
        return Files.size(file);
    }

    @Override
    public InputStream read(Path file) throws IOException {
        return Files.newInputStream(file);
    }

    @Override
    public void makeDirectory(Path directory) throws IOException {
        try {
            Files.createDirectory(directory);
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(directory)) {
                throw e;
            }
        }
    }

    @Override
    public void sync(Path directory) throws IOException {
        FileChannel channel = openDirectory(directory);
        if (channel != null) {
            try (channel) {
                channel.force(true);
            }
        }
    }

    /** Windows does not open directories; its file systems journal their entries. */
    private static @Nullable FileChannel openDirectory(Path directory) throws IOException {
        try {
            return FileChannel.open(directory, StandardOpenOption.READ);
        } catch (IOException e) {
            if (Files.isDirectory(directory)
                    && System.getProperty("os.name", "").startsWith("Windows")) {
                return null;
            }
            throw e;
        }
    }

    @Override
    public Output create(Path directory) throws IOException {
        TemporaryFile file = TemporaryFile.in(directory);
        return new Output() {
            @Override
            public Path path() {
                return file.path();
            }

            @Override
            public void write(byte[] bytes, int length) throws IOException {
                ByteBuffer chunk = ByteBuffer.wrap(bytes, 0, length);
                while (chunk.hasRemaining()) {
                    file.channel().write(chunk);
                }
            }

            @Override
            public void force() throws IOException {
                file.channel().force(true);
            }

            @Override
            public void close() throws IOException {
                file.close();
            }
        };
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public boolean delete(Path file) throws IOException {
        return Files.deleteIfExists(file);
    }

    @Override
    public void removeAbandoned(Path directory) throws IOException {
        TemporaryFile.removeAbandoned(directory);
    }

    @Override
    public List<Path> list(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.sorted().toList();
        } catch (NoSuchFileException | NotDirectoryException absent) {
            return List.of();
        }
    }
}

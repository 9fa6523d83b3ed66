package com.smartap.archive.internal.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * A file being written. Its lock tells a starting process that the writer lives; closing it, or dying, gives it up.
 *
 * @param path where it is until it gets its name
 * @param channel open for writing
 */
public record TemporaryFile(Path path, FileChannel channel) implements AutoCloseable {
    private static final String PREFIX = "put-";

    /** Makes one that no cleaning process has taken for abandoned. */
    public static TemporaryFile in(Path directory) throws IOException {
        while (true) {
            Path path = directory.resolve(PREFIX + UUID.randomUUID());
            FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            try {
                channel.lock();
                if (Files.exists(path)) {
                    return new TemporaryFile(path, channel);
                }
                channel.close();
            } catch (OverlappingFileLockException beingCleaned) {
                channel.close();
            }
        }
    }

    /** Removes the files that no living writer holds; each is removed while its lock is held. */
    public static void removeAbandoned(Path directory) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, PREFIX + "*")) {
            for (Path file : files) {
                removeIfAbandoned(file);
            }
        }
    }

    private static void removeIfAbandoned(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock != null) {
                Files.deleteIfExists(file);
            }
        } catch (OverlappingFileLockException | NoSuchFileException heldHereOrGone) {
            return;
        }
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            Files.deleteIfExists(path);
        }
    }
}

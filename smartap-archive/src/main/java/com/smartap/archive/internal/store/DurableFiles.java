package com.smartap.archive.internal.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** File operations that are on the disk when they return. */
public final class DurableFiles {
    private DurableFiles() {}

    /** Makes directories, each forced into the one that holds it. */
    public static void createDirectories(Path directory) throws IOException {
        Deque<Path> missing = new ArrayDeque<>();
        for (Path at = directory; at != null && !Files.isDirectory(at); at = at.getParent()) {
            missing.push(at);
        }
        for (Path path : missing) {
            Files.createDirectories(path);
            if (path.getParent() != null) {
                sync(path.getParent());
            }
        }
    }

    /** Gives a finished file its name in one step. */
    public static void moveInto(Path temporary, Path target) throws IOException {
        Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        Path parent = target.getParent();
        if (parent != null) {
            sync(parent);
        }
    }

    /** Forces the entries of a directory to the disk, where the system can do that. */
    public static void sync(Path directory) throws IOException {
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
}

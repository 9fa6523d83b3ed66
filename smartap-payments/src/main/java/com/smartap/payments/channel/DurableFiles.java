package com.smartap.payments.channel;

import com.smartap.model.ContentHash;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;

/** File operations that survive a power failure: bytes are on the disk before the name is. */
final class DurableFiles {
    private static final int BUFFER = 1 << 16;

    private DurableFiles() {}

    /** Writes a file under a temporary name beside it, then gives it its name. Returns the hash of its bytes. */
    static ContentHash write(Path target, InputStream in) throws IOException {
        Path part = part(target);
        MessageDigest digest = ContentHash.newDigest();
        try (FileChannel channel = FileChannel.open(
                part, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            byte[] buffer = new byte[BUFFER];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                digest.update(buffer, 0, count);
                ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, count);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
            }
            channel.force(true);
        }
        move(part, target);
        return ContentHash.ofDigest(digest.digest());
    }

    static void write(Path target, String text) throws IOException {
        write(target, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Appends a line, on the disk when this returns. */
    static void append(Path file, String text) throws IOException {
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    /** Moves in one step, so that at every instant the file has one of the two names. */
    static void move(Path from, Path to) throws IOException {
        rename(from, to);
        forceDirectory(to);
        forceDirectory(from);
    }

    static void rename(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Puts the names of a file's directory onto the disk; systems that cannot open directories do it by themselves. */
    static void forceDirectory(Path file) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        if (directory == null || File.separatorChar == '\\') {
            return;
        }
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static Path part(Path target) {
        return target.resolveSibling("." + target.getFileName() + ".part");
    }
}

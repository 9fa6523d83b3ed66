package com.smartap.sample.cli;

import com.smartap.model.ContentHash;
import com.smartap.spi.InvalidRequestException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;

/** Files that are there completely or not at all, and that only their owner may read. */
final class OutputFile {
    private OutputFile() {}

    /** What writes a file. */
    interface Content<T> {
        T writeTo(OutputStream out) throws IOException;
    }

    /**
     * What was written.
     *
     * @param result what the content returned
     * @param hash SHA-256 of the file
     */
    record Written<T>(T result, ContentHash hash) {}

    /** Writes beside the target, durably, and then puts the file in its place in one step. */
    static <T> Written<T> write(Path target, Content<T> content) throws IOException {
        Path folder = target.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new InvalidRequestException("out", "the folder of %s does not exist".formatted(target));
        }
        if (Files.isDirectory(target)) {
            throw new InvalidRequestException("out", "%s is a directory. Maybe name a file in it.".formatted(target));
        }
        Path part = Files.createTempFile(folder, ".smartap-", ".part");
        try {
            MessageDigest digest = ContentHash.newDigest();
            T result;
            try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE);
                    OutputStream out = new DigestOutputStream(
                            new BufferedOutputStream(Channels.newOutputStream(channel)), digest)) {
                result = content.writeTo(out);
                out.flush();
                channel.force(true);
            }
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return new Written<>(result, ContentHash.ofDigest(digest.digest()));
        } finally {
            Files.deleteIfExists(part);
        }
    }
}

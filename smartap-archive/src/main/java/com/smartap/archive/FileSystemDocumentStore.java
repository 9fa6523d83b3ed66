package com.smartap.archive;

import static java.util.Objects.requireNonNull;

import com.smartap.archive.internal.store.CheckedInputStream;
import com.smartap.archive.internal.store.DurableFiles;
import com.smartap.archive.internal.store.TemporaryFile;
import com.smartap.model.ContentHash;
import com.smartap.spi.Api;
import com.smartap.spi.DocumentException;
import com.smartap.spi.ErrorCode;
import com.smartap.spi.archive.DocumentStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Optional;

/**
 * Keeps documents as files named by their hash, in two levels of directories: {@code ab/cd/abcd…}. Bytes are written to
 * a temporary file and forced to the disk before they appear under their name at once, so that a crash leaves all of
 * them or none. Several processes may share one root on one file system.
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class FileSystemDocumentStore implements DocumentStore {
    private static final int BUFFER = 64 * 1024;

    private final Path root;
    private final Path incoming;

    /** Opens the store, making the directory if need be, and removes what crashed writers left behind. */
    public FileSystemDocumentStore(Path root) throws IOException {
        this.root = requireNonNull(root, "root").toAbsolutePath().normalize();
        this.incoming = this.root.resolve("incoming");
        DurableFiles.createDirectories(incoming);
        TemporaryFile.removeAbandoned(incoming);
    }

    @Override
    public Stored put(InputStream bytes, long maxBytes) throws IOException {
        requireNonNull(bytes, "bytes");
        try (TemporaryFile temporary = TemporaryFile.in(incoming)) {
            Stored stored = write(bytes, maxBytes, temporary.channel());
            publish(temporary, stored);
            return stored;
        }
    }

    private static Stored write(InputStream bytes, long maxBytes, FileChannel channel) throws IOException {
        MessageDigest digest = ContentHash.newDigest();
        byte[] buffer = new byte[BUFFER];
        long size = 0;
        for (int n = bytes.read(buffer); n >= 0; n = bytes.read(buffer)) {
            size += n;
            if (size > maxBytes) {
                throw new DocumentException(
                        ErrorCode.DOCUMENT_TOO_LARGE,
                        "the document has more than %d bytes. Maybe scan it at a lower resolution."
                                .formatted(maxBytes));
            }
            digest.update(buffer, 0, n);
            ByteBuffer chunk = ByteBuffer.wrap(buffer, 0, n);
            while (chunk.hasRemaining()) {
                channel.write(chunk);
            }
        }
        return new Stored(ContentHash.ofDigest(digest.digest()), size);
    }

    private void publish(TemporaryFile temporary, Stored stored) throws IOException {
        Path target = path(stored.hash());
        if (isHere(target, stored)) {
            DurableFiles.sync(requireNonNull(target.getParent()));
            return;
        }
        temporary.channel().force(true);
        DurableFiles.createDirectories(requireNonNull(target.getParent()));
        DurableFiles.moveInto(temporary.path(), target);
    }

    /** A file that lost bytes is replaced by the good ones at hand. */
    private static boolean isHere(Path target, Stored stored) throws IOException {
        if (!Files.exists(target) || Files.size(target) != stored.size()) {
            return false;
        }
        try (InputStream in = new CheckedInputStream(Files.newInputStream(target), stored.hash())) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
            return true;
        } catch (CheckedInputStream.WrongBytes damaged) {
            return false;
        }
    }

    @Override
    public Optional<InputStream> get(ContentHash hash) throws IOException {
        try {
            return Optional.of(new CheckedInputStream(Files.newInputStream(path(hash)), hash));
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        }
    }

    @Override
    public boolean contains(ContentHash hash) {
        return Files.isRegularFile(path(hash));
    }

    private Path path(ContentHash hash) {
        String hex = hash.hex();
        return root.resolve(hex.substring(0, 2)).resolve(hex.substring(2, 4)).resolve(hex);
    }
}

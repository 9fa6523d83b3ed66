package com.smartap.archive;

import static java.util.Objects.requireNonNull;

import com.smartap.archive.internal.store.CheckedInputStream;
import com.smartap.archive.internal.store.Disk;
import com.smartap.archive.internal.store.ObjectFiles;
import com.smartap.model.ContentHash;
import com.smartap.spi.Api;
import com.smartap.spi.DocumentException;
import com.smartap.spi.ErrorCode;
import com.smartap.spi.archive.DocumentStore;
import com.smartap.spi.archive.ObjectDeletion;
import com.smartap.spi.archive.ObjectListing;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps documents as files named by their hash, in two levels of directories: {@code ab/cd/abcd…}. Bytes are written to
 * a temporary file and forced to the disk before they appear under their name at once, so that a crash leaves all of
 * them or none. Several processes may share one root on one file system. It cannot lock: who may write to the folder may
 * delete.
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class FileSystemDocumentStore implements DocumentStore, ObjectListing, ObjectDeletion {
    private static final int BUFFER = 64 * 1024;

    private final Disk disk;
    private final Path incoming;
    private final ObjectFiles files;

    /** Opens the store, making the directory if need be, and removes what crashed writers left behind. */
    public FileSystemDocumentStore(Path root) throws IOException {
        this(root, Disk.REAL);
    }

    FileSystemDocumentStore(Path root, Disk disk) throws IOException {
        Path base = requireNonNull(root, "root").toAbsolutePath().normalize();
        this.disk = disk;
        this.files = new ObjectFiles(disk, base);
        this.incoming = base.resolve(ObjectFiles.INCOMING);
        files.createDirectories(incoming);
        disk.removeAbandoned(incoming);
    }

    @Override
    public Stored put(InputStream bytes, long maxBytes) throws IOException {
        requireNonNull(bytes, "bytes");
        try (Disk.Output temporary = disk.create(incoming)) {
            Stored stored = write(bytes, maxBytes, temporary);
            publish(temporary, stored);
            return stored;
        }
    }

    private static Stored write(InputStream bytes, long maxBytes, Disk.Output file) throws IOException {
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
            file.write(buffer, n);
        }
        return new Stored(ContentHash.ofDigest(digest.digest()), size);
    }

    private void publish(Disk.Output temporary, Stored stored) throws IOException {
        Path target = files.path(stored.hash());
        if (!isHere(target, stored)) {
            temporary.force();
            files.createDirectories(requireNonNull(target.getParent()));
            disk.move(temporary.path(), target);
        }
        files.syncName(target);
    }

    /** A file that lost bytes is replaced by the good ones at hand. */
    private boolean isHere(Path target, Stored stored) throws IOException {
        if (!disk.isFile(target) || disk.size(target) != stored.size()) {
            return false;
        }
        try (InputStream in = new CheckedInputStream(disk.read(target), stored.hash())) {
            in.transferTo(OutputStream.nullOutputStream());
            return true;
        } catch (CheckedInputStream.WrongBytes | NoSuchFileException damagedOrGone) {
            return false;
        }
    }

    @Override
    public Optional<InputStream> get(ContentHash hash) throws IOException {
        try {
            return Optional.of(new CheckedInputStream(disk.read(files.path(hash)), hash));
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        }
    }

    @Override
    public boolean contains(ContentHash hash) {
        return disk.isFile(files.path(hash));
    }

    @Override
    public ObjectPage list(@Nullable String cursor, int limit) throws IOException {
        return files.page(cursor, limit);
    }

    /** A file system knows no governance, so that makes no difference. */
    @Override
    public Deletion delete(ContentHash hash, boolean overGovernance) throws IOException {
        Path file = files.path(hash);
        if (!disk.delete(file)) {
            return new Deletion.Absent();
        }
        disk.sync(requireNonNull(file.getParent()));
        return disk.isFile(file)
                ? new Deletion.Held("the file %s is there again".formatted(file), null)
                : new Deletion.Deleted();
    }

    @Override
    public String toString() {
        return "FileSystemDocumentStore[" + files.root() + "]";
    }
}

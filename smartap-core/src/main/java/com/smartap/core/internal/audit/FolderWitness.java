package com.smartap.core.internal.audit;

import com.smartap.model.TenantId;
import com.smartap.spi.ErrorCode;
import com.smartap.spi.SmartApException;
import com.smartap.spi.audit.CheckpointWitness;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Checkpoints in a folder: a file each, named by its size, under a folder for each tenant. */
public final class FolderWitness implements CheckpointWitness {
    private static final String NOTE = ".txt";

    private final Path folder;

    public FolderWitness(Path folder) {
        this.folder = folder;
    }

    @Override
    public String name() {
        return folder.toString();
    }

    @Override
    public void keep(TenantId tenant, long size, String note) {
        write(tenant, size + NOTE, note.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void keepToken(TenantId tenant, long size, byte[] token) {
        write(tenant, size + ".tsr", token);
    }

    @Override
    public List<Long> sizes(TenantId tenant) {
        Path files = folder.resolve(tenant.value());
        if (!Files.isDirectory(files)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(files)) {
            return all.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("[0-9]{1,18}\\.txt"))
                    .map(name -> Long.valueOf(name.substring(0, name.length() - NOTE.length())))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    @Override
    public Optional<String> note(TenantId tenant, long size) {
        Path file = folder.resolve(tenant.value()).resolve(size + NOTE);
        try {
            return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private void write(TenantId tenant, String name, byte[] content) {
        Path file = folder.resolve(tenant.value()).resolve(name);
        Path draft = file.resolveSibling(name + "." + UUID.randomUUID() + ".tmp");
        try {
            Files.createDirectories(file.getParent());
            if (Files.exists(file)) {
                return;
            }
            try (FileChannel channel =
                    FileChannel.open(draft, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(content);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private SmartApException failed(IOException e) {
        return new SmartApException(
                ErrorCode.INTERNAL,
                "checkpoints cannot be kept in %s: %s. Maybe free some space, or mend its permissions"
                        .formatted(folder, e),
                true,
                null,
                e);
    }
}

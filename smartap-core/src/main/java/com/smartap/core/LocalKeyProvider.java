package com.smartap.core;

import com.smartap.core.internal.envelope.Envelope;
import com.smartap.spi.Api;
import com.smartap.spi.ErrorCode;
import com.smartap.spi.InvalidConfigurationException;
import com.smartap.spi.SmartApException;
import com.smartap.spi.secret.KeyProvider;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Keys in a file that only its owner can read: one line a key, {@code id=base64 of 32 bytes}; the last line is the
 * current key. To rotate, call {@link #rotated}, roll the file out to all nodes, and have the engine wrap its data keys
 * anew; old lines stay until nothing refers to them. Keep the file apart from backups of the database.
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class LocalKeyProvider implements KeyProvider {
    private final Map<String, byte[]> keys;
    private final String current;

    private LocalKeyProvider(Map<String, byte[]> keys) {
        this.keys = keys;
        this.current = List.copyOf(keys.keySet()).get(keys.size() - 1);
    }

    /** Reads the keys of a file; makes the file with one new key if it is not there. */
    public static LocalKeyProvider at(Path file) {
        try {
            if (!Files.exists(file)) {
                create(file, "k1=" + Base64.getEncoder().encodeToString(Envelope.newKey()) + "\n");
            }
            return new LocalKeyProvider(parse(file));
        } catch (IOException e) {
            throw new InvalidConfigurationException(
                    "key file %s cannot be read or made: %s".formatted(file, e.getMessage()));
        }
    }

    /** Adds a new current key to the file. */
    public static LocalKeyProvider rotated(Path file) {
        LocalKeyProvider before = at(file);
        String line =
                "k%d=%s%n".formatted(before.keys.size() + 1, Base64.getEncoder().encodeToString(Envelope.newKey()));
        try {
            Files.writeString(file, line, StandardCharsets.UTF_8, StandardOpenOption.APPEND, StandardOpenOption.DSYNC);
        } catch (IOException e) {
            throw new InvalidConfigurationException(
                    "key file %s cannot be written: %s".formatted(file, e.getMessage()));
        }
        return at(file);
    }

    @Override
    public String currentKeyId() {
        return current;
    }

    @Override
    public byte[] wrap(String keyId, byte[] dataKey, byte[] associated) {
        return Envelope.seal(key(keyId), dataKey, associated);
    }

    @Override
    public byte[] unwrap(String keyId, byte[] wrapped, byte[] associated) {
        return Envelope.open(key(keyId), wrapped, associated);
    }

    private byte[] key(String id) {
        byte[] key = keys.get(id);
        if (key == null) {
            throw new SmartApException(
                    ErrorCode.SECRET_UNREADABLE,
                    "key \"%s\" is not in the key file (found: %s). Maybe an older file has it."
                            .formatted(id, keys.keySet()));
        }
        return key;
    }

    private static void create(Path file, String content) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        // Written beside it and linked in whole: a process that dies meanwhile leaves no half key file, and of two
        // nodes
        // that make one in the same instant, the first wins.
        Path draft = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID());
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(draft);
        }
        try {
            Files.writeString(draft, content, StandardCharsets.UTF_8, StandardOpenOption.DSYNC);
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException e) {
            // Another node made it in the same instant; its key is as good.
            return;
        } catch (UnsupportedOperationException e) {
            Files.move(draft, file);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static Map<String, byte[]> parse(Path file) throws IOException {
        Map<String, byte[]> keys = new LinkedHashMap<>();
        int number = 0;
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            number++;
            int equals = line.indexOf('=');
            if (line.isBlank()) {
                continue;
            }
            byte[] key =
                    equals < 1 ? new byte[0] : decode(line.substring(equals + 1).strip());
            if (key.length != Envelope.KEY_BYTES) {
                throw new InvalidConfigurationException("line %d of key file %s is not \"id=base64 of %d bytes\""
                        .formatted(number, file, Envelope.KEY_BYTES));
            }
            keys.put(line.substring(0, equals).strip(), key);
        }
        if (keys.isEmpty()) {
            throw new InvalidConfigurationException("key file %s holds no key".formatted(file));
        }
        return keys;
    }

    private static byte[] decode(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    /** Never shows a key. */
    @Override
    public String toString() {
        return "LocalKeyProvider" + keys.keySet();
    }
}

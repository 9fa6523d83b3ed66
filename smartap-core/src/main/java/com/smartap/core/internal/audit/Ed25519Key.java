package com.smartap.core.internal.audit;

import com.smartap.spi.InvalidConfigurationException;
import com.smartap.spi.audit.CheckpointSigner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** A key in a file that only its owner may read: private and public key in base 64, a line each. */
public final class Ed25519Key implements CheckpointSigner {
    private final String name;
    private final PrivateKey secret;
    private final byte[] publicKey;

    private Ed25519Key(String name, PrivateKey secret, byte[] publicKey) {
        this.name = name;
        this.secret = secret;
        this.publicKey = publicKey;
    }

    /** The key of a file, which is made if it is not there. */
    public static Ed25519Key at(Path file, String name) {
        if (!name.matches("[A-Za-z0-9._/-]{1,100}")) {
            throw new InvalidConfigurationException(
                    "the name of the audit key (%s) must be 1 to 100 letters, digits, dots, slashes, underscores and hyphens"
                            .formatted(name));
        }
        try {
            if (!Files.exists(file)) {
                make(file);
            }
            List<String> lines = Files.readAllLines(file, StandardCharsets.US_ASCII);
            PrivateKey secret = KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(lines.get(0))));
            return new Ed25519Key(name, secret, Base64.getDecoder().decode(lines.get(1)));
        } catch (IOException | GeneralSecurityException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new InvalidConfigurationException(
                    "the audit key %s cannot be used (%s). Maybe restore it from a backup: another key signs other checkpoints"
                            .formatted(file, e.getClass().getSimpleName()));
        }
    }

    private static void make(Path file) throws IOException, GeneralSecurityException {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        byte[] encoded = pair.getPublic().getEncoded();
        // The last 32 bytes of the encoding are the key itself (RFC 8410).
        byte[] raw = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
        String text = Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()) + "\n"
                + Base64.getEncoder().encodeToString(raw) + "\n";
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Path draft = file.resolveSibling(
                file.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
        Files.deleteIfExists(draft);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(draft, text, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            // A link is made once, so that of two processes one wins and both use its key.
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException e) {
            return;
        } catch (UnsupportedOperationException e) {
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public byte[] publicKey() {
        return publicKey.clone();
    }

    @Override
    public byte[] sign(byte[] text) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(secret);
            signature.update(text);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform from 15 on has Ed25519", e);
        }
    }

    /** Names the key, and nothing of it. */
    @Override
    public String toString() {
        return "Ed25519Key[" + name + "]";
    }
}

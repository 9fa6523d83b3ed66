package com.smartap.spring;

import com.smartap.archive.SigningKey;
import com.smartap.spi.secret.Secret;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Arrays;
import java.util.HexFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The key that seals documents: the configured one, in a file or a token, or one that is made once and kept in the data folder. */
final class SealKey {
    private static final Logger log = LoggerFactory.getLogger(SealKey.class);
    private static final int PASSWORD_BYTES = 32;

    private SealKey() {}

    static SigningKey of(SmartApProperties properties, Clock clock) throws IOException {
        ArchiveProperties archive = properties.archive();
        if (archive.keystore() != null && archive.keystorePassword() != null) {
            char[] password = archive.keystorePassword().toCharArray();
            try {
                return SigningKey.load(archive.keystore(), password);
            } finally {
                Arrays.fill(password, '\0');
            }
        }
        Pkcs11Properties token = archive.pkcs11();
        if (token != null && token.configuration() != null && token.pin() != null) {
            return SigningKey.pkcs11(token.configuration(), Secret.of(token.pin()), token.alias());
        }
        Path folder = Files.createDirectories(properties.dataDir());
        Path file = folder.resolve("seal-key.p12");
        log.warn(
                "documents are sealed with a key that was made here ({}): it shows that nothing was changed, but proves"
                        + " nobody's identity. Maybe set smartap.archive.keystore",
                file);
        return SigningKey.selfSigned(file, passwordIn(folder), "SmartAP", clock);
    }

    /** A random password beside the key; like the key, only the owner of the folder's files may read it. */
    private static Secret passwordIn(Path folder) throws IOException {
        Path kept = folder.resolve("seal-key.password");
        if (!Files.exists(kept)) {
            byte[] random = new byte[PASSWORD_BYTES];
            new SecureRandom().nextBytes(random);
            Path written = Files.createTempFile(folder, "seal-key", ".tmp");
            try {
                Files.writeString(written, HexFormat.of().formatHex(random));
                Files.createLink(kept, written);
            } catch (FileAlreadyExistsException e) {
                log.debug("another process made the password first, and it is taken", e);
            } finally {
                Files.delete(written);
            }
        }
        return Secret.of(Files.readString(kept));
    }
}

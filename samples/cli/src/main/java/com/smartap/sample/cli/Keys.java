package com.smartap.sample.cli;

import com.smartap.archive.SigningKey;
import com.smartap.spi.secret.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** Keys for commands that were given none. */
final class Keys {
    private Keys() {}

    /** A key that is forgotten with the command; its certificate says that it proves nobody's identity. */
    static SigningKey demonstration(Session session) throws IOException {
        Path folder = Files.createTempDirectory("smartap-seal");
        Path file = folder.resolve("demonstration.p12");
        try {
            Secret password = Secret.of(UUID.randomUUID().toString());
            return SigningKey.selfSigned(file, password, "SmartAP demonstration", session.clock());
        } finally {
            Files.deleteIfExists(file);
            Files.deleteIfExists(folder);
        }
    }
}

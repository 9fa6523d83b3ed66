package com.smartap.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.smartap.spi.InvalidConfigurationException;
import com.smartap.spi.secret.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeyTest {
    private static final Clock CLOCK = Clock.fixed(Samples.NOW, ZoneOffset.UTC);

    @TempDir
    Path directory;

    @Test
    void a_system_key_is_made_once_and_only_its_owner_reads_it() throws IOException {
        Path file = directory.resolve("keys/seal.p12");
        SigningKey made = SigningKey.selfSigned(file, Secret.of("pass phrase"), "Plant 7", CLOCK);
        SigningKey found = SigningKey.selfSigned(file, Secret.of("pass phrase"), "Other name", CLOCK);
        assertThat(found.certificate()).isEqualTo(made.certificate());
        assertThat(made.isSystemMade()).isTrue();
        assertThat(made.toString()).contains("Plant 7").doesNotContain("pass phrase");
        assumeTrue(Files.getFileStore(file).supportsFileAttributeView("posix"), "no POSIX permissions here");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void a_wrong_password_is_told_without_showing_it() throws IOException {
        Path file = directory.resolve("seal.p12");
        SigningKey.selfSigned(file, Secret.of("right"), "Plant 7", CLOCK);
        assertThatThrownBy(() -> SigningKey.load(file, "mistaken".toCharArray()))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageContaining("seal.p12")
                .hasMessageNotContaining("mistaken");
    }
}

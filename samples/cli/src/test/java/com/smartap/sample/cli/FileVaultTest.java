package com.smartap.sample.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smartap.spi.StaleVersionException;
import com.smartap.spi.secret.Secret;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileVaultTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @TempDir
    private Path folder;

    private Path file;
    private FileVault vault;

    @BeforeEach
    void open() throws IOException {
        file = Files.writeString(
                folder.resolve("connection.json"), "{\"system\":\"x\",\"credentials\":{\"refreshToken\":\"old\"}}");
        vault = new FileVault(new ConnectionFile(file));
    }

    @Test
    void one_at_a_time_has_the_right_to_renew() throws IOException {
        try (var lease = vault.tryLease(MINUTE).orElseThrow()) {
            assertThat(lease).isNotNull();
            assertThat(new FileVault(new ConnectionFile(file)).tryLease(MINUTE)).isEmpty();
        }
        vault.tryLease(MINUTE).orElseThrow().close();
    }

    @Test
    void another_process_that_holds_the_lock_has_the_right() throws IOException {
        Path lock = folder.resolve("connection.json.lock");
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var held = channel.lock()) {
            assertThat(held.isValid()).isTrue();
            assertThat(vault.tryLease(MINUTE)).isEmpty();
        }
    }

    @Test
    void what_is_saved_is_read_with_another_version() {
        var before = vault.read();
        try (var lease = vault.tryLease(MINUTE).orElseThrow()) {
            var saved = lease.save(before.with("refreshToken", Secret.of("new")));
            assertThat(saved.version()).isNotEqualTo(before.version());
            lease.save(saved.with("accessToken", Secret.of("another")));
        }
        assertThat(vault.read().require("refreshToken").reveal()).isEqualTo("new");
        assertThat(vault.read().require("accessToken").reveal()).isEqualTo("another");
    }

    @Test
    void credentials_that_a_person_entered_meanwhile_are_not_overwritten() throws IOException {
        var before = vault.read();
        try (var lease = vault.tryLease(MINUTE).orElseThrow()) {
            Files.writeString(file, "{\"system\":\"x\",\"credentials\":{\"refreshToken\":\"by hand\"}}");
            assertThatThrownBy(() -> lease.save(before.with("refreshToken", Secret.of("new"))))
                    .isInstanceOf(StaleVersionException.class);
        }
        assertThat(vault.read().require("refreshToken").reveal()).isEqualTo("by hand");
    }
}

package com.smartap.sample.cli;

import com.smartap.spi.StaleVersionException;
import com.smartap.spi.secret.CredentialVault;
import com.smartap.spi.secret.Credentials;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;

/**
 * Credentials in a connection file. The lease is a lock of the operating system on a file beside it: it holds across
 * processes, and ends with the process that has it, however that ends.
 */
final class FileVault implements CredentialVault {
    private final ConnectionFile file;

    FileVault(ConnectionFile file) {
        this.file = file;
    }

    @Override
    public Credentials read() {
        try {
            return file.credentials();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<Lease> tryLease(Duration duration) {
        try {
            FileChannel channel =
                    FileChannel.open(file.lockFile(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                FileLock lock = channel.tryLock();
                if (lock != null) {
                    return Optional.of(new FileLease(channel, read().version()));
                }
            } catch (OverlappingFileLockException held) {
                // Another thread of this process renews.
            } catch (RuntimeException e) {
                channel.close();
                throw e;
            }
            channel.close();
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class FileLease implements Lease {
        private final FileChannel channel;
        private long version;

        FileLease(FileChannel channel, long version) {
            this.channel = channel;
            this.version = version;
        }

        @Override
        public Credentials save(Credentials renewed) {
            try {
                if (read().version() != version) {
                    throw new StaleVersionException(
                            "the credentials in %s were changed meanwhile, and are left as they are".formatted(file));
                }
                Credentials stored = file.store(renewed);
                version = stored.version();
                return stored;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Closing the channel ends the lock. */
        @Override
        public void close() {
            try {
                channel.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}

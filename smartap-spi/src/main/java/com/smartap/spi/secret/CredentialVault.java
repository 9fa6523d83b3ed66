package com.smartap.spi.secret;

import com.smartap.spi.Api;
import java.time.Duration;
import java.util.Optional;

/**
 * Where a connector reads its credentials and stores those that the outside system renewed. Holds across threads and
 * nodes: whoever wants to renew takes the lease first, reads again, and stores the new credentials before using them.
 * <pre>{@code
 * try (var lease = vault.tryLease(Duration.ofSeconds(60)).orElse(null)) {
 *     if (lease == null) { wait a moment; read() again: somebody else renews }
 *     var current = vault.read();
 *     if (still expired) { var renewed = call(current); lease.save(renewed); use(renewed); }
 * }
 * }</pre>
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public interface CredentialVault {
    /** The credentials as they are stored now. */
    Credentials read();

    /**
     * Takes the right to renew the credentials, which nobody else has until it is closed or its time is over.
     *
     * @param duration longer than the renewal may take
     * @return empty while somebody else has it
     */
    Optional<Lease> tryLease(Duration duration);

    /** The right to renew. */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    interface Lease extends AutoCloseable {
        /**
         * Stores renewed credentials durably, before they are used.
         *
         * @return the credentials with their new version
         * @throws com.smartap.spi.StaleVersionException if the lease ran out and somebody else renewed meanwhile
         */
        Credentials save(Credentials renewed);

        /** Gives the right back. */
        @Override
        void close();
    }
}

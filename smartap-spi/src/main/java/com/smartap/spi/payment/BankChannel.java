package com.smartap.spi.payment;

import com.smartap.model.IdempotencyKey;
import com.smartap.spi.Api;
import com.smartap.spi.capture.DocumentSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Carries payment files to a bank and brings its statements back. Thread-safe. The contract: one key, one file at the
 * bank. The engine records the key before it calls, and after a lost answer or a crash calls {@link #find} before it
 * calls {@link #deliver} again.
 */
@Api(usage = Api.Usage.IMPLEMENT, since = "0.1")
public interface BankChannel extends AutoCloseable {
    /** Stable lower-case name, such as {@code folder}. */
    String id();

    /**
     * Hands a payment file over, once for each key.
     *
     * @param fileName the name under which the bank gets it
     * @throws com.smartap.spi.ConnectorException if the file was surely not taken
     */
    Delivery deliver(String fileName, DocumentSource file, IdempotencyKey key);

    /** Looks for the file that an earlier call with the same key may have handed over. Hands nothing over. */
    Optional<Delivery.Accepted> find(String fileName, IdempotencyKey key);

    /**
     * Files that the bank made available after a cursor, oldest first, 100 at the most. A file may come twice.
     *
     * @param cursor what an earlier call returned; null to begin with everything
     */
    Inbox receive(@Nullable String cursor);

    /** Ends sessions; never throws. */
    @Override
    default void close() {}

    /**
     * Files from the bank.
     *
     * @param files in order
     * @param cursor where to go on next time
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    record Inbox(List<DocumentSource> files, @Nullable String cursor) {
        /** Copies the files. */
        public Inbox {
            files = List.copyOf(files);
        }
    }

    /** What came of handing over a file. */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    sealed interface Delivery {
        /**
         * The bank has the file.
         *
         * @param bankReference the bank's reference for it
         */
        @Api(usage = Api.Usage.CALL, since = "0.1")
        record Accepted(String bankReference) implements Delivery {}

        /**
         * The bank refused the file as a whole; none of its payments is executed.
         *
         * @param reason the bank's own words
         */
        @Api(usage = Api.Usage.CALL, since = "0.1")
        record Refused(String reason) implements Delivery {}

        /**
         * The answer was lost, so the bank may have the file; the engine looks before it sends again.
         *
         * @param lastSeen what was seen last
         */
        @Api(usage = Api.Usage.CALL, since = "0.1")
        record Unknown(String lastSeen) implements Delivery {}

        /** An exhaustive choice. */
        default <R> R fold(Function<Accepted, R> accepted, Function<Refused, R> refused, Function<Unknown, R> unknown) {
            if (this instanceof Accepted a) {
                return accepted.apply(a);
            }
            if (this instanceof Refused r) {
                return refused.apply(r);
            }
            return unknown.apply((Unknown) this);
        }
    }
}

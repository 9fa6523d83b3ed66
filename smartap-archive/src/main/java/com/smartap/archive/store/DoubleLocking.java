package com.smartap.archive.store;

import com.smartap.model.ContentHash;
import com.smartap.spi.archive.DocumentStore;
import com.smartap.spi.archive.ObjectLocking;
import com.smartap.spi.archive.Retention;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Locks in two stores. A document that the second has not got yet is locked there when a scrub brings it. */
record DoubleLocking(ObjectLocking first, ObjectLocking second) implements ObjectLocking {
    private interface Change {
        void run() throws IOException;
    }

    @Override
    public void retain(ContentHash hash, Retention retention) throws IOException {
        first.retain(hash, retention);
        ifThere(() -> second.retain(hash, retention));
    }

    @Override
    public void retainExactly(ContentHash hash, Retention retention) throws IOException {
        first.retainExactly(hash, retention);
        ifThere(() -> second.retainExactly(hash, retention));
    }

    @Override
    public void legalHold(ContentHash hash, boolean held) throws IOException {
        first.legalHold(hash, held);
        ifThere(() -> second.legalHold(hash, held));
    }

    @Override
    public Optional<LockState> lock(ContentHash hash) throws IOException {
        return first.lock(hash);
    }

    /** Those of the first store; the second needs a canary of its own. */
    @Override
    public DocumentStore trials() {
        return first.trials();
    }

    @Override
    public Duration shortest() {
        return first.shortest();
    }

    private static void ifThere(Change change) throws IOException {
        try {
            change.run();
        } catch (FileNotFoundException notYet) {
            return;
        }
    }
}

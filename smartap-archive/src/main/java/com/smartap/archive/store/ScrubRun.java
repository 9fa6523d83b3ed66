package com.smartap.archive.store;

import com.smartap.archive.internal.cloud.Spool;
import com.smartap.archive.internal.store.CheckedInputStream;
import com.smartap.archive.store.ScrubFinding.Kind;
import com.smartap.connector.support.Sleeper;
import com.smartap.model.ContentHash;
import com.smartap.spi.archive.DocumentStore;
import com.smartap.spi.archive.DocumentStore.Stored;
import com.smartap.spi.archive.ObjectArchivedException;
import com.smartap.spi.archive.ObjectLocking;
import com.smartap.spi.archive.ObjectLocking.LockState;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What one run of a scrub has seen so far, and how it proves and heals single objects. */
final class ScrubRun {
    private static final int KEPT = 1_000;
    private static final int BUFFER = 64 * 1024;

    private final DocumentStore store;
    private final @Nullable DocumentStore replica;
    private final Consumer<ScrubFinding> listener;
    private final long bytesPerSecond;
    private final long start = System.nanoTime();
    private final Map<Kind, Long> counts = new EnumMap<>(Kind.class);
    private final List<ScrubFinding> findings = new ArrayList<>();
    private long objects;
    private long bytes;
    private long open;
    private int failedInARow;

    ScrubRun(
            DocumentStore store,
            @Nullable DocumentStore replica,
            Consumer<ScrubFinding> listener,
            long bytesPerSecond) {
        this.store = store;
        this.replica = replica;
        this.listener = listener;
        this.bytesPerSecond = bytesPerSecond;
    }

    /** How many objects in a row a store did not answer for. */
    int failedInARow() {
        return failedInARow;
    }

    ScrubReport report(boolean finished) {
        return new ScrubReport(finished, objects, bytes, counts, open, findings);
    }

    /** Reads an object where it is, and sees that the other store has it. */
    void prove(Stored object, DocumentStore here, @Nullable DocumentStore there, boolean hidden) throws IOException {
        objects++;
        ContentHash hash = object.hash();
        Optional<Kind> wrong = read(hash, here);
        if (wrong.isPresent()) {
            problem(wrong.get(), hash, here, there);
        } else if (hidden) {
            heal(Kind.HIDDEN, hash, here, here);
        }
        if (there != null && wrong.filter(kind -> kind != Kind.ARCHIVED).isEmpty() && !isThere(hash, there)) {
            heal(Kind.MISSING, hash, there, here);
        }
        pace();
    }

    /** Sees that an object is somewhere. */
    void expect(ContentHash hash) throws IOException {
        if (!isThere(hash, store)) {
            heal(Kind.MISSING, hash, store, replica);
        }
    }

    void note(Kind kind, String object, DocumentStore where, boolean healed, String detail) {
        ScrubFinding finding = new ScrubFinding(kind, object, where.toString(), healed, detail);
        counts.merge(kind, 1L, Long::sum);
        if (finding.isOpen()) {
            open++;
        }
        if (findings.size() < KEPT) {
            findings.add(finding);
        }
        listener.accept(finding);
    }

    private void problem(Kind kind, ContentHash hash, DocumentStore here, @Nullable DocumentStore there)
            throws IOException {
        switch (kind) {
            case DAMAGED, MISSING -> heal(kind, hash, here, there);
            case ARCHIVED -> note(kind, hash.hex(), here, false, "its bytes cannot be read without a restore");
            default -> note(kind, hash.hex(), here, false, lastFailure);
        }
    }

    private String lastFailure = "";

    /** What is wrong with an object; empty if its bytes are what the hash says. */
    private Optional<Kind> read(ContentHash hash, DocumentStore where) {
        try {
            Optional<InputStream> found = where.get(hash);
            if (found.isEmpty()) {
                failedInARow = 0;
                return Optional.of(Kind.MISSING);
            }
            try (InputStream in = new CheckedInputStream(found.get(), hash)) {
                byte[] buffer = new byte[BUFFER];
                for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                    bytes += n;
                }
            }
            failedInARow = 0;
            return Optional.empty();
        } catch (CheckedInputStream.WrongBytes damaged) {
            failedInARow = 0;
            return Optional.of(Kind.DAMAGED);
        } catch (ObjectArchivedException archived) {
            failedInARow = 0;
            return Optional.of(Kind.ARCHIVED);
        } catch (IOException unread) {
            lastFailure = String.valueOf(unread.getMessage());
            failedInARow = Scrubber.isPassing(unread) ? failedInARow + 1 : 0;
            return Optional.of(Kind.UNREADABLE);
        }
    }

    private boolean isThere(ContentHash hash, DocumentStore where) {
        try {
            return where.contains(hash);
        } catch (IOException unanswered) {
            note(Kind.UNREADABLE, hash.hex(), where, false, String.valueOf(unanswered.getMessage()));
            return true;
        }
    }

    /** Writes good bytes over what is wrong, locks them as where they come from, and proves them by reading again. */
    private void heal(Kind kind, ContentHash hash, DocumentStore sick, @Nullable DocumentStore source) {
        String detail = "no store has good bytes. Maybe restore it from a backup";
        boolean healed = false;
        if (source != null) {
            try (Spool good = ReplicatedDocumentStore.proven(source, hash)) {
                if (good != null) {
                    Stored ignored = sick.replace(good.open(), Long.MAX_VALUE);
                    lockLike(hash, source, sick);
                    healed = read(hash, sick).isEmpty();
                    detail = healed ? "healed from " + source : "it was written again, and is still not well";
                }
            } catch (IOException e) {
                detail = "it could not be healed: " + e.getMessage();
            }
        }
        note(kind, hash.hex(), sick, healed, detail);
    }

    private static void lockLike(ContentHash hash, DocumentStore source, DocumentStore target) throws IOException {
        Optional<ObjectLocking> from = source.ability(ObjectLocking.class);
        Optional<ObjectLocking> to = target.ability(ObjectLocking.class);
        if (source == target || from.isEmpty() || to.isEmpty()) {
            return;
        }
        LockState lock = from.get().lock(hash).orElse(LockState.NONE);
        if (lock.retention().isPresent()) {
            to.get().retain(hash, lock.retention().get());
        }
        if (lock.legalHold()) {
            to.get().legalHold(hash, true);
        }
    }

    private void pace() {
        long due = bytesPerSecond == Long.MAX_VALUE ? 0 : bytes * 1_000 / bytesPerSecond;
        long ahead = due - Duration.ofNanos(System.nanoTime() - start).toMillis();
        if (ahead > 0) {
            try {
                Sleeper.SYSTEM.sleep(Duration.ofMillis(ahead));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}

package com.smartap.archive.store;

import static java.util.Objects.requireNonNull;

import com.smartap.archive.store.ScrubFinding.Kind;
import com.smartap.model.ContentHash;
import com.smartap.spi.Api;
import com.smartap.spi.ErrorCode;
import com.smartap.spi.SmartApException;
import com.smartap.spi.archive.DocumentStore;
import com.smartap.spi.archive.ObjectListing;
import com.smartap.spi.archive.ObjectListing.ObjectPage;
import com.smartap.spi.archive.StoreUnavailableException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads everything that a store holds, and proves it against its hash. With a second store it looks there, too, brings
 * to each what only the other has, and heals what is damaged from the other's good bytes. Goes page by page in flat
 * memory, remembers how far it came, and can be stopped at any object.
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class Scrubber {
    private static final Logger log = LoggerFactory.getLogger(Scrubber.class);
    private static final int PAGE = 250;
    private static final int FAILURES = 5;

    private final DocumentStore store;
    private final @Nullable DocumentStore replica;
    private final ScrubCursor cursor;
    private final Consumer<ScrubFinding> listener;
    private final long bytesPerSecond;
    private final Iterable<ContentHash> expected;

    private Scrubber(
            DocumentStore store,
            @Nullable DocumentStore replica,
            ScrubCursor cursor,
            Consumer<ScrubFinding> listener,
            long bytesPerSecond,
            Iterable<ContentHash> expected) {
        this.store = store;
        this.replica = replica;
        this.cursor = cursor;
        this.listener = listener;
        this.bytesPerSecond = bytesPerSecond;
        this.expected = expected;
    }

    /** A scrubber of one store; of both stores if it is a {@link ReplicatedDocumentStore}. */
    public static Scrubber of(DocumentStore store) {
        requireNonNull(store, "store");
        DocumentStore first = store instanceof ReplicatedDocumentStore both ? both.primary() : store;
        DocumentStore second = store instanceof ReplicatedDocumentStore both ? both.replica() : null;
        return new Scrubber(first, second, ScrubCursor.none(), finding -> {}, Long.MAX_VALUE, List.of());
    }

    /** The same, going on where the last run ended. */
    public Scrubber remembering(ScrubCursor place) {
        return new Scrubber(store, replica, place, listener, bytesPerSecond, expected);
    }

    /** The same, telling each finding as it is made. */
    public Scrubber telling(Consumer<ScrubFinding> ear) {
        return new Scrubber(store, replica, cursor, ear, bytesPerSecond, expected);
    }

    /** The same, reading at most so many bytes a second on average, 1 and more. */
    public Scrubber atMost(long bytes) {
        if (bytes < 1) {
            throw new IllegalArgumentException("bytes a second (%d) must be positive".formatted(bytes));
        }
        return new Scrubber(store, replica, cursor, listener, bytes, expected);
    }

    /** The same, which also looks for documents that have to be there, such as those of a database; iterated last. */
    public Scrubber expecting(Iterable<ContentHash> documents) {
        return new Scrubber(store, replica, cursor, listener, bytesPerSecond, documents);
    }

    /** Reads everything that is left. */
    public ScrubReport run() throws IOException {
        return run(() -> true);
    }

    /**
     * Reads on.
     *
     * @param goesOn asked before each object; the next run begins with the page of the first that was not read
     * @throws IOException if a store's list or the cursor cannot be read
     * @throws SmartApException if the store cannot list what it holds
     */
    public ScrubReport run(BooleanSupplier goesOn) throws IOException {
        ScrubRun run = new ScrubRun(store, replica, listener, bytesPerSecond);
        String from = cursor.load().orElse("p");
        boolean whole = true;
        if (from.startsWith("p")) {
            whole = pages(run, "p", from, store, replica, goesOn);
            from = "r";
        }
        if (whole
                && !from.startsWith("x")
                && replica != null
                && replica.ability(ObjectListing.class).isPresent()) {
            whole = pages(run, "r", from, replica, store, goesOn);
        }
        if (whole) {
            for (ContentHash hash : expected) {
                if (!goesOn.getAsBoolean() || Thread.currentThread().isInterrupted()) {
                    cursor.save("x");
                    return run.report(false);
                }
                run.expect(hash);
            }
            cursor.save("");
        }
        ScrubReport report = run.report(whole);
        log.info(
                "scrub of {}: {} objects, {} bytes, findings {}, {} open{}",
                store,
                report.objects(),
                report.bytes(),
                report.counts(),
                report.open(),
                whole ? "" : "; to be continued");
        return report;
    }

    /** Whether all pages of one store were read. */
    private boolean pages(
            ScrubRun run,
            String phase,
            String from,
            DocumentStore here,
            @Nullable DocumentStore there,
            BooleanSupplier goesOn)
            throws IOException {
        ObjectListing listing = here.ability(ObjectListing.class)
                .orElseThrow(() -> new SmartApException(
                        ErrorCode.ILLEGAL_STATE,
                        "%s cannot list what it holds, so it cannot be scrubbed".formatted(here)));
        String at = from.length() > 1 ? from.substring(1) : null;
        while (true) {
            ObjectPage page = listing.list(at, PAGE);
            for (DocumentStore.Stored object : page.objects()) {
                if (!goesOn.getAsBoolean()
                        || Thread.currentThread().isInterrupted()
                        || run.failedInARow() >= FAILURES) {
                    return false;
                }
                run.prove(object, here, there, page.hidden().contains(object.hash()));
            }
            page.strangers().forEach(name -> run.note(Kind.STRANGER, name, here, false, "not put there by the store"));
            Optional<String> next = page.next();
            if (next.isEmpty()) {
                if (there != null && phase.equals("p")) {
                    cursor.save("r");
                }
                return true;
            }
            at = next.get();
            cursor.save(phase + at);
        }
    }

    /** Whether a failure says nothing about the object. */
    static boolean isPassing(IOException failure) {
        return failure instanceof StoreUnavailableException;
    }
}
